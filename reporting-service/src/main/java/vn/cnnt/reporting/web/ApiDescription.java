package vn.cnnt.reporting.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;
import vn.cnnt.manners.ChangeToken;
import vn.cnnt.manners.IdempotencyKey;
import vn.cnnt.reporting.forms.Forms;
import vn.cnnt.reporting.run.Run;
import vn.cnnt.reporting.statistics.Dataset;
import vn.cnnt.reporting.statistics.Datasets;
import vn.cnnt.reporting.statistics.Dimension;
import vn.cnnt.reporting.statistics.Measure;
import vn.cnnt.reporting.statistics.Places;
import vn.cnnt.reporting.statistics.Questions;

/// Describes the queries in OpenAPI: one path for each dataset with its own parameters, so that a new dataset
/// describes itself.
@Component
class ApiDescription implements OpenApiCustomizer {
    private static final String REFERENCE = "#/components/schemas/";
    private static final List<String> OURS = List.of(
            "/api/v1/datasets",
            "/api/v1/statistics",
            "/api/v1/parked",
            "/api/v1/reconciliation",
            "/api/v1/runs",
            "/api/v1/updates",
            "/api/v1/export",
            "/api/v1/forms");

    @Override
    public void customise(OpenAPI api) {
        api.getInfo().title("Figures of the rural-industry registry").version("v1");
        api.getPaths().keySet().removeIf(path -> OURS.stream().anyMatch(path::startsWith));
        api.schema("Problem", problem());
        api.schema("Cut", cut());
        api.path(
                "/api/v1/datasets", get("What can be asked", "datasets", List.of(), json(object()), List.of(406, 422)));
        for (var dataset : Datasets.ALL) {
            api.schema("Table_" + dataset.name(), table(dataset));
            api.path("/api/v1/statistics/" + dataset.name(), tablePath(dataset));
            api.path("/api/v1/statistics/" + dataset.name() + "/explanation", explanationPath(dataset));
            var structure = new Content()
                    .addMediaType(
                            "application/vnd.sdmx.structure+json;version=2.0.0", new MediaType().schema(object()));
            api.path(
                    "/api/v1/datasets/" + dataset.name() + "/structure",
                    get(
                            "The data structure of its SDMX-CSV (SDMX-JSON 2.0)",
                            dataset.name() + "-structure",
                            List.of(),
                            structure,
                            List.of(404, 406, 422)));
        }
        forms(api);
        var listing = List.of(limit(), text("cursor", "`next` of the page before"));
        api.path("/api/v1/parked", get("What waits", "parked", listing, json(list()), List.of(406, 422, 503)));
        var entity = new Parameter().name("entity").in("path").required(true).schema(string());
        var listingOfOne = Stream.concat(Stream.of(entity), listing.stream()).toList();
        api.path(
                "/api/v1/parked/{entity}",
                get("What waits of one entity", "parkedOf", listingOfOne, json(list()), List.of(404, 406, 422, 503)));
        var why = object().addProperty("reason", string().minLength(1).maxLength(2000));
        why.setAdditionalProperties(false);
        for (var verb : List.of("redrive", "discard")) {
            var deciding = operation(
                    "Of what waits of one entity: " + verb,
                    verb,
                    keyed(List.of(entity)),
                    required(why, "reason"),
                    202,
                    json(object()),
                    List.of(404, 409, 415, 422, 503));
            api.path("/api/v1/parked/{entity}/" + verb, new PathItem().post(deciding));
        }
        api.schema("Update", update());
        api.path(
                "/api/v1/updates",
                get(
                        "Server-Sent Events: an event `cut` whenever the live figures move, its data an Update",
                        "updates",
                        List.of(header("Last-Event-ID", "The id of the last event that was received")),
                        new Content().addMediaType("text/event-stream", new MediaType().schema(reference("Update"))),
                        List.of(406, 422, 503)));
        var reconciling = operation(
                "Reconcile now",
                "reconcile",
                keyed(List.of()),
                object().addProperty("reason", string().maxLength(2000)),
                202,
                json(object()),
                List.of(415, 422, 503));
        api.path(
                "/api/v1/reconciliation",
                get(
                                "What came of the last reconciliation",
                                "reconciliation",
                                List.of(),
                                json(object()),
                                List.of(404, 406, 422, 503))
                        .post(reconciling.tags(List.of("reconciliation"))));
        var lines = new Content().addMediaType("application/x-ndjson", new MediaType().schema(string()));
        api.path(
                "/api/v1/export/events",
                get(
                        "The public history as JSON lines, to the log's end; each line's `position` is where to go on",
                        "exportEvents",
                        List.of(text("after", "`position` of the last line that was received")),
                        lines,
                        List.of(406, 409, 422, 503)));
        runs(api, listing);
    }

