package vn.cnnt.reporting.questions.pages;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.cnnt.manners.describing.Refuses;
import vn.cnnt.manners.page.Frames;
import vn.cnnt.manners.page.Speech;
import vn.cnnt.reporting.figures.Cut;
import vn.cnnt.reporting.questions.CutAnswers;
import vn.cnnt.reporting.questions.DatasetsController;
import vn.cnnt.reporting.questions.Request;
import vn.cnnt.reporting.questions.TakesRun;
import vn.cnnt.reporting.statistics.Dataset;
import vn.cnnt.reporting.statistics.Datasets;
import vn.cnnt.reporting.statistics.Parameters;
import vn.cnnt.reporting.statistics.Places;
import vn.cnnt.reporting.statistics.Question;
import vn.cnnt.reporting.statistics.Questions;
import vn.cnnt.reporting.statistics.Table;

/// Charts and the map by themselves, for reports and the press: with their title, source and cut.
@RestController
class ChartsController {
    private static final MediaType SVG = MediaType.parseMediaType("image/svg+xml;charset=UTF-8");
    private static final String MAP = "map";

    private final CutAnswers answers;
    private final Frames frames;

    ChartsController(CutAnswers answers, Frames frames) {
        this.answers = answers;
        this.frames = frames;
    }

    /// The same query as a table's; `map.svg` takes `dataset` and `measure`.
    @GetMapping(path = {"/api/v1/charts/{dataset}.svg", "/charts/{dataset}.svg"})
    @Refuses(status = "409", when = "The run that is asked has no figures")
    @TakesRun
    @Operation(
            operationId = "getChart",
            summary = "The chart of a table, or the map",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        content = @Content(mediaType = "image/svg+xml", schema = @Schema(type = "string"))),
                @ApiResponse(responseCode = "304", description = "Nothing has changed", content = @Content)
            })
    ResponseEntity<?> chart(
            @PathVariable("dataset") String name, @Parameter(hidden = true) HttpServletRequest request) {
        var parameters = Request.parameters(request);
        var question = name.equals(MAP) ? ofMap(parameters) : ofChart(DatasetsController.dataset(name), parameters);
        var speech = frames.speech(request);
        return answers.answer(request, parameters, SVG, " " + speech.code(), asked -> {
            var sound = Objects.requireNonNull(question, "a question that was refused is asked");
            var table = asked.statistics().answer(sound);
            var chart = Charts.of(speech, sound, table, caption(speech, sound, table), null);
            return new CutAnswers.Answered(chart.svg(), table.cut());
        });
    }

    private static @Nullable Question ofMap(Parameters parameters) {
        var dataset = parameters.oneOf("dataset", Datasets.ALL, Dataset::name);
        if (dataset == null) {
            if (parameters.each("dataset").isEmpty()) {
                parameters.refuse(
                        "dataset",
                        "missing-one-of",
                        Parameters.words(
                                Datasets.ALL.stream().map(Dataset::name).toList()));
            }
            if (parameters.each("measure").isEmpty()) {
                parameters.refuse("measure", "missing");
            }
            parameters.leaveOthers();
            return null;
        }
        var figure = Questions.figure(dataset, parameters);
        return figure == null
                ? null
                : new Question(
                        dataset,
                        figure.places(),
                        figure.filters(),
                        List.of(Places.PROVINCE),
                        figure.measures(),
                        List.of(),
                        null);
    }

    private static @Nullable Question ofChart(Dataset dataset, Parameters parameters) {
        var question = Questions.table(dataset, parameters);
        if (question != null && (question.by().isEmpty() || question.by().size() > 2)) {
            parameters.refuse("by", "chart-dimensions");
            return null;
        }
        if (question != null
                && question.by().size() > 1
                && Measured.of(dataset, question.measures().getFirst()).isRatio()) {
            parameters.refuse("by", "chart-of-ratio");
            return null;
        }
        return question;
    }

    private static List<String> caption(Speech speech, Question question, Table table) {
        var filters = Titles.filters(speech, question).values();
        return List.of(
                String.join(" · ", filters.isEmpty() ? List.of(speech.say("chart.everything")) : filters) + " · "
                        + Titles.places(speech, question.places()),
                speech.say("chart.source") + " · " + cut(speech, table.cut()) + " · " + speech.say("page.definition")
                        + " " + table.definition());
    }

    private static String cut(Speech speech, Cut cut) {
        var at = cut.recordedAt();
        return at == null
                ? speech.say("cut.none")
                : speech.say("cut.at") + " " + speech.notation().moment(at);
    }
}
