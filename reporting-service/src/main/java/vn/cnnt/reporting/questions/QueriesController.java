package vn.cnnt.reporting.questions;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.cnnt.manners.JsonBody;
import vn.cnnt.manners.describing.Refuses;
import vn.cnnt.manners.finding.Findings;
import vn.cnnt.reporting.figures.Cut;

/// Several tables at once, all of one cut: what a page or a report shows together must belong together. It asks and
/// changes nothing; it is a POST because a body has room for what an address has not.
@RestController
class QueriesController {
    private final CutAnswers answers;

    QueriesController(CutAnswers answers) {
        this.answers = answers;
    }

    @PostMapping("/api/v1/statistics")
    @TakesRun
    @Refuses(status = "413", when = "The body is longer than 1 MiB")
    @Refuses(status = "415", when = "The body is not plain application/json")
    @Operation(
            operationId = "queryStatistics",
            summary = "Several tables of one cut, at most " + Queries.MOST,
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = QueriesBody.class))),
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = AnswersBody.class))))
    ResponseEntity<?> tables(@Parameter(hidden = true) HttpServletRequest request) {
        var body = JsonBody.object(request, false);
        var findings = new Findings();
        var questions = Queries.read(body, findings);
        var parameters = Request.parameters(request);
        findings.all().forEach(parameters::refuse);
        return answers.answer(request, parameters, MediaType.APPLICATION_JSON, "", asked -> {
            var tables = asked.statistics().answers(questions);
            var cut = tables.getFirst().cut();
            var results = tables.stream()
                    .map(it -> StatisticsController.TableBody.of(it, null))
                    .toList();
            return new CutAnswers.Answered(new AnswersBody(cut, results), cut);
        });
    }

    /// What [Queries] reads, for whoever reads the description.
    @Schema(name = "Queries", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
    record QueriesBody(
            @ArraySchema(minItems = 1, maxItems = Queries.MOST, schema = @Schema(implementation = QueryBody.class))
            List<QueryBody> queries) {}

    /// @param filters by dimension its values: `{"planYear": [2020, 2021]}`
    @Schema(
            name = "Query",
            additionalProperties = Schema.AdditionalPropertiesValue.FALSE,
            requiredProperties = "dataset")
    record QueryBody(
            String dataset,
            @Nullable List<String> by,
            @Nullable Map<String, List<String>> filters,
            @Nullable List<String> measures,

            @Schema(allowableValues = {"as-decided", "current"}) @Nullable
            String places,

            @Nullable List<String> sort,

            @Schema(minimum = "1", maximum = "500") @Nullable
            Integer limit) {}

    /// @param results in the order of the queries, each like the table of its own address but for the cut, which is one
    record AnswersBody(Cut cut, List<StatisticsController.TableBody> results) {}
}
