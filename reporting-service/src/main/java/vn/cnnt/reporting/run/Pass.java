package vn.cnnt.reporting.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.cnnt.reporting.log.BatchMemory;
import vn.cnnt.reporting.log.LiveTraffic;
import vn.cnnt.reporting.log.LogReader;
import vn.cnnt.reporting.log.LogUnreachable;
import vn.cnnt.reporting.log.RegistryLog;
import vn.cnnt.reporting.log.UnusableLog;
import vn.cnnt.reporting.projection.Batch;
import vn.cnnt.reporting.projection.Definition;
import vn.cnnt.reporting.projection.Projector;
import vn.cnnt.reporting.slots.Checkpoint;
import vn.cnnt.reporting.slots.Generation;
import vn.cnnt.reporting.slots.LogRecord;
import vn.cnnt.reporting.slots.Store;

/// This instance's work on one run: reads the log from the run's checkpoints on and hands it to a projector, two
/// threads that share the partitions, until the run has what it wants, is told otherwise, or another takes its
/// partitions over.
///
/// What it did before it died is in the checkpoints and is not done again.
final class Pass<V> {
    private static final Logger log = LoggerFactory.getLogger(Pass.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final int WORKERS = 2;
    /// Records read at once: they are folded before the next are asked for.
    private static final int AT_ONCE = 2000;
    /// Bytes of a batch while changes come in: some tens of milliseconds' work.
    private static final long SMALL = 1 << 20;

    private final String id;
    private final Parts<V> parts;
    private final Map<Integer, Long> positions = new ConcurrentHashMap<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    /// Lets the watch look before its time.
    private final Semaphore somethingToSee = new Semaphore(0);
    private final List<Thread> workers = new ArrayList<>();
    private volatile @Nullable Integer throttle;
    private volatile @Nullable RuntimeException failure;
    private volatile boolean superseded;

    /// What every pass is made of.
    record Parts<V>(
            Runs runs,
            Leases leases,
            Store store,
            Definition<V> definition,
            RegistryLog log,
            Unpublished unpublished,
            Clock clock,
            long cacheBytes,
            BatchMemory memory,
            LiveTraffic traffic) {}

    Pass(String id, Parts<V> parts) {
        this.id = id;
        this.parts = parts;
    }

    /// Ends the work; the run stays as it is.
    void stop() {
        stopping.countDown();
        look();
    }

    /// Looks at once what is wanted of it.
    void look() {
        somethingToSee.release();
    }

    /// Works until there is nothing to do any more, or it can't go on just now.
    void run() throws InterruptedException {
        try {
            var identity = parts.log()
                    .identity()
                    .orElseThrow(() ->
                            new UnusableLog("There is no topic " + parts.log().name() + "."));
            var run = begin(identity);
            var generation = new Generation(id, run.definition(), parts.log().name(), identity.partitions());
            parts.store().prepare(generation);
            var begins = parts.log().begins(identity.partitions());
            start(run, generation, identity, begins);
            watch(generation, begins);
        } catch (UnusableLog e) {
            end(run -> run.failed(String.valueOf(e.getMessage()), parts.clock().instant()));
        } finally {
            stop();
            for (var worker : workers) {
                worker.join();
            }
        }
    }

    /// Settles, the first time, what the run reads.
    private Run begin(RegistryLog.Identity identity) {
        var run = parts.runs().find(id).orElseThrow();
        throttle = run.throttle();
        if (run.topicId() != null) {
            if (!run.topicId().equals(identity.id())) {
                throw new UnusableLog("The topic has been made anew since the run began (it is " + identity.id()
                        + ", the run reads " + run.topicId() + "). Start a new run.");
            }
            return run;
        }
        var recordedAt = run.recordedAt();
        var remark = recordedAt == null ? null : parts.unpublished().awaitNoneUntil(recordedAt);
        var until = new TreeMap<String, Long>();
        if (run.kind() == Run.Kind.AS_OF) {
            parts.log().ends(identity.partitions()).forEach((partition, end) -> until.put(partition.toString(), end));
        }
        return parts.runs().change(id, it -> it.reading(identity.id(), until, remark));
    }

    private void start(Run run, Generation generation, RegistryLog.Identity identity, SortedMap<Integer, Long> begins) {
        var shares = new ArrayList<List<Integer>>();
        for (var i = 0; i < Math.min(WORKERS, identity.partitions()); i++) {
            shares.add(new ArrayList<>());
        }
        for (var partition = 0; partition < identity.partitions(); partition++) {
            shares.get(partition % shares.size()).add(partition);
        }
        for (var share : shares) {
            workers.add(Thread.ofPlatform()
                    .name("run-" + id + "-" + workers.size())
                    .start(() -> {
                        try {
                            new Worker(run, generation, identity, share).work(begins);
                        } catch (RuntimeException e) {
                            failure = e;
                            stop();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    }));
        }
    }

    /// Looks after the workers: what the operator wants, how far they are, whether the run has what it wants.
    private void watch(Generation generation, SortedMap<Integer, Long> begins) throws InterruptedException {
        var speed = new Speed();
        SortedMap<Integer, Long> seen = new TreeMap<>();
        while (true) {
            if (somethingToSee.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                somethingToSee.drainPermits();
            }
            var failed = failure;
            if (failed != null) {
                throw failed;
            }
            if (stopping.getCount() == 0 || superseded || !parts.leases().hold(id)) {
                return;
            }
            var run = parts.runs().find(id).orElseThrow();
            if (!run.wantsWork() && run.state() != Run.State.ACTIVE) {
                return;
            }
            throttle = run.throttle();
            if (positions.size() < generation.partitions()) {
                continue; // not every partition has been taken over yet
            }
            var ends = run.until().isEmpty() ? parts.log().ends(generation.partitions()) : until(run);
            speed.seen(between(begins, positions), System.nanoTime());
            parts.runs().progress(id, speed.progress(between(begins, ends)));
            if (run.trouble() != null) {
                parts.runs().change(id, it -> it.troubled(null));
            }
            if (!run.until().isEmpty()) {
                if (reaches(ends)) {
                    complete(generation);
                    return;
                }
            } else if (run.state() == Run.State.RUNNING && (reaches(ends) || (!seen.isEmpty() && reaches(seen)))) {
                end(Run::caughtUp);
            }
            seen = ends;
        }
    }

    private boolean reaches(SortedMap<Integer, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    /// An audit that had to leave something out is none.
    private void complete(Generation generation) {
        var blocked = parts.store().checkpoints(generation).values().stream()
                .mapToLong(Checkpoint::parkedEntities)
                .sum();
        if (blocked == 0) {
            end(run -> run.completed(parts.clock().instant()));
            return;
        }
        var first = parts.store().parked(id, null, null, 1).getFirst().event();
        var message =
                "%d entities are blocked by events that can't be applied, the first at partition %d, offset %d: %s"
                        .formatted(
                                blocked,
                                first.record().partition(),
                                first.record().offset(),
                                first.message());
        end(run -> run.failed(message, parts.clock().instant()));
    }

    /// A change that the operator may have been quicker with.
    private void end(UnaryOperator<Run> change) {
        try {
            var run = parts.runs().change(id, change);
            log.atInfo()
                    .addKeyValue("run", id)
                    .addKeyValue("state", run.state())
                    .log("run goes on");
        } catch (Run.NotAllowedNow e) {
            log.atDebug().addKeyValue("run", id).addKeyValue("state", e.state()).log("run was changed meanwhile");
        }
    }

    private static SortedMap<Integer, Long> until(Run run) {
        var until = new TreeMap<Integer, Long>();
        run.until().forEach((partition, end) -> until.put(Integer.valueOf(partition), end));
        return until;
    }

    private static long between(Map<Integer, Long> from, Map<Integer, Long> to) {
        var sum = 0L;
        for (var end : to.entrySet()) {
            sum += Math.max(0, end.getValue() - from.getOrDefault(end.getKey(), 0L));
        }
        return sum;
    }

    /// Projects some partitions.
    private final class Worker {
        private final Generation generation;
        private final RegistryLog.Identity identity;
        private final List<Integer> partitions;
        private final Projector<V> projector;
        private final SortedMap<Integer, Long> until;
        private final @Nullable Instant recordedAt;

        Worker(Run run, Generation generation, RegistryLog.Identity identity, List<Integer> partitions) {
            this.generation = generation;
            this.identity = identity;
            this.partitions = partitions;
            this.projector = new Projector<>(generation, parts.definition(), parts.store(), parts.cacheBytes());
            this.until = until(run);
            this.recordedAt = run.recordedAt();
        }

        /// First partition by partition to where it ended when we began, so that a batch meets the same entities
        /// again; then all of them together.
        void work(SortedMap<Integer, Long> begins) throws InterruptedException {
            var offsets = new TreeMap<Integer, Long>();
            var ends = parts.log().ends(identity.partitions());
            for (var partition : partitions) {
                var records = ends.getOrDefault(partition, 0L) - begins.getOrDefault(partition, 0L);
                var checkpoint = projector.takeOver(partition, identity.id(), records);
                if (checkpoint.offset() < begins.getOrDefault(partition, 0L)) {
                    throw new UnusableLog(
                            "Partition " + partition + " of " + generation.topic() + " begins at "
                                    + begins.get(partition) + ", the run stands at " + checkpoint.offset()
                                    + ": what lies between has been deleted. Publish the registry's archive again and start a new run.");
                }
                positions.put(partition, checkpoint.offset());
                if (checkpoint.offset() < until.getOrDefault(partition, Long.MAX_VALUE)) {
                    offsets.put(partition, checkpoint.offset());
                }
            }
            try (var reader = parts.log().readOneByOne();
                    var memory = parts.memory().share()) {
                for (var partition : List.copyOf(offsets.keySet())) {
                    catchUp(reader, memory, partition, ends.getOrDefault(partition, 0L), offsets);
                }
            }
            look();
            if (offsets.isEmpty() || stopping.getCount() == 0) {
                return;
            }
            try (var reader = parts.log().read(offsets)) {
                while (stopping.getCount() > 0 && !offsets.isEmpty()) {
                    project(reader, offsets, throttle);
                }
            }
        }

        /// Reads the partition to its end, in batches as large as memory allows, for each writes what it touched.
        private void catchUp(
                LogReader reader, BatchMemory.Share memory, int partition, long known, SortedMap<Integer, Long> offsets)
                throws InterruptedException {
            long end = Math.min(known, until.getOrDefault(partition, Long.MAX_VALUE));
            if (offsets.getOrDefault(partition, end) >= end) {
                return;
            }
            reader.turnTo(partition, offsets.getOrDefault(partition, 0L), end);
            while (stopping.getCount() > 0 && offsets.getOrDefault(partition, end) < end) {
                var limit = throttle;
                if (limit != null) {
                    project(reader, offsets, limit);
                    continue;
                }
                var began = System.nanoTime();
                var gathering = projector.gather(List.of(partition));
                reader.fill(
                        gathering,
                        () -> parts.traffic().isRecent() ? Math.min(SMALL, memory.bytes()) : memory.bytes(),
                        this::wanted,
                        () -> stopping.getCount() > 0);
                sameTopic();
                done(projector.project(gathering), gathering.ends(), reader, offsets);
                var rest = parts.traffic().rest(Duration.ofNanos(System.nanoTime() - began));
                if (stopping.await(rest.toNanos(), TimeUnit.NANOSECONDS)) {
                    return;
                }
            }
        }

        /// Projects what comes next, a read at a time.
        private void project(LogReader reader, SortedMap<Integer, Long> offsets, @Nullable Integer limit)
                throws InterruptedException {
            var began = System.nanoTime();
            var batches = wanted(reader.read(limit == null ? AT_ONCE : Math.min(AT_ONCE, limit)));
            if (batches.isEmpty()) {
                return;
            }
            sameTopic();
            for (var some : slices(batches, limit)) {
                var ends = new TreeMap<Integer, Long>();
                some.forEach(batch -> ends.put(batch.partition(), batch.end()));
                done(projector.project(some), ends, reader, offsets);
                if (stopping.getCount() == 0 || (limit != null && !rest(some, limit, began))) {
                    return;
                }
                began = System.nanoTime();
            }
        }

        private void done(
                Projector.Projected projected,
                SortedMap<Integer, Long> ends,
                LogReader reader,
                SortedMap<Integer, Long> offsets) {
            if (!projected.superseded().isEmpty()) {
                superseded = true;
                stop();
                return;
            }
            var over = new ArrayList<Integer>();
            ends.forEach((partition, end) -> {
                positions.put(partition, end);
                offsets.put(partition, end);
                if (end >= until.getOrDefault(partition, Long.MAX_VALUE)) {
                    offsets.remove(partition);
                    over.add(partition);
                }
            });
            if (!over.isEmpty()) {
                reader.leave(over);
            }
        }

        /// The throttle is the whole run's; the workers share it.
        private boolean rest(List<Batch> done, int limit, long began) throws InterruptedException {
            var events = done.stream().mapToLong(it -> it.records().size()).sum();
            var due = (long) (events * 1e9 * WORKERS / limit);
            return !stopping.await(began + due - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        /// What was read, in portions that a throttle can pace: about a tenth of a second's worth each.
        private List<List<Batch>> slices(List<Batch> batches, @Nullable Integer limit) {
            if (limit == null) {
                return List.of(batches);
            }
            var most = Math.max(1, limit / 10 / WORKERS);
            var slices = new ArrayList<List<Batch>>();
            for (var batch : batches) {
                var records = batch.records();
                for (var from = 0; from < records.size(); from += most) {
                    var some = records.subList(from, Math.min(records.size(), from + most));
                    var end = from + most >= records.size()
                            ? batch.end()
                            : some.getLast().offset() + 1;
                    slices.add(List.of(new Batch(batch.partition(), end, some)));
                }
                if (records.isEmpty()) {
                    slices.add(List.of(batch));
                }
            }
            return slices;
        }

        /// Without what lies beyond the run's end, or was recorded after its time. What says no time stays: it is
        /// looked at, and parked.
        private List<Batch> wanted(List<Batch> batches) {
            if (until.isEmpty() && recordedAt == null) {
                return batches;
            }
            var wanted = new ArrayList<Batch>();
            for (var batch : batches) {
                long end = Math.min(batch.end(), until.getOrDefault(batch.partition(), Long.MAX_VALUE));
                var records = batch.records().stream()
                        .filter(record -> record.offset() < end && isInTime(record))
                        .toList();
                wanted.add(new Batch(batch.partition(), end, records));
            }
            return wanted;
        }

        private boolean isInTime(LogRecord record) {
            var at = RegistryLog.recordedAt(record);
            return recordedAt == null || at == null || !at.isAfter(recordedAt);
        }

        /// A batch is applied only if the topic is still the same after it was read.
        private void sameTopic() {
            var now = parts.log()
                    .identity()
                    .orElseThrow(() -> new LogUnreachable("the topic " + generation.topic() + " is gone", null));
            if (!now.id().equals(identity.id())) {
                throw new UnusableLog("The topic was made anew while the run read it. Start a new run.");
            }
        }
    }
}
