package vn.cnnt.registry.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.cnnt.registry.intake.ImportAnswer.ImportCandidate;
import vn.cnnt.registry.intake.ImportAnswer.ImportFinding;
import vn.cnnt.registry.intake.ImportAnswer.ImportRow;

/// The rows of one sheet, each finding at the cell that it is about. Pure.
///
/// @param headings of the columns in which one of the rows has something, as they stand in the list
record RowsLook(String sheet, List<String> headings, List<RowLook> rows) {
    private static final String API = "/api/v1";

    /// @param page where what it has become is looked at; null where it has come to nothing
    /// @param others findings that are about no cell of it
    record RowLook(
            ImportRow row,
            List<CellLook> cells,
            @Nullable String page,
            List<ImportFinding> others,
            List<ImportCandidate> candidates) {
        long line() {
            return row.line();
        }

        String outcome() {
            return row.outcome();
        }
    }

    record CellLook(String heading, String text, List<ImportFinding> errors, List<ImportFinding> warnings) {}

    /// Whether anything is to be said of a row beside its cells.
    boolean becameSomething() {
        return rows.stream()
                .anyMatch(row -> row.page() != null
                        || !row.others().isEmpty()
                        || !row.candidates().isEmpty());
    }

    /// By sheet, in their order.
    ///
    /// @param headings of each sheet, in the order of its columns
    static List<RowsLook> of(List<ImportRow> rows, Map<String, List<String>> headings) {
        var bySheet = new LinkedHashMap<String, List<ImportRow>>();
        rows.forEach(row ->
                bySheet.computeIfAbsent(row.sheet(), _ -> new ArrayList<>()).add(row));
        return bySheet.entrySet().stream()
                .map(it -> of(it.getKey(), it.getValue(), headings.getOrDefault(it.getKey(), List.of())))
                .toList();
    }

    private static RowsLook of(String sheet, List<ImportRow> rows, List<String> inOrder) {
        var headings = new LinkedHashSet<String>();
        rows.forEach(row -> headings.addAll(row.row().keySet()));
        // a cell in which nothing stands has findings, too
        rows.forEach(row -> row.errors().stream()
                .map(ImportFinding::field)
                .filter(field -> !field.isEmpty() && !field.startsWith("/"))
                .forEach(headings::add));
        var all = Stream.concat(inOrder.stream().filter(headings::contains), headings.stream())
                .distinct()
                .toList();
        return new RowsLook(sheet, all, rows.stream().map(row -> row(row, all)).toList());
    }

    private static RowLook row(ImportRow row, List<String> headings) {
        var cells = headings.stream()
                .map(heading -> new CellLook(
                        heading,
                        row.row().getOrDefault(heading, ""),
                        at(row.errors(), heading),
                        at(row.warnings(), heading)))
                .toList();
        var others = new ArrayList<ImportFinding>();
        row.errors().stream().filter(it -> !headings.contains(it.field())).forEach(others::add);
        row.warnings().stream().filter(it -> !headings.contains(it.field())).forEach(others::add);
        return new RowLook(row, cells, page(row.address()), others, row.candidates());
    }

    private static List<ImportFinding> at(List<ImportFinding> findings, String heading) {
        return findings.stream().filter(it -> it.field().equals(heading)).toList();
    }

    /// Of an address of the API.
    static @Nullable String page(@Nullable String address) {
        return address == null || !address.startsWith(API) ? address : address.substring(API.length());
    }

    /// The codes of what the rows wait for, with the words that the first of them has for it.
    static Map<String, String> questions(List<ImportRow> rows) {
        var questions = new LinkedHashMap<String, String>();
        rows.forEach(row -> row.errors().forEach(it -> questions.putIfAbsent(it.code(), it.message())));
        return questions;
    }
}
