package vn.cnnt.manners.reading;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.cnnt.manners.Cursor;

/// What a request record says about the request: its parts with their types and bounds. A record that leaves a question
/// open (may the part be missing? how long is the text at most?) is a mistake and fails at the first request.
public final class Shape<T extends Record> {
    private static final ClassValue<Shape<?>> SHAPES = new ClassValue<>() {
        @Override
        protected Shape<?> computeValue(Class<?> type) {
            return new Shape<>(type.asSubclass(Record.class));
        }
    };

    private final Class<T> type;
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final Set<String> names = new TreeSet<>();
    private final Set<String> mandatory = new TreeSet<>();
    private final Constructor<T> constructor;

    private Shape(Class<T> type) {
        this.type = type;
        for (var component : type.getRecordComponents()) {
            var part = Part.of(component);
            parts.put(part.name(), part);
            if (part.isUnwrapped()) {
                names.addAll(part.shape().names());
                mandatory.addAll(part.shape().mandatory());
            } else if (part.raw() != Present.class) {
                names.add(part.name());
            }
            if (part.isMandatory()) {
                mandatory.add(part.name());
            }
        }
        var types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            this.constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every record has its canonical constructor", e);
        }
    }

    @SuppressWarnings("unchecked") // a class's shape is of that class
    public static <T extends Record> Shape<T> of(Class<T> type) {
        return (Shape<T>) SHAPES.get(type);
    }

    public Class<T> type() {
        return type;
    }

    /// What may be in the request, in alphabetical order.
    public Set<String> names() {
        return names;
    }

    public List<Part> parts() {
        return List.copyOf(parts.values());
    }

    /// What must be in the request, in alphabetical order.
    public Set<String> mandatory() {
        return mandatory;
    }

    /// Whether a request may say nothing at all.
    public boolean mayBeMissing() {
        return mandatory.isEmpty();
    }

    T make(@Nullable Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(type + " can't be made of what was read", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " can't be made", e);
        }
    }

    /// A component of the record, or what its lists and maps are made of.
    ///
    /// @param name of the member; of an element that of its list
    /// @param takesPersonalId it may be one; no other text may hold one
    /// @param most the longest text, the most elements
    /// @param least of a number
    /// @param greatest of a number
    /// @param element of a list or a map, else null
    /// @param standard what it is where it is missing, as text
    /// @param yearsAhead how far after the present year the greatest is; null where that depends on no year
    /// @param annotations all that it is declared with
    public record Part(
            String name,
            Class<?> raw,
            boolean isMandatory,
            boolean isNullable,
            boolean isNotCleared,
            boolean takesPersonalId,
            int most,
            long least,
            long greatest,
            @Nullable Part element,
            @Nullable Class<?> key,
            @Nullable String standard,
            @Nullable Integer yearsAhead,
            List<Annotation> annotations) {
        /// Whether its members stand among those of the record itself.
        boolean isUnwrapped() {
            return annotations.stream().anyMatch(it -> it.annotationType() == JsonUnwrapped.class);
        }

        Shape<?> shape() {
            return Shape.of(raw.asSubclass(Record.class));
        }

        private static Part of(RecordComponent component) {
            var field = field(component);
            var part = of(component.getName(), component.getAnnotatedType(), field);
            var isOpen = !part.isMandatory
                    && !part.isNullable
                    && !part.raw.isPrimitive()
                    && !Set.of(List.class, Map.class, Present.class).contains(part.raw)
                    && part.standard == null
                    && !part.isUnwrapped()
                    && part.raw != Cursor.class;
            if (isOpen) {
                throw new IllegalStateException(component + " is neither mandatory nor nullable");
            }
            return part;
        }

        private static Part of(String name, AnnotatedType type, AnnotatedElement declared) {
            var raw = raw(type);
            var size = annotation(Size.class, type, declared);
            var isText = raw == String.class || raw == List.class;
            if (isText && size == null) {
                throw new IllegalStateException(name + " has no bound: say @Size(max = …)");
            }
            var min = annotation(Min.class, type, declared);
            var max = annotation(Max.class, type, declared);
            var schema = annotation(Schema.class, type, declared);
            var mandatory = annotation(NotNull.class, type, declared) != null
                    || annotation(NotBlank.class, type, declared) != null
                    || annotation(NotEmpty.class, type, declared) != null;
            var ahead = annotation(YearsAhead.class, type, declared);
            var isInt = raw == int.class || raw == Integer.class;
            return new Part(
                    name,
                    raw,
                    mandatory,
                    type.isAnnotationPresent(Nullable.class),
                    isMarked(NotCleared.class, declared, name),
                    isMarked(TakesPersonalId.class, declared, name),
                    size == null ? Integer.MAX_VALUE : size.max(),
                    min == null ? (isInt ? Integer.MIN_VALUE : Long.MIN_VALUE) : min.value(),
                    max == null ? (isInt ? Integer.MAX_VALUE : Long.MAX_VALUE) : max.value(),
                    element(name, raw, type),
                    raw == Map.class ? raw(arguments(type)[0]) : null,
                    schema == null || schema.defaultValue().isEmpty() ? null : schema.defaultValue(),
                    ahead == null ? null : ahead.value(),
                    annotations(type, declared));
        }

        private static List<Annotation> annotations(AnnotatedType type, AnnotatedElement declared) {
            var all = new LinkedHashSet<Annotation>(List.of(declared.getAnnotations()));
            all.addAll(List.of(type.getAnnotations()));
            return List.copyOf(all);
        }

        private static boolean isMarked(Class<? extends Annotation> mark, AnnotatedElement declared, String name) {
            return declared instanceof Field field
                    && Arrays.stream(field.getDeclaringClass().getRecordComponents())
                            .anyMatch(it -> it.getName().equals(name) && it.isAnnotationPresent(mark));
        }

        private static @Nullable Part element(String name, Class<?> raw, AnnotatedType type) {
            if (raw != List.class && raw != Map.class) {
                return null;
            }
            var arguments = arguments(type);
            var last = arguments[arguments.length - 1];
            return of(name, last, last);
        }

        private static AnnotatedType[] arguments(AnnotatedType type) {
            return ((AnnotatedParameterizedType) type).getAnnotatedActualTypeArguments();
        }

        private static Class<?> raw(AnnotatedType type) {
            return switch (type.getType()) {
                case Class<?> plain -> plain;
                case ParameterizedType generic -> (Class<?>) generic.getRawType();
                default -> throw new IllegalStateException("no request has a " + type);
            };
        }

        private static AnnotatedElement field(RecordComponent component) {
            try {
                return component.getDeclaringRecord().getDeclaredField(component.getName());
            } catch (NoSuchFieldException e) {
                throw new IllegalStateException("every component has its field", e);
            }
        }

        private static <A extends Annotation> @Nullable A annotation(
                Class<A> annotation, AnnotatedType type, AnnotatedElement declared) {
            var found = declared.getAnnotation(annotation);
            return found == null ? type.getAnnotation(annotation) : found;
        }
    }
}