    private static void forms(OpenAPI api) {
        api.schema("Form", form());
        var provinces = Places.AS_DECIDED.provinceDimension();
        var year = integer().minimum(BigDecimal.valueOf(1000)).maximum(BigDecimal.valueOf(9999));
        var own = Stream.of(
                new Parameter()
                        .name(provinces.name())
                        .in("query")
                        .description("Without it the whole country")
                        .schema(values(provinces)),
                new Parameter().name("year").in("query").required(true).schema(year),
                byteOrderMark());
        var parameters = Stream.concat(own, common()).toList();
        for (var form : Forms.values()) {
            var content = json(reference("Form"));
            content.addMediaType("text/csv", new MediaType().schema(string()));
            content.addMediaType(Request.XLSX.toString(), new MediaType().schema(string().format("binary")));
            api.path(
                    "/api/v1/forms/" + form.path(),
                    get(
                            "Official form: " + form.path(),
                            "form-" + form.path(),
                            parameters,
                            content,
                            List.of(304, 404, 406, 409, 422, 503)));
        }
    }

    private static Schema<?> form() {
        var reported = required(
                object().addProperty("value", integer())
                        .addProperty("source", string())
                        .addProperty("note", string())
                        .addProperty("id", string()),
                "value",
                "source",
                "id");
        var row = object().addProperty("code", string())
                .addProperty("number", string())
                .addProperty("title", object())
                .addProperty("unit", orNull("object"))
                .addProperty("values", object())
                .addProperty("sums", object())
                .addProperty("reported", object().additionalProperties(reported));
        return required(
                object().addProperty("form", string())
                        .addProperty("title", object())
                        .addProperty("province", orNull("string"))
                        .addProperty("place", object())
                        .addProperty("year", integer())
                        .addProperty("places", string())
                        .addProperty("unit", orNull("object"))
                        .addProperty("columns", array(object()))
                        .addProperty("rows", array(row))
                        .addProperty("notes", array(object()))
                        .addProperty("definition", string())
                        .addProperty("cut", reference("Cut")),
                "form",
                "title",
                "year",
                "columns",
                "rows",
                "notes",
                "definition",
                "cut");
    }

    private static Parameter byteOrderMark() {
        return new Parameter()
                .name("bom")
                .in("query")
                .description("CSV begins with a byte order mark, as Excel wants it")
                .schema(choice(List.of("true", "false")));
    }

    private static void runs(OpenAPI api, List<Parameter> listing) {
        api.schema("Run", run());
        var id = new Parameter().name("id").in("path").required(true).schema(string());
        var ofRun = List.of(id);
        var run = json(reference("Run"));
        var all = get("Every run, the newest first", "runs", listing, json(list()), List.of(406, 422, 503));
        api.path(
                "/api/v1/runs",
                all.post(operation(
                        "Order a run", "orderRun", keyed(List.of()), order(), 202, run, List.of(415, 422, 503))));
        api.path("/api/v1/runs/{id}", get("One run", "run", ofRun, run, List.of(404, 406, 422, 503)));
        for (var verb : List.of("pause", "resume", "cancel", "activate")) {
            var body = object().addProperty("reason", string().maxLength(2000));
            if (verb.equals("resume")) {
                body.addProperty("throttle", integer().minimum(BigDecimal.ONE));
            }
            if (verb.equals("activate")) {
                body.addProperty("acceptDifferences", new JsonSchema().types(Set.of("boolean")));
            }
            body.setAdditionalProperties(false);
            var doing = operation(
                    "Of one run: " + verb,
                    verb + "Run",
                    keyed(ofRun),
                    body,
                    200,
                    run,
                    List.of(404, 409, 415, 422, 503));
            api.path("/api/v1/runs/{id}/" + verb, new PathItem().post(doing));
        }
        var comparing = Stream.concat(
                        Stream.of(id, text("with", "The other run; without it the active one")), listing.stream())
                .toList();
        api.path(
                "/api/v1/runs/{id}/comparison",
                get(
                        "What differs, cell by cell",
                        "compareRuns",
                        comparing,
                        json(comparison()),
                        List.of(404, 406, 409, 422, 503)));
        api.path(
                "/api/v1/runs/{id}/certificate",
                get(
                        "What went in and what came out",
                        "certificate",
                        ofRun,
                        json(object()),
                        List.of(404, 406, 409, 422, 503)));
        var zip = new Content().addMediaType("application/zip", new MediaType().schema(string().format("binary")));
        api.path(
                "/api/v1/runs/{id}/pack",
                get("Everything an auditor needs", "pack", ofRun, zip, List.of(404, 406, 409, 422, 503)));
        var dropping = operation(
                "Delete what an ended run wrote", "dropRunData", ofRun, null, 204, null, List.of(404, 409, 422, 503));
        api.path("/api/v1/runs/{id}/data", new PathItem().delete(dropping));
    }

