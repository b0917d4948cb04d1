package vn.cnnt.registry.intake;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
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
import vn.cnnt.manners.audit.RequestTrail;
import vn.cnnt.manners.describing.Refuses;
import vn.cnnt.manners.reading.Bound;
import vn.cnnt.manners.reading.Unversioned;
import vn.cnnt.registry.command.Once;
import vn.cnnt.registry.command.WriteRequest;
import vn.cnnt.registry.intake.list.Unreadable;

/// What is done to an import: a dry run is made real, rows that wait are confirmed, the rest is called off.
@RestController
@RequestMapping(path = "/api/v1/imports")
class ImportActsController {
    private final Imports imports;
    private final RowHandlers handlers;
    private final Confirming confirming;
    private final ImportWorker worker;
    private final ImportAnswers answers;
    private final Once once;
    private final RequestTrail trail;
    private final Clock clock;

    ImportActsController(
            Imports imports,
            RowHandlers handlers,
            Confirming confirming,
            ImportWorker worker,
            ImportAnswers answers,
            Once once,
            RequestTrail trail,
            Clock clock) {
        this.imports = imports;
        this.handlers = handlers;
        this.confirming = confirming;
        this.worker = worker;
        this.answers = answers;
        this.once = once;
        this.trail = trail;
        this.clock = clock;
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
            var dryRun = startable(id);
            return startedBefore(dryRun).isPresent()
                    ? answers.foreseen(null, null, Set.of())
                    : answers.foreseen(null, realOf(dryRun, request), Set.of());
        }
        var wasThere = startedBefore(imports.known(id)).isPresent();
        var answer = once(id, request, () -> started(id, request));
        return answers.begun(standing(answer.body()), answer.isReplayed() || wasThere);
    }

    private Standing started(String id, WriteRequest request) {
        var dryRun = startable(id);
        var before = startedBefore(dryRun);
        if (before.isPresent()) {
            return Standing.of(before.get());
        }
        var now = clock.instant();
        realOf(dryRun, request);
        var started = trail.record(id, null, () -> imports.start(dryRun, request.actor(), now));
        worker.wake();
        return Standing.of(started);
    }

    private Import startable(String id) {
        var dryRun = imports.known(id);
        requireStartable(dryRun, clock.instant());
        return dryRun;
    }

    private Optional<Import> startedBefore(Import dryRun) {
        return Optional.ofNullable(dryRun.startedAs()).flatMap(imports::get);
    }

    /// What would begin, if there is room for it.
    private Import realOf(Import dryRun, WriteRequest request) {
        var now = clock.instant();
        var real = dryRun.real(Import.newId(now), request.actor(), now);
        imports.requireRoom(real);
        return real;
    }

    private static void requireStartable(Import job, Instant now) {
        if (job.startedAs() != null) {
            return;
        }
        if (!job.dryRun() || job.state() != Import.State.DONE) {
            throw Unreadable.notNow("", "not-a-dry-run-that-is-done", job.state());
        }
        var until = job.startableUntil();
        if (until == null || until.isBefore(now)) {
            throw Unreadable.notNow("", "file-no-longer-kept", Import.STARTABLE.toDays());
        }
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
        if (enterprise != null && bound.isSound("enterprise") && !handlers.knows(enterprise)) {
            bound.findings().error("/enterprise", "enterprise-not-there", enterprise);
        }
        var body = bound.sound();
        if (request.isDryRun()) {
            var job = confirmable(id, body);
            var counts = confirming.foresee(job.by(request.actor()), body.wanted(), body.confirmation());
            return answers.foreseen(job, job.having(counts), Set.copyOf(body.codes()));
        }
        var answer = once(id, request, () -> confirmed(id, body, request));
        return answers.found(standing(answer.body()), answer.isReplayed());
    }

    private Standing confirmed(String id, ImportConfirmation body, WriteRequest request) {
        var job = confirmable(id, body);
        return trail.record(id, body.reason(), () -> {
            confirming.confirm(job.by(request.actor()), body.wanted(), body.confirmation());
            return Standing.of(imports.known(id));
        });
    }

    private Import confirmable(String id, ImportConfirmation body) {
        var job = imports.withRows(id);
        requireConfirmable(job);
        confirming.check(job, body.wanted(), Set.copyOf(body.codes()));
        return job;
    }

    private static void requireConfirmable(Import job) {
        if (job.dryRun()) {
            throw Unreadable.notNow("", "dry-run-changes-nothing");
        }
        if (job.state() == Import.State.RUNNING) {
            throw Unreadable.notNow("", "import-still-running");
        }
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
            var job = cancellable(id);
            return answers.foreseen(job, job.in(Import.State.CANCELLED), Set.of());
        }
        var answer = once(id, request, () -> cancelled(id));
        return answers.found(standing(answer.body()), answer.isReplayed());
    }

    private Standing cancelled(String id) {
        var job = cancellable(id);
        if (job.state() == Import.State.CANCELLED) {
            return Standing.of(job);
        }
        return trail.record(id, null, () -> {
            if (!worker.cancel(job)) {
                cancellable(id);
            }
            return Standing.of(imports.known(id));
        });
    }

    /// One that runs, or was cancelled already.
    private Import cancellable(String id) {
        var job = imports.known(id);
        if (job.state() != Import.State.RUNNING && job.state() != Import.State.CANCELLED) {
            throw Unreadable.notNow("", "import-ended", job.state());
        }
        return job;
    }

    /// What is kept of an answer under its key: everything else of an import stays as it began.
    record Standing(String id, Import.State state, Counts counts) {
        static Standing of(Import job) {
            return new Standing(job.id(), job.state(), job.counts());
        }
    }

    private Once.Answer<Standing> once(String id, WriteRequest request, Supplier<Standing> act) {
        return once.answer(request, Imports.COLLECTION, () -> id, Standing.class, _ -> act.get());
    }

    private Import standing(Standing standing) {
        return imports.known(standing.id()).in(standing.state()).having(standing.counts());
    }
}
