package vn.cnnt.registry.reported;

import static vn.cnnt.registry.reported.ReportedFigureType.REPORTED_FIGURES;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import vn.cnnt.events.OfficialForm;
import vn.cnnt.events.Province;
import vn.cnnt.manners.Cursor;
import vn.cnnt.manners.Refused;
import vn.cnnt.manners.reading.Listing;
import vn.cnnt.manners.reading.OneLine;
import vn.cnnt.registry.command.WriteRequest;
import vn.cnnt.registry.reference.Fields;
import vn.cnnt.registry.reference.Today;
import vn.cnnt.registry.rights.Territory;
import vn.cnnt.registry.store.Aggregates;
import vn.cnnt.registry.store.Filter;
import vn.cnnt.registry.store.History;
import vn.cnnt.registry.store.Paging;
import vn.cnnt.registry.web.Answers;
import vn.cnnt.registry.web.AsOf;

/// Reported figures over HTTP.
@RestController
@RequestMapping(path = "/api/v1/reported-figures", produces = MediaType.APPLICATION_JSON_VALUE)
class ReportedFigureController {
    private static final int FIRST_YEAR = 2005;
    private static final int YEARS_AHEAD = 2;
    private static final int CODE = 100;

    private final ReportedFigureCommandHandler handler;
    private final Aggregates aggregates;
    private final History history;
    private final Answers answers;
    private final Clock clock;

    ReportedFigureController(
            ReportedFigureCommandHandler handler,
            Aggregates aggregates,
            History history,
            Answers answers,
            Clock clock) {
        this.handler = handler;
        this.aggregates = aggregates;
        this.history = history;
        this.answers = answers;
        this.clock = clock;
    }

    record Entry(
            @Schema(description = "As its own JSON names it, or as answers and events do") @NotNull
            OfficialForm form,

            @NotNull Province province,

            @Schema(description = "The voting year or the plan year, as the form counts")
            @NotNull
            @Min(FIRST_YEAR)
            @Max(Fields.LAST_YEAR)
            Integer year,

            @Schema(example = "TOTAL", description = "The code of a row, as the form's JSON has it")
            @NotBlank
            @OneLine
            @Size(max = CODE)
            String row,

            @Schema(example = "recognised.PROVINCE", description = "The code of a column, as the form's JSON has it")
            @NotBlank
            @OneLine
            @Size(max = CODE)
            String column,

            @Schema(description = "Whole VND or a number of things, as the row counts")
            @NotNull
            @Min(0)
            @Max(Fields.MOST_MONEY)
            Long value,

            @Schema(description = "Who reported it, where") @NotBlank @Size(max = Fields.SOURCE)
            String source,

            @Size(max = Fields.NOTE) @Nullable String note) {
        private ReportedFigureCommand.Enter command() {
            return new ReportedFigureCommand.Enter(form, province, year, row, column, value, source, note);
        }
    }

    /// What is said of the cell, as a whole.
    record Correction(
            @NotNull @Min(0) @Max(Fields.MOST_MONEY) Long value,
            @NotBlank @Size(max = Fields.SOURCE) String source,
            @Size(max = Fields.NOTE) @Nullable String note,
            @NotBlank @Size(max = Fields.REASON) String reason) {}

    record Withdrawal(@NotBlank @Size(max = Fields.REASON) String reason) {}

    record Search(
            @Nullable Province province,

            @Min(Fields.FIRST_YEAR) @Max(Fields.LAST_YEAR) @Nullable
            Integer year,

            @Nullable OfficialForm form,

            @Schema(defaultValue = Listing.USUAL) @Min(1) @Max(Listing.MOST)
            int limit,

            Cursor cursor) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "recordReportedFigure",
            summary = "Record what someone reported for a cell of an official form",
            responses =
                    @ApiResponse(
                            responseCode = "201",
                            description = "Recorded",
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    ReportedFigureDescription.ReportedFigureAnswer
                                                                            .class))))
    ResponseEntity<JsonNode> record(@RequestBody Entry body, WriteRequest request) {
        Territory.require(request.actor(), "/province", body.province());
        var lastYear = Today.at(clock.instant()).getYear() + YEARS_AHEAD;
        if (body.year() > lastYear) {
            var bounds = new Object[] {
                Integer.toString(body.year()), Integer.toString(FIRST_YEAR), Integer.toString(lastYear)
            };
            throw Refused.invalid("/year", "out-of-range", bounds);
        }
        var receipt = handler.enter(body.command(), request);
        return answers.created(receipt, "/api/v1/reported-figures/" + receipt.id());
    }

    @PutMapping("/{id}")
    @Operation(
            operationId = "correctReportedFigure",
            summary = "Put right what was said of the cell",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "Corrected, or as it was",
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    ReportedFigureDescription.ReportedFigureAnswer
                                                                            .class))))
    ResponseEntity<JsonNode> correct(@PathVariable String id, @RequestBody Correction body, WriteRequest request) {
        var command = new ReportedFigureCommand.Correct(body.value(), body.source(), body.note(), body.reason());
        return answers.changed(handler.change(id, command, request));
    }

    @PostMapping("/{id}/withdrawal")
    @Operation(
            operationId = "withdrawReportedFigure",
            summary = "It was recorded in error",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "Withdrawn; its cell is free again",
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    ReportedFigureDescription.ReportedFigureAnswer
                                                                            .class))))
    ResponseEntity<JsonNode> withdraw(@PathVariable String id, @RequestBody Withdrawal body, WriteRequest request) {
        return answers.changed(handler.change(id, new ReportedFigureCommand.Withdraw(body.reason()), request));
    }

    @GetMapping("/{id}")
    @Operation(
            operationId = "getReportedFigure",
            summary = "A reported figure, as it is or was",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "The figure",
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    ReportedFigureDescription.ReportedFigureAnswer
                                                                            .class))))
    ResponseEntity<JsonNode> get(@PathVariable String id, @ParameterObject AsOf when) {
        return answers.found(when.find(REPORTED_FIGURES, id, aggregates, history));
    }

    @GetMapping
    @Operation(
            operationId = "listReportedFigures",
            summary = "List reported figures, withdrawn ones too",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "A page of them",
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    ReportedFigureDescription.ReportedFigureList
                                                                            .class))))
    ResponseEntity<JsonNode> list(@ParameterObject Search asked) {
        var equal = new LinkedHashMap<String, @Nullable Object>();
        equal.put(
                ReportedFigureType.PROVINCE,
                asked.province() == null ? null : asked.province().key());
        equal.put(ReportedFigureType.YEAR, asked.year());
        equal.put(ReportedFigureType.FORM, asked.form());
        var paging = new Paging(asked.limit(), asked.cursor().last());
        return answers.listed(aggregates.find(REPORTED_FIGURES, new Filter(equal, null), paging), asked.cursor());
    }
}