    private static List<Parameter> keyed(List<Parameter> parameters) {
        return Stream.concat(
                        parameters.stream(),
                        Stream.of(header(
                                IdempotencyKey.HEADER, "One's own key gets the same answer for seven days")))
                .toList();
    }

    /// What changes something.
    private static Operation operation(
            String summary,
            String id,
            List<Parameter> parameters,
            @Nullable Schema<?> body,
            int done,
            @Nullable Content content,
            List<Integer> others) {
        var operation = new Operation().summary(summary).operationId(id).addTagsItem("runs");
        parameters.forEach(operation::addParametersItem);
        operation.addParametersItem(header("Accept-Language", "`vi` or `en`, for problems"));
        if (body != null) {
            operation.requestBody(new RequestBody().content(json(body)));
        }
        var responses = new ApiResponses()
                .addApiResponse(
                        String.valueOf(done),
                        new ApiResponse().description("Done").content(content))
                .addApiResponse("400", problem(400));
        others.forEach(status -> responses.addApiResponse(String.valueOf(status), problem(status)));
        responses.computeIfAbsent("503", _ -> problem(503));
        return operation.responses(responses);
    }

    private static Schema<?> order() {
        var order = object().addProperty("kind", choice(List.of("REBUILD", "AS_OF")))
                .addProperty("recordedAt", string().format("date-time"))
                .addProperty("throttle", integer().minimum(BigDecimal.ONE))
                .addProperty("reason", string().minLength(1).maxLength(2000));
        order.setAdditionalProperties(false);
        return required(order, "kind", "reason");
    }

    private static Schema<?> run() {
        var progress = object().addProperty("events", integer())
                .addProperty("of", integer())
                .addProperty("eventsPerSecond", new JsonSchema().types(Set.of("number")))
                .addProperty("remainingSeconds", orNull("number"));
        return required(
                object().addProperty("id", string())
                        .addProperty("kind", choice(List.of("LIVE", "REBUILD", "AS_OF")))
                        .addProperty(
                                "state",
                                choice(Stream.of(Run.State.values())
                                        .map(Run.State::name)
                                        .toList()))
                        .addProperty("progress", progress),
                "id",
                "kind",
                "state",
                "progress");
    }

    private static Schema<?> comparison() {
        return required(
                object().addProperty("equal", new JsonSchema().types(Set.of("boolean")))
                        .addProperty("sameCut", new JsonSchema().types(Set.of("boolean")))
                        .addProperty("differences", integer())
                        .addProperty("items", array(object()))
                        .addProperty("next", orNull("string")),
                "equal",
                "items",
                "next");
    }

    private static PathItem tablePath(Dataset dataset) {
        var words = Stream.concat(Questions.dimensions(dataset).stream(), Questions.measures(dataset).stream())
                .flatMap(name -> Stream.of(name, "-" + name))
                .toList();
        var own = List.of(
                several("by", "Dimensions it is broken down by", choice(Questions.dimensions(dataset))),
                several("measures", "Without it every measure but the derived", choice(Questions.measures(dataset))),
                several("sort", "Dimensions of `by` or measures; `-` before one for descending", choice(words)),
                limit(),
                byteOrderMark());
        var content = json(reference("Table_" + dataset.name()));
        content.addMediaType("text/csv", new MediaType().schema(string()));
        content.addMediaType(Request.XLSX.toString(), new MediaType().schema(string().format("binary")));
        content.addMediaType("application/vnd.sdmx.data+csv;version=2.0.0", new MediaType().schema(string()));
        return get(
                dataset.title().en() + " (" + dataset.title().vi() + ")",
                dataset.name(),
                Stream.concat(questions(dataset), own.stream()).toList(),
                content,
                List.of(304, 404, 406, 422, 503));
    }

