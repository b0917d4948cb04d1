package vn.cnnt.events;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// Every type this version of the contract can write, found by walking the sealed hierarchy, so that a new event can't
/// be forgotten.
final class EventTypes {
    private EventTypes() {}

    static List<String> all() {
        return events(RegistryEvent.class).stream()
                .map(EventTypes::typeOf)
                .sorted()
                .toList();
    }

    private static List<Class<?>> events(Class<?> kind) {
        if (kind.isRecord()) {
            var readOnly =
                    kind == RegistryEvent.Unknown.class || kind.getSimpleName().equals("Other");
            return readOnly ? List.of() : List.of(kind);
        }
        var found = new ArrayList<Class<?>>();
        Arrays.stream(Objects.requireNonNull(kind.getPermittedSubclasses(), kind.getName()))
                .forEach(permitted -> found.addAll(events(permitted)));
        return found;
    }

    /// An event without content: only its class says what its type is.
    private static String typeOf(Class<?> event) {
        try {
            var constructor = event.getDeclaredConstructors()[0];
            var empty = constructor.newInstance(new Object[constructor.getParameterCount()]);
            return WireFormat.typeOf((RegistryEvent) empty);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(event.getName(), e);
        }
    }
}
