package vn.cnnt.reporting.pages;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.cnnt.reporting.slots.Bytes;

/// Which leaf of a ledger holds what: each begins where the one before it ends, and one that grows too large is cut
/// into several. The contents are a slot, too, so that they and the leaves are of one cut.
///
/// Accounts of any size lie well in it: a small one shares a leaf with its neighbours, a large one has many, and the
/// number of leaves follows from how much there is.
public final class Ledger {
    /// How large a leaf may be. A change writes one, an explanation reads those of its accounts.
    public static final int MOST = 6000;

    private final int most;
    private final TreeMap<Leaf.Key, Integer> leaves = new TreeMap<>();
    private boolean cut;

    private Ledger(int most) {
        this.most = most;
    }

    /// @param most bytes of a leaf before they are compressed
    public static Ledger of(@Nullable Bytes contents, int most) {
        var ledger = new Ledger(most);
        ledger.leaves.put(Leaf.Key.FIRST, 0);
        if (contents != null) {
            var in = new Decoder(Packing.inflated(contents));
            for (var n = in.count(); n > 0; n--) {
                ledger.leaves.put(new Leaf.Key(in.text(), in.text()), in.count());
            }
        }
        return ledger;
    }

    /// Null while there is but the one leaf.
    @Nullable
    Bytes contents() {
        if (leaves.size() == 1) {
            return null;
        }
        var out = new Encoder(64 * leaves.size());
        var others = leaves.tailMap(Leaf.Key.FIRST, false);
        out.number(others.size());
        others.forEach(
                (begin, leaf) -> out.text(begin.account()).text(begin.entity()).number(leaf));
        return Packing.deflated(out.toBytes());
    }

    /// Whether a leaf has been cut since.
    boolean isCut() {
        return cut;
    }

    /// The leaves that hold anything of some accounts, in the order of their entries.
    public List<Integer> leavesOf(Set<String> accounts) {
        var found = new LinkedHashSet<Integer>();
        for (var account : new TreeSet<>(accounts)) {
            found.add(leafOf(new Leaf.Key(account, "")));
            var within = leaves.tailMap(new Leaf.Key(account, ""), false);
            for (var leaf : within.entrySet()) {
                if (!leaf.getKey().account().equals(account)) {
                    break;
                }
                found.add(leaf.getValue());
            }
        }
        return List.copyOf(found);
    }

    /// Which accounts somebody wants. Accounts are told apart by their order, as a leaf knows but where it begins and
    /// where the next one does.
    @FunctionalInterface
    public interface Wanted {
        /// Whether one of them may lie between two accounts, both included.
        boolean mayLieBetween(String first, String last);

        default boolean has(String account) {
            return mayLieBetween(account, account);
        }
    }

    /// The leaves that may hold anything from some place on, in the order of their entries. One that lies where nobody
    /// wants any account is left out.
    public List<Integer> leavesFrom(String account, String entity, Wanted wanted) {
        var found = new ArrayList<Integer>();
        var first = leaves.floorKey(new Leaf.Key(account, entity));
        for (var leaf : leaves.tailMap(first, true).entrySet()) {
            var begin = leaf.getKey().account();
            var next = leaves.higherKey(leaf.getKey());
            if (next == null || begin.isEmpty() || wanted.mayLieBetween(begin, next.account())) {
                found.add(leaf.getValue());
            }
        }
        return List.copyOf(found);
    }

    /// All leaves, in the order of their entries.
    public List<Integer> leaves() {
        return List.copyOf(leaves.values());
    }

    /// Changes by the leaf they fall on.
    ///
    /// @param changes in the order of their keys
    SortedMap<Integer, List<Leaf.Change>> byLeaf(Collection<Leaf.Change> changes) {
        var byLeaf = new TreeMap<Integer, List<Leaf.Change>>();
        changes.forEach(change -> byLeaf.computeIfAbsent(leafOf(change.key()), _ -> new ArrayList<>())
                .add(change));
        return byLeaf;
    }

    /// @param bytes null where nothing is left on it
    record LeafAfter(int leaf, @Nullable Bytes bytes) {}

    /// What a leaf becomes, and those cut off from it.
    List<LeafAfter> after(int leaf, @Nullable Bytes before, List<Leaf.Change> changes) {
        var entries = Leaf.changed(Leaf.unpack(before), changes);
        if (entries.isEmpty()) {
            return List.of(new LeafAfter(leaf, null));
        }
        var plain = Leaf.plain(entries);
        if (plain.length <= most || entries.size() == 1) {
            return List.of(new LeafAfter(leaf, Packing.deflated(plain)));
        }
        var after = new ArrayList<LeafAfter>();
        // Room for a third more in each.
        var pieces = Math.min(entries.size(), Math.max(2, Math.ceilDiv(4 * plain.length, 3 * most)));
        for (var i = 0; i < pieces; i++) {
            var piece = entries.subList(
                    (int) ((long) entries.size() * i / pieces), (int) ((long) entries.size() * (i + 1) / pieces));
            var number = leaf;
            if (i > 0) {
                number = leaves.size();
                leaves.put(piece.getFirst().key(), number);
                cut = true;
            }
            after.add(new LeafAfter(number, Packing.deflated(Leaf.plain(piece))));
        }
        return after;
    }

    private int leafOf(Leaf.Key key) {
        return leaves.floorEntry(key).getValue();
    }
}
