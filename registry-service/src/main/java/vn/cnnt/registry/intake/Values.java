package vn.cnnt.registry.intake;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.Labelled;
import vn.cnnt.events.LegalForm;
import vn.cnnt.events.Province;
import vn.cnnt.registry.matching.EstablishmentName;
import vn.cnnt.registry.reference.Wording;

/// What officers mean by what they write in a cell. Pure; what can be read in two ways is not read at all.
final class Values {
    private static final Pattern MONEY = Pattern.compile(
            "([0-9][0-9., ]*)\\s*(ty|ti|trieu|tr|nghin|ngan)?(?:\\s*([0-9][0-9., ]*)\\s*(trieu|tr|nghin|ngan))?\\s*"
                    + "(?:dong|vnd|d|₫)?");
    private static final Pattern GROUPED = Pattern.compile("[1-9][0-9]{0,2}(?:([., ])[0-9]{3})(?:\\1[0-9]{3})*");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]+(?:[.,][0-9]+)?");
    private static final Map<String, Long> UNITS = Map.of(
            "ty",
            1_000_000_000L,
            "ti",
            1_000_000_000L,
            "trieu",
            1_000_000L,
            "tr",
            1_000_000L,
            "nghin",
            1_000L,
            "ngan",
            1_000L);

    private static final Pattern DAY_FIRST =
            Pattern.compile("(?:ngay )?([0-9]{1,2})\\s*(?:[/.-]|thang)\\s*([0-9]{1,2})\\s*(?:[/.-]|nam)\\s*([0-9]{4})");
    private static final Pattern YEAR = Pattern.compile("(?:nam )?([0-9]{4})(?:[.]0+)?");
    private static final Pattern PLACE = Pattern.compile("^(?:tinh|thanh pho|tp|t p|province of|city of) ");
    private static final Pattern PLACE_AFTER = Pattern.compile(" (?:province|city)$");

    /// Other spellings of provinces, without spaces.
    private static final Map<String, String> SPELLED = Map.ofEntries(
            Map.entry("thuathienhue", "hue"),
            Map.entry("tthue", "hue"),
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

    private Values() {}

    /// Whole VND; empty where it is no sum of money, or not a whole one, or could be two.
    ///
    /// @param perUnit what a number without a unit counts
    static OptionalLong money(String text, long perUnit) {
        var plain = plain(text);
        var match = MONEY.matcher(plain);
        if (!match.matches()) {
            return OptionalLong.empty();
        }
        var unit = match.group(2);
        var least = match.group(4);
        if (least != null && (unit == null || UNITS.getOrDefault(least, 1L) >= UNITS.getOrDefault(unit, 1L))) {
            return OptionalLong.empty();
        }
        var first = amount(match.group(1), unit == null ? perUnit : UNITS.getOrDefault(unit, 1L));
        var second =
                least == null ? Optional.of(BigDecimal.ZERO) : amount(match.group(3), UNITS.getOrDefault(least, 1L));
        if (first.isEmpty() || second.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(first.get().add(second.get()).longValueExact());
        } catch (ArithmeticException _) {
            return OptionalLong.empty();
        }
    }

    /// A dot groups thousands, a comma is the decimal one. `1,200 triệu` is a thousand times another sum in English,
    /// so it is not taken; `1,200,000` is the same in both.
    private static Optional<BigDecimal> amount(String written, long unit) {
        var number = written.strip();
        if (GROUPED.matcher(number).matches()) {
            var groups = number.split("[., ]", -1).length;
            if (unit > 1 && groups == 2 && number.indexOf(',') >= 0) {
                return Optional.empty();
            }
            return Optional.of(new BigDecimal(number.replaceAll("[., ]", "")).multiply(BigDecimal.valueOf(unit)));
        }
        if (!DECIMAL.matcher(number).matches()) {
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(number.replace(',', '.')).multiply(BigDecimal.valueOf(unit)));
    }

    static Optional<LocalDate> date(String text) {
        var plain = plain(text);
        try {
            if (plain.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
                return Optional.of(LocalDate.parse(plain));
            }
            var match = DAY_FIRST.matcher(plain);
            return match.matches()
                    ? Optional.of(LocalDate.of(
                            Integer.parseInt(match.group(3)),
                            Integer.parseInt(match.group(2)),
                            Integer.parseInt(match.group(1))))
                    : Optional.empty();
        } catch (DateTimeParseException _) {
            return Optional.empty();
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    static Optional<Integer> year(String text) {
        var match = YEAR.matcher(plain(text));
        return match.matches() ? Optional.of(Integer.parseInt(match.group(1))) : Optional.empty();
    }

    static Optional<Boolean> flag(String text) {
        return switch (Wording.folded(text)) {
            case "", "n", "no", "khong", "false", "0", "k" -> Optional.of(false);
            case "y", "yes", "co", "true", "1", "x", "c" -> Optional.of(true);
            default -> Optional.empty();
        };
    }

    /// A province by any usual spelling, at the time of what the row is about.
    ///
    /// @param day the decision's, if it is known
    /// @param year the row's, if it has one
    /// @return none where nobody knows it, two where the time leaves two
    static List<Province> provinces(String text, @Nullable LocalDate day, @Nullable Integer year) {
        var key = Province.find(text.strip());
        if (key != null) {
            return List.of(key);
        }
        var bare = placeName(text);
        var named = Province.all().stream()
                .filter(province -> placeName(province.vi()).equals(bare))
                .toList();
        var then = named.stream()
                .filter(province -> day != null
                        ? province.existedOn(day)
                        : year == null ? province.isCurrent() : province.existedIn(year))
                .toList();
        if (!then.isEmpty() || named.isEmpty()) {
            return then;
        }
        // at the wrong time: the register's own words say what became of it
        return List.of(named.getFirst());
    }

    static String placeName(String text) {
        var folded = Wording.folded(text);
        var name = PLACE_AFTER.matcher(PLACE.matcher(folded).replaceFirst("")).replaceFirst("");
        var compact = name.replace(" ", "");
        return SPELLED.getOrDefault(compact, compact);
    }

    /// A constant by its name, its label in either language, or another word for it.
    static <E extends Enum<E> & Labelled> Optional<E> one(Class<E> type, String text, Map<String, E> others) {
        var plain = Column.plain(text);
        var other = others.get(plain);
        if (other != null) {
            return Optional.of(other);
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> Column.plain(constant.name()).equals(plain)
                        || Column.plain(constant.vi()).equals(plain)
                        || Column.plain(constant.en()).equals(plain))
                .findFirst();
    }

    /// The legal form that a Vietnamese name begins with.
    static LegalForm legalForm(String name) {
        return switch (EstablishmentName.of(name).form()) {
            case "ctcp" -> LegalForm.JSC;
            case "tnhh mtv", "mtv tnhh" -> LegalForm.LLC_ONE_MEMBER;
            case "tnhh" -> LegalForm.LLC;
            case "ctyhd" -> LegalForm.PARTNERSHIP;
            case "dntn" -> LegalForm.PRIVATE_ENTERPRISE;
            case "lhhtx" -> LegalForm.COOPERATIVE_UNION;
            case "htx" -> LegalForm.COOPERATIVE;
            case "tht" -> LegalForm.COOPERATIVE_GROUP;
            case "hkd" -> LegalForm.HOUSEHOLD;
            default -> LegalForm.OTHER;
        };
    }

    /// The names in one cell: separated by semicolons or line ends.
    static List<String> names(String text) {
        var names = new ArrayList<String>();
        for (var part : text.split("[;\n]", -1)) {
            if (!part.isBlank()) {
                names.add(part.strip());
            }
        }
        return names;
    }

    /// Lower case and without accents, but with its signs.
    private static String plain(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replace('đ', 'd')
                .replaceAll("[\\s\\u00a0]+", " ");
    }
}
