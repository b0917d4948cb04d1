package vn.cnnt.registry.intake;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.cnnt.manners.audit.Audited;
import vn.cnnt.manners.describing.Refuses;
import vn.cnnt.manners.reading.Bound;
import vn.cnnt.manners.reading.Unversioned;
import vn.cnnt.registry.command.Once;
import vn.cnnt.registry.command.WriteRequest;

/// What is done to an import: a dry run is made real, rows that wait are confirmed, the rest is called off.
@RestController
@RequestMapping(path = "/api/v1/imports")
class ImportActsController {
    private final Imports imports;
    private final ImportCommandHandler handler;
    private final RowHandlers rows;
    private final ImportAnswers answers;
    private final Once once;

    ImportActsController(
            Imports imports, ImportCommandHandler handler, RowHandlers rows, ImportAnswers answers, Once once) {
        this.imports = imports;
        this.handler = handler;
        this.rows = rows;
        this.answers = answers;
        this.once = once;
    }

    @Audited
    @PostMapping(path = "/{id}/start", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Refuses(status = "409", when = "It is no dry run that is done, or its file is no longer kept")
    @Operation(
            operationId = "startImport",
            summary = "Make a dry run real on the same bytes; asked again, it answers what the first time began",
            responses =
                    @ApiResponse(
                            responseCode = "202",
                            description = "Being worked on",
                            content = @Content(schema = @Schema(implementation = ImportAnswer.class))))
    ResponseEntity<?> start(@PathVariable String id, @Unversioned WriteRequest request) {
        if (request.isDryRun()) {
            var real = handler.foreseeStart(id, request).orElse(null);
            return answers.foreseen(null, real, Set.of());
        }
        var wasThere = handler.startedAs(id).isPresent();
        var answer = once(id, request, () -> handler.start(id, request));
        return answers.begun(standing(answer), answer.isReplayed() || wasThere);
    }

    @Audited
    @PostMapping(path = "/{id}/confirm", produces = MediaType.APPLICATION_JSON_VALUE)
    @Refuses(status = "409", when = "Another import of this file runs, or it is not allowed now")
    @Operation(
            operationId = "confirmRows",
            summary = "Say yes to rows that wait for it; only the codes that are named are confirmed",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "Done; the rows have their outcomes",
                            content = @Content(schema = @Schema(implementation = ImportAnswer.class))))
    ResponseEntity<?> confirm(
            @PathVariable String id, @RequestBody Bound<ImportConfirmation> bound, @Unversioned WriteRequest request) {
        var enterprise = bound.value().enterprise();
        if (enterprise != null && bound.isSound("enterprise") && !rows.knows(enterprise)) {
            bound.findings().error("/enterprise", "enterprise-not-there", enterprise);
        }
        var body = bound.sound();
        if (request.isDryRun()) {
            var job = handler.confirmable(id, body);
            var counts = handler.foreseeConfirmed(job, body, request);
            return answers.foreseen(job, job.having(counts), Set.copyOf(body.codes()));
        }
        var answer = once(id, request, () -> handler.confirm(id, body, request));
        return answers.found(standing(answer), answer.isReplayed());
    }

    @Audited
    @PostMapping(path = "/{id}/cancel", produces = MediaType.APPLICATION_JSON_VALUE)
    @Refuses(status = "409", when = "Another import of this file runs, or it is not allowed now")
    @Operation(
            operationId = "cancelImport",
            summary = "Stop an import; the rows that are done stay and are listed",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "Cancelled",
                            content = @Content(schema = @Schema(implementation = ImportAnswer.class))))
    ResponseEntity<?> cancel(@PathVariable String id, @Unversioned WriteRequest request) {
        if (request.isDryRun()) {
            var job = handler.cancellable(id);
            return answers.foreseen(job, job.in(Import.State.CANCELLED), Set.of());
        }
        var answer = once(id, request, () -> handler.cancel(id));
        return answers.found(standing(answer), answer.isReplayed());
    }

    /// What is kept of an answer under its key: everything else of an import stays as it began.
    record Standing(String id, Import.State state, Counts counts) {
        static Standing of(Import job) {
            return new Standing(job.id(), job.state(), job.counts());
        }
    }

    private Once.Answer<Standing> once(String id, WriteRequest request, Supplier<Import> act) {
        return once.answer(request, Imports.COLLECTION, () -> id, Standing.class, _ -> Standing.of(act.get()));
    }

    private Import standing(Once.Answer<Standing> answer) {
        var standing = answer.body();
        return imports.known(standing.id()).in(standing.state()).having(standing.counts());
    }
}
