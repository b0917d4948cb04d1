package vn.cnnt.registry.intake.row;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import vn.cnnt.registry.intake.list.Column;
import vn.cnnt.registry.intake.list.Columns;
import vn.cnnt.registry.intake.list.Heading;
import vn.cnnt.registry.intake.list.Kind;
import vn.cnnt.registry.reference.Wording;
import vn.cnnt.registry.table.Cell;
import vn.cnnt.registry.table.Row;

/// What a row of a list is: a record, a total over others, or a line that heads those below it. Only what can't be a
/// record is taken for something else: *Tổng công ty Giấy*, *Cộng Đồng* and *I. P. Việt* are names.
sealed interface RowNature {
    /// The row tells of one thing.
    record OneRecord() implements RowNature {}

    /// @param place of the cell that says so
    record Total(int place, String text) implements RowNature {}

    /// @param title without its number: `Huyện Cao Lộc`
    record Heading(int place, String text, String title) implements RowNature {}

    RowNature RECORD = new OneRecord();

    /// Columns of free text, in which a total is only spoken of.
    Set<Column> FREE = Set.of(Column.NOTE, Column.SOURCE, Column.ADDRESS, Column.GROUP_BASIS, Column.DECISION_NUMBER);

    /// Beginnings that only a total has; with accents, where these tell it from a firm.
    List<String> TOTALS =
            List.of("tổng cộng", "tổng số", "tong so", "tổng kinh phí", "grand total", "lũy kế", "luỹ kế");

    /// Words that are a total where they are all there is, or where a sign, a number or what is summed follows.
    List<String> TOTALS_ALONE =
            List.of("cộng", "cong", "tổng", "tong", "tong cong", "total", "aggregate", "subtotal", "cộng dồn");
    Set<String> WHOLES =
            Set.of("toan tinh", "toan quoc", "ca nuoc", "toan thanh pho", "toan huyen", "toan khu vuc", "ca tinh");
    List<String> SUMMED = List.of(
            "huyện",
            "thị xã",
            "thành phố",
            "tỉnh",
            "quận",
            "mục",
            "phần",
            "nhóm",
            "cấp",
            "khu vực",
            "toàn",
            "các",
            "cả");

    /// What a line that heads others speaks of, where a number stands before it.
    List<String> DIVISIONS = List.of(
            "huyen",
            "thi xa",
            "thanh pho",
            "tp",
            "tinh",
            "quan",
            "xa",
            "phuong",
            "thi tran",
            "vung",
            "khu vuc",
            "nhom",
            "cap",
            "phan",
            "muc",
            "linh vuc",
            "nganh",
            "chuong",
            "cum",
            "cac ",
            "danh sach",
            "danh muc");

    /// And where no number stands before it: no establishment is called so. With accents, because Huyền and Quán are
    /// names.
    List<String> AREAS = List.of("huyện", "thị xã", "thành phố", "tỉnh", "quận", "khu vực");

    static RowNature of(Kind kind, Columns columns, Row row) {
        var texts = new LinkedHashSet<String>();
        var first = -1;
        var filled = 0;
        var numbers = 0;
        for (var i = 0; i < row.cells().size(); i++) {
            var text = row.cell(i);
            if (text.isEmpty()) {
                continue;
            }
            filled++;
            if (isNumber(text)) {
                numbers++;
                continue;
            }
            if (row.at(i) instanceof Cell.Text && !isFree(columns, i) && isTotal(text)) {
                return new Total(i, text);
            }
            if (texts.add(text) && first < 0) {
                first = i;
            }
        }
        var name = columns.at().get(Column.ESTABLISHMENT);
        if (name != null && isHeading(row.cell(name))) {
            return heading(name, row.cell(name));
        }
        if (filled > 1 && numbers == filled && isCounting(row)) {
            return heading(0, row.cell(0));
        }
        // one text over all columns, or alone in a row that would need half a dozen
        var alone = texts.size() == 1 && first >= 0;
        if (alone && (filled - numbers > 1 || kind.required().size() > 2) && row.at(first) instanceof Cell.Text) {
            return heading(first, row.cell(first));
        }
        return RECORD;
    }

