package vn.cnnt.registry.rights;

import java.util.List;
import vn.cnnt.events.GrantState;
import vn.cnnt.manners.finding.Finding;

/// A state that can follow the present one, and why whoever looks at the grant may not bring it there.
///
/// @param needs the members that the request must have, as pointers: without them it is refused
public record Following(GrantState to, List<String> needs, List<Finding> refused) {
    public Following {
        needs = List.copyOf(needs);
        refused = List.copyOf(refused);
    }

    public boolean isAllowed() {
        return refused.isEmpty();
    }
}
