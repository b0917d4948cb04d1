package vn.cnnt.registry.intake;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import vn.cnnt.manners.PersonalId;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.registry.intake.list.Columns;
import vn.cnnt.registry.intake.row.TaxCodeCell;
import vn.cnnt.registry.intake.taking.Candidate;
import vn.cnnt.registry.intake.taking.ReportedRow;
import vn.cnnt.registry.intake.taking.RowOutcome;
import vn.cnnt.registry.intake.taking.RowReport;
import vn.cnnt.registry.table.Cell;
import vn.cnnt.registry.table.Row;

/// Rows and what became of them as the store keeps them: a cell that means something stays what it was in the file, so
/// that a row that is read again, when it is confirmed, means the same. Of the others only that something was there.
///
/// A personal id is kept masked. Where the row waits for a yes, its digits are sealed beside the mask until it has
/// come.
final class RowDocuments {
    private static final String LEFT = "left";
    private static final String SEALED = "sealed";
    private static final Cell ONE = new Cell.Number(BigDecimal.ONE, "1");
    private static final Cell SOMETHING = Cell.of("…");

    private final SealedCells sealed;

    RowDocuments(SealedCells sealed) {
        this.sealed = sealed;
    }

    /// @param columns of each sheet
    List<Document> documents(String importId, Function<String, Columns> columns, List<ReportedRow> lines) {
        return lines.stream()
                .map(line -> document(importId, columns.apply(line.row().sheet()), line))
                .toList();
    }

    private Document document(String importId, Columns columns, ReportedRow line) {
        var row = line.row();
        var isWaiting = line.report().outcome() == RowOutcome.TO_CONFIRM;
        var cells = new ArrayList<Object>();
        for (var i = 0; i < row.cells().size(); i++) {
            cells.add(columns.isRead(i) ? cell(importId, row.at(i), isWaiting) : left(row.at(i)));
        }
        var document = new Document("line", row.line())
                .append("cells", cells)
                .append("fate", line.report().outcome().name());
        if (!row.sheet().isEmpty()) {
            document.append("sheet", row.sheet());
        }
        if (row.hidden()) {
            document.append("hidden", true);
        }
        if (line.report().address() != null) {
            document.append("address", line.report().address());
        }
        if (!line.report().findings().isEmpty()) {
            document.append(
                    "findings",
                    line.report().findings().stream().map(RowDocuments::finding).toList());
        }
        if (!line.report().candidates().isEmpty()) {
            document.append(
                    "candidates",
                    line.report().candidates().stream()
                            .map(one -> new Document("id", one.id())
                                    .append("name", one.name())
                                    .append("percent", one.percent())
                                    .append("why", one.why()))
                            .toList());
        }
        return document;
    }

    /// What nobody reads: whether it was a number or a text, which tells a record from a line that heads others.
    private static Object left(Cell cell) {
        return switch (cell) {
            case Cell.Empty _ -> "";
            case Cell.Number _ -> new Document(LEFT, "number");
            case Cell.Text _, Cell.Day _, Cell.YesNo _, Cell.Broken _ ->
                cell.shown().isBlank() ? "" : new Document(LEFT, "text");
        };
    }

    private Object cell(String importId, Cell cell, boolean isWaiting) {
        var person = PersonalId.of(cell.shown());
        if (person == null) {
            return masked(cell);
        }
        var mask = PersonalId.mask(person);
        return isWaiting ? sealed.seal(importId, person).append("shown", mask) : mask;
    }

    /// Of a number that lost its zero, too, only the end is kept.
    private static Object masked(Cell cell) {
        var shown = PersonalId.masked(cell.shown());
        if (TaxCodeCell.isPersonalIdWithoutZero(shown.strip())) {
            return PersonalId.mask(shown.strip());
        }
        return shown.equals(cell.shown()) ? cell(cell) : shown;
    }

