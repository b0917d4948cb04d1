package vn.cnnt.reporting.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.cnnt.reporting.slots.Bytes;

class LedgerTest {
    private static final List<String> ACCOUNTS = List.of("VN-01", "VN-20", "VN-79", "VN-79@2025-07-01");

    @Test
    void whatever_is_entered_changed_and_given_up_is_found_by_account_as_it_stands() {
        for (var seed = 0; seed < 20; seed++) {
            var random = new Random(seed);
            var kept = new Kept(200 + random.nextInt(800));
            var truth = new TreeMap<Leaf.Key, Bytes>();
            for (var batch = 0; batch < 40; batch++) {
                var changes = changes(random, 1 + random.nextInt(batch % 7 == 0 ? 300 : 20));
                kept.change(changes);
                changes.forEach(it -> {
                    if (it.content() == null) {
                        truth.remove(it.key());
                    } else {
                        truth.put(it.key(), it.content());
                    }
                });
                for (var accounts : List.of(Set.of("VN-20"), Set.of("VN-01", "VN-79"), Set.copyOf(ACCOUNTS))) {
                    var expected = new TreeMap<>(truth);
                    expected.keySet().removeIf(it -> !accounts.contains(it.account()));
                    assertThat(kept.entries(accounts))
                            .as("%s, seed %s, batch %s", accounts, seed, batch)
                            .isEqualTo(expected);
                }
            }
            assertThat(kept.leaves).as("leaves").hasSizeGreaterThan(5);
        }
    }

    @Test
    void one_change_writes_one_leaf() {
        var kept = new Kept(Ledger.MOST);
        kept.change(changes(new Random(1), 20_000));
        var leaves = kept.leaves.size();

        var written = kept.change(changes(new Random(2), 1));

        assertThat(leaves).isGreaterThan(20);
        assertThat(written).hasSize(1);
    }

    @Test
    void leaves_are_no_larger_than_they_may_be_and_filled_at_least_to_a_third() {
        var kept = new Kept(Ledger.MOST);
        var random = new Random(3);
        for (var batch = 0; batch < 50; batch++) {
            kept.change(changes(random, 400));
        }

        var sizes = kept.leaves.values().stream()
                .map(leaf -> Packing.inflated(leaf).length)
                .toList();

        assertThat(sizes).allSatisfy(size -> assertThat(size).isBetween(Ledger.MOST / 3, Ledger.MOST));
    }

    @Test
    void an_account_reads_no_leaf_that_has_nothing_of_it() {
        var kept = new Kept(500);
        kept.change(changes(new Random(4), 2000));

        for (var account : ACCOUNTS) {
            var leaves = Ledger.of(kept.contents, 500).leavesOf(Set.of(account));
            var without = leaves.stream()
                    .filter(leaf -> Leaf.unpack(kept.leaves.get(leaf)).stream()
                            .noneMatch(it -> it.key().account().equals(account)))
                    .count();
            assertThat(leaves).hasSizeGreaterThan(2);
            assertThat(without).as("the one before its first, at most").isLessThanOrEqualTo(1);
        }
    }

    @Test
    void whoever_reads_on_from_a_place_misses_nothing_wanted_and_reads_no_leaf_where_nothing_wanted_may_lie() {
        var kept = new Kept(500);
        kept.change(changes(new Random(6), 2000));
        var ledger = Ledger.of(kept.contents, 500);
        var all = ledger.leaves();

        for (var account : ACCOUNTS) {
            Ledger.Wanted wanted = (first, last) -> first.compareTo(account) <= 0 && account.compareTo(last) <= 0;
            var leaves = ledger.leavesFrom("", "", wanted);
            var missed = all.stream()
                    .filter(leaf -> !leaves.contains(leaf))
                    .flatMap(leaf -> Leaf.unpack(kept.leaves.get(leaf)).stream())
                    .filter(it -> it.key().account().equals(account));
            assertThat(missed).as(account).isEmpty();
            assertThat(leaves.size())
                    .as("its leaves, the one before, the first and the last of all")
                    .isLessThanOrEqualTo(ledger.leavesOf(Set.of(account)).size() + 3);
        }
        assertThat(ledger.leavesFrom("", "", (_, _) -> true)).isEqualTo(all);
        assertThat(ledger.leavesFrom("VN-79", "", (_, _) -> true)).hasSizeLessThan(all.size());
    }

    @Test
    void the_same_entries_give_the_same_bytes() {
        var changes = changes(new Random(5), 100);
        var entries = Leaf.changed(List.of(), changes);

        assertThat(Leaf.plain(Leaf.unpack(Packing.deflated(Leaf.plain(entries)))))
                .isEqualTo(Leaf.plain(entries));
        assertThat(Leaf.unpack(Packing.deflated(Leaf.plain(entries)))).isEqualTo(entries);
    }

    @Test
    void entities_with_the_same_content_are_counted_together_and_named_in_order() {
        var section =
                Section.of("VN-20", new TreeMap<>(Map.of("e-1", bytes("a"), "e-12", bytes("b"), "e-3", bytes("a"))));

        var named = new ArrayList<String>();
        section.forEach(
                content -> section.contents().get(content).equals(bytes("a")), (entity, _) -> named.add(entity));
        var first = new ArrayList<String>();
        section.forEach(_ -> true, (entity, _) -> {
            first.add(entity);
            return false;
        });

        assertThat(section.contents()).containsExactly(bytes("a"), bytes("b"));
        assertThat(section.counts()).containsExactly(2, 1);
        assertThat(named).containsExactly("e-1", "e-3");
        assertThat(first).containsExactly("e-1");
    }

    private static List<Leaf.Change> changes(Random random, int n) {
        var changes = new TreeMap<Leaf.Key, Leaf.Change>();
        while (changes.size() < n) {
            var account = ACCOUNTS.get(Math.min(random.nextInt(4), random.nextInt(4)));
            var key = new Leaf.Key(account, "e-" + Integer.toString(random.nextInt(50_000), 36) + "ế");
            var content = random.nextInt(5) == 0 ? null : bytes("x".repeat(random.nextInt(4)) + random.nextInt(9));
            changes.put(key, new Leaf.Change(key, content));
        }
        return List.copyOf(changes.values());
    }

    private static Bytes bytes(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /// The slots of a ledger.
    private static final class Kept {
        private final int most;
        private final Map<Integer, Bytes> leaves = new HashMap<>();
        private @Nullable Bytes contents;

        Kept(int most) {
            this.most = most;
        }

        List<Ledger.LeafAfter> change(List<Leaf.Change> changes) {
            var ledger = Ledger.of(contents, most);
            var all = new ArrayList<Ledger.LeafAfter>();
            ledger.byLeaf(changes).forEach((leaf, there) -> all.addAll(ledger.after(leaf, leaves.get(leaf), there)));
            all.forEach(it -> {
                if (it.bytes() == null) {
                    leaves.remove(it.leaf());
                } else {
                    leaves.put(it.leaf(), it.bytes());
                }
            });
            contents = ledger.contents();
            return all;
        }

        SortedMap<Leaf.Key, Bytes> entries(Set<String> accounts) {
            var found = new TreeMap<Leaf.Key, Bytes>();
            for (var leaf : Ledger.of(contents, most).leavesOf(accounts)) {
                for (var section : Leaf.sections(leaves.get(leaf))) {
                    if (accounts.contains(section.account())) {
                        section.forEach(_ -> true, (entity, content) -> {
                            var key = new Leaf.Key(section.account(), entity);
                            return found.put(key, section.contents().get(content)) == null;
                        });
                    }
                }
            }
            return found;
        }
    }
}
