package vn.cnnt.reporting.forms;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
import vn.cnnt.reporting.figures.Cut;
import vn.cnnt.reporting.questions.CutAnswers;
import vn.cnnt.reporting.questions.Downloads;
import vn.cnnt.reporting.questions.Request;
import vn.cnnt.reporting.questions.TakesRun;
import vn.cnnt.reporting.statistics.Parameters;
import vn.cnnt.reporting.statistics.Text;
import vn.cnnt.reporting.web.Refusals;

/// The official forms of a province and a year.
@RestController
@RequestMapping("/api/v1/forms")
class FormsController {
    private final CutAnswers answers;

    FormsController(CutAnswers answers) {
        this.answers = answers;
    }

    /// What is asked is described by [FormDescriptions].
    @GetMapping("/{form}")
    @TakesRun
    @Operation(
            summary = "An official form",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        content = {
                            @Content(
                                    mediaType = MediaType.APPLICATION_JSON_VALUE,
                                    schema = @Schema(implementation = PageBody.class)),
                            @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
                            @Content(
                                    mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                                    schema = @Schema(type = "string", format = "binary"))
                        }),
                @ApiResponse(responseCode = "304", description = "Nothing has changed", content = @Content)
            })
    ResponseEntity<?> form(@PathVariable("form") String path, @Parameter(hidden = true) HttpServletRequest request) {
        var form = Forms.find(path);
        if (form == null) {
            throw Refusals.notFound("no-such-form", Parameters.quote(path), Parameters.words(Forms.paths()));
        }
        var parameters = Request.parameters(request);
        var type = Request.type(request, parameters, Downloads.PAGE);
        var scope = Scope.read(parameters);
        var mark = Request.byteOrderMark(parameters, type);
        var words = LocaleContextHolder.getLocale().getLanguage();
        Function<Text, String> language = words.equals("en") ? Text::en : Text::vi;
        return answers.answer(request, parameters, type, " " + words + mark, asked -> {
            var sound = Objects.requireNonNull(scope, "a scope that was refused is asked for");
            var page = form.fill(sound, asked.statistics(), asked.figures());
            return new CutAnswers.Answered(body(page, type, language, mark), page.cut(), fileName(form, sound));
        });
    }

    private static Object body(FormPage page, MediaType type, Function<Text, String> language, boolean mark) {
        if (type.equals(Request.CSV)) {
            return FormFiles.csv(page, language, mark);
        }
        return type.equals(Request.XLSX) ? FormFiles.xlsx(page, language) : PageBody.of(page);
    }

    private static String fileName(Forms form, Scope scope) {
        var province = scope.province();
        return form.path() + "-" + (province == null ? "VN" : province.key()) + "-" + scope.year();
    }

    /// @param province null for the whole country
    /// @param unit null where each row has its own
    record PageBody(
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
        static PageBody of(FormPage page) {
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

    record ColumnBody(String code, @Nullable Text group, Text title) {}

    /// What an officer reported for a cell; it is in none of the values.
    ///
    /// @param id of the reported figure in the register
    record ReportedBody(
            long value,
            String source,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String note,

            String id) {}

    /// @param values by the code of the column; null where nothing can stand
    /// @param sums the columns in which it is the sum of other cells, each with these as `<row>/<column>`
    /// @param unknown by the code of the column how many amounts nobody knows: they are missing in the value
    /// @param reported by the code of the column, beside the computed value
    record RowBody(
            String code,
            String number,
            Text title,
            @Nullable Text unit,
            Map<String, @Nullable Object> values,
            Map<String, List<String>> sums,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Long> unknown,
            Map<String, ReportedBody> reported) {
        static RowBody of(FormPage page, FormPage.Row row) {
            var values = new LinkedHashMap<String, @Nullable Object>();
            var sums = new LinkedHashMap<String, List<String>>();
            var unknown = new LinkedHashMap<String, Long>();
            for (var i = 0; i < page.columns().size(); i++) {
                var column = page.columns().get(i).code();
                var cell = row.cells().get(i);
                values.put(column, value(cell));
                if (FormPage.unknown(cell) > 0) {
                    unknown.put(column, FormPage.unknown(cell));
                }
                if (cell instanceof FormPage.Sum sum) {
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
            return new RowBody(row.code(), row.number(), row.title(), row.unit(), values, sums, unknown, reported);
        }

        private static @Nullable Object value(FormPage.Cell cell) {
            return switch (cell) {
                case FormPage.Empty _ -> null;
                case FormPage.Figure figure -> figure.value();
                case FormPage.Sum sum -> sum.value();
                case FormPage.Words words -> words.text();
                case FormPage.Label label -> label.text();
            };
        }
    }
}