    private static PathItem explanationPath(Dataset dataset) {
        var base = dataset.measures().stream()
                .filter(Measure::offered)
                .map(Measure::name)
                .toList();
        var own = List.of(
                new Parameter().name("measure").in("query").required(true).schema(choice(base)),
                limit(),
                text("cursor", "`next` of the page before"));
        return get(
                "Who contributes to a figure, and the events behind it",
                dataset.name() + "-explanation",
                Stream.concat(questions(dataset), own.stream()).toList(),
                json(explanation()),
                List.of(304, 404, 406, 422, 503));
    }

    private static Stream<Parameter> questions(Dataset dataset) {
        var places = Stream.of(Places.AS_DECIDED.provinceDimension(), Places.REGION_DIMENSION);
        var filters = Stream.concat(places, dataset.dimensions().stream())
                .map(it ->
                        several(it.name(), it.title().en() + " (" + it.title().vi() + ")", values(it)));
        return Stream.concat(filters, common());
    }

    private static Stream<Parameter> common() {
        var views = Stream.of(Places.values()).map(Places::code).toList();
        return Stream.of(
                new Parameter()
                        .name("places")
                        .in("query")
                        .description("Provinces and regions as decided, or those of today")
                        .schema(choice(views)),
                text("run", "The run whose figures are asked; without it the active one"),
                new Parameter()
                        .name("after")
                        .in("query")
                        .description("Change tokens that the answer must include")
                        .explode(true)
                        .schema(array(string().pattern(ChangeToken.FORM))),
                header("Prefer", "`wait=<seconds>`, at most 30: how long to wait for them"),
                header("If-None-Match", "The `ETag` of an answer that is at hand"));
    }

    private static PathItem get(
            String summary, String id, List<Parameter> parameters, Content content, List<Integer> others) {
        var operation = new Operation().summary(summary).operationId(id).addTagsItem("figures");
        parameters.forEach(operation::addParametersItem);
        operation.addParametersItem(header("Accept-Language", "`vi` or `en`, for problems"));
        var responses = new ApiResponses()
                .addApiResponse("200", new ApiResponse().description("As asked").content(content));
        responses.addApiResponse("400", problem(400));
        others.forEach(status -> responses.addApiResponse(
                String.valueOf(status),
                status == 304 ? new ApiResponse().description("Nothing has changed") : problem(status)));
        responses.computeIfAbsent("503", _ -> problem(503));
        return new PathItem().get(operation.responses(responses));
    }

    private static ApiResponse problem(int status) {
        var content =
                new Content().addMediaType("application/problem+json", new MediaType().schema(reference("Problem")));
        return new ApiResponse()
                .description(
                        switch (status) {
                            case 400 -> "Not well-formed";
                            case 404 -> "There is no such thing";
                            case 409 -> "Not possible in the state it is in";
                            case 415 -> "Not content of a type that is read";
                            case 406 -> "Not offered in that format";
                            case 422 -> "Not valid; `errors` names every finding";
                            default ->
                                "Not visible yet, not to be read just now, or too much asked at once; `Retry-After` says"
                                        + " when to ask again";
                        })
                .content(content);
    }

    private static Schema<?> table(Dataset dataset) {
        var row = object();
        row.addProperty(Places.PROVINCE, string()).addProperty(Places.REGION, string());
        dataset.dimensions().forEach(it -> row.addProperty(it.name(), it.years() == null ? string() : integer()));
        var total = object();
        for (var measure : dataset.measures()) {
            if (measure.offered()) {
                row.addProperty(measure.name(), integer());
                total.addProperty(measure.name(), integer());
            }
        }
        for (var name : Questions.measures(dataset)) {
            if (dataset.measure(name) < 0) {
                row.addProperty(name, orNull("number"));
                total.addProperty(name, orNull("number"));
            }
        }
        return required(
                object().addProperty("dataset", string())
                        .addProperty("definition", string())
                        .addProperty("distinct", array(string()))
                        .addProperty("rows", array(row))
                        .addProperty("total", total)
                        .addProperty("affectedByParked", array(string()))
                        .addProperty("cut", reference("Cut")),
                "dataset",
                "definition",
                "distinct",
                "rows",
                "total",
                "cut");
    }

