package vn.cnnt.registry.enterprise;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import vn.cnnt.events.EnterpriseDetails;
import vn.cnnt.registry.matching.EstablishmentName;

/// By what one tells that two entries may be the same establishment: a name it goes by, and today's province of its
/// place.
final class NameKeys {
    private NameKeys() {}

    /// Equal exactly where name and place are.
    static List<String> of(EnterpriseDetails details) {
        return names(details).stream()
                .map(name -> place(details) + name.key())
                .distinct()
                .toList();
    }

    /// Those under which entries meet that are near.
    static Set<String> near(EnterpriseDetails details) {
        var keys = new LinkedHashSet<String>();
        for (var name : names(details)) {
            name.nearKeys().forEach(key -> keys.add(place(details) + key));
        }
        return keys;
    }

    static List<EstablishmentName> names(EnterpriseDetails details) {
        return Stream.concat(Stream.of(details.name()), details.aliases().stream())
                .map(EstablishmentName::of)
                .distinct()
                .toList();
    }

    private static String place(EnterpriseDetails details) {
        return details.province().current().key() + "|";
    }
}
