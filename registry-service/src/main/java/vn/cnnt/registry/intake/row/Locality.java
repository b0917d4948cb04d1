package vn.cnnt.registry.intake.row;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.Province;
import vn.cnnt.registry.enterprise.Enterprise;
import vn.cnnt.registry.reference.Wording;

/// Where a row says that its establishment is, inside of one of today's provinces: what tells one household of a name
/// from another one of the same name.
///
/// @param province null where it is the one of today as a whole: what became of several says nothing about which
/// @param district as it was before July 2025, compared without its kind and accents; null where the row has none
/// @param commune compared likewise; null where the row has none
public record Locality(
        @Nullable Province province,
        @Nullable String district,
        @Nullable String commune) {
    /// What [RecognitionRow] writes before the district in the note of a record, and by which it is found there again.
    static final String NOTED = "place in the source: ";

    public static final Locality UNKNOWN = new Locality(null, null, null);

    private static final Set<String> KINDS =
            Set.of("huyen", "h", "quan", "q", "thi xa", "tx", "thanh pho", "tp", "xa", "x", "phuong", "p", "thi tran");

    /// @param year of the record, null where it has none
    public static Locality of(
            Province province, @Nullable Integer year, @Nullable String note, @Nullable String commune) {
        return new Locality(asOf(province, year), districtOf(note), named(commune));
    }

    /// Whether both can't be the same place.
    public boolean contradicts(Locality other) {
        return differ(province, other.province) || differ(district, other.district) || differ(commune, other.commune);
    }

    /// What both say together.
    public Locality and(Locality other) {
        return new Locality(
                province == null ? other.province : province,
                district == null ? other.district : district,
                commune == null ? other.commune : commune);
    }

    private static boolean differ(@Nullable Object one, @Nullable Object other) {
        return one != null && other != null && !one.equals(other);
    }

    /// Where an establishment of the register is, as far as its entry and its recognitions say.
    public record Known(Set<Province> provinces, Set<String> districts, Set<String> communes) {
        public static Known of(Enterprise enterprise) {
            var provinces = new HashSet<Province>();
            var districts = new HashSet<String>();
            var communes = new HashSet<String>();
            var details = enterprise.details();
            add(provinces, asOf(details.province(), null));
            add(communes, named(details.commune()));
            for (var recognition : enterprise.recognitions()) {
                add(provinces, asOf(recognition.province(), recognition.votingYear()));
                add(districts, districtOf(recognition.note()));
            }
            return new Known(provinces, districts, communes);
        }

        /// Whether it is known to be elsewhere.
        public boolean contradicts(Locality row) {
            return isWithout(provinces, row.province)
                    || isWithout(districts, row.district)
                    || isWithout(communes, row.commune);
        }

        /// Whether it is known to be there, and not only not known to be elsewhere.
        public boolean confirms(Locality row) {
            return !contradicts(row)
                    && (isWith(districts, row.district)
                            || isWith(communes, row.commune)
                            || (row.district == null && row.commune == null && isWith(provinces, row.province)));
        }

        private static <T> void add(Set<T> all, @Nullable T one) {
            if (one != null) {
                all.add(one);
            }
        }

        private static <T> boolean isWith(Set<T> all, @Nullable T one) {
            return one != null && all.contains(one);
        }

        private static <T> boolean isWithout(Set<T> all, @Nullable T one) {
            return one != null && !all.isEmpty() && !all.contains(one);
        }
    }

    /// The province where it was one of several that are one today.
    private static @Nullable Province asOf(Province province, @Nullable Integer year) {
        if (!province.isCurrent()) {
            return province;
        }
        var beforeMerger = year != null && year > 0 && year < Province.LAST_DAY_OF_63.getYear();
        return beforeMerger && hasPredecessors(province) ? province : null;
    }

    private static boolean hasPredecessors(Province province) {
        return Province.all().stream()
                .anyMatch(other -> !other.isCurrent() && other.current().equals(province));
    }

    private static @Nullable String districtOf(@Nullable String note) {
        if (note == null) {
            return null;
        }
        var begin = note.indexOf(NOTED);
        if (begin < 0) {
            return null;
        }
        var end = note.indexOf("; ", begin);
        return named(note.substring(begin + NOTED.length(), end < 0 ? note.length() : end));
    }

    /// `Huyện Tam Đường`, `H. Tam Đường` and `Tam Đường` are one district; `Quận 1` stays what it is.
    private static @Nullable String named(@Nullable String place) {
        if (place == null) {
            return null;
        }
        var folded = Wording.folded(place).toLowerCase(Locale.ROOT);
        for (var kind : KINDS) {
            var rest = folded.startsWith(kind + " ") ? folded.substring(kind.length() + 1) : "";
            if (!rest.isEmpty() && !Character.isDigit(rest.charAt(0))) {
                return rest;
            }
        }
        return folded.isEmpty() ? null : folded;
    }
}
