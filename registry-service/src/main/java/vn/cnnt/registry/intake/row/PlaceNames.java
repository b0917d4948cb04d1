package vn.cnnt.registry.intake.row;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.Province;
import vn.cnnt.registry.reference.Wording;

/// Provinces by any usual spelling, at the time of what a row is about.
final class PlaceNames {
    private static final List<String> BEFORE = List.of("tinh", "thanh pho", "tp", "t p", "t", "province of", "city of");
    private static final List<String> BEHIND = List.of("province", "city");

    /// Other spellings of provinces, without spaces.
    private static final Map<String, String> SPELLED = Map.ofEntries(
            Map.entry("thuathienhue", "hue"),
            Map.entry("tthue", "hue"),
            Map.entry("thienhue", "hue"),
            Map.entry("hcm", "hochiminh"),
            Map.entry("tphcm", "hochiminh"),
            Map.entry("tphochiminh", "hochiminh"),
            Map.entry("hochiminhcity", "hochiminh"),
            Map.entry("saigon", "hochiminh"),
            Map.entry("brvt", "bariavungtau"),
            Map.entry("vungtau", "bariavungtau"),
            Map.entry("daclac", "daklak"),
            Map.entry("daclak", "daklak"),
            Map.entry("daklac", "daklak"),
            Map.entry("darlac", "daklak"),
            Map.entry("dacnong", "daknong"),
            Map.entry("tphanoi", "hanoi"),
            Map.entry("tpdanang", "danang"),
            Map.entry("tphaiphong", "haiphong"),
            Map.entry("tpcantho", "cantho"),
            Map.entry("tphue", "hue"));

    private PlaceNames() {}

    /// @param day the decision's, if it is known
    /// @param year the row's, if it has one
    /// @return none where nobody knows it, two where the time leaves two, one that did not exist then where every
    ///     province of that name did not
    static List<Province> provinces(String text, @Nullable LocalDate day, @Nullable Integer year) {
        var key = Province.find(text.strip());
        if (key != null) {
            return List.of(key);
        }
        var bare = bare(text);
        var named = Province.all().stream()
                .filter(province -> bare(province.vi()).equals(bare))
                .toList();
        var then =
                named.stream().filter(province -> existed(province, day, year)).toList();
        return then.isEmpty() && !named.isEmpty() ? List.of(named.getFirst()) : then;
    }

    /// Of what has no date, whether it exists today.
    static boolean existed(Province province, @Nullable LocalDate day, @Nullable Integer year) {
        if (day != null) {
            return province.existedOn(day);
        }
        return year == null ? province.isCurrent() : province.existedIn(year);
    }

    static boolean isProvince(String text) {
        var bare = bare(text);
        return Province.all().stream().anyMatch(province -> bare(province.vi()).equals(bare));
    }

    private static String bare(String text) {
        var name = Wording.folded(text);
        for (var title : BEFORE) {
            if (name.startsWith(title + " ")) {
                name = name.substring(title.length() + 1);
                break;
            }
        }
        for (var title : BEHIND) {
            if (name.endsWith(" " + title)) {
                name = name.substring(0, name.length() - title.length() - 1);
                break;
            }
        }
        var compact = name.replace(" ", "");
        return SPELLED.getOrDefault(compact, compact);
    }
}
