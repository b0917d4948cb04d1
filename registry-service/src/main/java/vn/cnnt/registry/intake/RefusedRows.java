package vn.cnnt.registry.intake;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.registry.intake.list.Columns;
import vn.cnnt.registry.intake.list.Heading;
import vn.cnnt.registry.intake.list.Understood;
import vn.cnnt.registry.intake.list.Unit;
import vn.cnnt.registry.intake.taking.ReportedRow;
import vn.cnnt.registry.intake.taking.RowOutcome;
import vn.cnnt.registry.table.Cell;
import vn.cnnt.registry.table.NewWorkbook;

/// The refused rows as they came, with what is wrong in a last column that an import doesn't read. What the list said
/// of its sums above its headings is in the headings here, so that a mended row means what it meant.
final class RefusedRows {
    private static final String WHY = "Lý do từ chối";
    private static final String NUMBER = "\u0000";
    private static final String FORMULA = "=+-@\t\r";

    private RefusedRows() {}

    /// A cell that a spreadsheet would take for a formula is led by an apostrophe, which an import takes away again;
    /// one that came with an apostrophe has it already. What came in several sheets is one list here, whose columns
    /// are those of all.
    static void csv(
            OutputStream out, List<Understood> sheets, Iterable<RowBlock> blocks, Function<Finding, String> words)
            throws IOException {
        var taken = sheets.stream().filter(Understood::taken).toList();
        var all = new LinkedHashSet<String>();
        taken.forEach(sheet -> all.addAll(numbered(headings(sheet.columns()))));
        all.remove(WHY);
        all.add(WHY);
        var order = List.copyOf(all);
        var text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        // so that Excel reads UTF-8
        text.write('\ufeff');
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(order.stream().map(RefusedRows::withoutNumber).toList());
            for (var sheet : taken) {
                var places = numbered(headings(sheet.columns())).stream()
                        .map(order::indexOf)
                        .toList();
                for (var rows = rows(sheet.sheet(), sheet.columns(), blocks, words); rows.hasNext(); ) {
                    var record = new String[order.size()];
                    Arrays.fill(record, "");
                    var cells = rows.next();
                    for (var i = 0; i < cells.size(); i++) {
                        record[places.get(i)] = safe(cells.get(i).shown());
                    }
                    csv.writeRecord(record);
                }
            }
        }
    }

    /// Headings that are the same stay two.
    private static List<String> numbered(List<String> headings) {
        var numbered = new ArrayList<String>();
        for (var heading : headings) {
            var key = heading;
            while (numbered.contains(key)) {
                key += NUMBER;
            }
            numbered.add(key);
        }
        return numbered;
    }

    private static String withoutNumber(String heading) {
        return heading.replace(NUMBER, "");
    }

    /// Each sheet of the list that has refused rows, under its name.
    static void xlsx(
            OutputStream out, List<Understood> sheets, Iterable<RowBlock> blocks, Function<Finding, String> words)
            throws IOException {
        var counts = new HashMap<String, Integer>();
        for (var block : blocks) {
            for (var line : block.lines()) {
                if (line.report().outcome() == RowOutcome.REFUSED) {
                    counts.merge(line.row().sheet(), 1, Integer::sum);
                }
            }
        }
        var pages = sheets.stream()
                .filter(sheet -> sheet.taken() && (counts.isEmpty() || counts.containsKey(sheet.sheet())))
                .map(sheet -> new NewWorkbook.Page(
                        sheet.sheet(),
                        headings(sheet.columns()),
                        Set.of(),
                        0,
                        counts.getOrDefault(sheet.sheet(), 0),
                        () -> rows(sheet.sheet(), sheet.columns(), blocks, words)))
                .toList();
        NewWorkbook.write(out, pages);
    }

    private static List<String> headings(Columns columns) {
        var headings = new ArrayList<String>();
        for (var meaning : columns.meanings()) {
            var heading = meaning.heading();
            var isSaid = !(Heading.of(heading).unit() instanceof Unit.Said.Nothing);
            headings.add(
                    meaning.unit() == null || meaning.unit() == Unit.VND || isSaid
                            ? heading
                            : heading + " (" + meaning.unit().vi() + ")");
        }
        if (!headings.contains(WHY)) {
            headings.add(WHY);
        }
        return headings;
    }

    private static Iterator<List<Cell>> rows(
            String sheet, Columns columns, Iterable<RowBlock> blocks, Function<Finding, String> words) {
        return StreamSupport.stream(blocks.spliterator(), false)
                .flatMap(block -> block.lines().stream())
                .filter(line -> line.report().outcome() == RowOutcome.REFUSED)
                .filter(line -> line.row().sheet().equals(sheet))
                .map(line -> row(columns, line, words))
                .iterator();
    }

    /// What stands in a column that nobody reads is not kept, so the column is empty.
    private static List<Cell> row(Columns columns, ReportedRow line, Function<Finding, String> words) {
        var headings = columns.headings();
        var why = Cell.of(line.report().findings().stream().map(words).collect(Collectors.joining(" · ")));
        var cells = new ArrayList<Cell>();
        for (var i = 0; i < headings.size(); i++) {
            cells.add(WHY.equals(headings.get(i)) ? why : columns.isRead(i) ? readable(line, i) : Cell.EMPTY);
        }
        if (!headings.contains(WHY)) {
            cells.add(why);
        }
        return cells;
    }

    private static Cell readable(ReportedRow line, int place) {
        return line.row().at(place) instanceof Cell.Text
                ? Cell.of(line.row().written(place))
                : line.row().at(place);
    }

    static String safe(String cell) {
        return !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
