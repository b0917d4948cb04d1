package vn.cnnt.manners.security;

import java.util.Locale;
import java.util.Set;
import vn.cnnt.manners.Actor;

/// What somebody is to the registry, and the two authorities that come on top of it; all of them in the claim `roles`.
public enum Role {
    OFFICER,
    APPROVER,
    AUDITOR,
    OPERATOR,
    SERVICE,
    /// May record what was decided in former years.
    HISTORY,
    /// May see and erase personal ids.
    PERSONAL_DATA;

    /// Everybody who works with the registry.
    public static final Set<Role> INSIDE = Set.of(OFFICER, APPROVER, AUDITOR, OPERATOR);

    /// As the claim has it.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public boolean isOf(Actor actor) {
        return actor.roles().contains(word());
    }
}
