package vn.cnnt.reporting.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.cnnt.reporting.figures.Cut;
import vn.cnnt.reporting.forms.Forms;
import vn.cnnt.reporting.forms.Page;
import vn.cnnt.reporting.forms.Scope;
import vn.cnnt.reporting.forms.Written;
import vn.cnnt.reporting.statistics.Parameters;
import vn.cnnt.reporting.statistics.Text;

/// The official forms of a province and a year.
@RestController
@RequestMapping("/api/v1/forms")
class FormsController {
    private final CutAnswers answers;

    FormsController(CutAnswers answers) {
        this.answers = answers;
    }

    @GetMapping("/{form}")
    ResponseEntity<?> form(@PathVariable("form") String path, HttpServletRequest request) {
        var form = Forms.find(path);
        if (form == null) {
            throw Refusals.notFound("no-such-form", Parameters.quote(path), Parameters.words(Forms.paths()));
        }
        var type = Request.negotiated(request, MediaType.APPLICATION_JSON, Request.CSV, Request.XLSX);
        var parameters = Request.parameters(request);
        var scope = Scope.read(parameters);
        var mark = Request.byteOrderMark(parameters, type);
        var words = LocaleContextHolder.getLocale().getLanguage();
        Function<Text, String> language = words.equals("en") ? Text::en : Text::vi;
        var answer = answers.answer(request, parameters, type, " " + words + mark, asked -> {
            var sound = Objects.requireNonNull(scope, "a scope that was refused is asked for");
            var page = form.fill(sound, asked.statistics(), asked.figures());
            return new CutAnswers.Answered(body(page, type, language, mark), page.cut());
        });
        if (type.equals(Request.XLSX) && answer.getStatusCode().value() == 200 && scope != null) {
            return ResponseEntity.status(answer.getStatusCode())
                    .headers(answer.getHeaders())
                    .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + fileName(form, scope) + "\"")
                    .body(answer.getBody());
        }
        return answer;
    }

    private static Object body(Page page, MediaType type, Function<Text, String> language, boolean mark) {
        if (type.equals(Request.CSV)) {
            return Written.csv(page, language, mark);
        }
        return type.equals(Request.XLSX) ? Written.xlsx(page, language) : PageBody.of(page);
    }

    private static String fileName(Forms form, Scope scope) {
        var province = scope.province();
        return form.path() + "-" + (province == null ? "VN" : province.key()) + "-" + scope.year() + ".xlsx";
    }

    /// @param province null for the whole country
    /// @param unit null where each row has its own
    private record PageBody(
            String form,
            Text title,
            @Nullable String province,
            Text place,
            int year,
            String places,
            @Nullable Text unit,
            List<ColumnBody> columns,
            List<RowBody> rows,
            List<Text> notes,
            String definition,
            Cut cut) {
        static PageBody of(Page page) {
            var province = page.scope().province();
            return new PageBody(
                    page.name(),
                    page.title(),
                    province == null ? null : province.key(),
                    page.scope().place(),
                    page.scope().year(),
                    page.scope().places().code(),
                    page.unit(),
                    page.columns().stream()
                            .map(it -> new ColumnBody(it.code(), it.group(), it.title()))
                            .toList(),
                    page.rows().stream().map(row -> RowBody.of(page, row)).toList(),
                    page.notes(),
                    page.definition(),
                    page.cut());
        }
    }

    private record ColumnBody(String code, @Nullable Text group, Text title) {}

    /// What an officer reported for a cell; it is in none of the values.
    ///
    /// @param id of the reported figure in the register
    private record ReportedBody(
            long value,
            String source,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String note,

            String id) {}

    /// @param values by the code of the column; null where nothing can stand
    /// @param sums the columns in which it is the sum of other cells, each with these as `<row>/<column>`
    /// @param reported by the code of the column, beside the computed value
    private record RowBody(
            String code,
            String number,
            Text title,
            @Nullable Text unit,
            Map<String, @Nullable Object> values,
            Map<String, List<String>> sums,
            Map<String, ReportedBody> reported) {
        static RowBody of(Page page, Page.Row row) {
            var values = new LinkedHashMap<String, @Nullable Object>();
            var sums = new LinkedHashMap<String, List<String>>();
            for (var i = 0; i < page.columns().size(); i++) {
                var column = page.columns().get(i).code();
                var cell = row.cells().get(i);
                values.put(column, value(cell));
                if (cell instanceof Page.Sum sum) {
                    var of = new ArrayList<String>();
                    sum.of()
                            .forEach(at -> of.add(page.rows().get(at.row()).code() + "/"
                                    + page.columns().get(at.column()).code()));
                    sums.put(column, of);
                }
            }
            var reported = new LinkedHashMap<String, ReportedBody>();
            for (var beside : page.reported()) {
                var figure = beside.figure();
                if (figure.row().equals(row.code())) {
                    reported.put(
                            figure.column(),
                            new ReportedBody(figure.value(), figure.source(), figure.note(), beside.id()));
                }
            }
            return new RowBody(row.code(), row.number(), row.title(), row.unit(), values, sums, reported);
        }

        private static @Nullable Object value(Page.Cell cell) {
            return switch (cell) {
                case Page.Empty _ -> null;
                case Page.Figure figure -> figure.value();
                case Page.Sum sum -> sum.value();
                case Page.Words words -> words.text();
                case Page.Label label -> label.text();
            };
        }
    }
}
