package vn.cnnt.reporting.projection;

import java.util.Collection;
import java.util.Map;
import java.util.function.BiConsumer;

/// One partition as it stood at its checkpoint. Every read is of that cut; where the store no longer holds a value for
/// it, the whole partition is read again at a newer one (the reader never sees that, it is called again).
///
/// @param <V> the view type
public interface Snapshot<V> {
    int partition();

    /// The cells of some pages, by page and cell name; a page that was never written is absent.
    Map<String, Map<String, long[]>> cells(Collection<String> pages);

    /// Those of some entities that this partition holds.
    Map<String, Entity<V>> entities(Collection<String> ids);

    /// Every entity of this partition.
    void forEach(BiConsumer<String, Entity<V>> reader);
}
