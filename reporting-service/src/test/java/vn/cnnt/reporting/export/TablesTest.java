package vn.cnnt.reporting.export;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import vn.cnnt.events.WireFormat;
import vn.cnnt.reporting.figures.Cut;
import vn.cnnt.reporting.statistics.Dataset;
import vn.cnnt.reporting.statistics.Datasets;
import vn.cnnt.reporting.statistics.Derived;
import vn.cnnt.reporting.statistics.Dimension;
import vn.cnnt.reporting.statistics.History;
import vn.cnnt.reporting.statistics.Measure;
import vn.cnnt.reporting.statistics.Parameters;
import vn.cnnt.reporting.statistics.Places;
import vn.cnnt.reporting.statistics.Question;
import vn.cnnt.reporting.statistics.Questions;
import vn.cnnt.reporting.statistics.RandomHistory;
import vn.cnnt.reporting.statistics.Table;
import vn.cnnt.reporting.statistics.Text;

/// Every dataset as a file: the same rows as the answer they are made of, which is the JSON.
class TablesTest {
    private static final History HISTORY = RandomHistory.of(new Random(6), 600);
    private static final int FIRST_ROW = 3;

    static Stream<Dataset> datasets() {
        return Datasets.ALL.stream();
    }

    /// A question and its answer.
    private record Asked(Question question, Table table) {}

