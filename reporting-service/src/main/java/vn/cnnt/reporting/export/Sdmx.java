package vn.cnnt.reporting.export;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.reporting.statistics.Dataset;
import vn.cnnt.reporting.statistics.Derived;
import vn.cnnt.reporting.statistics.Dimension;
import vn.cnnt.reporting.statistics.Measure;
import vn.cnnt.reporting.statistics.Places;
import vn.cnnt.reporting.statistics.Question;
import vn.cnnt.reporting.statistics.Table;
import vn.cnnt.reporting.statistics.Text;
import vn.cnnt.reporting.statistics.Value;

/// Tables for statistical offices: SDMX-CSV 2.0, and the data structure that describes a dataset as an SDMX-JSON 2.0
/// structure message (SDMX 3.0).
///
/// A row has a value in every dimension: where a dimension is neither broken down nor filtered, `_T`, all of them
/// together. Years are plain dimensions, as a time dimension has no `_T`. Amounts that are unknown don't look like 0:
/// beside each measure that has some, an attribute says its status, and another how many they are.
public final class Sdmx {
    private static final Pattern HUMP = Pattern.compile("([a-z])([A-Z])");

    static final String AGENCY = "CNNT";
    static final String VERSION = "1.0.0";
    private static final String ALL = "_T";
    private static final String PLACES = "PLACES";
    private static final String STATUS = "OBS_STATUS";
    private static final List<Value> STATUSES = List.of(
            new Value("A", new Text("Đầy đủ", "Normal value")),
            new Value("O", new Text("Chưa rõ", "Missing value: no amount is known")),
            new Value("U", new Text("Ít nhất: có số tiền chưa rõ", "At least: some amounts are unknown")));
    private static final Text TOGETHER = new Text("Tổng số", "Total");

    private Sdmx() {}

    /// What a table in SDMX can't say: several values of a dimension put together in one row, and measures that depend
    /// on which rows were asked for.
    public static List<Finding> findings(Question question) {
        var findings = new ArrayList<Finding>();
        for (var dimension : dimensions(question.dataset())) {
            var values = question.filters().get(dimension.name());
            if (values != null && values.size() > 1 && !question.by().contains(dimension.name())) {
                findings.add(Finding.error("by", "sdmx-several", dimension.name()));
            }
        }
        var known = measures(question.dataset()).keySet();
        for (var measure : question.measures()) {
            if (!known.contains(measure)) {
                findings.add(Finding.error("measures", "sdmx-measure", measure, String.join(", ", known)));
            }
        }
        return findings;
    }

    public static byte[] csv(Question question, Table table) {
        var dimensions = dimensions(question.dataset());
        var rows = new ArrayList<List<@Nullable Object>>();
        var head = new ArrayList<@Nullable Object>(List.of("STRUCTURE", "STRUCTURE_ID", "ACTION", PLACES));
        dimensions.forEach(dimension -> head.add(id(dimension.name())));
        question.measures().forEach(measure -> head.add(id(measure)));
        var uncertain = table.unknownMeasures().stream()
                .filter(question.measures()::contains)
                .toList();
        uncertain.forEach(measure -> {
            head.add(status(measure));
            head.add(unknown(measure));
        });
        rows.add(head);
        for (var row : table.rows()) {
            var fields = new ArrayList<@Nullable Object>(List.of(
                    "dataflow",
                    AGENCY + ":" + id(table.dataset()) + "(" + VERSION + ")",
                    "I",
                    code(question.places())));
            for (var dimension : dimensions) {
                var values = question.filters().get(dimension.name());
                if (question.by().contains(dimension.name())) {
                    fields.add(row.get(dimension.name()));
                } else {
                    fields.add(values == null ? ALL : values.iterator().next());
                }
            }
            question.measures().forEach(measure -> fields.add(isMissing(row, measure) ? null : row.get(measure)));
            uncertain.forEach(measure -> {
                var unknown = Table.unknown(row, measure);
                fields.add(unknown == 0 ? "A" : isMissing(row, measure) ? "O" : "U");
                fields.add(unknown);
            });
            rows.add(fields);
        }
        return Csv.of(rows, false);
    }

    private static boolean isMissing(Map<String, @Nullable Object> row, String measure) {
        return Table.unknown(row, measure) > 0 && Long.valueOf(0).equals(row.get(measure));
    }

