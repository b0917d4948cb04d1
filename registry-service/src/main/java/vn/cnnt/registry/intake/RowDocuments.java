package vn.cnnt.registry.intake;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.registry.table.Cell;
import vn.cnnt.registry.table.Row;

/// Rows and what became of them as the store keeps them: a cell stays what it was in the file, so that a row that is
/// read again, when it is confirmed, means the same.
final class RowDocuments {
    private RowDocuments() {}

    static List<Document> documents(List<ReportedRow> lines) {
        return lines.stream()
                .map(line -> {
                    var document = new Document("line", line.row().line())
                            .append(
                                    "cells",
                                    line.row().cells().stream()
                                            .map(RowDocuments::cell)
                                            .toList())
                            .append("fate", line.report().outcome().name());
                    if (!line.row().sheet().isEmpty()) {
                        document.append("sheet", line.row().sheet());
                    }
                    if (line.row().hidden()) {
                        document.append("hidden", true);
                    }
                    if (line.report().address() != null) {
                        document.append("address", line.report().address());
                    }
                    if (!line.report().findings().isEmpty()) {
                        document.append(
                                "findings",
                                line.report().findings().stream()
                                        .map(RowDocuments::finding)
                                        .toList());
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
                })
                .toList();
    }

    private static Row row(Document line) {
        var sheet = line.getString("sheet");
        return new Row(
                sheet == null ? "" : sheet,
                line.getLong("line"),
                line.getBoolean("hidden", false),
                line.getList("cells", Object.class).stream()
                        .map(RowDocuments::cell)
                        .toList());
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

    private static Cell cell(Object kept) {
        if (!(kept instanceof Document document)) {
            return Cell.of((String) kept);
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

    static RowBlock block(Document found) {
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
                several.forEach(one -> texts.add(String.valueOf(one)));
                yield texts;
            }
            default -> argument.toString();
        };
    }
}
