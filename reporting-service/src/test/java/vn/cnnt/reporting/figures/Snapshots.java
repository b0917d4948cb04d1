package vn.cnnt.reporting.figures;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import vn.cnnt.reporting.pages.CellPage;
import vn.cnnt.reporting.pages.Entities;
import vn.cnnt.reporting.slots.Checkpoint;
import vn.cnnt.reporting.slots.Store;

/// Reads a partition at a checkpoint of the test's choice, as the figures do at one of theirs.
public final class Snapshots {
    private Snapshots() {}

    /// @param pages what stands on pages of cells at that checkpoint
    public static <V> Snapshot<V> of(
            Store store, Class<V> viewType, Checkpoint cut, Function<Collection<String>, Map<String, CellPage>> pages) {
        return new StoredSnapshot<>(store, new Entities<>(viewType), cut, true, pages::apply);
    }
}
