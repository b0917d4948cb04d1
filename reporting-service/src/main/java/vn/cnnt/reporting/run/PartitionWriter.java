package vn.cnnt.reporting.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import vn.cnnt.reporting.log.LogReader;
import vn.cnnt.reporting.projection.Batch;
import vn.cnnt.reporting.projection.Projector;
import vn.cnnt.reporting.slots.Checkpoint;

/// The writer of those partitions of a generation that it has taken over. The live run, whoever catches up for it,
/// rebuilds and audits all write by it: a partition is taken over under a raised epoch, a batch is read, folded and
/// written only while the topic is still the same, slots before checkpoints.
///
/// Where a batch fails, or another writer has taken its partitions over, they are no longer held: they must be taken
/// over again, under a new epoch, before anything more of them is written.
final class PartitionWriter<V> {
    private final Projector<V> projector;
    private final FiguredLog log;

    PartitionWriter(Projector<V> projector, FiguredLog log) {
        this.projector = projector;
        this.log = log;
    }

    /// What was written of one batch.
    ///
    /// @param records that were read for it
    /// @param ends the offset at which each of its partitions then stands
    /// @param took from before the batch was read, or handed over
    record Step(long records, SortedMap<Integer, Long> ends, Projector.Projected projected, Duration took) {
        boolean isSuperseded() {
            return !projected.superseded().isEmpty();
        }
    }

    /// Makes this the only writer of some partitions. The log must reach from where they then stand.
    ///
    /// @param records by partition, how many are going to be read: what is begun with a log that is written already
    ///     has fewer pages
    List<Checkpoint> takeOver(Map<Integer, Long> records) {
        log.isStillTheSame();
        var taken = new ArrayList<Checkpoint>();
        records.forEach((partition, count) -> taken.add(projector.takeOver(partition, log.topicId(), count)));
        log.goesOnFrom(taken, Map.of());
        return taken;
    }

    /// Writes what has been read already.
    Step write(List<Batch> batches) {
        var began = System.nanoTime();
        log.isStillTheSame();
        var projected = projector.project(batches);
        var ends = new TreeMap<Integer, Long>();
        var records = 0L;
        for (var batch : batches) {
            ends.put(batch.partition(), batch.end());
            records += batch.records().size();
        }
        return new Step(records, ends, projected, since(began));
    }

    /// Reads what comes next of one partition, folds it as it comes, and writes it as one batch.
    ///
    /// @param most bytes of the batch, asked between two reads
    /// @param wanted leaves out of what was read what the batch must not have
    /// @param goOn asked between two reads
    /// @return null where it was told not to go on: then nothing is written
    @Nullable
    Step writeNext(
            LogReader reader,
            int partition,
            LongSupplier most,
            UnaryOperator<List<Batch>> wanted,
            BooleanSupplier goOn) {
        var began = System.nanoTime();
        var gathering = projector.gather(List.of(partition));
        reader.fill(gathering, most, wanted, goOn);
        if (!goOn.getAsBoolean()) {
            return null;
        }
        log.isStillTheSame();
        var projected = projector.project(gathering);
        return new Step(gathering.records(), gathering.ends(), projected, since(began));
    }

    /// Stops writing some partitions.
    void drop(Collection<Integer> partitions) {
        partitions.forEach(projector::drop);
    }

    /// The next offset of every partition held.
    SortedMap<Integer, Long> offsets() {
        return projector.offsets();
    }

    /// Whether the log still is the one, and reaches from where these of the store stand.
    void check(Collection<Checkpoint> checkpoints) {
        log.goesOnFrom(checkpoints, offsets());
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
