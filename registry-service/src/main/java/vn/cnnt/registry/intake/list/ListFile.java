package vn.cnnt.registry.intake.list;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.cnnt.manners.PersonalId;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.manners.finding.Findings;
import vn.cnnt.registry.command.Rejection;
import vn.cnnt.registry.decision.Decision;
import vn.cnnt.registry.intake.list.Understood.Left;
import vn.cnnt.registry.table.Bounds;
import vn.cnnt.registry.table.Row;
import vn.cnnt.registry.table.TableFile;
import vn.cnnt.registry.table.UnreadableFile;

/// A file as a list of one kind: every sheet that has such a list is taken, in order, and of every other one is said
/// why it isn't.
public final class ListFile {
    /// What a file was understood as.
    ///
    /// @param sheets all of them
    /// @param rows of those that are taken
    /// @param first how each sheet that was looked into begins
    public record Contents(List<Understood> sheets, long rows, List<FirstRows> first) {
        public Contents {
            sheets = List.copyOf(sheets);
            first = List.copyOf(first);
        }
    }

    private ListFile() {}

    /// Reads it to its end, so that what can't be read as a whole changes nothing.
    ///
    /// @param chosen headings by column, where the request names them
    /// @param sheet the only one that is wanted, where the request names it
    public static Contents understand(
            Path file, Kind kind, Map<Column, String> chosen, @Nullable String sheet, Limits limits)
            throws IOException {
        try (var table = open(file, kind, limits)) {
            var sheets = new ArrayList<Understood>();
            var refused = new ArrayList<List<Finding>>();
            var beginnings = new ArrayList<FirstRows>();
            var names = table.sheets().stream().map(TableFile.Sheet::name).toList();
            if (sheet != null && names.stream().noneMatch(sheet.strip()::equalsIgnoreCase)) {
                throw names.stream().allMatch(String::isEmpty)
                        ? Unreadable.refusal("sheet", "file-without-sheets")
                        : Unreadable.refusal("sheet", "sheet-not-there", sheet, names);
            }
            var rows = 0L;
            for (var i = 0; i < table.sheets().size(); i++) {
                var of = table.sheets().get(i);
                if (sheet != null && !sheet.strip().equalsIgnoreCase(of.name())) {
                    sheets.add(leftOut(of, Left.of(0, "sheet-not-chosen")));
                } else if (of.hidden() && sheet == null) {
                    sheets.add(leftOut(of, Left.of(0, "sheet-hidden")));
                } else {
                    var understood =
                            understand(table, i, kind, chosen, limits, limits.rows() - rows, refused, beginnings);
                    rows += understood.rows();
                    sheets.add(understood);
                }
            }
            if (sheets.stream().noneMatch(Understood::taken)) {
                throw refusal(refused);
            }
            if (rows == 0) {
                throw Unreadable.file("no-rows");
            }
            return new Contents(sheets, rows, beginnings);
        } catch (UnreadableFile e) {
            throw refusal(e, limits);
        }
    }

    /// The rows of what was taken, each sheet's behind those of the one before.
    public static ListRows rows(Path file, Kind kind, List<Understood> sheets, Limits limits) throws IOException {
        try {
            return new ListRows(open(file, kind, limits), sheets, limits);
        } catch (UnreadableFile e) {
            throw refusal(e, limits);
        }
    }

    static Rejection.Refused refusal(UnreadableFile e, Limits limits) {
        return e.code().equals("workbook-too-large")
                ? Unreadable.file(e.code(), limits.inflated().toMegabytes())
                : Unreadable.file(e.code(), e.arguments().toArray());
    }

    private static TableFile open(Path file, Kind kind, Limits limits) throws IOException {
        var bounds = new Bounds(limits.inflated().toBytes(), limits.texts().toBytes(), limits.cell());
        return TableFile.open(file, bounds, texts -> Columns.known(kind, Heading.all(texts)));
    }

