package vn.cnnt.manners;

import java.util.Set;

/// Who acts.
///
/// @param name the one that events and decisions keep
/// @param roles what they may do
/// @param provinces the keys of the provinces that they may do it for, `*` for all
public record Actor(String name, Set<String> roles, Set<String> provinces) {
    public Actor {
        roles = Set.copyOf(roles);
        provinces = Set.copyOf(provinces);
    }
}
