package vn.cnnt.registry.intake;

import com.mongodb.MongoException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import vn.cnnt.manners.KeptFindings;
import vn.cnnt.registry.intake.list.Limits;
import vn.cnnt.registry.intake.list.ListFile;
import vn.cnnt.registry.intake.row.TimedDrafts;
import vn.cnnt.registry.intake.taking.NamesOfList;
import vn.cnnt.registry.intake.taking.ReportedRow;
import vn.cnnt.registry.intake.taking.RowHandler;
import vn.cnnt.registry.intake.taking.RowsInWork;
import vn.cnnt.registry.store.Aggregates;
import vn.cnnt.registry.table.Row;
import vn.cnnt.registry.work.Loop;

/// Works on imports, one at a time, and takes over those of an instance that died. Between them it forgets what has had
/// its time.
@Component
class ImportWorker implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(ImportWorker.class);
    private static final Duration FORGETTING = Duration.ofHours(1);

    private final String holder = ProcessHandle.current().pid() + "-" + UUID.randomUUID();
    private final Imports imports;
    private final ImportFiles files;
    private final RowBlocks blocks;
    private final RowHandlers handlers;
    private final Aggregates aggregates;
    private final Limits limits;
    private final AtOnce atOnce;
    private final Clock clock;

    /// Imports that were cancelled here while they ran, so that not one row more is begun.
    private final Set<String> cancelled = ConcurrentHashMap.newKeySet();

    private final Loop loop = new Loop("imports", this::step, ImportWorker::failed, () -> {});
    private Instant forgottenAt = Instant.EPOCH;

    ImportWorker(
            Imports imports,
            ImportFiles files,
            RowBlocks blocks,
            RowHandlers handlers,
            Aggregates aggregates,
            Limits limits,
            AtOnce atOnce,
            Clock clock) {
        this.imports = imports;
        this.files = files;
        this.blocks = blocks;
        this.handlers = handlers;
        this.aggregates = aggregates;
        this.limits = limits;
        this.atOnce = atOnce;
        this.clock = clock;
    }

    @Override
    public void start() {
        TemporaryLists.deleteLeftOnes();
        loop.start();
    }

    @Override
    public void stop() {
        loop.stop(limits.lease(), () -> {});
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }

    /// There is something to do.
    void wake() {
        loop.wake();
    }

    /// Stops an import after the rows that are in work, and forgets its file; false where it had ended before.
    boolean cancel(Import job) {
        if (!imports.cancel(job.id(), clock.instant())) {
            return false;
        }
        cancelled.add(job.id());
        imports.forgetFile(job, clock.instant());
        return true;
    }

    private Duration step() {
        if (!aggregates.areListed()) {
            return limits.poll(); // whom a row means is looked up in lists
        }
        var job = imports.take(holder, limits.lease());
        if (job.isEmpty()) {
            forgetOld();
            return limits.poll();
        }
        work(job.get());
        cancelled.remove(job.get().id());
        return Duration.ZERO;
    }

    private static void failed(Exception e) {
        if (e instanceof MongoException || e instanceof DataAccessException) {
            log.atWarn().addKeyValue("reason", e.getMessage()).log("imports wait for the store");
        } else {
            log.atError().setCause(e).log("imports are held up");
        }
    }

    private void forgetOld() {
        var now = clock.instant();
        if (forgottenAt.plus(FORGETTING).isBefore(now)) {
            imports.forgetOld(now);
            forgottenAt = now;
        }
    }

    private void work(Import job) {
        log.atInfo()
                .addKeyValue("subject", job.id())
                .addKeyValue("kind", job.kind().word())
                .addKeyValue("rows", job.rows())
                .log(job.turn() == 1 ? "import begun" : "import taken up");
        try {
            var file = TemporaryLists.create();
            try {
                files.write(job.fileOwner(), file);
                work(job, file);
            } finally {
                Files.delete(file);
            }
        } catch (MongoException | DataAccessException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            if (isCancelled(job)) {
                return; // its file may have gone while it was being read
            }
            log.atError().addKeyValue("subject", job.id()).setCause(e).log("import failed");
            var counts = blocks.counts(job.id());
            imports.finish(job, Import.State.FAILED, counts, failure(job, e), clock.instant());
        }
    }

    /// What a reader of files says of one it can't read stands beside it, in its own language.
    private static String failure(Import job, Exception e) {
        return switch (e) {
            case TimedDrafts.TooManySlowRows slow ->
                KeptFindings.of("import-rows-too-slow", Integer.toString(slow.rows()));
            case IOException _, UncheckedIOException _ ->
                KeptFindings.of("import-file-unreadable", String.valueOf(e.getMessage()));
            default -> KeptFindings.of("import-broke-off", job.id());
        };
    }

    private boolean isCancelled(Import job) {
        return imports.get(job.id())
                .filter(it -> it.state() == Import.State.CANCELLED)
                .isPresent();
    }

    private void work(Import job, Path file) throws IOException {
        if (job.dryRun() && job.turn() > 1) {
            // what it would have done is remembered nowhere
            blocks.forget(job.id());
        }
        var names = names(job, file);
        try (var rows = ListFile.rows(file, job.kind(), job.sheets(), limits);
                var work = new Work(job, handlers.of(job, names))) {
            while (work.goesOn() && rows.hasNext()) {
                work.take(rows.next());
            }
            work.end();
        }
    }

    private NamesOfList names(Import job, Path file) throws IOException {
        var names = new NamesOfList();
        var named = new TreeSet<String>();
        try (var rows = ListFile.rows(file, job.kind(), job.sheets(), limits);
                var drafts = drafts(job)) {
            rows.forEachRemaining(row -> {
                var draft = drafts.of(row);
                names.add(draft);
                draft.provinces()
                        .forEach(province -> named.add(province.current().key()));
            });
        }
        imports.name(job, named);
        return names;
    }

    private TimedDrafts drafts(Import job) {
        return new TimedDrafts(() -> handlers.drafts(job), TimedDrafts.LIMIT);
    }

    /// One turn of one import.
    private final class Work implements AutoCloseable {
        private static final long BLOCK_NANOS = 1_000_000_000;

        /// Of the cells of one block: a store takes documents up to a size.
        private static final int MOST_CHARACTERS = 1_000_000;

        private final Import job;
        private final RowHandler handler;
        private final TimedDrafts drafts;
        private final RowsInWork inWork = new RowsInWork(atOnce.rows());
        private final List<ReportedRow> lines = new ArrayList<>();
        private final long done;
        private final long inDoubt;
        private Counts counts = Counts.NONE;
        private long place;
        private long first;
        private long since = System.nanoTime();
        private int characters;
        private boolean isKept = true;
        private boolean isOurs = true;

        private Work(Import job, RowHandler handler) {
            this.job = job;
            this.handler = handler;
            this.drafts = drafts(job);
            var before = 0L;
            for (var block : blocks.of(job.id(), 0)) {
                counts = counts.plus(Counts.of(block.lines()));
                before = block.next();
            }
            done = before;
            first = before;
            inDoubt = job.turn() > 1 ? done + limits.block() + atOnce.rows() : 0;
        }

        boolean goesOn() {
            return isOurs && loop.isRunning() && !cancelled.contains(job.id());
        }

        /// Also of a row that is done the draft is made: what the next one refers to may stand in it.
        private void take(Row row) {
            var draft = drafts.of(row);
            if (place++ < done) {
                return;
            }
            var isInDoubt = place <= inDoubt;
            inWork.begin(row, draft, () -> handler.handle(row, draft, null, isInDoubt));
            while (isOurs && (inWork.isFull() || inWork.isFirstDone())) {
                note(inWork.next());
            }
        }

        private void note(ReportedRow line) {
            add(line);
            if (lines.size() >= limits.block()
                    || characters >= MOST_CHARACTERS
                    || System.nanoTime() - since >= BLOCK_NANOS) {
                isKept = keep();
                isOurs = isKept && imports.keepOn(job, counts, limits.lease());
            }
        }

        private void add(ReportedRow line) {
            lines.add(line);
            for (var cell : line.row().cells()) {
                characters += cell.shown().length();
            }
        }

        /// False where another worker has been there.
        private boolean keep() {
            if (!lines.isEmpty() && !blocks.add(job, new RowBlock(first, lines, 0))) {
                return false;
            }
            counts = counts.plus(Counts.of(lines));
            first += lines.size();
            lines.clear();
            characters = 0;
            since = System.nanoTime();
            return true;
        }

        /// Of a cancelled import, too, it is noted what became of the rows that were in work.
        private void end() {
            var isWhole = goesOn();
            while (!inWork.isEmpty()) {
                note(inWork.next());
            }
            if (!isKept || !keep()) {
                return;
            }
            if (!loop.isRunning() && !isWhole && isOurs && !cancelled.contains(job.id())) {
                imports.letGo(job);
            } else if (isWhole && imports.finish(job, Import.State.DONE, counts, null, clock.instant())) {
                log.atInfo()
                        .addKeyValue("subject", job.id())
                        .addKeyValue("accepted", counts.accepted())
                        .addKeyValue("unchanged", counts.unchanged())
                        .addKeyValue("refused", counts.refused())
                        .addKeyValue("toConfirm", counts.toConfirm())
                        .log("import done");
            } else {
                afterCancel();
            }
        }

        /// Cancelled, or another's: what was done is listed all the same.
        private void afterCancel() {
            if (isCancelled(job)) {
                imports.recount(job.id());
            }
        }

        @Override
        public void close() {
            inWork.close();
            drafts.close();
        }
    }
}
