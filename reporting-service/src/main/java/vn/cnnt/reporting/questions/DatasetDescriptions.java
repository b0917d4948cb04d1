package vn.cnnt.reporting.questions;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;
import vn.cnnt.reporting.statistics.Dataset;
import vn.cnnt.reporting.statistics.Datasets;
import vn.cnnt.reporting.statistics.Dimension;
import vn.cnnt.reporting.statistics.Measure;
import vn.cnnt.reporting.statistics.Places;
import vn.cnnt.reporting.statistics.Questions;
import vn.cnnt.reporting.statistics.Table;

/// Describes the questions, whose parameters depend on what is asked: a path for each dataset instead of the one with
/// its name in braces. What is said of it is the dataset's own, so a new one describes itself.
@Component
public class DatasetDescriptions implements OpenApiCustomizer {
    private static final String TABLE = "/api/v1/statistics/{dataset}";
    private static final String EXPLANATION = TABLE + "/explanation";
    private static final String CHART = "/api/v1/charts/{dataset}.svg";
    private static final String MAP = "/api/v1/charts/map.svg";
    private static final int FIRST_YEAR = 1000;
    private static final int LAST_YEAR = 9999;

    @Override
    public void customise(OpenAPI api) {
        var table = take(api, TABLE);
        var explanation = take(api, EXPLANATION);
        var chart = take(api, CHART);
        for (var dataset : Datasets.ALL) {
            api.schema("Table_" + dataset.name(), rows(api, dataset));
            var own = "/api/v1/statistics/" + dataset.name();
            var title = dataset.title().en() + " (" + dataset.title().vi() + ")";
            var asked = of(table, dataset.name(), title, tableParameters(dataset));
            var answer = Objects.requireNonNull(asked.getResponses().get("200")).getContent();
            Objects.requireNonNull(answer.get(org.springframework.http.MediaType.APPLICATION_JSON_VALUE))
                    .setSchema(reference("Table_" + dataset.name()));
            api.path(own, new PathItem().get(asked));
            api.path(
                    own + "/explanation",
                    new PathItem()
                            .get(of(
                                    explanation,
                                    dataset.name() + "-explanation",
                                    Objects.requireNonNull(explanation.getSummary()),
                                    explanationParameters(dataset))));
            api.path(
                    "/api/v1/charts/" + dataset.name() + ".svg",
                    new PathItem()
                            .get(of(chart, dataset.name() + "-chart", "Chart of " + title, chartParameters(dataset))));
        }
        api.path(MAP, new PathItem().get(of(chart, "map", "The tile map of a measure", mapParameters())));
    }

    /// Takes the path away that stands for many.
    public static Operation take(OpenAPI api, String path) {
        return Objects.requireNonNull(api.getPaths().remove(path), path).getGet();
    }

    /// The same without the name in the path, and with what is asked.
    public static Operation of(Operation template, String id, String summary, Stream<Parameter> parameters) {
        var operation = new Operation().operationId(id).summary(summary).tags(template.getTags());
        template.getParameters().stream()
                .filter(it -> !Objects.equals(it.getIn(), "path"))
                .forEach(operation::addParametersItem);
        parameters.forEach(operation::addParametersItem);
        var responses = new ApiResponses();
        template.getResponses().forEach((status, response) -> responses.addApiResponse(status, copy(response)));
        return operation.responses(responses);
    }

    private static ApiResponse copy(ApiResponse response) {
        var content = response.getContent();
        var copy = new ApiResponse().description(response.getDescription()).headers(response.getHeaders());
        if (content != null) {
            var types = new Content();
            content.forEach((type, media) -> types.addMediaType(type, new MediaType().schema(media.getSchema())));
            copy.setContent(types);
        }
        return copy;
    }

    static Stream<Parameter> tableParameters(Dataset dataset) {
        var words = Stream.concat(Questions.dimensions(dataset).stream(), Questions.measures(dataset).stream())
                .flatMap(name -> Stream.of(name, "-" + name))
                .toList();
        return Stream.concat(
                questions(dataset),
                Stream.of(
                        several("by", "Dimensions it is broken down by", choice(Questions.dimensions(dataset))),
                        several(
                                "measures",
                                "Without it every measure but the derived",
                                choice(Questions.measures(dataset))),
                        several("sort", "Dimensions of `by` or measures; `-` before one for descending", choice(words)),
                        limit(),
                        format(Downloads.TABLE),
                        byteOrderMark()));
    }

    /// The parameters of a chart: those of a table by one dimension or two.
    private static Stream<Parameter> chartParameters(Dataset dataset) {
        var ofTable = Set.of("format", "bom");
        return tableParameters(dataset)
                .filter(it -> !ofTable.contains(it.getName()))
                .map(it -> it.getName().equals("by") ? it.required(true) : it);
    }

    private static Stream<Parameter> mapParameters() {
        var datasets = Datasets.ALL.stream().map(Dataset::name).toList();
        var measures = Datasets.ALL.stream()
                .flatMap(dataset -> Questions.measures(dataset).stream())
                .distinct()
                .toList();
        return Stream.concat(
                Stream.of(
                        query("dataset").required(true).schema(choice(datasets)),
                        query("measure")
                                .description("One of the dataset's")
                                .required(true)
                                .schema(choice(measures)),
                        query("filters")
                                .description("By name, as of a table of the dataset")
                                .style(Parameter.StyleEnum.FORM)
                                .explode(true)
                                .schema(object().additionalProperties(string()))),
                common());
    }

