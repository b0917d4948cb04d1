package vn.cnnt.manners.describing;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnsweredMembersTest {
    record Place(String province, @Nullable String commune) {}

    record Thing(
            String id,
            long version,
            @Nullable Long amount,
            @JsonUnwrapped Place place,
            @JsonUnwrapped @Nullable Place former,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> warnings,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) long unknown,
            List<Part> parts,
            Map<String, Part> byName) {}

    record Part(String name, @Nullable String note) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Sparing(
            String name,
            @JsonInclude(JsonInclude.Include.ALWAYS) List<String> items) {}

    enum Kind {
        ONE,
        OTHER
    }

    record Several(
            String name,
            @Nullable Kind kind,
            @Nullable Part part,
            @JsonAnyGetter Map<String, Object> more) {}

    record Listed(
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String next,

            @Nullable Integer total) {}

    record Shared(String name, @Nullable String note) {}

    record Asked(Shared shared) {}

    record Told(Shared shared, Part part) {}

    @Test
    void whatever_can_not_be_null_is_always_there() {
        assertThat(AnsweredMembers.alwaysThere(Thing.class))
                .containsExactly("byName", "id", "parts", "province", "version");
    }

    @Test
    void what_is_left_out_when_it_is_empty_is_not_always_there() {
        assertThat(AnsweredMembers.alwaysThere(Sparing.class)).containsExactly("items");
    }

    @Test
    void an_answer_requires_it_and_so_do_the_parts_of_the_answer() {
        var schemas = described(Asked.class, Told.class);

        assertThat(required(schemas, "Told")).containsExactly("part", "shared");
        assertThat(required(schemas, "Part")).containsExactly("name");
    }

    @Test
    void what_may_be_null_and_is_answered_all_the_same_is_described_so_and_what_is_left_out_is_not() {
        assertThat(AnsweredMembers.nulls(Thing.class, true)).containsExactly("amount", "commune");
        assertThat(AnsweredMembers.nulls(Thing.class, false))
                .as("where a service leaves nulls out")
                .isEmpty();
        assertThat(AnsweredMembers.nulls(Listed.class, false)).containsExactly("next");
        assertThat(AnsweredMembers.nulls(Sparing.class, true)).isEmpty();
        var schemas = described(Asked.class, Several.class);

        assertThat(property(schemas, "Part", "note").getTypes()).containsExactlyInAnyOrder("string", "null");
        assertThat(property(schemas, "Part", "name").getTypes()).containsExactly("string");
        assertThat(property(described(Asked.class, Told.class), "Shared", "note")
                        .getTypes())
                .as("a request says it in another way")
                .containsExactly("string");
        assertThat(property(schemas, "Several", "kind").getAnyOf()).hasSize(2);
        assertThat(property(schemas, "Several", "part").getAnyOf().getFirst().get$ref())
                .endsWith("/Part");
    }

    @Test
    void what_a_component_brings_as_further_members_is_no_member_itself() {
        var schemas = described(Asked.class, Several.class);

        assertThat(schemas.get("Several").getProperties()).doesNotContainKey("more");
        assertThat(schemas.get("Several").getAdditionalProperties()).isEqualTo(true);
        assertThat(required(schemas, "Several")).containsExactly("name");
    }

    private static Schema<?> property(Map<String, Schema<?>> schemas, String schema, String name) {
        return (Schema<?>) requireNonNull(
                requireNonNull(schemas.get(schema)).getProperties().get(name));
    }

    @Test
    void a_request_and_what_it_shares_with_answers_stay_as_they_are() {
        var schemas = described(Asked.class, Told.class);

        assertThat(required(schemas, "Asked")).isEmpty();
        assertThat(required(schemas, "Shared")).isEmpty();
    }

    @Test
    void nothing_is_left_of_what_was_noted() {
        described(Asked.class, Told.class)
                .values()
                .forEach(schema -> assertThat(schema.getExtensions()).isNull());
    }

    /// One address that takes the one and answers the other.
    private static Map<String, Schema<?>> described(Class<?> asked, Class<?> told) {
        var converters = new ModelConverters(true);
        converters.addConverter(new AnsweredMembers(true));
        var components = new Components();
        for (var type : List.of(asked, told)) {
            ResolvedSchema resolved = converters.readAllAsResolvedSchema(type);
            resolved.referencedSchemas.forEach(components::addSchemas);
            components.addSchemas(type.getSimpleName(), resolved.schema);
        }
        var operation = new Operation()
                .requestBody(new RequestBody().content(content(asked)))
                .responses(new ApiResponses().addApiResponse("200", new ApiResponse().content(content(told))));
        AnsweredMembers.settle(new OpenAPI()
                .components(components)
                .paths(new Paths().addPathItem("/things", new PathItem().post(operation))));
        var schemas = new TreeMap<String, Schema<?>>();
        components.getSchemas().forEach((name, schema) -> schemas.put(name, schema));
        return schemas;
    }

    private static Content content(Class<?> type) {
        var reference = new Schema<>().$ref(Components.COMPONENTS_SCHEMAS_REF + type.getSimpleName());
        return new Content().addMediaType("application/json", new MediaType().schema(reference));
    }

    private static List<String> required(Map<String, Schema<?>> schemas, String name) {
        var schema = schemas.get(name);
        assertThat(schema).as(name).isNotNull();
        return schema == null || schema.getRequired() == null ? List.of() : schema.getRequired();
    }
}
