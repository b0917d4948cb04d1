package vn.cnnt.registry.intake.list;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a bare number in a column of money counts.
public enum Unit {
    VND(1, "đồng"),
    THOUSAND(1_000, "nghìn đồng"),
    MILLION(1_000_000, "triệu đồng"),
    BILLION(1_000_000_000, "tỷ đồng");

    /// What a text says of a unit.
    public sealed interface Said {
        record Nothing() implements Said {}

        record Known(Unit unit) implements Said {}

        /// A unit, but none that is understood, or none of dong.
        record Strange(String text) implements Said {}
    }

    private static final Said NOTHING = new Said.Nothing();
    private static final int LONGEST = 200;

    private static final Map<String, Unit> TIMES = Map.ofEntries(
            Map.entry("ty", BILLION),
            Map.entry("ti", BILLION),
            Map.entry("billion", BILLION),
            Map.entry("billions", BILLION),
            Map.entry("bn", BILLION),
            Map.entry("1000000000", BILLION),
            Map.entry("10^9", BILLION),
            Map.entry("trieu", MILLION),
            Map.entry("tr", MILLION),
            Map.entry("million", MILLION),
            Map.entry("millions", MILLION),
            Map.entry("mil", MILLION),
            Map.entry("1000000", MILLION),
            Map.entry("10^6", MILLION),
            Map.entry("nghin", THOUSAND),
            Map.entry("ngan", THOUSAND),
            Map.entry("ng", THOUSAND),
            Map.entry("thousand", THOUSAND),
            Map.entry("thousands", THOUSAND),
            Map.entry("k", THOUSAND),
            Map.entry("1000", THOUSAND),
            Map.entry("000", THOUSAND),
            Map.entry("10^3", THOUSAND));
    private static final Set<String> DONG = Set.of("dong", "d", "vnd");
    /// What stands before a unit and says nothing but that it is one.
    private static final Set<String> IDLE =
            Set.of("dvt", "dv", "tinh", "don", "vi", "unit", "x", "in", "viet", "nam", "vn");
    private static final Set<String> FOREIGN = Set.of(
            "%",
            "‰", "$", "€", "£", "¥", "₩", "usd", "us", "dola", "dollar", "dollars", "eur", "euro", "cny", "rmb", "ndt",
            "yen", "jpy", "krw", "won", "gbp", "kip", "lak", "baht", "thb", "sgd", "aud", "percent", "tram");
    /// Words of two syllables of which one alone would be a unit.
    private static final Map<String, Set<String>> WORDS = Map.of(
            "dong", Set.of("hop", "hoi", "cong", "lao", "hoat", "ban", "dai", "mien", "xuat", "tac", "van", "thong"),
            "ty", Set.of("cong"),
            "ti", Set.of("cong"));
    private static final Map<String, Set<String>> WORDS_BEFORE =
            Map.of("ngan", Set.of("sach", "hang", "han"), "ty", Set.of("le", "trong"), "ti", Set.of("le"));
    /// Abbreviations in brackets behind a heading that are no unit.
    private static final Set<String> NO_UNITS = Set.of(
            "kcqg",
            "kcdp",
            "kc",
            "qg",
            "dp",
            "tw",
            "ns",
            "nsnn",
            "nstw",
            "nsdp",
            "neu co",
            "du kien",
            "dk",
            "kh",
            "th",
            "tong",
            "ho tro",
            "cot",
            "moi",
            "cu",
            "neu",
            "da chi",
            "ke hoach",
            "thuc hien",
            "khac",
            "kpkc");

    private final long times;
    private final String vi;

    Unit(long times, String vi) {
        this.times = times;
        this.vi = vi;
    }

    public long times() {
        return times;
    }

    public String vi() {
        return vi;
    }

    /// Of a text that stands in brackets or behind `ĐVT:`: a short one that isn't understood is a strange unit as well.
    public static Said within(String text) {
        var tokens = tokens(text);
        var said = whole(tokens);
        if (said != null) {
            return said;
        }
        if (tokens.stream().anyMatch(Unit::isUnit)) {
            return new Said.Strange(text.strip());
        }
        var joined = String.join(" ", tokens);
        return !tokens.isEmpty()
                        && tokens.size() <= 2
                        && joined.length() <= 6
                        && tokens.stream().noneMatch(token -> isOrdinary(token) || IDLE.contains(token))
                        && !NO_UNITS.contains(joined)
                ? new Said.Strange(text.strip())
                : NOTHING;
    }

    /// Of a heading, the brackets left aside: a unit is what ends it.
    public static Said atEnd(String text) {
        var tokens = tokens(text);
        for (var from = 0; from < tokens.size(); from++) {
            var said = whole(tokens.subList(from, tokens.size()));
            if (said != null && !IDLE.contains(tokens.get(from))) {
                return from == 0 || !tokens.subList(0, from).stream().anyMatch(FOREIGN::contains)
                        ? said
                        : new Said.Strange(text.strip());
            }
        }
        return tokens.stream().anyMatch(Unit::isUnit) ? new Said.Strange(text.strip()) : NOTHING;
    }

