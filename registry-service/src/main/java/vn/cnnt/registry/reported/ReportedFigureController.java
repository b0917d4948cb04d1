package vn.cnnt.registry.reported;

import static vn.cnnt.registry.reported.ReportedFigureType.REPORTED_FIGURES;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
import vn.cnnt.events.OfficialForm;
import vn.cnnt.events.Province;
import vn.cnnt.events.ReportedFigureDetails;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.CurrentActor;
import vn.cnnt.manners.Cursor;
import vn.cnnt.manners.reading.Listing;
import vn.cnnt.registry.command.Receipt;
import vn.cnnt.registry.command.WriteRequest;
import vn.cnnt.registry.reference.Fields;
import vn.cnnt.registry.reported.ReportedFigureRequests.ReportedFigureCorrection;
import vn.cnnt.registry.reported.ReportedFigureRequests.ReportedFigureEntry;
import vn.cnnt.registry.reported.ReportedFigureRequests.ReportedFigureWithdrawal;
import vn.cnnt.registry.store.Aggregates;
import vn.cnnt.registry.store.Filter;
import vn.cnnt.registry.store.History;
import vn.cnnt.registry.store.Paging;
import vn.cnnt.registry.web.Answer;
import vn.cnnt.registry.web.Answers;
import vn.cnnt.registry.web.AsOf;
import vn.cnnt.registry.web.Listed;
import vn.cnnt.registry.web.Shown;

/// Reported figures over HTTP.
@RestController
@RequestMapping(path = "/api/v1/reported-figures", produces = MediaType.APPLICATION_JSON_VALUE)
class ReportedFigureController {
    private final ReportedFigureCommandHandler handler;
    private final Aggregates aggregates;
    private final History history;
    private final ReportedFigureActions actions;
    private final CurrentActor actor;
    private final Answers answers;

    ReportedFigureController(
            ReportedFigureCommandHandler handler,
            Aggregates aggregates,
            History history,
            ReportedFigureActions actions,
            CurrentActor actor,
            Answers answers) {
        this.handler = handler;
        this.aggregates = aggregates;
        this.history = history;
        this.actions = actions;
        this.actor = actor;
        this.answers = answers;
    }

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
            summary = "Record what someone reported for a cell of an official form")
    ResponseEntity<Answer<ReportedFigureDetails>> record(@RequestBody ReportedFigureEntry body, WriteRequest request) {
        var receipt = handler.enter(body.command(), request);
        return answers.created(
                receipt, "/api/v1/reported-figures/" + receipt.id(), () -> shown(receipt.state(), request.actor()));
    }

    @PutMapping("/{id}")
    @Operation(operationId = "correctReportedFigure", summary = "Put right what was said of the cell")
    ResponseEntity<Answer<ReportedFigureDetails>> correct(
            @PathVariable String id, @RequestBody ReportedFigureCorrection body, WriteRequest request) {
        var command = new ReportedFigureCommand.Correct(body.value(), body.source(), body.note(), body.reason());
        return changed(handler.change(id, command, request), request);
    }

    @PostMapping("/{id}/withdrawal")
    @Operation(operationId = "withdrawReportedFigure", summary = "It was recorded in error")
    ResponseEntity<Answer<ReportedFigureDetails>> withdraw(
            @PathVariable String id, @RequestBody ReportedFigureWithdrawal body, WriteRequest request) {
        return changed(handler.change(id, new ReportedFigureCommand.Withdraw(body.reason()), request), request);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getReportedFigure", summary = "A reported figure, as it is or was")
    ResponseEntity<Answer<ReportedFigureDetails>> get(
            @PathVariable String id, @ParameterObject AsOf when, HttpServletRequest request) {
        var stored = when.find(REPORTED_FIGURES, id, aggregates, history);
        return when.asksForNow()
                ? answers.found(stored, shown(stored.state(), actor.of(request)))
                : answers.found(stored);
    }

    private ResponseEntity<Answer<ReportedFigureDetails>> changed(
            Receipt<ReportedFigureDetails> receipt, WriteRequest request) {
        return answers.changed(receipt, () -> shown(receipt.state(), request.actor()));
    }

    private Shown<ReportedFigureDetails> shown(ReportedFigureDetails figure, Actor reader) {
        return new Shown<>(figure, actions.of(figure, reader));
    }

    @GetMapping
    @Operation(operationId = "listReportedFigures", summary = "List reported figures, withdrawn ones too")
    ResponseEntity<Listed<Answer<ReportedFigureDetails>>> list(@ParameterObject Search asked) {
        var equal = new LinkedHashMap<String, @Nullable Object>();
        equal.put(
                ReportedFigureType.PROVINCE,
                asked.province() == null ? null : asked.province().key());
        equal.put(ReportedFigureType.YEAR, asked.year());
        equal.put(ReportedFigureType.FORM, asked.form());
        var paging = new Paging(asked.limit(), asked.cursor().last());
        return answers.found(aggregates.find(REPORTED_FIGURES, new Filter(equal, null), paging), asked.cursor());
    }
}
