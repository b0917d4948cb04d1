package vn.cnnt.reporting.projection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// A partition at a checkpoint, read from the store; throws [CutTooOld] where the store has moved on.
final class StoredSnapshot<V> implements Snapshot<V> {
    private static final int PAGES_AT_ONCE = 256;

    private final Store store;
    private final Entities<V> entities;
    private final Checkpoint cut;
    private final Collection<String> ahead;
    private final Map<String, CellPage> found;

    StoredSnapshot(Store store, Entities<V> entities, Checkpoint cut) {
        this(store, entities, cut, Set.of(), Map.of());
    }

    /// @param ahead names of pages of cells that have been read already
    /// @param found what stands on them at this checkpoint
    StoredSnapshot(
            Store store,
            Entities<V> entities,
            Checkpoint cut,
            Collection<String> ahead,
            Map<String, CellPage> found) {
        this.store = store;
        this.entities = entities;
        this.cut = cut;
        this.ahead = ahead;
        this.found = found;
    }

    @Override
    public int partition() {
        return cut.partition();
    }

    @Override
    public @Nullable SortedSet<String> blocked() {
        return cut.parkedEntities() > cut.blocked().size() ? null : cut.blocked();
    }

    @Override
    public Input input() {
        return new Input(cut.readTo(), cut.events(), cut.digest());
    }

    @Override
    public Map<String, CellPage> pages(Collection<String> pages) {
        var cells = new HashMap<String, CellPage>();
        var others = new ArrayList<String>();
        for (var page : pages) {
            var there = found.get(page);
            if (there != null) {
                cells.put(page, there);
            } else if (!ahead.contains(page)) {
                others.add(page);
            }
        }
        if (!others.isEmpty()) {
            cells(others).forEach((page, there) -> cells.put(page, CellPage.of(there)));
        }
        return cells;
    }

    @Override
    public Map<String, Map<String, long[]>> cells(Collection<String> pages) {
        var idByPage = new LinkedHashMap<String, String>();
        pages.forEach(page -> idByPage.put(page, SlotIds.cells(cut.generation(), cut.partition(), page)));
        var values = values(idByPage.values());
        var cells = new LinkedHashMap<String, Map<String, long[]>>();
        idByPage.forEach((page, id) -> {
            var value = values.get(id);
            if (value != null) {
                cells.put(page, Packing.unpackCells(value));
            }
        });
        return cells;
    }

    @Override
    public Map<String, Entity<V>> entities(Collection<String> ids) {
        var wanted = new TreeMap<Integer, List<String>>();
        new LinkedHashSet<>(ids)
                .forEach(id -> wanted.computeIfAbsent(SlotIds.pageOf(id, cut.viewPages()), _ -> new ArrayList<>())
                        .add(id));
        var pages = values(wanted.keySet().stream().map(this::viewsId).toList());
        var found = new HashMap<String, Entity<V>>();
        wanted.forEach((page, onPage) -> {
            var unpacked = Packing.unpackViews(pages.get(viewsId(page)));
            for (var id : onPage) {
                var bytes = unpacked.get(id);
                if (bytes != null) {
                    found.put(id, entities.read(bytes));
                }
            }
        });
        return found;
    }

    @Override
    public void forEach(BiConsumer<String, Entity<V>> reader) {
        var pages = cut.pages().stream().boxed().toList();
        for (var from = 0; from < pages.size(); from += PAGES_AT_ONCE) {
            var some = pages.subList(from, Math.min(pages.size(), from + PAGES_AT_ONCE));
            var values = values(some.stream().map(this::viewsId).toList());
            for (var page : some) {
                Packing.unpackViews(values.get(viewsId(page)))
                        .forEach((id, bytes) -> reader.accept(id, entities.read(bytes)));
            }
        }
    }

    private String viewsId(int page) {
        return SlotIds.views(cut.generation(), cut.partition(), page);
    }

    private Map<String, Bytes> values(Collection<String> ids) {
        var values = new HashMap<String, Bytes>();
        store.slots(ids).forEach((id, slot) -> {
            var value = slot.at(cut);
            if (value != null) {
                values.put(id, value);
            }
        });
        return values;
    }
}
