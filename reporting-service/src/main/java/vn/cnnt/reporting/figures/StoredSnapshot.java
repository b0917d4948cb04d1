package vn.cnnt.reporting.figures;

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
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.cnnt.reporting.pages.CellPage;
import vn.cnnt.reporting.pages.Entities;
import vn.cnnt.reporting.pages.Entity;
import vn.cnnt.reporting.pages.Leaf;
import vn.cnnt.reporting.pages.Ledger;
import vn.cnnt.reporting.pages.Packing;
import vn.cnnt.reporting.pages.Section;
import vn.cnnt.reporting.slots.Bytes;
import vn.cnnt.reporting.slots.Checkpoint;
import vn.cnnt.reporting.slots.SlotIds;
import vn.cnnt.reporting.slots.Store;

/// A partition at a checkpoint, read from the store; throws `CutTooOld` where the store has moved on.
final class StoredSnapshot<V> implements Snapshot<V> {
    private static final int PAGES_AT_ONCE = 256;
    private static final int LEAVES_AT_ONCE = 64;
    /// Of a reader that may soon have enough.
    private static final int FIRST_LEAVES = 2;

    private final Store store;
    private final Entities<V> entities;
    private final Checkpoint cut;
    private final boolean withLedgers;
    private final Pages pages;

    /// @param withLedgers whether its generation has them
    StoredSnapshot(Store store, Entities<V> entities, Checkpoint cut, boolean withLedgers) {
        this.store = store;
        this.entities = entities;
        this.cut = cut;
        this.withLedgers = withLedgers;
        this.pages = Snapshot.super::pages;
    }

    /// @param pages knows cells at this checkpoint
    StoredSnapshot(Store store, Entities<V> entities, Checkpoint cut, boolean withLedgers, Pages pages) {
        this.store = store;
        this.entities = entities;
        this.cut = cut;
        this.withLedgers = withLedgers;
        this.pages = pages;
    }

    /// The cells that stand on some pages.
    interface Pages {
        Map<String, CellPage> of(Collection<String> names);
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
    public Map<String, CellPage> pages(Collection<String> names) {
        return pages.of(names);
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
    public boolean hasLedgers() {
        return withLedgers;
    }

    @Override
    public void ledger(String ledger, Set<String> accounts, Consumer<Section> reader) {
        leaves(ledger, it -> it.leavesOf(accounts), section -> {
            if (accounts.contains(section.account())) {
                reader.accept(section);
            }
        });
    }

    @Override
    public void ledger(String ledger, Consumer<Section> reader) {
        leaves(ledger, Ledger::leaves, reader);
    }

    @Override
    public void ledger(String ledger, String account, String entity, Ledger.Wanted wanted, Predicate<Section> reader) {
        var contentsId = SlotIds.ledger(cut.generation(), cut.partition(), ledger);
        var contents = Ledger.of(values(List.of(contentsId)).get(contentsId), Ledger.MOST);
        var leaves = contents.leavesFrom(account, entity, wanted).stream()
                .map(leaf -> SlotIds.leaf(contentsId, leaf))
                .toList();
        var atOnce = FIRST_LEAVES;
        for (var from = 0; from < leaves.size(); ) {
            var some = leaves.subList(from, Math.min(leaves.size(), from + atOnce));
            var values = values(some);
            for (var leaf : some) {
                for (var section : Leaf.sections(values.get(leaf))) {
                    if (!reader.test(section)) {
                        return;
                    }
                }
            }
            from += some.size();
            atOnce = Math.min(LEAVES_AT_ONCE, 2 * atOnce);
        }
    }

    private void leaves(String ledger, Function<Ledger, List<Integer>> which, Consumer<Section> reader) {
        var contentsId = SlotIds.ledger(cut.generation(), cut.partition(), ledger);
        var contents = Ledger.of(values(List.of(contentsId)).get(contentsId), Ledger.MOST);
        var leaves = which.apply(contents).stream()
                .map(leaf -> SlotIds.leaf(contentsId, leaf))
                .toList();
        for (var from = 0; from < leaves.size(); from += LEAVES_AT_ONCE) {
            var some = leaves.subList(from, Math.min(leaves.size(), from + LEAVES_AT_ONCE));
            var values = values(some);
            for (var leaf : some) {
                Leaf.sections(values.get(leaf)).forEach(reader);
            }
        }
    }

    @Override
    public void forEach(BiConsumer<String, Entity<V>> reader) {
        forEach(0, 1, reader);
    }

    /// How many pages of views there may be, a power of two.
    int viewPages() {
        return cut.viewPages();
    }

    /// The entities of one of several slices, a power of two and no more than there are pages of views. Of another
    /// generation the same entities are in the same slice.
    void forEach(int slice, int slices, BiConsumer<String, Entity<V>> reader) {
        var pagesOfSlice = cut.viewPages() / slices;
        var pages = cut.pages().stream()
                .filter(page -> page / pagesOfSlice == slice)
                .boxed()
                .toList();
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
