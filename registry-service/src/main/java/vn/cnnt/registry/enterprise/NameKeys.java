package vn.cnnt.registry.enterprise;

import java.util.List;
import java.util.stream.Stream;
import vn.cnnt.events.EnterpriseDetails;
import vn.cnnt.registry.reference.Wording;

/// By what one tells that two entries may be the same establishment: a name it goes by, and today's province of its
/// place.
final class NameKeys {
    private NameKeys() {}

    static List<String> of(EnterpriseDetails details) {
        var place = details.province().current().key();
        return Stream.concat(Stream.of(details.name()), details.aliases().stream())
                .map(name -> place + "|" + Wording.nameKey(name))
                .distinct()
                .toList();
    }
}