    static boolean isTotal(String text) {
        var lower = lower(text);
        if (TOTALS.stream().anyMatch(total -> begins(lower, total))) {
            return true;
        }
        return TOTALS_ALONE.stream()
                        .anyMatch(total -> begins(lower, total) && isSummed(lower.substring(total.length())))
                || WHOLES.contains(Wording.folded(text));
    }

    private static boolean isSummed(String rest) {
        var what = rest.strip();
        return what.isEmpty()
                || ":(=-–—…./".indexOf(what.charAt(0)) >= 0
                || Character.isDigit(what.charAt(0))
                || isNumber(what.toUpperCase(Locale.ROOT))
                || SUMMED.stream().anyMatch(word -> begins(what, word));
    }

    private static boolean isHeading(String text) {
        var title = withoutNumber(text);
        var folded = Wording.folded(title);
        if (title.length() < text.length()) {
            return DIVISIONS.stream().anyMatch(word -> begins(folded, word.strip()));
        }
        var lower = lower(text);
        return AREAS.stream().anyMatch(word -> begins(lower, word) && lower.length() > word.length());
    }

    private static RowNature heading(int place, String text) {
        return new Heading(place, text, withoutNumber(text));
    }

    /// `I. Huyện Cao Lộc`, `A) …`, `1.2. …`, `(1) …` without what is before the title.
    private static String withoutNumber(String text) {
        var end = 0;
        while (end < text.length() && end < 12 && text.charAt(end) != ' ') {
            end++;
        }
        if (end == 0 || end >= text.length()) {
            return text;
        }
        var number = text.substring(0, end);
        var dot = text.indexOf('.');
        if (dot > 0
                && dot < end - 1
                && isNumber(text.substring(0, dot + 1))
                && Character.isLetter(text.charAt(dot + 1))) {
            // `I.Huyện Cao Lộc`
            return text.substring(dot + 1);
        }
        var hasSign = !Character.isLetterOrDigit(number.charAt(number.length() - 1));
        return (hasSign && isNumber(number)) || isRoman(number)
                ? text.substring(end).strip()
                : text;
    }

    /// A number of a list: digits, a Roman number or one letter, with dots and brackets.
    private static boolean isNumber(String text) {
        var bare = new StringBuilder();
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                bare.append(c);
            } else if (".)(/-:= ".indexOf(c) < 0) {
                return false;
            }
        }
        if (bare.isEmpty() || bare.length() > 6) {
            return false;
        }
        var word = bare.toString();
        if (word.chars().allMatch(Character::isDigit)) {
            return word.length() <= 3;
        }
        return isRoman(word) || (word.length() == 1 && Character.isUpperCase(word.charAt(0)));
    }

    private static boolean isRoman(String word) {
        return !word.isEmpty() && word.length() <= 6 && word.chars().allMatch(c -> "IVXL".indexOf(c) >= 0);
    }

    /// `1 2 3 4` or `(1) (2) (3)`, `A B 1 2`: what stands under headings to count the columns.
    private static boolean isCounting(Row row) {
        var next = -1;
        for (var i = 0; i < row.cells().size(); i++) {
            var digits = new StringBuilder();
            row.cell(i).chars().filter(Character::isDigit).forEach(digits::appendCodePoint);
            if (!digits.isEmpty()) {
                var number = Integer.parseInt(digits.toString());
                if (next >= 0 && number != next) {
                    return false;
                }
                next = number + 1;
            }
        }
        return true;
    }

    private static String lower(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .strip();
    }

    private static boolean begins(String text, String words) {
        return text.startsWith(words)
                && (text.length() == words.length() || !Character.isLetterOrDigit(text.charAt(words.length())));
    }

    private static boolean isFree(Columns columns, int place) {
        return FREE.stream()
                .anyMatch(column -> Integer.valueOf(place).equals(columns.at().get(column)));
    }
}