    private static Schema<?> explanation() {
        var event = object().addProperty("aggregate", string())
                .addProperty("version", integer())
                .addProperty("type", string())
                .addProperty("recordedAt", string().format("date-time"))
                .addProperty("decisionNumber", orNull("string"));
        var item = object().addProperty("entity", string())
                .addProperty("name", string())
                .addProperty("contribution", integer())
                .addProperty("events", array(event));
        return required(
                object().addProperty("figure", integer())
                        .addProperty("sum", integer())
                        .addProperty("matches", new JsonSchema().types(Set.of("boolean")))
                        .addProperty("items", array(item))
                        .addProperty("next", orNull("string"))
                        .addProperty("cut", reference("Cut")),
                "figure",
                "sum",
                "matches",
                "items",
                "next",
                "cut");
    }

    private static Schema<?> cut() {
        return required(
                object().addProperty("recordedAt", orNull("string"))
                        .addProperty("lagEvents", integer())
                        .addProperty("lagSeconds", new JsonSchema().types(Set.of("number")))
                        .addProperty(
                                "parked",
                                object().addProperty("events", integer()).addProperty("entities", integer()))
                        .addProperty(
                                "definition",
                                object().addProperty("served", string()).addProperty("code", string()))
                        .addProperty("offsets", object().additionalProperties(integer())),
                "recordedAt",
                "lagEvents",
                "lagSeconds",
                "parked",
                "offsets");
    }

    private static Schema<?> update() {
        return required(
                object().addProperty("run", string())
                        .addProperty("cut", reference("Cut"))
                        .addProperty("datasets", array(string()))
                        .addProperty("provinces", array(string())),
                "run",
                "cut",
                "datasets",
                "provinces");
    }

    private static Schema<?> problem() {
        var fault = required(
                object().addProperty("field", string())
                        .addProperty("code", string())
                        .addProperty("message", string()),
                "field",
                "code",
                "message");
        return required(
                object().addProperty("type", string())
                        .addProperty("title", string())
                        .addProperty("status", integer())
                        .addProperty("detail", string())
                        .addProperty("errors", array(fault)),
                "type",
                "title",
                "status",
                "detail");
    }

    private static Schema<?> list() {
        return required(
                object().addProperty("items", array(object())).addProperty("next", orNull("string")), "items", "next");
    }

    private static Schema<?> values(Dimension dimension) {
        var years = dimension.years();
        return years == null
                ? choice(dimension.values().stream().map(it -> it.code()).toList())
                : integer().minimum(BigDecimal.valueOf(years.first())).maximum(BigDecimal.valueOf(years.last()));
    }

    private static Content json(Schema<?> schema) {
        return new Content().addMediaType("application/json", new MediaType().schema(schema));
    }

    private static Parameter limit() {
        var most = BigDecimal.valueOf(Questions.MOST);
        return new Parameter()
                .name("limit")
                .in("query")
                .schema(integer().minimum(BigDecimal.ONE).maximum(most));
    }

    private static Parameter several(String name, String description, Schema<?> item) {
        return new Parameter()
                .name(name)
                .in("query")
                .description(description + "; several are separated by commas")
                .style(Parameter.StyleEnum.FORM)
                .explode(false)
                .schema(array(item).minItems(1).uniqueItems(true));
    }

    private static Parameter text(String name, String description) {
        return new Parameter().name(name).in("query").description(description).schema(string().minLength(1));
    }

    private static Parameter header(String name, String description) {
        return new Parameter().name(name).in("header").description(description).schema(string());
    }

    private static Schema<?> reference(String name) {
        return new JsonSchema().$ref(REFERENCE + name);
    }

    private static Schema<?> object() {
        return new JsonSchema().types(Set.of("object"));
    }

    private static Schema<?> string() {
        return new JsonSchema().types(Set.of("string"));
    }

    private static Schema<?> integer() {
        return new JsonSchema().types(Set.of("integer")).format("int64");
    }

    private static Schema<?> orNull(String type) {
        return new JsonSchema().types(new TreeSet<>(List.of(type, "null")));
    }

    private static Schema<?> array(Schema<?> item) {
        var array = new JsonSchema();
        array.setTypes(Set.of("array"));
        array.setItems(item);
        return array;
    }

    private static Schema<?> required(Schema<?> object, String... members) {
        object.setRequired(List.of(members));
        return object;
    }

    private static Schema<?> choice(List<String> values) {
        var schema = new JsonSchema();
        schema.types(Set.of("string"));
        values.forEach(schema::addEnumItemObject);
        return schema;
    }
}
