package vn.cnnt.registry.intake;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.cnnt.manners.audit.RequestTrail;
import vn.cnnt.registry.command.WriteRequest;
import vn.cnnt.registry.intake.list.Unreadable;

/// What people do with an import that was read: they make a dry run real, say yes to rows, call the rest off.
@Component
class ImportCommandHandler {
    private final Imports imports;
    private final Confirming confirming;
    private final ImportWorker worker;
    private final RequestTrail trail;
    private final Clock clock;

    ImportCommandHandler(Imports imports, Confirming confirming, ImportWorker worker, RequestTrail trail, Clock clock) {
        this.imports = imports;
        this.confirming = confirming;
        this.worker = worker;
        this.trail = trail;
        this.clock = clock;
    }

    /// The import that a dry run was made real by.
    Optional<Import> startedAs(String dryRun) {
        return startedAs(imports.known(dryRun));
    }

    private Optional<Import> startedAs(Import dryRun) {
        return Optional.ofNullable(dryRun.startedAs()).flatMap(imports::get);
    }

    /// The import that was begun, now or before.
    Import start(String dryRun, WriteRequest request) {
        var job = startable(dryRun);
        var before = startedAs(job);
        if (before.isPresent()) {
            return before.get();
        }
        var now = clock.instant();
        realOf(job, request);
        var started = trail.record(dryRun, null, () -> imports.start(job, request.actor(), now));
        worker.wake();
        return started;
    }

    /// What would begin, if there is room for it; empty where it has begun before.
    Optional<Import> foreseeStart(String dryRun, WriteRequest request) {
        var job = startable(dryRun);
        return startedAs(job).isPresent() ? Optional.empty() : Optional.of(realOf(job, request));
    }

    private Import startable(String id) {
        var job = imports.known(id);
        if (job.startedAs() != null) {
            return job;
        }
        if (!job.dryRun() || job.state() != Import.State.DONE) {
            throw Unreadable.notNow("", "not-a-dry-run-that-is-done", job.state());
        }
        var until = job.startableUntil();
        if (until == null || until.isBefore(clock.instant())) {
            throw Unreadable.notNow("", "file-no-longer-kept", Import.STARTABLE.toDays());
        }
        return job;
    }

    private Import realOf(Import dryRun, WriteRequest request) {
        var now = clock.instant();
        var real = dryRun.real(Import.newId(now), request.actor(), now);
        imports.requireRoom(real);
        return real;
    }

    Import confirm(String id, ImportConfirmation asked, WriteRequest request) {
        var job = confirmable(id, asked);
        return trail.record(id, asked.reason(), () -> {
            confirming.confirm(job.by(request.actor()), asked.wanted(), asked.confirmation());
            return imports.known(id);
        });
    }

    /// How many rows would have which outcome.
    Counts foreseeConfirmed(Import confirmable, ImportConfirmation asked, WriteRequest request) {
        return confirming.foresee(confirmable.by(request.actor()), asked.wanted(), asked.confirmation());
    }

    /// As rows of it may be confirmed.
    Import confirmable(String id, ImportConfirmation asked) {
        var job = imports.withRows(id);
        if (job.dryRun()) {
            throw Unreadable.notNow("", "dry-run-changes-nothing");
        }
        if (job.state() == Import.State.RUNNING) {
            throw Unreadable.notNow("", "import-still-running");
        }
        confirming.check(job, asked.wanted(), Set.copyOf(asked.codes()));
        return job;
    }

    Import cancel(String id) {
        var job = cancellable(id);
        if (job.state() == Import.State.CANCELLED) {
            return job;
        }
        return trail.record(id, null, () -> {
            if (!worker.cancel(job)) {
                cancellable(id);
            }
            return imports.known(id);
        });
    }

    /// One that runs, or was cancelled already.
    Import cancellable(String id) {
        var job = imports.known(id);
        if (job.state() != Import.State.RUNNING && job.state() != Import.State.CANCELLED) {
            throw Unreadable.notNow("", "import-ended", job.state());
        }
        return job;
    }
}
