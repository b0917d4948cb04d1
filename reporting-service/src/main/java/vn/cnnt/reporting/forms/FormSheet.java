package vn.cnnt.reporting.forms;

import java.io.ByteArrayOutputStream;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.cnnt.reporting.export.CutSheet;
import vn.cnnt.reporting.export.Spreadsheet;
import vn.cnnt.reporting.export.Spreadsheet.Look;
import vn.cnnt.reporting.forms.FormPage.Column;
import vn.cnnt.reporting.forms.FormPage.Row;
import vn.cnnt.reporting.statistics.Text;

/// A form as an XLSX that looks like the official one: who reports, the title, the year and the place, the unit; heads
/// of two storeys; totals as formulas; what is reported beside what is computed; below it what the figures mean and
/// what cut of the log they are of.
final class FormSheet {
    private static final int NUMBER_WIDTH = 6;
    private static final int TITLE_WIDTH = 46;
    private static final int UNIT_WIDTH = 11;
    private static final int LANDSCAPE_FROM = 130;
    /// Points of a line of text.
    private static final int LINE = 16;
    /// Bold text against plain text.
    private static final double WIDER = 1.15;
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss", Locale.ROOT).withZone(ZoneId.of("Asia/Ho_Chi_Minh"));

    private static final Text REPORTER = new Text("Đơn vị báo cáo:", "Reported by:");
    private static final Text DEPARTMENT = new Text(" Sở Công Thương ", " Department of Industry and Trade, ");
    private static final Text YEAR = new Text("Năm", "Year");
    private static final Text AS_DECIDED =
            new Text("Địa bàn theo tỉnh, thành phố tại thời điểm quyết định.", "Places as they were at the decision.");
    private static final Text CURRENT =
            new Text("Địa bàn quy về 34 tỉnh, thành phố hiện nay.", "Places rolled up to the 34 provinces of today.");
    private static final Text CUT = new Text("Mốc số liệu", "Cut");
    private static final Text PARKED = new Text("sự kiện chờ xử lý", "parked events");
    private static final Text DEFINITION = new Text("định nghĩa", "definition");

    private final FormPage page;
    private final Function<Text, String> language;
    private final boolean unitColumn;

    FormSheet(FormPage page, Function<Text, String> language) {
        this.page = page;
        this.language = language;
        this.unitColumn = page.unit() == null;
    }

    byte[] xlsx() {
        var bytes = new ByteArrayOutputStream();
        var widths = widths();
        var wide = widths.stream().mapToInt(Integer::intValue).sum() > LANDSCAPE_FROM;
        try (var sheet = new Spreadsheet(bytes, page.name(), widths, wide)) {
            sheet.about(
                    CutSheet.NAME,
                    CutSheet.lines(
                            page.title(),
                            null,
                            page.cut(),
                            page.definition(),
                            page.scope().places(),
                            language));
            var last = widths.size() - 1;
            block(sheet, last);
            var firstHead = sheet.rows();
            heads(sheet, firstHead);
            var firstRow = sheet.rows();
            page.rows().forEach(row -> {
                var cells = cells(row, firstRow);
                sheet.row(LINE * most(cells, widths), cells);
            });
            sheet.row(0, List.of());
            for (var note : notes()) {
                line(sheet, note, Look.NOTE, last, 12 * lines(note, widths));
            }
        }
        return bytes.toByteArray();
    }

    private List<Integer> widths() {
        var widths = new ArrayList<>(List.of(NUMBER_WIDTH, TITLE_WIDTH));
        if (unitColumn) {
            widths.add(UNIT_WIDTH);
        }
        page.columns().forEach(column -> widths.add(column.width()));
        return widths;
    }

    private void block(Spreadsheet sheet, int last) {
        var reporter = page.scope().province() == null
                ? " ……"
                : in(DEPARTMENT) + in(page.scope().place());
        line(sheet, in(REPORTER) + reporter, Look.PLAIN, last, 0);
        line(sheet, in(page.title()).toUpperCase(Locale.forLanguageTag("vi")), Look.TITLE, last, 24);
        var view = page.scope().province() == null ? in(page.scope().place()) + ", " : "";
        line(sheet, view + in(YEAR) + " " + page.scope().year(), Look.SUBTITLE, last, 0);
        line(sheet, page.unit() == null ? "" : in(FormFiles.UNIT) + ": " + in(page.unit()), Look.RIGHT, last, 0);
    }

    private static void line(Spreadsheet sheet, String text, Look look, int last, int height) {
        sheet.merge(sheet.rows(), 0, sheet.rows(), last);
        sheet.row(height, List.of(new Spreadsheet.Words(text, look)));
    }

    /// Columns of one group share a head; a column without one reaches over both storeys.
    private void heads(Spreadsheet sheet, int first) {
        var upper = new ArrayList<Spreadsheet.Cell>();
        var lower = new ArrayList<Spreadsheet.Cell>();
        var fixed = unitColumn
                ? List.of(FormFiles.NUMBER, page.subject(), FormFiles.UNIT)
                : List.of(FormFiles.NUMBER, page.subject());
        for (var head : fixed) {
            sheet.merge(first, upper.size(), first + 1, upper.size());
            upper.add(new Spreadsheet.Words(in(head), Look.HEAD));
            lower.add(new Spreadsheet.Blank(Look.HEAD));
        }
        for (var i = 0; i < page.columns().size(); i++) {
            var column = page.columns().get(i);
            var group = column.group();
            if (group == null) {
                sheet.merge(first, upper.size(), first + 1, upper.size());
                upper.add(new Spreadsheet.Words(in(column.title()), Look.HEAD));
                lower.add(new Spreadsheet.Blank(Look.HEAD));
            } else {
                if (i == 0 || !group.equals(page.columns().get(i - 1).group())) {
                    sheet.merge(first, upper.size(), first, upper.size() + members(i, group) - 1);
                    upper.add(new Spreadsheet.Words(in(group), Look.HEAD));
                } else {
                    upper.add(new Spreadsheet.Blank(Look.HEAD));
                }
                lower.add(new Spreadsheet.Words(in(column.title()), Look.HEAD));
            }
        }
        sheet.row(Math.max(20, LINE * groupLines()), upper);
        sheet.row(Math.max(32, LINE * most(lower, widths())), lower);
    }

