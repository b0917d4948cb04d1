package vn.cnnt.registry.enterprise;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.cnnt.events.EnterpriseDetails;
import vn.cnnt.events.Province;
import vn.cnnt.registry.matching.EstablishmentName;

/// By what one tells that two entries may be the same establishment: a name it goes by, and today's province of its
/// place.
final class NameKeys {
    private static final char PLACE_END = '|';

    private NameKeys() {}

    /// Equal exactly where name and place are.
    static List<String> of(EnterpriseDetails details) {
        return names(details).stream()
                .map(name -> place(details.province()) + name.key())
                .distinct()
                .toList();
    }

    /// The keys under which entries meet whose names are near, each with the names it comes from.
    static Map<String, List<EstablishmentName>> near(EnterpriseDetails details) {
        return near(names(details), details.province());
    }

    /// The same for a name alone.
    static Map<String, List<EstablishmentName>> near(String name, Province province) {
        return near(List.of(EstablishmentName.of(name)), province);
    }

    private static Map<String, List<EstablishmentName>> near(List<EstablishmentName> names, Province province) {
        var keys = new LinkedHashMap<String, List<EstablishmentName>>();
        for (var name : names) {
            for (var key : name.nearKeys()) {
                keys.computeIfAbsent(place(province) + key, _ -> new ArrayList<>(1))
                        .add(name);
            }
        }
        return keys;
    }

    /// The province of today that a key is of.
    static String provinceOf(String key) {
        return key.substring(0, key.indexOf(PLACE_END));
    }

    /// Whether it is one under which whole names meet.
    static boolean isWhole(String key) {
        return key.charAt(key.indexOf(PLACE_END) + 1) == EstablishmentName.WHOLE;
    }

    static List<EstablishmentName> names(EnterpriseDetails details) {
        return Stream.concat(Stream.of(details.name()), details.aliases().stream())
                .map(EstablishmentName::of)
                .distinct()
                .toList();
    }

    private static String place(Province province) {
        return province.current().key() + PLACE_END;
    }
}