    /// The text without the unit that ends it.
    public static String withoutEnd(String text) {
        if (!(atEnd(text) instanceof Said.Known)) {
            return text;
        }
        for (var cut = 0; cut < text.length() && cut < LONGEST; cut++) {
            var isStart = cut == 0 || !Character.isLetterOrDigit(text.charAt(cut - 1));
            if (isStart
                    && Character.isLetterOrDigit(text.charAt(cut))
                    && whole(tokens(text.substring(cut))) instanceof Said.Known) {
                return text.substring(0, cut);
            }
        }
        return text;
    }

    /// Null where it is not a unit from its first word to its last.
    private static @Nullable Said whole(List<String> tokens) {
        @Nullable Unit unit = null;
        var isMoney = false;
        for (var token : tokens) {
            var times = TIMES.get(token);
            if (times != null) {
                if (unit != null) {
                    return null;
                }
                unit = times;
            } else if (DONG.contains(token)) {
                isMoney = true;
            } else if (!IDLE.contains(token)) {
                return null;
            }
        }
        // a bare number of dongs is no unit, `000` alone neither
        if (unit == null) {
            return isMoney ? new Said.Known(VND) : null;
        }
        var isWord = tokens.stream().anyMatch(token -> TIMES.containsKey(token) && Character.isLetter(token.charAt(0)));
        return isMoney || isWord ? new Said.Known(unit) : null;
    }

    private static boolean isUnit(String token) {
        return FOREIGN.contains(token)
                || DONG.contains(token)
                || (TIMES.containsKey(token) && Character.isLetter(token.charAt(0)));
    }

    /// A year, a day, the number of a column.
    private static boolean isOrdinary(String token) {
        return token.chars().allMatch(Character::isDigit)
                && (token.length() <= 2 || (token.length() == 4 && (token.startsWith("19") || token.startsWith("20"))));
    }

    private static List<String> tokens(String text) {
        var plain = Normalizer.normalize(
                        text.substring(0, Math.min(text.length(), LONGEST))
                                .replace("10⁶", "10^6")
                                .replace("10⁹", "10^9")
                                .replace("10³", "10^3"),
                        Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replace('đ', 'd')
                .replace('₫', 'd');
        var raw = new ArrayList<String>();
        var token = new StringBuilder();
        for (var i = 0; i < plain.length(); i++) {
            var c = plain.charAt(i);
            if (Character.getType(c) == Character.NON_SPACING_MARK) {
                continue;
            }
            var isDigit = c >= '0' && c <= '9';
            var before = token.isEmpty() ? ' ' : token.charAt(token.length() - 1);
            var wasDigit = (before >= '0' && before <= '9') || before == '^';
            var isGrouped = wasDigit && (c == '.' || c == ',' || c == ' ') && isGroup(plain, i + 1);
            var goesOn = (isDigit || c == '^') ? wasDigit : (Character.isLetter(c) && !wasDigit);
            if (goesOn || (token.isEmpty() && (isDigit || Character.isLetter(c)))) {
                token.append(c);
            } else if (!isGrouped) {
                end(raw, token);
                if (isDigit || Character.isLetter(c)) {
                    token.append(c);
                } else if (FOREIGN.contains(String.valueOf(c))) {
                    raw.add(String.valueOf(c));
                }
            }
        }
        end(raw, token);
        return ofTwoSyllables(raw);
    }

    private static boolean isGroup(String text, int at) {
        for (var i = at; i < at + 3; i++) {
            if (i >= text.length() || text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return at + 3 >= text.length() || text.charAt(at + 3) < '0' || text.charAt(at + 3) > '9';
    }

    /// `trđ`, `triệuđồng`, `tyvnd` are two words.
    private static void end(List<String> tokens, StringBuilder token) {
        if (token.isEmpty()) {
            return;
        }
        var word = token.toString();
        token.setLength(0);
        for (var dong : List.of("dong", "vnd", "d")) {
            var first = word.endsWith(dong) ? word.substring(0, word.length() - dong.length()) : "";
            if (TIMES.containsKey(first) && !TIMES.containsKey(word)) {
                tokens.add(first);
                tokens.add(dong);
                return;
            }
        }
        tokens.add(word);
    }

    /// `hợp đồng` holds no dong and `công ty` no billion.
    private static List<String> ofTwoSyllables(List<String> raw) {
        var tokens = new ArrayList<String>();
        for (var i = 0; i < raw.size(); i++) {
            var token = raw.get(i);
            var before = i == 0 ? "" : raw.get(i - 1);
            var after = i + 1 == raw.size() ? "" : raw.get(i + 1);
            var isHalf = WORDS.getOrDefault(token, Set.of()).contains(before)
                    || WORDS_BEFORE.getOrDefault(token, Set.of()).contains(after)
                    || (token.equals("tram") && !before.equals("phan"));
            tokens.add(isHalf ? token + "-" : token);
        }
        return tokens;
    }
}