    /// How many lines the longest head over a group wraps to, in the width of its columns.
    private int groupLines() {
        var most = 1;
        for (var i = 0; i < page.columns().size(); i++) {
            var group = page.columns().get(i).group();
            if (group != null
                    && (i == 0 || !group.equals(page.columns().get(i - 1).group()))) {
                var width = page.columns().subList(i, i + members(i, group)).stream()
                        .mapToInt(Column::width)
                        .sum();
                most = Math.max(most, lines(in(group), WIDER, width));
            }
        }
        return most;
    }

    private int members(int first, Text group) {
        return (int) page.columns().stream()
                .skip(first)
                .map(Column::group)
                .takeWhile(group::equals)
                .count();
    }

    private List<Spreadsheet.Cell> cells(Row row, int firstRow) {
        var strong = row.strong();
        var text = strong ? Look.STRONG_TEXT : Look.TEXT;
        var centred = strong ? Look.STRONG_CENTRED : Look.CENTRED;
        var number = strong ? Look.STRONG_NUMBER : Look.NUMBER;
        var cells = new ArrayList<Spreadsheet.Cell>();
        cells.add(new Spreadsheet.Words(row.number(), centred));
        cells.add(new Spreadsheet.Words(in(row.title()), text));
        if (unitColumn) {
            cells.add(new Spreadsheet.Words(unit(row), centred));
        }
        for (var cell : row.cells()) {
            cells.add(
                    switch (cell) {
                        case FormPage.Empty _ -> new Spreadsheet.Blank(text);
                        case FormPage.Figure figure -> new Spreadsheet.Figure(figure.value(), number);
                        case FormPage.Sum sum when sum.of().isEmpty() -> new Spreadsheet.Figure(sum.value(), number);
                        case FormPage.Sum sum -> new Spreadsheet.Formula(formula(sum, firstRow), sum.value(), number);
                        case FormPage.Words words -> new Spreadsheet.Words(words.text(), text);
                        case FormPage.Label label -> new Spreadsheet.Words(in(label.text()), text);
                    });
        }
        return cells;
    }

    /// `SUM(C7:C10)` where the cells follow one another in a row or column, else `C7+C12`.
    private String formula(FormPage.Sum sum, int firstRow) {
        var addresses = sum.of().stream().map(at -> address(at, firstRow)).toList();
        return isRun(sum.of())
                ? "SUM(" + addresses.getFirst() + ":" + addresses.getLast() + ")"
                : String.join("+", addresses);
    }

    private static boolean isRun(List<FormPage.At> cells) {
        if (cells.size() < 2) {
            return false;
        }
        var down = cells.get(1).row() - cells.get(0).row();
        var right = cells.get(1).column() - cells.get(0).column();
        for (var i = 1; i < cells.size(); i++) {
            if (cells.get(i).row() - cells.get(i - 1).row() != down
                    || cells.get(i).column() - cells.get(i - 1).column() != right) {
                return false;
            }
        }
        return down + right == 1 && (down == 0 || right == 0);
    }

    private String address(FormPage.At at, int firstRow) {
        return Spreadsheet.address(firstRow + at.row(), (unitColumn ? 3 : 2) + at.column());
    }

    private List<String> notes() {
        var notes = new ArrayList<String>();
        page.notes().forEach(note -> notes.add(in(note)));
        notes.add(in(
                switch (page.scope().places()) {
                    case AS_DECIDED -> AS_DECIDED;
                    case CURRENT -> CURRENT;
                }));
        var cut = page.cut();
        var offsets = cut.offsets().entrySet().stream()
                .map(it -> it.getKey() + ":" + it.getValue())
                .collect(Collectors.joining(" "));
        var recorded = cut.recordedAt();
        notes.add(in(CUT) + ": " + (recorded == null ? "–" : MOMENT.format(recorded)) + " · " + offsets + " · "
                + cut.parked().events() + " " + in(PARKED) + " · " + in(DEFINITION) + " " + page.definition());
        return Collections.unmodifiableList(notes);
    }

    /// How many lines the longest text of a row wraps to: not every program makes a row as high as its text.
    private static int most(List<Spreadsheet.Cell> cells, List<Integer> widths) {
        var most = 1;
        for (var i = 0; i < cells.size(); i++) {
            if (cells.get(i) instanceof Spreadsheet.Words words) {
                var isBold = words.look() == Look.STRONG_TEXT || words.look() == Look.HEAD;
                most = Math.max(most, lines(words.text(), isBold ? WIDER : 1, widths.get(i)));
            }
        }
        return most;
    }

    private static int lines(String text, double wider, int width) {
        return (int) Math.ceil((text.length() * wider + 2) / width);
    }

    private static int lines(String note, List<Integer> widths) {
        return 1
                + note.length()
                        / Math.max(
                                1, widths.stream().mapToInt(Integer::intValue).sum());
    }

    private String unit(Row row) {
        return row.unit() == null ? "" : in(row.unit());
    }

    private String in(Text text) {
        return language.apply(text);
    }
}
