package vn.cnnt.manners;

import java.util.Set;

/// Who acts.
///
/// @param name the one that events and decisions keep; it never changes
/// @param fullName as people say it
/// @param roles what they may do
/// @param provinces the keys of the provinces that they may do it for, `*` for all
public record Actor(String name, String fullName, Set<String> roles, Set<String> provinces) {
    private static final String EVERYWHERE = "*";

    public Actor {
        roles = Set.copyOf(roles);
        provinces = Set.copyOf(provinces);
    }

    /// Whether it is every province.
    public boolean actsEverywhere() {
        return provinces.contains(EVERYWHERE);
    }

    /// @param province the key of one that there is today
    public boolean isOf(String province) {
        return actsEverywhere() || provinces.contains(province);
    }
}
