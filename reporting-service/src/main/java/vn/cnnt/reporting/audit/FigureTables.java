package vn.cnnt.reporting.audit;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import vn.cnnt.reporting.figures.Cells;
import vn.cnnt.reporting.statistics.CellName;
import vn.cnnt.reporting.statistics.Dataset;
import vn.cnnt.reporting.statistics.Datasets;
import vn.cnnt.reporting.statistics.Dimension;
import vn.cnnt.reporting.statistics.Measure;

/// All cells as CSV, a table for each dataset, in the order of their names: the same figures give the same bytes.
final class FigureTables {
    private FigureTables() {}

    /// By the name of the dataset. Of the places one is named, or none: then the row is of all of them.
    static SortedMap<String, byte[]> of(Cells cells) {
        var rows = new TreeMap<String, List<List<String>>>();
        for (var dataset : Datasets.ALL) {
            rows.put(dataset.name(), new ArrayList<>(List.of(head(dataset))));
        }
        cells.byPage()
                .forEach((page, there) -> there.forEach((cell, measures) -> {
                    var name = CellName.of(page, cell);
                    rows.computeIfAbsent(name.dataset(), _ -> new ArrayList<>()).add(row(name, measures));
                }));
        var tables = new TreeMap<String, byte[]>();
        rows.forEach((dataset, lines) -> tables.put(dataset, csv(lines)));
        return tables;
    }

    private static final List<String> PLACES = List.of("province", "currentProvince", "region", "currentRegion");

    private static List<String> head(Dataset dataset) {
        var head = new ArrayList<>(PLACES);
        dataset.dimensions().stream().map(Dimension::name).forEach(head::add);
        dataset.measures().stream().map(Measure::name).forEach(head::add);
        return head;
    }

    private static List<String> row(CellName name, long[] measures) {
        Map<String, String> values = new LinkedHashMap<>(name.values());
        var row = new ArrayList<String>();
        for (var place : PLACES) {
            var value = values.remove(place);
            row.add(value == null ? "" : value);
        }
        row.addAll(values.values());
        for (var measure : measures) {
            row.add(Long.toString(measure));
        }
        return row;
    }

    private static byte[] csv(List<List<String>> lines) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            lines.forEach(csv::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory can always be written", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
