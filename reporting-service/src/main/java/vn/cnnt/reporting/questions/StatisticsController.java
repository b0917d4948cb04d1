package vn.cnnt.reporting.questions;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.cnnt.events.WireFormat;
import vn.cnnt.manners.Cursor;
import vn.cnnt.manners.reading.AnswerSize;
import vn.cnnt.reporting.export.Explanations;
import vn.cnnt.reporting.export.Sdmx;
import vn.cnnt.reporting.export.Tables;
import vn.cnnt.reporting.figures.Cut;
import vn.cnnt.reporting.statistics.Dataset;
import vn.cnnt.reporting.statistics.Datasets;
import vn.cnnt.reporting.statistics.Explanation;
import vn.cnnt.reporting.statistics.Question;
import vn.cnnt.reporting.statistics.Questions;
import vn.cnnt.reporting.statistics.Table;
import vn.cnnt.reporting.statistics.Text;

/// Tables of the statistics, and where a figure comes from.
@RestController
@RequestMapping("/api/v1/statistics/{dataset}")
class StatisticsController {
    static final int USUAL_ITEMS = 50;

    private static final Duration[] TIMES = {
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(20),
        Duration.ofMillis(50),
        Duration.ofMillis(200),
        Duration.ofSeconds(1)
    };

    private final CutAnswers answers;
    private final Map<String, Timer> queries = new HashMap<>();

    StatisticsController(CutAnswers answers, MeterRegistry metrics) {
        this.answers = answers;
        Datasets.ALL.forEach(dataset -> queries.put(dataset.name(), queries(dataset, metrics)));
    }