    static Stream<Parameter> explanationParameters(Dataset dataset) {
        var base = dataset.measures().stream()
                .filter(Measure::offered)
                .map(Measure::name)
                .toList();
        return Stream.concat(
                questions(dataset),
                Stream.of(
                        query("measure").required(true).schema(choice(base)),
                        limit(),
                        format(Downloads.PAGE),
                        byteOrderMark(),
                        query("cursor").description("`next` of the part before").schema(string())));
    }

    /// Of what is asked for a province and a year.
    public static Stream<Parameter> formParameters() {
        var provinces = Places.AS_DECIDED.provinceDimension();
        return Stream.concat(
                Stream.of(
                        query(provinces.name())
                                .description("Without it the whole country")
                                .schema(values(provinces)),
                        query("year").required(true).schema(whole(FIRST_YEAR, LAST_YEAR)),
                        format(Downloads.PAGE),
                        byteOrderMark()),
                common());
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
                query("places")
                        .description("Provinces and regions as decided, or those of today")
                        .schema(choice(views)),
                header("Prefer", "`wait=<seconds>`, at most 30: how long to wait for them"),
                header("If-None-Match", "The `ETag` of an answer that is at hand"));
    }

    /// The schema of a table of the dataset: that of any table, with the members of its rows.
    private static Schema<?> rows(OpenAPI api, Dataset dataset) {
        var row = object();
        row.addProperty(Places.PROVINCE, string()).addProperty(Places.REGION, string());
        dataset.dimensions().forEach(it -> row.addProperty(it.name(), it.years() == null ? string() : integer()));
        var total = object();
        for (var name : Questions.measures(dataset)) {
            var measure = dataset.measure(name) < 0 ? orNull("number") : integer();
            row.addProperty(name, measure);
            total.addProperty(name, measure);
        }
        if (!dataset.derived().isEmpty()) {
            var ratio = object();
            ratio.addProperty("numerator", integer()).addProperty("denominator", integer());
            ratio.setRequired(List.of("numerator", "denominator"));
            var ratios = object();
            ratios.setDescription("What the derived measures asked for divide");
            dataset.derived().forEach(it -> ratios.addProperty(it.name(), ratio));
            row.addProperty(Table.RATIOS, ratios);
            total.addProperty(Table.RATIOS, ratios);
        }
        var unknown = object();
        unknown.setDescription("How many amounts of a measure nobody knows; none where it isn't named");
        dataset.measures().stream()
                .filter(it -> dataset.unknown(it.name()) >= 0)
                .forEach(it -> unknown.addProperty(it.name(), integer()));
        if (unknown.getProperties() != null) {
            row.addProperty(Table.UNKNOWN, unknown);
            total.addProperty(Table.UNKNOWN, unknown);
        }
        Schema<?> any = Objects.requireNonNull(api.getComponents().getSchemas().get("TableBody"));
        var table = object();
        any.getProperties().forEach((name, schema) -> table.addProperty(name, schema));
        table.addProperty("rows", array(row)).addProperty("total", total);
        table.setRequired(List.of("dataset", "definition", "distinct", "rows", "total", "cut"));
        return table;
    }

    private static Parameter format(List<org.springframework.http.MediaType> offered) {
        return query(Downloads.PARAMETER)
                .description("The form of the answer, before Accept")
                .schema(choice(Downloads.formats(offered)));
    }

    private static Parameter byteOrderMark() {
        return query("bom")
                .description("CSV begins with a byte order mark, as Excel wants it")
                .schema(choice(List.of("true", "false")));
    }

    private static Parameter limit() {
        return query("limit").schema(whole(1, Questions.MOST));
    }

    private static Parameter query(String name) {
        return new Parameter().name(name).in("query");
    }

    private static Parameter several(String name, String description, Schema<?> item) {
        return query(name)
                .description(description + "; several are separated by commas")
                .style(Parameter.StyleEnum.FORM)
                .explode(false)
                .schema(array(item).minItems(1).uniqueItems(true));
    }

    private static Parameter header(String name, String description) {
        return new Parameter().name(name).in("header").description(description).schema(string());
    }

    private static Schema<?> values(Dimension dimension) {
        var years = dimension.years();
        return years == null
                ? choice(dimension.values().stream().map(it -> it.code()).toList())
                : whole(years.first(), years.last());
    }

    private static Schema<?> whole(int least, int most) {
        return integer().minimum(BigDecimal.valueOf(least)).maximum(BigDecimal.valueOf(most));
    }

    private static Schema<?> reference(String name) {
        return new JsonSchema().$ref("#/components/schemas/" + name);
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

    private static Schema<?> choice(List<String> values) {
        var schema = new JsonSchema();
        schema.types(Set.of("string"));
        values.forEach(schema::addEnumItemObject);
        return schema;
    }
}
