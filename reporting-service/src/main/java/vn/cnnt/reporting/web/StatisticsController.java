package vn.cnnt.reporting.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import vn.cnnt.reporting.projection.Cut;
import vn.cnnt.reporting.statistics.Dataset;
import vn.cnnt.reporting.statistics.Datasets;
import vn.cnnt.reporting.statistics.Explanation;
import vn.cnnt.reporting.statistics.Parameters;
import vn.cnnt.reporting.statistics.Question;
import vn.cnnt.reporting.statistics.Questions;
import vn.cnnt.reporting.statistics.Statistics;
import vn.cnnt.reporting.statistics.Table;

/// Tables of the statistics, and where a figure comes from.
@RestController
@RequestMapping("/api/v1/statistics/{dataset}")
class StatisticsController {
    static final int USUAL_ITEMS = 50;

    private final Statistics statistics;
    private final Visibility visibility;
    private final AskedRun askedRun;

    StatisticsController(Statistics statistics, Visibility visibility, AskedRun askedRun) {
        this.statistics = statistics;
        this.visibility = visibility;
        this.askedRun = askedRun;
    }

    @GetMapping
    ResponseEntity<?> table(@PathVariable("dataset") String name, HttpServletRequest request) {
        var dataset = dataset(name);
        var type = Request.negotiated(request, MediaType.APPLICATION_JSON, Request.CSV);
        var parameters = Request.parameters(request);
        var question = Questions.table(dataset, parameters);
        return answered(request, parameters, question, type, (statistics, it) -> {
            var table = statistics.answer(it);
            return new Answered(type.equals(Request.CSV) ? csv(table) : TableBody.of(table), table.cut());
        });
    }

    @GetMapping("/explanation")
    ResponseEntity<?> explanation(@PathVariable("dataset") String name, HttpServletRequest request) {
        var dataset = dataset(name);
        var type = Request.negotiated(request, MediaType.APPLICATION_JSON);
        var parameters = Request.parameters(request);
        var question = Questions.figure(dataset, parameters);
        var list = "explanation/" + dataset.name();
        var limit = parameters.number("limit", 1, Questions.MOST);
        var after = Cursor.read(list, parameters);
        return answered(request, parameters, question, type, (statistics, it) -> {
            var explanation = statistics.explain(it, after, limit == null ? USUAL_ITEMS : limit);
            return new Answered(ExplanationBody.of(list, explanation), explanation.cut());
        });
    }

    private record Answered(Object body, Cut cut) {}

    /// @param definition the version of what the figures are made of
    private record TableBody(
            String dataset,
            String definition,
            List<String> distinct,
            List<?> rows,
            Object total,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> affectedByParked,
            Cut cut) {
        static TableBody of(Table table) {
            return new TableBody(
                    table.dataset(),
                    table.definition(),
                    table.distinct(),
                    table.rows(),
                    table.total(),
                    table.affectedByParked(),
                    table.cut());
        }
    }

    private record ExplanationBody(
            String dataset,
            String definition,
            String measure,
            long figure,
            long sum,
            boolean matches,
            List<Explanation.Item> items,
            @Nullable String next,
            Cut cut) {
        static ExplanationBody of(String list, Explanation it) {
            var next = it.more() ? Cursor.after(list, it.items().getLast().entity()) : null;
            return new ExplanationBody(
                    it.dataset(),
                    it.definition(),
                    it.measure(),
                    it.figure(),
                    it.sum(),
                    it.matches(),
                    it.items(),
                    next,
                    it.cut());
        }
    }

    private ResponseEntity<?> answered(
            HttpServletRequest request,
            Parameters parameters,
            @Nullable Question question,
            MediaType type,
            BiFunction<Statistics, Question, Answered> answer) {
        var tokens = Request.after(parameters);
        var asked = parameters.one("run");
        parameters.refuseOthers();
        if (question == null || !parameters.findings().isEmpty()) {
            throw Refused.invalid(parameters.findings());
        }
        var run = askedRun.of(asked);
        var wait = Request.wait(request);
        var patience = Request.patience(wait);
        var missing = visibility.missing(run.figures(), tokens, patience);
        if (!missing.isEmpty()) {
            throw Refused.notYetVisible(missing.stream().map(Token::toString).toList(), patience.toSeconds());
        }
        var conditional = new ServletWebRequest(request);
        if (request.getHeader(HttpHeaders.IF_NONE_MATCH) != null) {
            var now = Etag.of(run.figures().cut(), run.run(), statistics.definition(), type);
            if (conditional.checkNotModified(now)) {
                return headers(ResponseEntity.status(304), now).build();
            }
        }
        var answered = answer.apply(statistics.of(run.figures()), question);
        var builder = headers(ResponseEntity.ok(), Etag.of(answered.cut(), run.run(), statistics.definition(), type));
        if (wait != null) {
            builder.header("Preference-Applied", "wait=" + wait.toSeconds());
        }
        return builder.contentType(type).body(answered.body());
    }

    private static ResponseEntity.BodyBuilder headers(ResponseEntity.BodyBuilder builder, String etag) {
        return builder.eTag(etag).cacheControl(CacheControl.noCache()).varyBy(HttpHeaders.ACCEPT);
    }

    private static Dataset dataset(String name) {
        var dataset = Datasets.find(name);
        if (dataset == null) {
            var names = Datasets.ALL.stream().map(Dataset::name).toList();
            throw Refused.notFound("no-such-dataset", Parameters.quote(name), Parameters.words(names));
        }
        return dataset;
    }

    /// The rows, with the names of their columns above them.
    private static byte[] csv(Table table) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            csv.writeRecord(table.columns());
            for (var row : table.rows()) {
                csv.writeRecord(table.columns().stream()
                        .map(column -> Objects.toString(row.get(column), ""))
                        .toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory can always be written", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
