package vn.cnnt.reporting.log;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import vn.cnnt.reporting.projection.Projector;

/// Brings partitions that are far behind to where the log ends, each by itself and in large batches, two at a time.
/// Whoever follows the log leaves these partitions alone meanwhile.
///
/// One thread orders, asks and ends; the work is done by others.
final class CatchUp<V> implements AutoCloseable {
    private static final int WORKERS = 2;

    private final Projector<V> projector;
    private final RegistryLog log;
    private final BatchMemory memory;
    private final Progress progress;
    private final ExecutorService workers = Executors.newFixedThreadPool(
            WORKERS, Thread.ofPlatform().name("catch-up-", 0).factory());
    private final Map<Integer, Work> works = new HashMap<>();

    /// Is told of each batch. What it throws ends the work on that partition.
    interface Progress {
        /// Before a batch is written.
        void aboutToWrite();

        void written(long records, Projector.Projected projected, Duration took);
    }

    CatchUp(Projector<V> projector, RegistryLog log, BatchMemory memory, Progress progress) {
        this.projector = projector;
        this.log = log;
        this.memory = memory;
        this.progress = progress;
    }

    /// Begins with a partition that the projector holds.
    ///
    /// @param offset where it stands
    /// @param end where the log ends
    void begin(int partition, long offset, long end) {
        var work = new Work(partition, offset, end);
        works.put(partition, work);
        workers.execute(work::run);
    }

    /// Those that are worked on, or have ended and were not yet taken.
    SortedSet<Integer> partitions() {
        return new TreeSet<>(works.keySet());
    }

    /// Takes those that have ended, each with what went wrong, or null.
    Map<Integer, @Nullable RuntimeException> takeEnded() {
        var ended = new HashMap<Integer, @Nullable RuntimeException>();
        for (var work : List.copyOf(works.values())) {
            if (work.done.isDone()) {
                works.remove(work.partition);
                ended.put(work.partition, work.done.join());
            }
        }
        return ended;
    }

    /// Ends the work on these; it is over when this returns.
    void leave(Collection<Integer> partitions) {
        var left = partitions.stream().map(works::remove).toList();
        for (var work : left) {
            if (work != null) {
                work.stop();
            }
        }
    }

    @Override
    public void close() {
        works.values().forEach(work -> work.stopping = true);
        leave(partitions());
        workers.close();
    }

    private final class Work {
        private final int partition;
        private final long offset;
        private final long end;
        private final CompletableFuture<@Nullable RuntimeException> done = new CompletableFuture<>();
        private volatile boolean started;
        private volatile boolean stopping;

        Work(int partition, long offset, long end) {
            this.partition = partition;
            this.offset = offset;
            this.end = end;
        }

        void run() {
            started = true;
            try {
                if (!stopping) {
                    catchUp();
                }
                done.complete(null);
            } catch (RuntimeException e) {
                done.complete(e);
            }
        }

        private void catchUp() {
            var reached = offset;
            try (var reader = log.readOneByOne();
                    var share = memory.share()) {
                reader.turnTo(partition, offset, end);
                while (reached < end) {
                    var began = System.nanoTime();
                    var gathering = projector.gather(List.of(partition));
                    reader.fill(gathering, share::bytes, UnaryOperator.identity(), () -> !stopping);
                    if (stopping) {
                        return;
                    }
                    progress.aboutToWrite();
                    var records = gathering.records();
                    reached = gathering.ends().getOrDefault(partition, reached);
                    var projected = projector.project(gathering);
                    progress.written(records, projected, Duration.ofNanos(System.nanoTime() - began));
                    if (!projected.superseded().isEmpty()) {
                        return;
                    }
                }
            }
        }

        /// One that has not begun will not.
        void stop() {
            stopping = true;
            if (started) {
                done.join();
            }
        }
    }
}
