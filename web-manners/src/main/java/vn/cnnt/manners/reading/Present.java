package vn.cnnt.manners.reading;

import java.util.Set;

/// As a component of a request record: the names of the members that were there, be they null. In a request that says
/// only what changes, null clears and absence leaves.
public record Present(Set<String> members) {
    public Present {
        members = Set.copyOf(members);
    }

    public boolean has(String member) {
        return members.contains(member);
    }
}
