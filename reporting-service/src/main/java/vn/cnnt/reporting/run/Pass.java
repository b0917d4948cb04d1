package vn.cnnt.reporting.run;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.cnnt.manners.KeptFindings;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.reporting.log.RegistryLog;
import vn.cnnt.reporting.log.TopicIdentity;
import vn.cnnt.reporting.log.UnusableLog;
import vn.cnnt.reporting.projection.Definition;
import vn.cnnt.reporting.projection.Projector;
import vn.cnnt.reporting.slots.Checkpoint;
import vn.cnnt.reporting.slots.Generation;
import vn.cnnt.reporting.slots.Store;
import vn.cnnt.reporting.web.Causes;

/// This instance's work on one run: reads the log from the run's checkpoints on and hands it to a projector, two
/// threads that share the partitions, until the run has what it wants, is told otherwise, or another takes its
/// partitions over.
///
/// What it did before it died is in the checkpoints and is not done again.
final class Pass<V> {
    private static final Logger log = LoggerFactory.getLogger(Pass.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final String START_ANEW = "Publish the registry's archive again and start a new run.";

    private final String id;
    private final Parts<V> parts;
    private final PassNotes notes = new PassNotes();
    private final List<Thread> workers = new ArrayList<>();

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
        notes.stop();
    }

    /// Looks at once what is wanted of it.
    void look() {
        notes.look();
    }

    /// Works until there is nothing to do any more, or it can't go on just now.
    void run() throws InterruptedException {
        try {
            var identity = parts.log()
                    .identity()
                    .orElseThrow(() -> new UnusableLog(
                            "There is no topic " + parts.log().name() + ".",
                            Finding.error("", "log-missing", parts.log().name())));
            var run = begin(identity);
            var generation = new Generation(id, run.definition(), parts.log().name(), identity.partitions());
            parts.store().prepare(generation);
            var begins = parts.log().begins(identity.partitions());
            start(run, generation, identity, begins);
            watch(generation, begins);
        } catch (UnusableLog e) {
            end(run -> run.failed(Causes.of(e), parts.clock().instant()));
        } finally {
            stop();
            for (var worker : workers) {
                worker.join();
            }
        }
    }

    /// Settles, the first time, what the run reads.
    private Run begin(TopicIdentity identity) {
        var run = parts.runs().find(id).orElseThrow();
        notes.throttle(run.order().throttle());
        if (run.source().topicId() != null) {
            if (!run.source().topicId().equals(identity.id())) {
                throw new UnusableLog(
                        "The topic has been made anew since the run began (it is " + identity.id() + ", the run reads "
                                + run.source().topicId() + "). Start a new run.",
                        Finding.error("", "log-made-anew", parts.log().name()),
                        Finding.error("", "start-anew"));
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

    private void start(Run run, Generation generation, TopicIdentity identity, SortedMap<Integer, Long> begins) {
        var shares = new ArrayList<List<Integer>>();
        for (var i = 0; i < Math.min(PassWorker.AT_ONCE, identity.partitions()); i++) {
            shares.add(new ArrayList<>());
        }
        for (var partition = 0; partition < identity.partitions(); partition++) {
            shares.get(partition % shares.size()).add(partition);
        }
        for (var share : shares) {
            var projector = new Projector<>(generation, parts.definition(), parts.store(), parts.cacheBytes());
            var writer = new PartitionWriter<>(
                    projector, new FiguredLog(parts.log(), generation, identity, START_ANEW, "start-anew"));
            var worker =
                    new PassWorker<>(writer, parts, notes, new PassWorker.Wanted(share, until(run), run.recordedAt()));
            workers.add(Thread.ofPlatform()
                    .name("run-" + id + "-" + workers.size())
                    .start(() -> {
                        try {
                            worker.work(begins, parts.log().ends(identity.partitions()));
                        } catch (RuntimeException e) {
                            notes.failed(e);
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    }));
        }
    }

    /// Looks after the workers: what the operator wants, how far they are, whether the run has what it wants.
    private void watch(Generation generation, SortedMap<Integer, Long> begins) throws InterruptedException {
        var speed = new Speed();
        SortedMap<Integer, Long> before = new TreeMap<>();
        while (true) {
            notes.awaitLook(LOOK);
            var failed = notes.failure();
            if (failed != null) {
                throw failed;
            }
            if (notes.isStopping() || !parts.leases().hold(id)) {
                return;
            }
            var run = parts.runs().find(id).orElseThrow();
            if (!run.wantsWork() && run.state() != Run.State.ACTIVE) {
                return;
            }
            notes.throttle(run.order().throttle());
            var positions = notes.positions();
            if (positions.size() < generation.partitions()) {
                continue; // not every partition has been taken over yet
            }
            var ends = run.source().until().isEmpty() ? parts.log().ends(generation.partitions()) : until(run);
            speed.seen(between(begins, positions), System.nanoTime());
            parts.runs().progress(id, speed.progress(between(begins, ends)));
            if (run.notes().trouble() != null) {
                parts.runs().change(id, it -> it.troubled(null));
            }
            if (!run.source().until().isEmpty()) {
                if (notes.reach(ends)) {
                    complete(generation);
                    return;
                }
            } else if (run.state() == Run.State.RUNNING
                    && (notes.reach(ends) || (!before.isEmpty() && notes.reach(before)))) {
                end(Run::caughtUp);
            }
            before = ends;
        }
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
        var message = KeptFindings.of(
                "entities-blocked",
                Long.toString(blocked),
                first.record().partition(),
                Long.toString(first.record().offset()),
                new KeptFindings.Before(first.message()));
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
        run.source().until().forEach((partition, end) -> until.put(Integer.valueOf(partition), end));
        return until;
    }

    private static long between(Map<Integer, Long> from, Map<Integer, Long> to) {
        var sum = 0L;
        for (var end : to.entrySet()) {
            sum += Math.max(0, end.getValue() - from.getOrDefault(end.getKey(), 0L));
        }
        return sum;
    }
}
