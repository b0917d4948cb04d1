package vn.cnnt.reporting.web;

import java.util.List;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.Refused;
import vn.cnnt.manners.security.Denied;
import vn.cnnt.manners.security.Role;
import vn.cnnt.manners.security.SignedIn;

/// What a parameter asks for beyond the address that the table of rights is about.
public final class Rights {
    private Rights() {}

    static void require(Actor actor, Role... any) {
        if (List.of(any).stream().noneMatch(role -> role.isOf(actor))) {
            throw Denied.needsRole(List.of(any));
        }
    }

    /// On an address that is public otherwise.
    public static void requireSignedIn(Role... any) {
        require(SignedIn.current().orElseThrow(() -> new Refused(Denied.tokenMissing())), any);
    }
}
