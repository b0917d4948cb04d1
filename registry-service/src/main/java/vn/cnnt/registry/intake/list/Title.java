package vn.cnnt.registry.intake.list;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.cnnt.registry.reference.Wording;

/// What the lines above the headings say of the whole list: the unit of its sums, and its level, year and decision,
/// which a list need not have a column for then: *Danh sách sản phẩm công nghiệp nông thôn tiêu biểu cấp tỉnh năm 2024
/// (kèm theo Quyết định số 12/QĐ-UBND ngày 15/8/2024)*. What they say in two ways they don't say. Pure.
///
/// @param said by column, as it would stand in a cell
record Title(@Nullable Unit unit, Map<Column, String> said) {
    static final Title NOTHING = new Title(null, Map.of());

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2200;

    /// A day written out has so many words: `15 tháng 8 năm 2024`.
    private static final int WORDS_OF_DAY = 5;

    /// The longer before what it begins with.
    private static final List<String> LEVELS = List.of(
            "Cấp quốc gia",
            "Cấp khu vực phía Bắc",
            "Cấp khu vực miền Trung - Tây Nguyên",
            "Cấp khu vực phía Nam",
            "Cấp khu vực",
            "Cấp tỉnh",
            "Cấp thành phố",
            "Cấp huyện");

    Title {
        said = Map.copyOf(said);
    }

    /// @param lines what stands above the headings
    static Title of(Kind kind, List<String> lines, @Nullable Unit unit) {
        var words = lines.stream()
                .flatMap(line -> Stream.of(line.split("\\s+", -1)))
                .filter(word -> !word.isEmpty())
                .map(Word::of)
                .toList();
        var said = new EnumMap<Column, String>(Column.class);
        if (kind == Kind.RECOGNITIONS) {
            put(said, Column.LEVEL, levels(words));
            decision(said, words);
        }
        if (kind != Kind.ENTERPRISES) {
            put(said, Column.YEAR, years(words));
        }
        return new Title(unit, said);
    }

    /// @param bare without the signs that stand around it
    private record Word(String bare, String folded) {
        static Word of(String text) {
            var from = 0;
            var to = text.length();
            while (from < to && !Character.isLetterOrDigit(text.charAt(from))) {
                from++;
            }
            while (to > from && !Character.isLetterOrDigit(text.charAt(to - 1))) {
                to--;
            }
            return new Word(text.substring(from, to), Wording.folded(text));
        }
    }

    private static void put(Map<Column, String> said, Column column, List<String> ways) {
        if (new HashSet<>(ways).size() == 1) {
            said.put(column, ways.getFirst());
        }
    }

    private static List<String> levels(List<Word> words) {
        var text = words.stream()
                .map(Word::folded)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" ", " ", " "));
        var levels = new ArrayList<String>();
        for (var at = text.indexOf(" cap "); at >= 0; at = text.indexOf(" cap ", at + 1)) {
            var rest = text.substring(at + 1);
            LEVELS.stream()
                    .filter(level -> rest.startsWith(Wording.folded(level) + " "))
                    .findFirst()
                    .ifPresent(levels::add);
        }
        return levels;
    }

    /// `năm 2024`, where it is no part of a day.
    private static List<String> years(List<Word> words) {
        var years = new ArrayList<String>();
        for (var i = 1; i < words.size(); i++) {
            var isOfDay = i > 2 && folded(words, i - 3).equals("thang");
            if (folded(words, i - 1).equals("nam") && !isOfDay && isYear(words.get(i).bare)) {
                years.add(words.get(i).bare);
            }
        }
        return years;
    }

    private static boolean isYear(String text) {
        if (text.length() != 4 || text.chars().anyMatch(c -> c < '0' || c > '9')) {
            return false;
        }
        var year = Integer.parseInt(text);
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }

    /// `Quyết định số 12/QĐ-UBND ngày 15/8/2024`; of two neither is the list's for certain.
    private static void decision(Map<Column, String> said, List<Word> words) {
        var numbers = new ArrayList<String>();
        var days = new ArrayList<String>();
        for (var i = 0; i + 2 < words.size(); i++) {
            if (folded(words, i).equals("quyet") && folded(words, i + 1).equals("dinh")) {
                var at = folded(words, i + 2).equals("so") ? i + 3 : i + 2;
                if (at < words.size() && isNumber(words.get(at).bare)) {
                    numbers.add(words.get(at).bare);
                    days.add(folded(words, at + 1).equals("ngay") ? day(words, at + 2) : "");
                }
            }
        }
        put(said, Column.DECISION_NUMBER, numbers);
        if (said.containsKey(Column.DECISION_NUMBER)) {
            put(
                    said,
                    Column.DECISION_DATE,
                    days.stream().filter(day -> !day.isEmpty()).toList());
        }
    }

    private static boolean isNumber(String text) {
        return text.indexOf('/') > 0 && Character.isDigit(text.charAt(0));
    }

    private static String day(List<Word> words, int at) {
        if (at >= words.size()) {
            return "";
        }
        var first = words.get(at).bare;
        if (first.chars().anyMatch(c -> c == '/' || c == '-' || c == '.')) {
            return first;
        }
        return folded(words, at + 1).equals("thang") && at + WORDS_OF_DAY <= words.size()
                ? words.subList(at, at + WORDS_OF_DAY).stream().map(Word::bare).collect(Collectors.joining(" "))
                : "";
    }

    private static String folded(List<Word> words, int at) {
        return at < words.size() ? words.get(at).folded : "";
    }
}
