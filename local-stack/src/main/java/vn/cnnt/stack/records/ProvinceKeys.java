package vn.cnnt.stack.records;

import java.time.LocalDate;
import java.time.Year;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// From a province's name and a date to the registry's key. Seven codes were given to another province on 2025-07-01,
/// so a code alone says nothing: those carry the date in the key, the others are `VN-<code>`.
final class ProvinceKeys {
    static final LocalDate MERGER = LocalDate.of(2025, 7, 1);
    private static final Map<PlainName, PlainName> OTHER_NAMES = Map.of(
            PlainName.of("Thừa Thiên Huế"), PlainName.of("Huế"),
            PlainName.of("TP Hồ Chí Minh"), PlainName.of("Hồ Chí Minh"),
            PlainName.of("TPHCM"), PlainName.of("Hồ Chí Minh"));

    private final Map<PlainName, String> before = new HashMap<>();
    private final Map<PlainName, String> since = new HashMap<>();

    /// @param oldNames the 63 provinces' names by code
    /// @param newNames the 34 provinces' names by code
    ProvinceKeys(Map<String, String> oldNames, Map<String, String> newNames) {
        oldNames.forEach((code, name) -> before.put(
                PlainName.of(name),
                meansAnother(code, name, newNames) ? "VN-" + code + "@to-" + MERGER.minusDays(1) : "VN-" + code));
        newNames.forEach((code, name) -> since.put(
                PlainName.of(name), meansAnother(code, name, oldNames) ? "VN-" + code + "@" + MERGER : "VN-" + code));
    }

    private static boolean meansAnother(String code, String name, Map<String, String> others) {
        var other = others.get(code);
        return other != null && !PlainName.of(other).equals(PlainName.of(name));
    }

    Optional<String> on(LocalDate date, String name) {
        return Optional.ofNullable((date.isBefore(MERGER) ? before : since).get(known(name)));
    }

    /// Empty when the name is unknown and also when the year is the merger's and the answer depends on the day.
    Optional<String> in(Year year, String name) {
        var first = on(year.atDay(1), name);
        return first.equals(on(year.atDay(year.length()), name)) ? first : Optional.empty();
    }

    private static PlainName known(String name) {
        var plain = PlainName.of(name);
        return OTHER_NAMES.getOrDefault(plain, plain);
    }
}
