package vn.cnnt.registry.reported;

import static io.swagger.v3.oas.annotations.enums.ParameterIn.QUERY;
import static vn.cnnt.registry.reported.ReportedFigureType.REPORTED_FIGURES;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import vn.cnnt.events.OfficialForm;
import vn.cnnt.manners.finding.Findings;
import vn.cnnt.registry.command.WriteRequest;
import vn.cnnt.registry.reference.Fields;
import vn.cnnt.registry.reference.Today;
import vn.cnnt.registry.rights.Territory;
import vn.cnnt.registry.store.Aggregates;
import vn.cnnt.registry.store.Filter;
import vn.cnnt.registry.store.History;
import vn.cnnt.registry.web.Answers;
import vn.cnnt.registry.web.AsOf;
import vn.cnnt.registry.web.Members;
import vn.cnnt.registry.web.Paged;
import vn.cnnt.registry.web.Parameters;

/// Reported figures over HTTP.
@RestController
@RequestMapping(path = "/api/v1/reported-figures", produces = MediaType.APPLICATION_JSON_VALUE)
class ReportedFigureController {
    private static final int FIRST_YEAR = 2005;
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

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "recordReportedFigure",
            summary = "Record what someone reported for a cell of an official form",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    ReportedFigureDescription.ReportedFigureBody
                                                                            .class))),
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
    ResponseEntity<JsonNode> record(Members body, WriteRequest request) {
        var lastYear = Today.at(clock.instant()).getYear() + 2;
        var command = new ReportedFigureCommand.Enter(
                form(body),
                Fields.requiredProvince(body, "province"),
                body.requiredInteger("year", FIRST_YEAR, lastYear),
                Fields.requiredLine(body, "row", CODE),
                Fields.requiredLine(body, "column", CODE),
                body.requiredMoney("value"),
                body.requiredText("source", Fields.SOURCE),
                body.text("note", Fields.NOTE));
        Territory.requireNamed(request.actor(), body.findings(), "/province", command.province());
        body.check();
        var receipt = handler.enter(command, request);
        return answers.created(receipt, "/api/v1/reported-figures/" + receipt.id());
    }

    @PutMapping("/{id}")
    @Operation(
            operationId = "correctReportedFigure",
            summary = "Put right what was said of the cell",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    ReportedFigureDescription.ReportedFigureCorrection
                                                                            .class))),
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
    ResponseEntity<JsonNode> correct(@PathVariable String id, Members body, WriteRequest request) {
        var command = new ReportedFigureCommand.Correct(
                body.requiredMoney("value"),
                body.requiredText("source", Fields.SOURCE),
                body.text("note", Fields.NOTE),
                body.requiredReason());
        body.check();
        return answers.changed(handler.change(id, command, request));
    }

    @PostMapping("/{id}/withdrawal")
    @Operation(
            operationId = "withdrawReportedFigure",
            summary = "It was recorded in error",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    ReportedFigureDescription.ReportedFigureWithdrawal
                                                                            .class))),
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
    ResponseEntity<JsonNode> withdraw(@PathVariable String id, Members body, WriteRequest request) {
        var command = new ReportedFigureCommand.Withdraw(body.requiredReason());
        body.check();
        return answers.changed(handler.change(id, command, request));
    }

    @GetMapping("/{id}")
    @AsOf.Asked
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
    ResponseEntity<JsonNode> get(@PathVariable String id, Parameters query) {
        var when = AsOf.read(query);
        query.check();
        return answers.found(when.find(REPORTED_FIGURES, id, aggregates, history));
    }

    @GetMapping
    @Paged
    @Operation(
            operationId = "listReportedFigures",
            summary = "List reported figures, withdrawn ones too",
            parameters = {
                @Parameter(
                        name = "province",
                        in = QUERY,
                        description = "The key of a province",
                        schema = @Schema(type = "string")),
                @Parameter(
                        name = "year",
                        in = QUERY,
                        description = "",
                        schema = @Schema(type = "integer", minimum = "1900", maximum = "2200")),
                @Parameter(
                        name = "form",
                        in = QUERY,
                        description = "",
                        schema = @Schema(implementation = OfficialForm.class))
            },
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
    ResponseEntity<JsonNode> list(Parameters query) {
        var province = Fields.province(query, "province");
        var year = query.year("year");
        var asked = query.text("form", CODE);
        var form = asked == null ? null : form(query.findings(), "form", asked);
        var paging = query.paging();
        query.check();
        var equal = new LinkedHashMap<String, @Nullable Object>();
        equal.put(ReportedFigureType.PROVINCE, province == null ? null : province.key());
        equal.put(ReportedFigureType.YEAR, year);
        equal.put(ReportedFigureType.FORM, form);
        return answers.listed(aggregates.find(REPORTED_FIGURES, new Filter(equal, null), paging));
    }

    /// Where there is none, a stand-in as [Members] has them.
    private static OfficialForm form(Members body) {
        var text = body.requiredText("form", CODE);
        var form = text.isEmpty() ? null : form(body.findings(), body.pointer("form"), text);
        return form == null ? OfficialForm.VOTING : form;
    }

    /// By the code in the JSON of the form itself, `voting`, or by its name in events, `VOTING`.
    private static @Nullable OfficialForm form(Findings findings, String field, String text) {
        var form = OfficialForm.find(text);
        if (form == null) {
            var codes = Arrays.stream(OfficialForm.values())
                    .flatMap(one -> Stream.of(one.name(), one.code()))
                    .toList();
            findings.error(field, "not-one-of", text, codes);
        }
        return form;
    }
}
