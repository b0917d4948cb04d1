package vn.cnnt.reporting.run;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import vn.cnnt.reporting.log.RegistryLog;

/// Brings partitions that are far behind to where the log ends, each by itself and in large batches, two at a time.
/// Whoever follows the log leaves these partitions alone meanwhile.
///
/// One thread orders, asks and ends; the work is done by others.
final class CatchUp<V> implements AutoCloseable {
    private static final int WORKERS = 2;

    private final PartitionWriter<V> writer;
    private final RegistryLog log;
    private final BatchMemory memory;
    private final Consumer<PartitionWriter.Step> written;
    private final ExecutorService workers = Executors.newFixedThreadPool(
            WORKERS, Thread.ofPlatform().name("catch-up-", 0).factory());
    private final Map<Integer, Work> works = new HashMap<>();

    /// @param written is told of each batch
    CatchUp(PartitionWriter<V> writer, RegistryLog log, BatchMemory memory, Consumer<PartitionWriter.Step> written) {
        this.writer = writer;
        this.log = log;
        this.memory = memory;
        this.written = written;
    }

    /// Begins with a partition that the writer holds.
    ///
    /// @param offset where it stands
    /// @param end where the log ends
    void begin(int partition, long offset, long end) {
        var work = new Work(partition, offset, end);
        works.put(partition, work);
        workers.execute(work::run);
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
        leave(Set.copyOf(works.keySet()));
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
            try (var reader = log.readOneByOne();
                    var share = memory.share()) {
                reader.turnTo(partition, offset, end);
                for (var reached = offset; reached < end; ) {
                    var step = writer.writeNext(
                            reader, partition, share::bytes, UnaryOperator.identity(), () -> !stopping);
                    if (step == null) {
                        return;
                    }
                    written.accept(step);
                    if (step.isSuperseded()) {
                        return;
                    }
                    reached = step.ends().getOrDefault(partition, reached);
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