    /// @param prepared when the message is made
    public static Map<String, Object> structure(Dataset dataset, Instant prepared) {
        var id = id(dataset.name());
        var dimensions = dimensions(dataset);
        var meta = new LinkedHashMap<String, Object>();
        meta.put("schema", "https://json.sdmx.org/2.0.0/sdmx-json-structure-schema.json");
        meta.put("id", "STRUCTURE_" + id);
        meta.put("test", false);
        meta.put("prepared", prepared.toString());
        meta.put("contentLanguages", List.of("vi", "en"));
        meta.put("sender", Map.of("id", AGENCY));
        var data = new LinkedHashMap<String, Object>();
        data.put("dataStructures", List.of(dataStructure(dataset, id, dimensions)));
        data.put("conceptSchemes", List.of(conceptScheme(dataset, id, dimensions)));
        data.put("codelists", codelists(dataset, id, dimensions));
        var flow = maintainable(id, dataset.title());
        flow.put("structure", "urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure=" + reference(id));
        data.put("dataflows", List.of(flow));
        var message = new LinkedHashMap<String, Object>();
        message.put("meta", meta);
        message.put("data", data);
        return message;
    }

    private static Map<String, Object> dataStructure(Dataset dataset, String id, List<Dimension> dimensions) {
        var keys = new ArrayList<Map<String, Object>>();
        keys.add(component(id, PLACES, Map.of("enumeration", codelist(id, PLACES))));
        for (var dimension : dimensions) {
            var representation = dimension.years() == null
                    ? Map.<String, Object>of("enumeration", codelist(id, id(dimension.name())))
                    : Map.<String, Object>of("format", Map.of("dataType", "String", "pattern", "[0-9]{4}|" + ALL));
            keys.add(component(id, id(dimension.name()), representation));
        }
        for (var i = 0; i < keys.size(); i++) {
            keys.get(i).put("position", i);
        }
        var measures = new ArrayList<Map<String, Object>>();
        measures(dataset).forEach((name, ratio) -> {
            var measure =
                    component(id, id(name), Map.of("format", Map.of("dataType", ratio.isRatio() ? "Decimal" : "Long")));
            measure.put("usage", "optional");
            measures.add(measure);
        });
        var components = new LinkedHashMap<String, Object>();
        components.put("dimensionList", Map.of("id", "DimensionDescriptor", "dimensions", keys));
        var attributes = attributes(dataset, id);
        if (!attributes.isEmpty()) {
            components.put("attributeList", Map.of("id", "AttributeDescriptor", "attributes", attributes));
        }
        components.put("measureList", Map.of("id", "MeasureDescriptor", "measures", measures));
        var structure = maintainable(id, dataset.title());
        structure.put("dataStructureComponents", components);
        return structure;
    }

    /// Each is about one measure of an observation.
    private static List<Map<String, Object>> attributes(Dataset dataset, String id) {
        var attributes = new ArrayList<Map<String, Object>>();
        for (var measure : uncertain(dataset)) {
            attributes.add(attribute(id, measure, status(measure), Map.of("enumeration", codelist(id, STATUS))));
            attributes.add(attribute(id, measure, unknown(measure), Map.of("format", Map.of("dataType", "Long"))));
        }
        return attributes;
    }

    private static Map<String, Object> attribute(
            String structure, String measure, String id, Map<String, Object> representation) {
        var attribute = component(structure, id, representation);
        attribute.put("usage", "optional");
        attribute.put("attributeRelationship", Map.of("observation", Map.of()));
        attribute.put("measureRelationship", List.of(id(measure)));
        return attribute;
    }

    private static String status(String measure) {
        return id(measure) + "_STATUS";
    }

    private static String unknown(String measure) {
        return id(measure) + "_UNKNOWN";
    }

    /// The measures of which amounts can be unknown.
    private static List<String> uncertain(Dataset dataset) {
        return dataset.measures().stream()
                .map(measure -> Measure.ofUnknown(measure.name()))
                .filter(Objects::nonNull)
                .filter(measures(dataset)::containsKey)
                .toList();
    }

    private static Map<String, Object> component(String structure, String id, Map<String, Object> representation) {
        var component = new LinkedHashMap<String, Object>();
        component.put("id", id);
        component.put(
                "conceptIdentity",
                "urn:sdmx:org.sdmx.infomodel.conceptscheme.Concept=" + reference("CS_" + structure) + "." + id);
        component.put("localRepresentation", representation);
        return component;
    }

