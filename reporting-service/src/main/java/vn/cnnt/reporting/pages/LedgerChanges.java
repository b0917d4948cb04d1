package vn.cnnt.reporting.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.cnnt.reporting.slots.Bytes;
import vn.cnnt.reporting.slots.SlotContent;
import vn.cnnt.reporting.slots.SlotIds;

/// What a batch puts down in the ledgers of one partition.
public final class LedgerChanges {
    /// By ledger; put in order once, which is quicker than keeping it.
    private final Map<String, Map<Leaf.Key, Leaf.Change>> changes = new TreeMap<>();

    public void enter(String ledger, String account, String entity, @Nullable Bytes content) {
        var key = new Leaf.Key(account, entity);
        changes.computeIfAbsent(ledger, _ -> new HashMap<>()).put(key, new Leaf.Change(key, content));
    }

    /// The ids of the contents of those ledgers it is about.
    public List<String> contentIds(String generation, int partition) {
        return changes.keySet().stream()
                .map(ledger -> SlotIds.ledger(generation, partition, ledger))
                .toList();
    }

    /// Finds out on which leaves it falls.
    ///
    /// @param contents by id
    public List<Turned> turn(String generation, int partition, Map<String, SlotContent> contents, int leafBytes) {
        var turned = new ArrayList<Turned>();
        changes.forEach((name, there) -> {
            var id = SlotIds.ledger(generation, partition, name);
            var before = contents.getOrDefault(id, SlotContent.NOTHING);
            var ledger = Ledger.of(before.bytes(), leafBytes);
            var inOrder = new ArrayList<>(there.values());
            inOrder.sort(Comparator.comparing(Leaf.Change::key));
            turned.add(new Turned(id, before, ledger, ledger.byLeaf(inOrder)));
        });
        return turned;
    }

    /// A ledger and the changes of its leaves.
    ///
    /// @param id of its contents
    /// @param before its contents
    public record Turned(String id, SlotContent before, Ledger ledger, SortedMap<Integer, List<Leaf.Change>> changes) {
        public List<String> leafIds() {
            return changes.keySet().stream().map(leaf -> SlotIds.leaf(id, leaf)).toList();
        }

        /// @param leaves as they were, by id
        public void write(Map<String, SlotContent> leaves, Writing writing) {
            changes.forEach((leaf, there) -> {
                var was = leaves.getOrDefault(SlotIds.leaf(id, leaf), SlotContent.NOTHING);
                for (var written : ledger.after(leaf, was.bytes(), there)) {
                    writing.put(
                            SlotIds.leaf(id, written.leaf()),
                            written.leaf() == leaf ? was : SlotContent.NOTHING,
                            written.bytes());
                }
            });
            writing.put(id, before, ledger.isCut() ? ledger.contents() : before.bytes());
        }
    }

    public interface Writing {
        void put(String id, SlotContent before, @Nullable Bytes now);
    }
}
