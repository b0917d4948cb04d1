package vn.cnnt.manners.describing;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Whoever reads an answer may rely on the components of its record that can't be null, and must expect null in those
/// that can be and are answered all the same. What a request must have is said by its constraints, and is another
/// thing: a schema of requests stays as it is.
///
/// Which of the two a schema is shows only when the paths are known; until then the members are noted in it.
final class AnsweredMembers implements ModelConverter {
    private static final String NOTED = "x-always-there";
    private static final String NULLS = "x-may-be-null";
    private static final String SCHEMAS = Components.COMPONENTS_SCHEMAS_REF;

    private final boolean nullsAreWritten;

    /// @param nullsAreWritten where nothing else is said of a member
    AnsweredMembers(boolean nullsAreWritten) {
        this.nullsAreWritten = nullsAreWritten;
    }

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        var resolved = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        if (resolved == null) {
            return null;
        }
        var schema = resolved.get$ref() == null
                ? resolved
                : context.getDefinedModels().get(name(resolved.get$ref()));
        var raw = Json.mapper().constructType(type.getType()).getRawClass();
        if (schema != null && schema.getProperties() != null && raw.isRecord()) {
            var always = alwaysThere(raw);
            always.retainAll(schema.getProperties().keySet());
            schema.addExtension(NOTED, List.copyOf(always));
            var nulls = nulls(raw, nullsAreWritten);
            nulls.retainAll(schema.getProperties().keySet());
            schema.addExtension(NULLS, List.copyOf(nulls));
            openWhereItHasFurtherMembers(schema, raw);
        }
        return resolved;
    }

    /// What a component brings as members of its own is none itself.
    private static void openWhereItHasFurtherMembers(Schema<?> schema, Class<?> record) {
        for (var component : record.getRecordComponents()) {
            if (isOfFurtherMembers(component)) {
                schema.getProperties().remove(component.getName());
                schema.setAdditionalProperties(true);
            }
        }
    }

    private static boolean isOfFurtherMembers(RecordComponent component) {
        return component.getAccessor().isAnnotationPresent(JsonAnyGetter.class);
    }

    /// The members that an answer made of this record has with null for a value.
    static Set<String> nulls(Class<?> record, boolean nullsAreWritten) {
        var members = new TreeSet<String>();
        var ofAll = record.getAnnotation(JsonInclude.class);
        for (var component : record.getRecordComponents()) {
            var ofOne = component.getAccessor().getAnnotation(JsonInclude.class);
            var included = ofOne == null ? ofAll : ofOne;
            var isWritten = included == null ? nullsAreWritten : included.value() == JsonInclude.Include.ALWAYS;
            var accessor = component.getAccessor();
            if (accessor.isAnnotationPresent(JsonUnwrapped.class)) {
                if (component.getType().isRecord()) {
                    members.addAll(nulls(component.getType(), nullsAreWritten));
                }
            } else if (isWritten && component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                members.add(component.getName());
            }
        }
        return members;
    }

    /// The members that an answer made of this record has, whatever happened.
    static Set<String> alwaysThere(Class<?> record) {
        var members = new TreeSet<String>();
        var ofAll = record.getAnnotation(JsonInclude.class);
        for (var component : record.getRecordComponents()) {
            var ofOne = component.getAccessor().getAnnotation(JsonInclude.class);
            if (isOfFurtherMembers(component) || mayBeLeftOut(component, ofOne == null ? ofAll : ofOne)) {
                continue;
            }
            if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                if (component.getType().isRecord()) {
                    members.addAll(alwaysThere(component.getType()));
                }
            } else {
                members.add(component.getName());
            }
        }
        return members;
    }

    private static boolean mayBeLeftOut(RecordComponent component, @Nullable JsonInclude included) {
        if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            return true;
        }
        return included != null
                && included.value() != JsonInclude.Include.ALWAYS
                && included.value() != JsonInclude.Include.NON_NULL;
    }

    /// What is only answered requires what was noted.
    static void settle(OpenAPI api) {
        var components = api.getComponents();
        var asked = new HashSet<String>();
        var answered = new HashSet<String>();
        for (var path : api.getPaths().values()) {
            for (var operation : path.readOperations()) {
                if (operation.getRequestBody() != null) {
                    reach(components, operation.getRequestBody().getContent(), asked);
                }
                if (operation.getParameters() != null) {
                    operation.getParameters().forEach(it -> reach(components, it.getSchema(), asked));
                }
                operation.getResponses().values().forEach(it -> reach(components, it.getContent(), answered));
            }
        }
        components.getSchemas().forEach((name, found) -> {
            Schema<?> schema = found;
            var always = noted(schema, NOTED);
            var nulls = noted(schema, NULLS);
            if (answered.contains(name) && !asked.contains(name)) {
                require(schema, always);
                nulls.forEach(member ->
                        schema.getProperties().computeIfPresent(String.valueOf(member), (_, it) -> orNull(it)));
            }
        });
    }

    private static List<?> noted(Schema<?> schema, String as) {
        if (schema.getExtensions() == null || !(schema.getExtensions().get(as) instanceof List<?> members)) {
            return List.of();
        }
        var others = new HashMap<>(schema.getExtensions());
        others.remove(as);
        schema.setExtensions(others.isEmpty() ? null : others);
        return members;
    }

    /// A schema that stands elsewhere, or has a list of values, is one of two.
    private static Schema<?> orNull(Schema<?> schema) {
        if (schema.get$ref() == null && schema.getEnum() == null && schema.getTypes() != null) {
            schema.addType("null");
            return schema;
        }
        return new JsonSchema().anyOf(List.of(schema, new JsonSchema().types(Set.of("null"))));
    }

    private static void require(Schema<?> schema, List<?> members) {
        var required = new TreeSet<String>();
        if (schema.getRequired() != null) {
            required.addAll(schema.getRequired());
        }
        members.forEach(member -> required.add(String.valueOf(member)));
        if (!required.isEmpty()) {
            schema.setRequired(List.copyOf(required));
        }
    }

    private static void reach(Components components, @Nullable Content content, Set<String> reached) {
        if (content != null) {
            content.values().forEach(media -> reach(components, media.getSchema(), reached));
        }
    }

    private static void reach(Components components, @Nullable Object found, Set<String> reached) {
        if (!(found instanceof Schema<?> schema)) {
            return;
        }
        if (schema.get$ref() != null) {
            var name = name(schema.get$ref());
            if (reached.add(name)) {
                reach(components, components.getSchemas().get(name), reached);
            }
        }
        if (schema.getProperties() != null) {
            reachEach(components, schema.getProperties().values(), reached);
        }
        reach(components, schema.getItems(), reached);
        reach(components, schema.getAdditionalProperties(), reached);
        reachEach(components, schema.getAllOf(), reached);
        reachEach(components, schema.getAnyOf(), reached);
        reachEach(components, schema.getOneOf(), reached);
    }

    private static void reachEach(Components components, @Nullable Collection<?> some, Set<String> reached) {
        if (some != null) {
            some.forEach(one -> reach(components, one, reached));
        }
    }

    private static String name(String reference) {
        return reference.substring(SCHEMAS.length());
    }
}