    private static Understood understand(
            TableFile table,
            int number,
            Kind kind,
            Map<Column, String> chosen,
            Limits limits,
            long most,
            List<List<Finding>> refused,
            List<FirstRows> beginnings)
            throws IOException {
        var sheet = table.sheets().get(number);
        var first = new ArrayList<Row>();
        var isSeveral = table.sheets().size() > 1;
        Columns columns;
        Headings headings;
        try (var rows = table.rows(number)) {
            while (rows.hasNext() && first.size() < Headings.FIRST_ROWS) {
                first.add(rows.next());
            }
            if (first.isEmpty()) {
                refused.add(List.of(error("file-empty")));
                return leftOut(sheet, Left.of(0, "sheet-empty"));
            }
            headings = Headings.of(kind, first, chosen);
            beginnings.add(FirstRows.of(sheet.name(), first, headings.headingLine()));
            var findings = new Findings();
            columns = Columns.of(
                    kind,
                    headings.headings(),
                    chosen,
                    Title.of(kind, titles(first, headings), unit(headings)),
                    rows.hiddenColumns(),
                    findings);
            if (headings.unit() instanceof Unit.Said.Strange strange
                    && columns.at().keySet().stream()
                            .anyMatch(column ->
                                    column.isMoney() && !columns.units().containsKey(column))) {
                findings.error(
                        "file",
                        "unit-not-understood",
                        headings.unitSaid() == null ? "" : headings.unitSaid(),
                        strange.text());
            }
            if (PersonalId.isIn(sheet.name())
                    || headings.headings().stream().anyMatch(it -> PersonalId.isIn(it.shown()))) {
                throw Unreadable.file(PersonalId.IN_TEXT);
            }
            if (findings.hasErrors()) {
                var all = findings.weighing(Finding.Weight.ERROR);
                var isOther = all.stream().anyMatch(finding -> finding.code().equals("list-of-other-kind"));
                if (!isSeveral || (!isOther && Columns.fits(kind, headings.headings()))) {
                    // a list of the kind, and something of it isn't understood: left out, it would be missed by nobody
                    throw new Rejection.Refused(new Decision.Refused(Decision.Refusal.INVALID, all, null));
                }
                refused.add(all);
                return leftOut(sheet, left(kind, headings.headings(), all));
            }
        }
        var left = new ArrayList<>(headings.left());
        var understood = new Understood(
                sheet.name(),
                sheet.hidden(),
                true,
                headings.headingLine(),
                headings.firstLine(),
                columns,
                List.of(),
                0);
        var count = 0L;
        try (var rows = new TakenRows(table.rows(number), understood, left)) {
            while (rows.hasNext()) {
                rows.next();
                if (++count > most) {
                    throw Unreadable.file("too-many-rows", Integer.toString(limits.rows()));
                }
            }
        }
        return new Understood(
                sheet.name(), sheet.hidden(), true, headings.headingLine(), headings.firstLine(), columns, left, count);
    }

    private static @Nullable Unit unit(Headings headings) {
        return headings.unit() instanceof Unit.Said.Known known ? known.unit() : null;
    }

    /// What stands above the headings; merged over several cells it is said once.
    private static List<String> titles(List<Row> first, Headings headings) {
        var above = headings.left().stream().map(Left::line).toList();
        return first.stream()
                .filter(row -> row.line() < headings.headingLine() && above.contains(row.line()))
                .flatMap(row -> Headings.texts(row).stream())
                .filter(text -> !PersonalId.isIn(text))
                .toList();
    }

    private static Left left(Kind kind, List<Heading> headings, List<Finding> why) {
        for (var other : Kind.values()) {
            if (other != kind && Columns.fits(other, headings)) {
                return Left.of(0, "sheet-of-other-kind", other.word());
            }
        }
        var missing = why.stream()
                .filter(finding -> finding.code().equals("column-missing"))
                .map(finding -> String.valueOf(finding.arguments().get(1)))
                .collect(Collectors.joining(", "));
        return Left.of(0, "sheet-without-list", missing);
    }

    private static Understood leftOut(TableFile.Sheet sheet, Left why) {
        return new Understood(sheet.name(), sheet.hidden(), false, 0, 0, Columns.NONE, List.of(why), 0);
    }

    /// The findings about the sheet that comes nearest to a list of the kind.
    private static Rejection.Refused refusal(List<List<Finding>> refused) {
        var findings = refused.stream()
                .min((one, other) -> Integer.compare(one.size(), other.size()))
                .orElse(List.of(error("no-sheet-to-see")));
        return new Rejection.Refused(new Decision.Refused(Decision.Refusal.INVALID, findings, null));
    }

    private static Finding error(String code) {
        return new Finding("file", code, Finding.Weight.ERROR, List.of());
    }
}
