package vn.cnnt.registry.enterprise;

import java.util.Set;

/// The enterprise that another one is merged into, as it was looked up for a decision.
///
/// @param becameOf what it was itself merged into since, and so on
record Survivor(boolean exists, Set<String> becameOf) {
    Survivor {
        becameOf = Set.copyOf(becameOf);
    }
}
