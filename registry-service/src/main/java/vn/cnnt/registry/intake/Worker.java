package vn.cnnt.registry.intake;

import com.mongodb.MongoException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import vn.cnnt.registry.command.Rejection;
import vn.cnnt.registry.enterprise.ImportedEnterprises;
import vn.cnnt.registry.grant.ImportedGrants;

/// Works on imports, one at a time, and takes over those of an instance that died.
@Component
class Worker implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Worker.class);
    private static final long BLOCK_NANOS = 1_000_000_000;

    private final String holder = ProcessHandle.current().pid() + "-" + UUID.randomUUID();
    private final Imports imports;
    private final ImportedEnterprises enterprises;
    private final ImportedGrants grants;
    private final Limits limits;
    private final Clock clock;
    private volatile @Nullable Thread thread;
    private volatile boolean running;

    Worker(Imports imports, ImportedEnterprises enterprises, ImportedGrants grants, Limits limits, Clock clock) {
        this.imports = imports;
        this.enterprises = enterprises;
        this.grants = grants;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("imports").daemon().start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        var working = thread;
        if (working != null) {
            LockSupport.unpark(working);
            try {
                working.join(limits.lease());
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// There is something to do.
    void wake() {
        LockSupport.unpark(thread);
    }

    private void run() {
        while (running) {
            try {
                var job = imports.take(holder, limits.lease());
                if (job.isPresent()) {
                    work(job.get());
                } else {
                    LockSupport.parkNanos(limits.poll().toNanos());
                }
            } catch (MongoException | DataAccessException e) {
                log.atWarn().addKeyValue("reason", e.getMessage()).log("imports wait for the store");
                LockSupport.parkNanos(limits.poll().toNanos());
            }
        }
    }

    private void work(Imports.Job job) {
        log.atInfo()
                .addKeyValue("subject", job.id())
                .addKeyValue("kind", job.kind().word())
                .addKeyValue("rows", job.rows())
                .log(job.turn() == 1 ? "import begun" : "import taken up");
        try {
            var file = Files.createTempFile("import-", ".rows");
            try {
                imports.writeFile(job.id(), file);
                try (var sheet = Sheet.open(file, job.kind(), limits)) {
                    work(job, sheet);
                }
            } finally {
                Files.delete(file);
            }
        } catch (MongoException | DataAccessException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            log.atError().addKeyValue("subject", job.id()).setCause(e).log("import failed");
            imports.finish(job, Imports.State.FAILED, counted(job), String.valueOf(e.getMessage()));
        }
    }

    private void work(Imports.Job job, Sheet sheet) {
        if (job.dryRun() && job.turn() > 1) {
            // what it would have done is remembered nowhere
            imports.forgetBlocks(job.id());
        }
        var counts = Imports.Counts.NONE;
        var done = 0L;
        for (var block : imports.iterable(job.id(), 0)) {
            counts = counts.plus(Imports.Counts.of(block.lines()));
            done = block.next();
        }
        var inDoubt = job.turn() > 1 ? done + limits.block() : 0;
        var drafts = new Drafts(job.kind(), job.columns(), job.file(), limits.cell(), grants.plausibleSums());
        var clerk = clerk(job);
        var lines = new ArrayList<Imports.Line>();
        var first = done;
        var place = 0L;
        var since = System.nanoTime();
        for (var rows = sheet.rows(); rows.hasNext(); ) {
            var row = rows.next();
            // also of a row that is done: the note of the next one may be that of this one
            var draft = drafts.of(row);
            if (place++ < done) {
                continue;
            }
            lines.add(new Imports.Line(row, clerk.handle(row.line(), draft, null, place <= inDoubt)));
            if (lines.size() < limits.block() && System.nanoTime() - since < BLOCK_NANOS && running) {
                continue;
            }
            if (!imports.add(job.id(), new Imports.Block(first, lines, 0))) {
                return;
            }
            counts = counts.plus(Imports.Counts.of(lines));
            first += lines.size();
            lines.clear();
            since = System.nanoTime();
            if (!imports.keepOn(job, counts, limits.lease())) {
                ended(job);
                return;
            }
            if (!running) {
                imports.letGo(job);
                return;
            }
        }
        if (!lines.isEmpty()) {
            if (!imports.add(job.id(), new Imports.Block(first, lines, 0))) {
                return;
            }
            counts = counts.plus(Imports.Counts.of(lines));
        }
        if (imports.finish(job, Imports.State.DONE, counts, null)) {
            log.atInfo()
                    .addKeyValue("subject", job.id())
                    .addKeyValue("accepted", counts.accepted())
                    .addKeyValue("unchanged", counts.unchanged())
                    .addKeyValue("refused", counts.refused())
                    .addKeyValue("toConfirm", counts.toConfirm())
                    .log("import done");
        } else {
            ended(job);
        }
    }

    /// Cancelled, or another's: what was done is listed all the same.
    private void ended(Imports.Job job) {
        if (imports.get(job.id())
                .filter(now -> now.state() == Imports.State.CANCELLED)
                .isPresent()) {
            imports.recount(job.id());
            imports.forgetFile(job.id());
        }
    }

    private Imports.Counts counted(Imports.Job job) {
        var counts = Imports.Counts.NONE;
        for (var block : imports.iterable(job.id(), 0)) {
            counts = counts.plus(Imports.Counts.of(block.lines()));
        }
        return counts;
    }

    private Clerk clerk(Imports.Job job) {
        var desk = job.dryRun()
                ? new Desk.Trial(enterprises, grants)
                : new Desk.Live(job.id(), job.actor(), enterprises, grants);
        return new Clerk(desk, enterprises, grants, job.columns(), this::now);
    }

    /// The rows that wait for a yes and are named, taken to the desk again.
    Imports.Counts confirm(Imports.Job job, Set<Long> wanted, Clerk.Yes yes) {
        var drafts = new Drafts(job.kind(), job.columns(), job.file(), limits.cell(), grants.plausibleSums());
        var clerk = clerk(job);
        for (var block : imports.iterable(job.id(), 0)) {
            var lines = new ArrayList<Imports.Line>();
            var changed = false;
            for (var line : block.lines()) {
                var draft = drafts.of(line.row());
                if (wanted.contains(line.row().line()) && line.judged().fate() == Judged.Fate.TO_CONFIRM) {
                    lines.add(
                            new Imports.Line(line.row(), clerk.handle(line.row().line(), draft, yes, true)));
                    changed = true;
                } else {
                    lines.add(line);
                }
            }
            if (changed && !imports.replace(job.id(), new Imports.Block(block.first(), lines, block.version()))) {
                throw Unreadable.notNow("/lines", "confirmed-elsewhere");
            }
        }
        imports.recount(job.id());
        return imports.get(job.id())
                .orElseThrow(() -> new Rejection.NotFound(job.id()))
                .counts();
    }

    boolean knows(String enterprise) {
        return enterprises.get(enterprise).isPresent();
    }

    private Instant now() {
        return clock.instant();
    }
}