    @ParameterizedTest
    @MethodSource("datasets")
    void a_spreadsheet_has_the_cells_of_the_answer_and_numbers_are_numbers(Dataset dataset) {
        var asked = asked(dataset, "as-decided");
        var sheet =
                Opened.of(Tables.xlsx(asked.question, asked.table, Text::vi)).sheet();
        var columns = asked.table.columns();

        assertThat(asked.table.rows()).hasSizeGreaterThan(1);
        for (var i = 0; i < asked.table.rows().size(); i++) {
            var row = asked.table.rows().get(i);
            for (var column = 0; column < columns.size(); column++) {
                var cell = sheet.getRow(FIRST_ROW + i).getCell(column);
                assertThat(value(cell))
                        .as(cell.getAddress().toString())
                        .isEqualTo(expected(row.get(columns.get(column))));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("datasets")
    void its_heads_are_titles_in_the_language_asked_for_above_the_names_of_the_columns(Dataset dataset) {
        var asked = asked(dataset, "current");
        var vietnamese =
                Opened.of(Tables.xlsx(asked.question, asked.table, Text::vi)).sheet();
        var english =
                Opened.of(Tables.xlsx(asked.question, asked.table, Text::en)).sheet();
        var titles = titles(dataset);

        assertThat(vietnamese.getRow(0).getCell(0).getStringCellValue())
                .isEqualTo(dataset.title().vi());
        assertThat(english.getRow(0).getCell(0).getStringCellValue())
                .isEqualTo(dataset.title().en());
        for (var column = 0; column < asked.table.columns().size(); column++) {
            var name = asked.table.columns().get(column);
            var title = Objects.requireNonNull(titles.get(name), name);
            assertThat(vietnamese.getRow(1).getCell(column).getStringCellValue())
                    .isEqualTo(title.vi());
            assertThat(english.getRow(1).getCell(column).getStringCellValue()).isEqualTo(title.en());
            assertThat(english.getRow(2).getCell(column).getStringCellValue()).isEqualTo(name);
        }
    }

    @ParameterizedTest
    @MethodSource("datasets")
    void its_totals_are_those_of_the_answer_and_formulas_where_they_are_sums(Dataset dataset) {
        var asked = asked(dataset, "as-decided");
        var sheet =
                Opened.of(Tables.xlsx(asked.question, asked.table, Text::vi)).sheet();
        if (asked.table.total().isEmpty()) {
            return; // a stock of several years
        }
        var last = FIRST_ROW + asked.table.rows().size();
        var formulas = 0;
        for (var column = 0; column < asked.table.columns().size(); column++) {
            var name = asked.table.columns().get(column);
            var cell = sheet.getRow(last).getCell(column);
            if (asked.table.total().containsKey(name)) {
                assertThat(value(cell))
                        .as(name)
                        .isEqualTo(expected(asked.table.total().get(name)));
            }
            if (cell.getCellType() == CellType.FORMULA) {
                formulas++;
                var letters = cell.getAddress().formatAsString().replaceAll("[0-9]", "");
                assertThat(cell.getCellFormula()).isEqualTo("SUM(" + letters + "4:" + letters + last + ")");
                assertThat(asked.table.distinct()).doesNotContain(name);
            }
        }
        assertThat(formulas).isEqualTo((int) dataset.measures().stream()
                .filter(it -> it.offered() && !it.isDistinct())
                .count());
    }

    @ParameterizedTest
    @MethodSource("datasets")
    void what_would_be_a_formula_is_a_text(Dataset dataset) {
        var asked = asked(dataset, "as-decided");
        var first = asked.table.columns().getFirst();
        var evil = "=HYPERLINK(\"http://evil\")";
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        var row = new HashMap<String, @Nullable Object>(asked.table.rows().getFirst());
        row.put(first, evil);
        rows.add(row);
        var table = new Table(
                dataset.name(), "1", List.of(), asked.table.columns(), rows, asked.table.total(), List.of(), cut());

        var cell = Opened.of(Tables.xlsx(asked.question, table, Text::vi))
                .sheet()
                .getRow(FIRST_ROW)
                .getCell(0);
        assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
        assertThat(cell.getStringCellValue()).isEqualTo(evil);
        assertThat(new String(Tables.csv(asked.question, table, false), StandardCharsets.UTF_8))
                .contains("'=HYPERLINK");
        assertThat(new String(Sdmx.csv(asked.question, table), StandardCharsets.UTF_8))
                .contains("'=HYPERLINK");
    }

    @ParameterizedTest
    @MethodSource("datasets")
    void csv_has_the_rows_of_the_answer_what_is_unknown_in_them_and_in_each_row_its_cut(Dataset dataset)
            throws IOException {
        var asked = asked(dataset, "current");
        var unknown = asked.table.unknownMeasures();

        var rows = csv(Tables.csv(asked.question, asked.table, false));

        var width = asked.table.columns().size();
        assertThat(rows.getFirst().subList(0, width)).isEqualTo(asked.table.columns());
        assertThat(rows.getFirst().subList(width, rows.getFirst().size()))
                .isEqualTo(Stream.concat(
                                unknown.stream().map(it -> it + ".unknown"),
                                Stream.of("recordedAt", "definition", "places"))
                        .toList());
        assertThat(rows).hasSize(1 + asked.table.rows().size());
        for (var i = 0; i < asked.table.rows().size(); i++) {
            var row = asked.table.rows().get(i);
            var line = rows.get(1 + i);
            for (var column = 0; column < width; column++) {
                assertThat(line.get(column))
                        .isEqualTo(
                                Objects.toString(row.get(asked.table.columns().get(column)), ""));
            }
            for (var j = 0; j < unknown.size(); j++) {
                assertThat(line.get(width + j)).isEqualTo(Long.toString(Table.unknown(row, unknown.get(j))));
            }
            assertThat(line.subList(line.size() - 3, line.size()))
                    .isEqualTo(CutSheet.values(asked.table.cut(), asked.table.definition(), Places.CURRENT));
        }
        assertThat(dataset.name().equals("grants") || dataset.name().equals("supported-enterprises"))
                .isEqualTo(!unknown.isEmpty());
    }

    @ParameterizedTest
    @MethodSource("datasets")
    void a_spreadsheet_says_on_a_sheet_of_its_own_what_it_is_of(Dataset dataset) {
        var asked = asked(dataset, "as-decided");

        var book = Opened.of(Tables.xlsx(asked.question, asked.table, Text::en))
                .sheet()
                .getWorkbook();

        var said = new HashMap<String, String>();
        book.getSheet("Mốc")
                .forEach(row -> said.put(
                        row.getCell(0).getStringCellValue(), row.getCell(1).getStringCellValue()));
        assertThat(said)
                .containsEntry("Table", dataset.title().en())
                .containsEntry("View of the places", "provinces as decided (as-decided)")
                .containsEntry("Version of the definition", asked.table.definition())
                .containsKeys("Cut (newest event)", "Offsets in the log", "Events parked");
        assertThat(book.getSheetIndex("Mốc")).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("datasets")
    void sdmx_has_the_columns_of_its_structure_and_only_values_of_its_code_lists(Dataset dataset) throws IOException {
        for (var places : List.of("as-decided", "current")) {
            var asked = asked(dataset, places);
            assertThat(Sdmx.findings(asked.question)).isEmpty();
            var structure = WireFormat.JSON.valueToTree(Sdmx.structure(dataset, Instant.EPOCH));
            var rows = csv(Sdmx.csv(asked.question, asked.table));
            var dimensions = dimensions(structure);
            var measures = structure
                    .at("/data/dataStructures/0/dataStructureComponents/measureList/measures")
                    .valueStream()
                    .map(it -> it.path("id").asString())
                    .toList();
            var head = new ArrayList<>(List.of("STRUCTURE", "STRUCTURE_ID", "ACTION"));
            head.addAll(dimensions.keySet());
            head.addAll(asked.question.measures().stream().map(Sdmx::id).toList());
            assertThat(measures).containsAll(head.subList(3 + dimensions.size(), head.size()));
            var attributes = structure
                    .at("/data/dataStructures/0/dataStructureComponents/attributeList/attributes")
                    .valueStream()
                    .map(it -> it.path("id").asString())
                    .toList();
            var uncertain = asked.table.unknownMeasures().stream()
                    .filter(asked.question.measures()::contains)
                    .toList();
            uncertain.forEach(it -> head.addAll(List.of(Sdmx.id(it) + "_STATUS", Sdmx.id(it) + "_UNKNOWN")));
            assertThat(attributes).containsAll(head.subList(head.size() - 2 * uncertain.size(), head.size()));

            assertThat(rows.getFirst()).isEqualTo(head);
            assertThat(rows).hasSize(1 + asked.table.rows().size());
            for (var i = 1; i < rows.size(); i++) {
                var row = rows.get(i);
                var column = 3;
                for (var dimension : dimensions.entrySet()) {
                    assertThat(row.get(column++)).as(dimension.getKey()).matches(dimension.getValue());
                }
                var answered = asked.table.rows().get(i - 1);
                for (var measure : asked.question.measures()) {
                    var figure = Objects.toString(answered.get(measure), "");
                    var isMissing = figure.equals("0") && Table.unknown(answered, measure) > 0;
                    assertThat(row.get(column++)).as(measure).isEqualTo(isMissing ? "" : figure);
                }
                for (var measure : uncertain) {
                    var unknown = Table.unknown(answered, measure);
                    var isMissing =
                            row.get(rows.getFirst().indexOf(Sdmx.id(measure))).isEmpty();
                    assertThat(row.get(column++)).isEqualTo(unknown == 0 ? "A" : isMissing ? "O" : "U");
                    assertThat(row.get(column++)).isEqualTo(Long.toString(unknown));
                }
                assertThat(row).hasSize(column);
            }
        }
    }

    @Test
    void in_sdmx_an_amount_that_nobody_knows_is_missing_and_not_0() throws IOException {
        var asked = asked(Objects.requireNonNull(Datasets.find("grants")), "current");
        var rows = csv(Sdmx.csv(asked.question, asked.table));
        var measure = rows.getFirst().indexOf("APPROVED");
        var status = rows.getFirst().indexOf("APPROVED_STATUS");

        assertThat(rows.stream().skip(1).map(it -> it.get(status)).distinct()).contains("A", "O");
        assertThat(rows.stream().skip(1).filter(it -> it.get(status).equals("O")))
                .allSatisfy(row -> assertThat(row.get(measure)).isEmpty());
        assertThat(rows.stream().skip(1).filter(it -> !it.get(status).equals("O")))
                .allSatisfy(row -> assertThat(row.get(measure)).isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("datasets")
    void every_name_in_the_structure_is_there_in_both_languages_and_every_reference_leads_somewhere(Dataset dataset) {
        var data = WireFormat.JSON
                .valueToTree(Sdmx.structure(dataset, Instant.EPOCH))
                .path("data");
        var named = new ArrayList<JsonNode>(data.findParents("names"));
        var concepts = data.at("/conceptSchemes/0/concepts").findValuesAsString("id");

        assertThat(named).hasSizeGreaterThan(20).allSatisfy(it -> {
            assertThat(it.at("/names/vi").asString()).isNotBlank();
            assertThat(it.at("/names/en").asString()).isNotBlank();
        });
        assertThat(data.path("dataStructures").findValuesAsString("conceptIdentity"))
                .isNotEmpty()
                .allSatisfy(urn -> assertThat(concepts).contains(urn.substring(urn.lastIndexOf('.') + 1)));
        var components = data.at("/dataStructures/0/dataStructureComponents");
        assertThat(components.findValuesAsString("usage"))
                .as("a row lacks what nobody asked for, and what nobody knows")
                .isNotEmpty()
                .containsOnly("optional");
        var measures = components.at("/measureList/measures").findValuesAsString("id");
        assertThat(components.at("/attributeList/attributes").valueStream())
                .allSatisfy(it -> assertThat(measures)
                        .contains(it.at("/measureRelationship/0").asString()));
    }

    /// By its dimensions of places, and every other.
    private static Asked asked(Dataset dataset, String places) {
        var by = Stream.concat(
                        Stream.of(Places.PROVINCE, Places.REGION),
                        dataset.dimensions().stream().map(Dimension::name))
                .toList();
        // a ratio across the values of a dimension can't be asked for within one of them
        var measures = Stream.concat(
                        dataset.measures().stream().filter(Measure::offered).map(Measure::name),
                        dataset.derived().stream()
                                .filter(it -> it.across() == null)
                                .map(Derived::name))
                .toList();
        var parameters = new Parameters(Map.of(
                "places", List.of(places),
                "by", List.of(String.join(",", by)),
                "measures", List.of(String.join(",", measures))));
        var question = Questions.table(dataset, parameters);
        assertThat(parameters.findings()).isEmpty();
        var asked = Objects.requireNonNull(question);
        return new Asked(asked, HISTORY.statistics().answer(asked));
    }

    private static Map<String, Text> titles(Dataset dataset) {
        var titles = new HashMap<String, Text>();
        titles.put(Places.PROVINCE, Places.CURRENT.provinceDimension().title());
        titles.put(Places.REGION, Places.REGION_DIMENSION.title());
        dataset.dimensions().forEach(it -> titles.put(it.name(), it.title()));
        dataset.measures().forEach(it -> titles.put(it.name(), it.title()));
        dataset.derived().forEach(it -> titles.put(it.name(), it.title()));
        return titles;
    }

    /// The ids of the dimensions in their order, each with what its values are to match.
    private static Map<String, String> dimensions(JsonNode structure) {
        var codes = new HashMap<String, String>();
        structure
                .at("/data/codelists")
                .forEach(list -> codes.put(
                        list.path("id").asString(),
                        String.join("|", list.path("codes").findValuesAsString("id"))));
        var dimensions = new LinkedHashMap<String, String>();
        structure
                .at("/data/dataStructures/0/dataStructureComponents/dimensionList/dimensions")
                .forEach(dimension -> {
                    var enumeration =
                            dimension.at("/localRepresentation/enumeration").asString("");
                    var pattern = enumeration.isEmpty()
                            ? dimension
                                    .at("/localRepresentation/format/pattern")
                                    .asString()
                            : codes.get(enumeration.replaceAll(".*:|\\(.*", ""));
                    dimensions.put(dimension.path("id").asString(), Objects.requireNonNull(pattern, enumeration));
                });
        return dimensions;
    }

    private static List<List<String>> csv(byte[] csv) throws IOException {
        try (var records = CsvReader.builder().ofCsvRecord(new String(csv, StandardCharsets.UTF_8))) {
            return records.stream().map(CsvRecord::getFields).toList();
        }
    }

    private static Object value(Cell cell) {
        var type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        return switch (type) {
            case NUMERIC -> cell.getNumericCellValue();
            case STRING -> cell.getStringCellValue();
            case BLANK -> "";
            case BOOLEAN, ERROR, FORMULA, _NONE -> throw new AssertionError(cell.getAddress() + " is " + type);
        };
    }

    private static Object expected(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Number number -> number.doubleValue();
            default -> value.toString();
        };
    }

    private static Cut cut() {
        return HISTORY.ask("enterprises", "").cut();
    }
}
