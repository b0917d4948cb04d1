package vn.cnnt.reporting.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.cnnt.reporting.log.LogReader;
import vn.cnnt.reporting.log.RegistryLog;
import vn.cnnt.reporting.projection.Batch;
import vn.cnnt.reporting.slots.LogRecord;

/// Projects some of a run's partitions.
final class PassWorker<V> {
    /// How many of them work on one run.
    static final int AT_ONCE = 2;
    /// Records read at once: they are folded before the next are asked for.
    private static final int RECORDS_AT_ONCE = 2000;
    /// Bytes of a batch while changes come in: some tens of milliseconds' work.
    private static final long SMALL = 1 << 20;

    private final PartitionWriter<V> writer;
    private final RegistryLog log;
    private final BatchMemory memory;
    private final LiveTraffic traffic;
    private final PassNotes notes;
    private final Wanted wanted;
    /// Where the partitions stand that have not reached their end.
    private final SortedMap<Integer, Long> offsets = new TreeMap<>();

    PassWorker(PartitionWriter<V> writer, Pass.Parts<V> parts, PassNotes notes, Wanted wanted) {
        this.writer = writer;
        this.log = parts.log();
        this.memory = parts.memory();
        this.traffic = parts.traffic();
        this.notes = notes;
        this.wanted = wanted;
    }

    /// What a run wants of the log.
    ///
    /// @param until by partition, the offset at which it ends; one that isn't there is followed for ever
    /// @param recordedAt events recorded later are left out; null where none is
    record Wanted(
            List<Integer> partitions,
            SortedMap<Integer, Long> until,
            @Nullable Instant recordedAt) {
        long end(int partition) {
            return until.getOrDefault(partition, Long.MAX_VALUE);
        }

        /// Without what lies beyond the run's end, or was recorded after its time. What says no time stays: it is
        /// looked at, and parked.
        List<Batch> of(List<Batch> batches) {
            if (until.isEmpty() && recordedAt == null) {
                return batches;
            }
            var some = new ArrayList<Batch>();
            for (var batch : batches) {
                var end = Math.min(batch.end(), end(batch.partition()));
                var records = batch.records().stream()
                        .filter(record -> record.offset() < end && isInTime(record))
                        .toList();
                some.add(new Batch(batch.partition(), end, records));
            }
            return some;
        }

        private boolean isInTime(LogRecord record) {
            var at = RegistryLog.recordedAt(record);
            return recordedAt == null || at == null || !at.isAfter(recordedAt);
        }
    }

    /// First partition by partition to where it ended when we began, so that a batch meets the same entities again;
    /// then all of them together.
    void work(SortedMap<Integer, Long> begins, SortedMap<Integer, Long> ends) throws InterruptedException {
        takeOver(begins, ends);
        try (var reader = log.readOneByOne();
                var share = memory.share()) {
            for (var partition : List.copyOf(offsets.keySet())) {
                catchUp(reader, share, partition, ends.getOrDefault(partition, 0L));
            }
        }
        notes.look();
        if (offsets.isEmpty() || notes.isStopping()) {
            return;
        }
        try (var reader = log.read(offsets)) {
            while (!notes.isStopping() && !offsets.isEmpty()) {
                project(reader, notes.throttle());
            }
        }
    }

    private void takeOver(Map<Integer, Long> begins, Map<Integer, Long> ends) {
        var records = new TreeMap<Integer, Long>();
        for (var partition : wanted.partitions()) {
            records.put(partition, ends.getOrDefault(partition, 0L) - begins.getOrDefault(partition, 0L));
        }
        for (var checkpoint : writer.takeOver(records)) {
            notes.stands(checkpoint.partition(), checkpoint.offset());
            if (checkpoint.offset() < wanted.end(checkpoint.partition())) {
                offsets.put(checkpoint.partition(), checkpoint.offset());
            }
        }
    }

    /// Reads the partition to its end, in batches as large as memory allows, for each writes what it touched.
    private void catchUp(LogReader reader, BatchMemory.Share share, int partition, long known)
            throws InterruptedException {
        var end = Math.min(known, wanted.end(partition));
        if (offsets.getOrDefault(partition, end) >= end) {
            return;
        }
        reader.turnTo(partition, offsets.getOrDefault(partition, 0L), end);
        while (!notes.isStopping() && offsets.getOrDefault(partition, end) < end) {
            var limit = notes.throttle();
            if (limit != null) {
                project(reader, limit);
                continue;
            }
            var step = writer.writeNext(
                    reader,
                    partition,
                    () -> traffic.isRecent() ? Math.min(SMALL, share.bytes()) : share.bytes(),
                    wanted::of,
                    () -> !notes.isStopping());
            if (step == null) {
                return;
            }
            done(step, reader);
            if (!notes.rest(traffic.rest(step.took()).toNanos())) {
                return;
            }
        }
    }

    /// Projects what comes next, a read at a time.
    private void project(LogReader reader, @Nullable Integer limit) throws InterruptedException {
        var began = System.nanoTime();
        var batches = wanted.of(reader.read(limit == null ? RECORDS_AT_ONCE : Math.min(RECORDS_AT_ONCE, limit)));
        if (batches.isEmpty()) {
            return;
        }
        for (var some : slices(batches, limit)) {
            var step = writer.write(some);
            done(step, reader);
            if (notes.isStopping() || (limit != null && !pace(step, limit, began))) {
                return;
            }
            began = System.nanoTime();
        }
    }

    private void done(PartitionWriter.Step step, LogReader reader) {
        if (step.isSuperseded()) {
            notes.stop();
            return;
        }
        var over = new ArrayList<Integer>();
        step.ends().forEach((partition, end) -> {
            notes.stands(partition, end);
            offsets.put(partition, end);
            if (end >= wanted.end(partition)) {
                offsets.remove(partition);
                over.add(partition);
            }
        });
        if (!over.isEmpty()) {
            reader.leave(over);
        }
    }

    /// Rests as long as the throttle wants after so many records; it is the whole run's, and the workers share it.
    ///
    /// @return false where the work is to end
    private boolean pace(PartitionWriter.Step step, int limit, long began) throws InterruptedException {
        var due = (long) (step.records() * 1e9 * AT_ONCE / limit);
        return notes.rest(began + due - System.nanoTime());
    }

    /// What was read, in portions that a throttle can pace: about a tenth of a second's worth each.
    private static List<List<Batch>> slices(List<Batch> batches, @Nullable Integer limit) {
        if (limit == null) {
            return List.of(batches);
        }
        var most = Math.max(1, limit / 10 / AT_ONCE);
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
}