    private static Map<String, Object> conceptScheme(Dataset dataset, String id, List<Dimension> dimensions) {
        var concepts = new ArrayList<Map<String, Object>>();
        concepts.add(named(PLACES, new Text("Cách quy địa bàn", "View of the places")));
        dimensions.forEach(it -> concepts.add(named(id(it.name()), it.title())));
        measures(dataset).forEach((name, it) -> concepts.add(named(id(name), it.title())));
        for (var measure : uncertain(dataset)) {
            var of = Objects.requireNonNull(measures(dataset).get(measure)).title();
            concepts.add(named(status(measure), new Text(of.vi() + ": tình trạng", of.en() + ": status")));
            concepts.add(named(unknown(measure), new Text(of.vi() + ": số chưa rõ", of.en() + ": unknown amounts")));
        }
        var scheme = maintainable("CS_" + id, dataset.title());
        scheme.put("concepts", concepts);
        return scheme;
    }

    private static List<Map<String, Object>> codelists(Dataset dataset, String id, List<Dimension> dimensions) {
        var lists = new ArrayList<Map<String, Object>>();
        lists.add(codelist(
                id,
                PLACES,
                new Text("Cách quy địa bàn", "View of the places"),
                Stream.of(
                        new Value(code(Places.AS_DECIDED), new Text("Tại thời điểm quyết định", "As decided")),
                        new Value(code(Places.CURRENT), new Text("Hiện nay", "Current")))));
        if (!uncertain(dataset).isEmpty()) {
            lists.add(codelist(id, STATUS, new Text("Tình trạng", "Observation status"), STATUSES.stream()));
        }
        for (var dimension : dimensions) {
            if (dimension.years() == null) {
                lists.add(codelist(
                        id,
                        id(dimension.name()),
                        dimension.title(),
                        Stream.concat(Stream.of(new Value(ALL, TOGETHER)), dimension.values().stream())));
            }
        }
        return lists;
    }

    private static Map<String, Object> codelist(String structure, String name, Text title, Stream<Value> values) {
        var list = maintainable("CL_" + structure + "_" + name, title);
        list.put(
                "codes", values.map(value -> named(value.code(), value.title())).toList());
        return list;
    }

    private static Map<String, Object> maintainable(String id, Text name) {
        var artefact = named(id, name);
        artefact.put("agencyID", AGENCY);
        artefact.put("version", VERSION);
        return artefact;
    }

    private static Map<String, Object> named(String id, Text name) {
        var artefact = new LinkedHashMap<String, Object>();
        artefact.put("id", id);
        artefact.put("name", name.vi());
        artefact.put("names", Map.of("vi", name.vi(), "en", name.en()));
        return artefact;
    }

    private static String codelist(String structure, String dimension) {
        return "urn:sdmx:org.sdmx.infomodel.codelist.Codelist=" + reference("CL_" + structure + "_" + dimension);
    }

    private static String reference(String id) {
        return AGENCY + ":" + id + "(" + VERSION + ")";
    }

    private static List<Dimension> dimensions(Dataset dataset) {
        return Stream.concat(
                        Stream.of(Places.AS_DECIDED.provinceDimension(), Places.REGION_DIMENSION),
                        dataset.dimensions().stream())
                .toList();
    }

    private record Observed(Text title, boolean isRatio) {}

    /// The measures that don't depend on which rows are asked for.
    private static Map<String, Observed> measures(Dataset dataset) {
        var measures = new LinkedHashMap<String, Observed>();
        for (Measure measure : dataset.measures()) {
            if (measure.offered()) {
                measures.put(measure.name(), new Observed(measure.title(), false));
            }
        }
        for (Derived derived : dataset.derived()) {
            measures.put(derived.name(), new Observed(derived.title(), true));
        }
        return measures;
    }

    private static String code(Places places) {
        return switch (places) {
            case AS_DECIDED -> "AS_DECIDED";
            case CURRENT -> "CURRENT";
        };
    }

    /// `PLAN_YEAR` of `planYear`, `SUPPORTED_ENTERPRISES` of `supported-enterprises`.
    static String id(String name) {
        return HUMP.matcher(name).replaceAll("$1_$2").replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