    /// The persons whose ids are sealed in these lines.
    static Set<String> persons(List<Document> lines) {
        return lines.stream()
                .flatMap(line -> line.getList("cells", Object.class).stream())
                .filter(Document.class::isInstance)
                .map(cell -> ((Document) cell).getString(SealedCells.PERSON))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /// The lines with nothing left of these persons but masks.
    static List<Document> without(Set<String> persons, List<Document> lines) {
        return lines.stream()
                .map(line -> new Document(line)
                        .append(
                                "cells",
                                line.getList("cells", Object.class).stream()
                                        .map(cell -> cell instanceof Document sealed
                                                        && persons.contains(sealed.getString(SealedCells.PERSON))
                                                ? sealed.getString("shown")
                                                : cell)
                                        .toList()))
                .toList();
    }

    private Row row(Document line) {
        var sheet = line.getString("sheet");
        return new Row(
                sheet == null ? "" : sheet,
                line.getLong("line"),
                line.getBoolean("hidden", false),
                line.getList("cells", Object.class).stream().map(this::cell).toList());
    }

    /// A text as such, because most cells are one; all else says what it is.
    private static Object cell(Cell cell) {
        return switch (cell) {
            case Cell.Empty _ -> "";
            case Cell.Text text -> text.shown();
            case Cell.Number number ->
                new Document("number", number.value().toString()).append("shown", number.shown());
            case Cell.Day day -> new Document("day", day.date().toString()).append("shown", day.shown());
            case Cell.YesNo yesNo -> new Document("yes", yesNo.value()).append("shown", yesNo.shown());
            case Cell.Broken broken ->
                new Document("broken", broken.code())
                        .append(
                                "arguments",
                                broken.arguments().stream()
                                        .map(RowDocuments::plain)
                                        .toList())
                        .append("shown", broken.shown());
        };
    }

    private Cell cell(Object kept) {
        if (!(kept instanceof Document document)) {
            return Cell.of((String) kept);
        }
        if (document.containsKey(LEFT)) {
            return "number".equals(document.getString(LEFT)) ? ONE : SOMETHING;
        }
        if (document.containsKey(SEALED)) {
            return Cell.of(sealed.open(document).orElseGet(() -> document.getString("shown")));
        }
        var shown = document.getString("shown");
        if (document.containsKey("number")) {
            return new Cell.Number(new BigDecimal(document.getString("number")), shown);
        }
        if (document.containsKey("day")) {
            return new Cell.Day(LocalDate.parse(document.getString("day")), shown);
        }
        if (document.containsKey("yes")) {
            return new Cell.YesNo(document.getBoolean("yes"), shown);
        }
        return new Cell.Broken(document.getString("broken"), document.getList("arguments", Object.class), shown);
    }

    RowBlock block(Document found) {
        var lines = new ArrayList<ReportedRow>();
        for (var line : found.getList("lines", Document.class)) {
            var candidates = inner(line, "candidates").stream()
                    .map(one -> new Candidate(
                            one.getString("id"),
                            one.getString("name"),
                            one.getInteger("percent"),
                            one.getString("why")))
                    .toList();
            lines.add(new ReportedRow(
                    row(line),
                    new RowReport(
                            RowOutcome.valueOf(line.getString("fate")),
                            line.getString("address"),
                            inner(line, "findings").stream()
                                    .map(RowDocuments::finding)
                                    .toList(),
                            candidates)));
        }
        return new RowBlock(found.getLong("first"), lines, found.getLong("version"));
    }

    private static List<Document> inner(Document of, String name) {
        var found = of.getList(name, Document.class);
        return found == null ? List.of() : found;
    }

    private static Document finding(Finding finding) {
        return new Document("field", finding.field())
                .append("code", finding.code())
                .append("weight", finding.weight().name())
                .append(
                        "arguments",
                        finding.arguments().stream().map(RowDocuments::plain).toList());
    }

    private static Finding finding(Document found) {
        return new Finding(
                found.getString("field"),
                found.getString("code"),
                Finding.Weight.valueOf(found.getString("weight")),
                found.getList("arguments", Object.class));
    }

    private static Object plain(Object argument) {
        return switch (argument) {
            case Long number -> number;
            case Iterable<?> several -> {
                var texts = new ArrayList<String>();
                several.forEach(one -> texts.add(PersonalId.masked(String.valueOf(one))));
                yield texts;
            }
            default -> PersonalId.masked(argument.toString());
        };
    }
}
