package vn.cnnt.reporting.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import vn.cnnt.manners.reading.Shape;
import vn.cnnt.reporting.statistics.Dataset;
import vn.cnnt.reporting.statistics.Datasets;

/// What `/v3/api-docs` tells is what is read: of the records that requests are bound to, and of the questions, which
/// say themselves what they know when they refuse what they don't.
class DescriptionIT {
    private static RunningFigures figures;
    private static JsonNode docs;

    @BeforeAll
    static void start() {
        figures = new RunningFigures();
        docs = figures.get("/v3/api-docs").json();
    }

    @AfterAll
    static void stop() {
        figures.close();
    }

    static Stream<Dataset> datasets() {
        return Datasets.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("datasets")
    void every_parameter_of_a_question_is_described_and_no_other(Dataset dataset) {
        var table = "/api/v1/statistics/" + dataset.name();

        assertThat(described(table)).isEqualTo(known(table));
        assertThat(described(table + "/explanation")).isEqualTo(known(table + "/explanation"));
        var chart = "/api/v1/charts/" + dataset.name() + ".svg";
        assertThat(described(chart)).isEqualTo(known(chart));
    }

    @Test
    void the_map_is_described_by_what_every_dataset_has() {
        assertThat(described("/api/v1/charts/map.svg")).contains("dataset", "measure", "places", "release", "after");
    }

    /// As a client that was made from the description writes it.
    @ParameterizedTest
    @CsvSource({
        "level, level=PROVINCE%2CREGION",
        "group, group=AGRO_FOOD%2CHANDICRAFT",
        "year, year=2019%2C2023",
        "province, province=VN-20"
    })
    void what_several_values_are_taken_of_is_described_as_a_list(String name, String query) {
        var described = docs.at("/paths/~1api~1v1~1recognised/get/parameters")
                .valueStream()
                .filter(it -> it.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();

        assertThat(described.at("/schema/type").asString()).isEqualTo(query.contains("%2C") ? "array" : "string");
        assertThat(described.path("explode").asBoolean(true)).isEqualTo(!query.contains("%2C"));
        assertThat(figures.get("/api/v1/recognised?" + query).status()).isEqualTo(200);
    }

    @Test
    void every_parameter_of_a_form_is_described_and_no_other() {
        assertThat(described("/api/v1/forms/voting")).isEqualTo(known("/api/v1/forms/voting"));
    }

    @Test
    void every_member_and_parameter_that_a_record_reads_is_described_and_no_other() {
        var bodies = new TreeSet<String>();
        var mapping = figures.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        mapping.getHandlerMethods().forEach((info, method) -> {
            // a page is looked at and not described
            var addresses = info.getPatternValues().stream()
                    .filter(it -> it.startsWith("/api/"))
                    .toList();
            for (var path : addresses) {
                for (var verb : info.getMethodsCondition().getMethods()) {
                    var operation =
                            docs.path("paths").path(path).path(verb.name().toLowerCase(Locale.ROOT));
                    for (var argument : method.getMethodParameters()) {
                        if (argument.hasParameterAnnotation(RequestBody.class)) {
                            assertBody(operation, shape(argument));
                            bodies.add(path);
                        } else if (argument.hasParameterAnnotation(ParameterObject.class)) {
                            assertThat(parameters(operation))
                                    .as(path)
                                    .containsAll(shape(argument).names());
                        }
                    }
                }
            }
        });

        assertThat(bodies).contains("/api/v1/runs", "/api/v1/runs/{id}/activate", "/api/v1/parked/{entity}/redrive");
    }

    @Test
    void what_can_not_be_null_is_required_of_an_answer() {
        assertThat(required("RunBody"))
                .contains("id", "kind", "state", "active", "progress", "waitsFor")
                .doesNotContain("recordedAt", "startedAt", "failure");
        assertThat(required("RunList")).containsExactly("items");
        assertThat(required("Cut")).contains("offsets", "parked").doesNotContain("definition");
        assertThat(required("Problem")).contains("type", "title", "status");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/datasets",
                "/api/v1/runs",
                "/api/v1/releases",
                "/api/v1/operations",
                "/api/v1/parked",
                "/api/v1/recognised",
                "/api/v1/statistics/enterprises"
            })
    void an_answer_has_what_its_description_requires(String path) {
        var schema = docs.path("paths").path(path).at("/get/responses/200/content/application~1json/schema");

        assertThat(schema.isMissingNode()).as(path).isFalse();
        assertHas(schema, figures.get(path).json(), path);
    }

    private static void assertHas(JsonNode schema, JsonNode answer, String where) {
        var reference = schema.path("$ref").asString("");
        if (!reference.isEmpty()) {
            assertHas(docs.at(reference.substring(1)), answer, where);
            return;
        }
        schema.path("required")
                .forEach(name -> assertThat(answer.has(name.asString()))
                        .as(where + "/" + name.asString())
                        .isTrue());
        schema.path("properties").forEachEntry((name, member) -> {
            if (answer.hasNonNull(name)) {
                assertHas(member, answer.path(name), where + "/" + name);
            }
        });
        answer.forEach(item -> assertHas(schema.path("items"), item, where + "/…"));
    }

    private static Set<String> required(String schema) {
        var required = new TreeSet<String>();
        docs.at("/components/schemas").path(schema).path("required").forEach(it -> required.add(it.asString()));
        return required;
    }

    private static void assertBody(JsonNode operation, Shape<?> shape) {
        var body = operation.path("requestBody");
        var reference = body.at("/content/application~1json/schema/$ref").asString();
        var schema = docs.at(reference.substring(1));
        var mandatory = shape.parts().stream()
                .filter(Shape.Part::isMandatory)
                .map(Shape.Part::name)
                .toList();
        var required = required(reference.substring(reference.lastIndexOf('/') + 1));

        assertThat(new TreeSet<>(schema.path("properties").propertyNames()))
                .as(reference)
                .isEqualTo(shape.names());
        assertThat(required).as(reference).isEqualTo(new TreeSet<>(mandatory));
        assertThat(schema.path("additionalProperties").asBoolean(true))
                .as(reference)
                .isFalse();
        assertThat(body.path("required").asBoolean(false)).as(reference).isEqualTo(!shape.mayBeMissing());
    }

    private static Shape<?> shape(MethodParameter argument) {
        return Shape.of(argument.getParameterType().asSubclass(Record.class));
    }

    private static Set<String> described(String path) {
        return parameters(docs.path("paths").path(path).path("get"));
    }

    private static Set<String> parameters(JsonNode operation) {
        var names = new TreeSet<String>();
        operation.path("parameters").forEach(it -> {
            if (it.path("in").asString().equals("query")) {
                names.add(it.path("name").asString());
            }
        });
        return names;
    }

    /// What the service names when it is asked for something that it doesn't know.
    private static Set<String> known(String path) {
        for (var error :
                figures.get(path + "?nonsense=1", "Accept-Language", "en").at("/errors")) {
            if (error.path("code").asString().equals("unknown-parameter")) {
                var message = error.path("message").asString();
                var names = message.substring(message.indexOf("are: ") + 5, message.length() - 1);
                return new TreeSet<>(new LinkedHashSet<>(List.of(names.split(", "))));
            }
        }
        throw new AssertionError("nothing is unknown at " + path);
    }

    @Test
    void answers_that_are_no_record_are_described_as_what_they_are() {
        assertThat(answer("/api/v1/runs/{id}/certificate").path("type").asString())
                .isEqualTo("object");
        assertThat(answer("/api/v1/reconciliation").path("oneOf").size()).isEqualTo(2);
    }

    @Test
    void a_page_is_not_described() {
        assertThat(docs.path("paths").propertyNames()).allMatch(path -> path.startsWith("/api/v1/"));
    }

    private static JsonNode answer(String path) {
        return docs.path("paths").path(path).at("/get/responses/200/content/application~1json/schema");
    }
}
