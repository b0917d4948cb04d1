package vn.cnnt.reporting.questions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.cnnt.manners.Texts;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.manners.finding.Findings;
import vn.cnnt.manners.finding.Pointer;
import vn.cnnt.reporting.statistics.Dataset;
import vn.cnnt.reporting.statistics.Datasets;
import vn.cnnt.reporting.statistics.Parameters;
import vn.cnnt.reporting.statistics.Question;
import vn.cnnt.reporting.statistics.Questions;

/// The questions of one body: `{queries: [{dataset, by, filters, measures, places, sort, limit}]}`. What a query says
/// in its members is what a table's address says in its parameters, so the same is right and wrong about both. A list
/// may stand as in an address, too: `"province,planYear"`.
final class Queries {
    static final int MOST = 20;

    private static final String QUERIES = "queries";
    private static final String DATASET = "dataset";
    private static final String FILTERS = "filters";
    private static final String LIMIT = "limit";
    private static final String MEASURES = "measures";
    private static final List<String> LISTS = List.of("by", MEASURES, "sort");
    private static final List<String> MEMBERS = List.of(DATASET, "by", FILTERS, MEASURES, "places", "sort", LIMIT);

    private final Findings findings;

    private Queries(Findings findings) {
        this.findings = findings;
    }

    /// The queries with which nothing is wrong: all of them, where there are no findings.
    static List<Question> read(ObjectNode body, Findings findings) {
        return new Queries(findings).read(body);
    }

    private List<Question> read(ObjectNode body) {
        refuseOthers("", body, List.of(QUERIES));
        var queries = body.get(QUERIES);
        var at = Pointer.to("", QUERIES);
        if (queries == null || queries.isNull() || (queries.isArray() && queries.isEmpty())) {
            findings.error(at, "missing");
        } else if (!queries.isArray()) {
            findings.error(at, "not-a-list", shown(queries));
        } else if (queries.size() > MOST) {
            findings.error(at, "too-many", queries.size(), MOST);
        } else {
            var questions = new ArrayList<Question>();
            for (var i = 0; i < queries.size(); i++) {
                var question = query(Pointer.to(at, i), queries.get(i));
                if (question != null) {
                    questions.add(question);
                }
            }
            return questions;
        }
        return List.of();
    }

    private @Nullable Question query(String at, JsonNode node) {
        if (!(node instanceof ObjectNode query)) {
            findings.error(at, "not-an-object", shown(node));
            return null;
        }
        refuseOthers(at, query, MEMBERS);
        var given = new LinkedHashMap<String, List<String>>();
        LISTS.forEach(name -> put(
                given,
                name,
                name.equals(MEASURES)
                        ? some(Pointer.to(at, name), query.get(name))
                        : list(Pointer.to(at, name), query.get(name))));
        put(given, "places", value(Pointer.to(at, "places"), query.get("places")));
        put(given, LIMIT, limit(Pointer.to(at, LIMIT), query.get(LIMIT)));
        var dataset = dataset(Pointer.to(at, DATASET), query.get(DATASET));
        var filters = filters(Pointer.to(at, FILTERS), query.get(FILTERS), dataset);
        if (dataset == null) {
            return null;
        }
        given.putAll(filters);
        var parameters = new Parameters(given);
        var question = Questions.table(dataset, parameters);
        for (var it : parameters.findings()) {
            var isMember = MEMBERS.contains(it.field());
            var pointer = Pointer.to(isMember ? at : Pointer.to(at, FILTERS), it.field());
            findings.add(new Finding(pointer, it.code(), it.weight(), it.arguments()));
        }
        return question;
    }

    private @Nullable Dataset dataset(String at, @Nullable JsonNode node) {
        if (node == null || node.isNull()) {
            findings.error(at, "missing");
            return null;
        }
        var name = value(at, node);
        var dataset = name == null ? null : Datasets.find(name);
        if (name != null && dataset == null) {
            findings.error(
                    at,
                    "not-one-of",
                    Parameters.quote(name),
                    Parameters.words(Datasets.ALL.stream().map(Dataset::name).toList()));
        }
        return dataset;
    }

    private Map<String, List<String>> filters(String at, @Nullable JsonNode node, @Nullable Dataset dataset) {
        var filters = new LinkedHashMap<String, List<String>>();
        if (node instanceof ObjectNode object) {
            for (var member : object.properties()) {
                var pointer = Pointer.to(at, member.getKey());
                if (dataset != null && !Questions.dimensions(dataset).contains(member.getKey())) {
                    findings.error(
                            pointer,
                            "unknown-dimension",
                            Parameters.quote(member.getKey()),
                            Parameters.words(Questions.dimensions(dataset)));
                } else {
                    put(filters, member.getKey(), some(pointer, member.getValue()));
                }
            }
        } else if (node != null && !node.isNull()) {
            findings.error(at, "not-an-object", shown(node));
        }
        return filters;
    }

    /// A list that has a value: none of a dimension's would be all of them.
    private @Nullable String some(String at, @Nullable JsonNode node) {
        if (node != null && node.isArray() && node.isEmpty()) {
            findings.error(at, "empty");
            return null;
        }
        return list(at, node);
    }

    /// A list of values, or one value, as a parameter says it.
    private @Nullable String list(String at, @Nullable JsonNode node) {
        if (node == null || !node.isArray()) {
            return value(at, node);
        }
        var values = new ArrayList<String>();
        for (var i = 0; i < node.size(); i++) {
            var value = value(Pointer.to(at, i), node.get(i));
            if (value != null) {
                values.add(value);
            }
        }
        return values.isEmpty() ? null : String.join(",", values);
    }

    /// A code, or a year, which may be a number.
    private @Nullable String value(String at, @Nullable JsonNode node) {
        if (node == null || node.isNull()) {
            return null;
        }
        if (node.isString() || node.isIntegralNumber()) {
            return node.asString();
        }
        findings.error(at, "not-text", shown(node));
        return null;
    }

    private @Nullable String limit(String at, @Nullable JsonNode node) {
        if (node == null || node.isNull()) {
            return null;
        }
        if (node.isIntegralNumber()) {
            return node.asString();
        }
        findings.error(at, "not-a-whole-number", shown(node));
        return null;
    }

    private void refuseOthers(String at, ObjectNode object, Collection<String> known) {
        for (var name : object.propertyNames()) {
            if (!known.contains(name)) {
                findings.error(Pointer.to(at, name), "unknown-member", Texts.shown(name), List.copyOf(known));
            }
        }
    }

    private static void put(Map<String, List<String>> given, String name, @Nullable String text) {
        if (text != null) {
            given.put(name, List.of(text));
        }
    }

    private static String shown(JsonNode node) {
        return Texts.shown(node.isString() ? node.stringValue() : node.toString());
    }
}
