package vn.cnnt.registry.intake;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.cnnt.manners.finding.Finding;

/// The refused rows as they came, with what is wrong in a last column that an import doesn't read. A cell that a
/// spreadsheet would take for a formula is led by an apostrophe, which an import takes away again.
final class RefusedRows {
    private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\\t\\r]");
    private static final String WHY = "Lý do từ chối";

    private RefusedRows() {}

    static void write(
            OutputStream out, List<String> headings, Iterable<RowBlock> blocks, Function<Finding, String> words)
            throws IOException {
        var text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        // so that Excel reads UTF-8
        text.write('\ufeff');
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(with(headings, headings.contains(WHY) ? List.of() : List.of(WHY)));
            for (var block : blocks) {
                for (var line : block.lines()) {
                    if (line.report().outcome() == RowOutcome.REFUSED) {
                        csv.writeRecord(row(headings, line, words));
                    }
                }
            }
        }
    }

    private static List<String> row(List<String> headings, ReportedRow line, Function<Finding, String> words) {
        var why = line.report().findings().stream().map(words).collect(Collectors.joining(" · "));
        var cells = new ArrayList<String>();
        for (var i = 0; i < headings.size(); i++) {
            cells.add(safe(WHY.equals(headings.get(i)) ? why : line.row().cell(i)));
        }
        return with(cells, headings.contains(WHY) ? List.of() : List.of(safe(why)));
    }

    private static List<String> with(List<String> one, List<String> other) {
        var all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }

    static String safe(String cell) {
        return FORMULA.matcher(cell).find() ? "'" + cell : cell;
    }
}