    /// What is asked depends on the dataset, and is described by [DatasetDescriptions].
    @GetMapping
    @TakesRun
    @Operation(
            summary = "A table of a dataset",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        content = {
                            @Content(
                                    mediaType = MediaType.APPLICATION_JSON_VALUE,
                                    schema = @Schema(implementation = TableBody.class)),
                            @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
                            @Content(
                                    mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                                    schema = @Schema(type = "string", format = "binary")),
                            @Content(
                                    mediaType = "application/vnd.sdmx.data+csv;version=2.0.0",
                                    schema = @Schema(type = "string"))
                        }),
                @ApiResponse(responseCode = "304", description = "Nothing has changed", content = @Content)
            })
    ResponseEntity<?> table(
            @PathVariable("dataset") String name, @Parameter(hidden = true) HttpServletRequest request) {
        var dataset = DatasetsController.dataset(name);
        var parameters = Request.parameters(request);
        var type = Request.type(request, parameters, Downloads.TABLE);
        var question = Questions.table(dataset, parameters);
        var mark = Request.byteOrderMark(parameters, type);
        if (question != null && type.equals(Request.SDMX_CSV)) {
            Sdmx.findings(question)
                    .forEach(it -> parameters.refuse(
                            it.field(), it.code(), it.arguments().toArray(String[]::new)));
        }
        // only a spreadsheet has words
        var words = type.equals(Request.XLSX) ? LocaleContextHolder.getLocale().getLanguage() : null;
        var variant = (mark ? " bom" : "") + (words == null ? "" : " " + words);
        return answers.answer(request, parameters, type, variant, asked -> {
            var it = sound(question);
            var table = Objects.requireNonNull(Objects.requireNonNull(queries.get(dataset.name()))
                    .record(() -> asked.statistics().answer(it)));
            return new CutAnswers.Answered(body(it, table, type, mark, words), table.cut(), dataset.name());
        });
    }

    @GetMapping("/explanation")
    @TakesRun
    @Operation(
            summary = "Who contributes to a figure, and the events behind it",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        content = {
                            @Content(
                                    mediaType = MediaType.APPLICATION_JSON_VALUE,
                                    schema = @Schema(implementation = ExplanationBody.class)),
                            @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
                            @Content(
                                    mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                                    schema = @Schema(type = "string", format = "binary"))
                        }),
                @ApiResponse(responseCode = "304", description = "Nothing has changed", content = @Content)
            })
    ResponseEntity<?> explanation(
            @PathVariable("dataset") String name, @Parameter(hidden = true) HttpServletRequest request) {
        var dataset = DatasetsController.dataset(name);
        var parameters = Request.parameters(request);
        var type = Request.type(request, parameters, Downloads.PAGE);
        var question = Questions.figure(dataset, parameters);
        var list = "explanation/" + dataset.name();
        var limit = parameters.limit();
        var after = Request.cursor(list, parameters);
        var mark = Request.byteOrderMark(parameters, type);
        var isFile = !type.equals(MediaType.APPLICATION_JSON);
        var words = isFile ? LocaleContextHolder.getLocale().getLanguage() : null;
        var variant = (mark ? " bom" : "") + (words == null ? "" : " " + words);
        return answers.answer(request, parameters, type, variant, asked -> {
            var it = sound(question);
            var most = limit != null ? limit : isFile ? Questions.MOST : USUAL_ITEMS;
            var explanation = asked.statistics().explain(it, after, most);
            var body = body(list, it, explanation, type, mark, words);
            var next = body instanceof ExplanationBody shown ? shown.next() : ExplanationBody.next(list, explanation);
            return new CutAnswers.Answered(body, explanation.cut(), list.replace('/', '-'), next);
        });
    }

    /// By what there are a handful of: who asks can't make more.
    private static Timer queries(Dataset dataset, MeterRegistry metrics) {
        return Timer.builder("cnnt.statistics.queries")
                .description("Tables answered, without the time they waited for a change")
                .tag("dataset", dataset.name())
                .serviceLevelObjectives(TIMES)
                .register(metrics);
    }

    private static Object body(Question question, Table table, MediaType type, boolean mark, @Nullable String words) {
        if (type.equals(Request.CSV)) {
            return Tables.csv(question, table, mark);
        }
        if (words != null) {
            return Tables.xlsx(question, table, words.equals("en") ? Text::en : Text::vi);
        }
        return type.equals(Request.SDMX_CSV) ? Sdmx.csv(question, table) : TableBody.of(table);
    }

    private static Object body(
            String list,
            Question question,
            Explanation explanation,
            MediaType type,
            boolean mark,
            @Nullable String words) {
        Function<Text, String> language = "en".equals(words) ? Text::en : Text::vi;
        if (type.equals(Request.CSV)) {
            return Explanations.csv(question, explanation, mark);
        }
        return type.equals(Request.XLSX)
                ? Explanations.xlsx(question, explanation, language)
                : ExplanationBody.of(list, explanation);
    }

    /// What is wrong with a question is among the findings, with which nothing is answered.
    private static Question sound(@Nullable Question question) {
        return Objects.requireNonNull(question, "a question that was refused is asked");
    }

    /// @param definition the version of what the figures are made of
    /// @param cut absent where it stands beside several tables
    record TableBody(
            String dataset,
            String definition,
            List<String> distinct,
            List<?> rows,
            Object total,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> affectedByParked,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Cut cut) {
        static TableBody of(Table table) {
            return of(table, table.cut());
        }

        /// @param cut null where it stands beside several tables
        static TableBody of(Table table, @Nullable Cut cut) {
            return new TableBody(
                    table.dataset(),
                    table.definition(),
                    table.distinct(),
                    table.rows(),
                    table.total(),
                    table.affectedByParked(),
                    cut);
        }
    }

    record ExplanationBody(
            String dataset,
            String definition,
            String measure,
            long figure,
            long sum,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) long unknown,
            boolean matches,
            List<Explanation.Item> items,
            @Nullable String next,
            Cut cut) {
        static ExplanationBody of(String list, Explanation it) {
            var shown = AnswerSize.fitting(it.items(), WireFormat.JSON);
            var next = shown.size() < it.items().size()
                    ? Cursor.after(list, shown.getLast().entity())
                    : next(list, it);
            return new ExplanationBody(
                    it.dataset(),
                    it.definition(),
                    it.measure(),
                    it.figure(),
                    it.sum(),
                    it.unknown(),
                    it.matches(),
                    shown,
                    next,
                    it.cut());
        }

        /// The cursor of what follows all of its items, null where nothing does.
        static @Nullable String next(String list, Explanation it) {
            return it.more() ? Cursor.after(list, it.items().getLast().entity()) : null;
        }
    }
}
