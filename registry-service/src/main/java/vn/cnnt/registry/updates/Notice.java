package vn.cnnt.registry.updates;

import java.util.function.Predicate;
import vn.cnnt.events.WireFormat;
import vn.cnnt.manners.Actor;

/// How one piece of work stands.
///
/// @param event what it is: `import`, `merge`, `republication`, `publication`
/// @param id which of them; empty where there is one
/// @param data as JSON
/// @param isFor who may be told
public record Notice(String event, String id, String data, Predicate<Actor> isFor) {
    public static Notice of(String event, String id, Object body, Predicate<Actor> isFor) {
        return new Notice(event, id, WireFormat.JSON.writeValueAsString(body), isFor);
    }

    String name() {
        return event + "/" + id;
    }
}
