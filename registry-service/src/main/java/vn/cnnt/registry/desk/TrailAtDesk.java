package vn.cnnt.registry.desk;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.cnnt.manners.audit.AuditEntry;
import vn.cnnt.manners.audit.AuditPages;
import vn.cnnt.manners.page.Address;
import vn.cnnt.manners.page.Frame;

/// The register's audit trail is one of the desk's pages.
@Component
class TrailAtDesk implements AuditPages.Surroundings {
    /// Where things are looked at, by how their ids begin.
    private static final Map<String, String> PLACES = Map.of(
            "e", "/enterprises",
            "g", "/grants",
            "f", "/reported-figures",
            "i", "/imports",
            "m", "/merges",
            "c", "/correction-requests");

    /// Stands between the two ids of a pair of likely duplicates.
    private static final String PAIR = "_";

    @Override
    public Frame around(Frame frame) {
        return frame;
    }

    @Override
    public String actions() {
        return "pages-imports";
    }

    @Override
    public @Nullable Address place(AuditEntry entry) {
        return placeOf(entry.target());
    }

    /// Of what is part of a thing, or came with the name of its collection, the thing's. Pure.
    static @Nullable Address placeOf(@Nullable String target) {
        if (target == null) {
            return null;
        }
        for (var id : target.split("/", -1)) {
            var dash = id.indexOf('-');
            var place = PLACES.get(dash < 0 ? "" : id.substring(0, dash));
            if (place != null) {
                return Address.of(id.contains(PAIR) ? "/duplicates" : place).below(id);
            }
        }
        return null;
    }
}
