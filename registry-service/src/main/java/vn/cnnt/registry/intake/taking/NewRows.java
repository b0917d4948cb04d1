package vn.cnnt.registry.intake.taking;

import tools.jackson.databind.node.ObjectNode;
import vn.cnnt.events.GrantState;

/// A row of a year that is none of old records, as the request that an officer would send for it: nothing in it is
/// historical, so it is held to the rules of new records, and somebody else decides on it.
final class NewRows {
    private NewRows() {}

    /// @param historical the request that the row is as an old record
    static ObjectNode of(ObjectNode historical) {
        return historical.deepCopy().put("historical", false);
    }

    /// Whether a list tells only that it was put forward.
    static boolean isProposed(ObjectNode grant) {
        return grant.path("state").asString("").equals(GrantState.PROPOSED.name());
    }
}
