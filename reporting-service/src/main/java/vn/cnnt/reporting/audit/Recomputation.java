package vn.cnnt.reporting.audit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import vn.cnnt.reporting.figures.Figures;
import vn.cnnt.reporting.figures.Lag;
import vn.cnnt.reporting.figures.StoredFigures;
import vn.cnnt.reporting.pages.KeptPages;
import vn.cnnt.reporting.projection.Batch;
import vn.cnnt.reporting.projection.Definition;
import vn.cnnt.reporting.projection.Projector;
import vn.cnnt.reporting.slots.Generation;
import vn.cnnt.reporting.slots.LogRecord;
import vn.cnnt.reporting.slots.TransientStore;

/// Makes the figures again from records, in memory, by the projection itself.
final class Recomputation<V> {
    private static final int BATCH = 20_000;
    private static final String NAME = "recomputation";

    private final Definition<V> definition;
    private final TransientStore store;
    private final Projector<V> projector;
    private final Set<Integer> taken = new HashSet<>();
    private final Map<Integer, List<LogRecord>> waiting = new HashMap<>();
    private int count;

    Recomputation(Definition<V> definition, int partitions) {
        this.definition = definition;
        var generation = new Generation(NAME, definition.version(), NAME, partitions);
        this.store = new TransientStore(generation);
        this.projector = new Projector<>(generation, definition, store, 64L << 20);
        for (var partition = 0; partition < partitions; partition++) {
            projector.takeOver(partition, NAME);
            taken.add(partition);
        }
    }

    /// Records come in the order of the log within their partition.
    void add(LogRecord record) {
        if (taken.contains(record.partition())) {
            waiting.computeIfAbsent(record.partition(), _ -> new ArrayList<>()).add(record);
            if (++count % BATCH == 0) {
                flush();
            }
        }
    }

    Figures<V> figures() {
        flush();
        return new StoredFigures<>(
                store,
                definition,
                _ -> new Lag.Behind(0, 0),
                (_, _) -> 0,
                Runnable::run,
                Duration.ofSeconds(1),
                new KeptPages(0));
    }

    private void flush() {
        var batches = new ArrayList<Batch>();
        new TreeMap<>(waiting)
                .forEach((partition, records) ->
                        batches.add(new Batch(partition, records.getLast().offset() + 1, records)));
        waiting.clear();
        if (!batches.isEmpty()) {
            projector.project(batches);
        }
    }
}
