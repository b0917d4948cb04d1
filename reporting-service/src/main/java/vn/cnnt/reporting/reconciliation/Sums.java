package vn.cnnt.reporting.reconciliation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.cnnt.reporting.figures.Snapshot;
import vn.cnnt.reporting.pages.Entity;
import vn.cnnt.reporting.projection.Contributions;
import vn.cnnt.reporting.projection.Definition;
import vn.cnnt.reporting.slots.Bytes;

/// The cells and ledgers of one partition against what its views contribute, at one cut. Holds the cells, of each
/// account a number and a digest, and one page of views at a time. Pure.
final class Sums {
    /// Of how many accounts that differ the entities are named: each takes another look at everything.
    private static final int NAMED_ACCOUNTS = 3;

    private Sums() {}

    /// @param is what the cell holds
    /// @param should what the views add up to
    /// @param entities some of those that contribute to it
    record Difference(String cell, List<Long> is, List<Long> should, List<String> entities) {}

    /// @param ledgers accounts whose entries aren't those of the views: `cell` names the account, and the numbers are
    ///     how many entries there are and should be
    record Part(long entities, long cells, List<Difference> differences, List<Difference> ledgers) {}

    interface EntityVisitor {
        <V> void entity(String id, Entity<V> entity);
    }

    static <V> Part of(Snapshot<V> snapshot, Definition<V> definition, int most, EntityVisitor seen) {
        var should = new TreeMap<String, long[]>();
        var entries = new TreeMap<String, Entries>();
        var entities = new long[1];
        snapshot.forEach((id, entity) -> {
            entities[0]++;
            seen.entity(id, entity);
            var view = entity.view();
            if (view != null) {
                definition.contribute(id, view, new Contributions() {
                    @Override
                    public void add(String page, String cell, long[] measures) {
                        should.merge(page + "/" + cell, measures.clone(), Sums::plus);
                    }

                    @Override
                    public void enter(String ledger, String account, @Nullable Bytes content) {
                        if (content != null) {
                            entries.computeIfAbsent(ledger + "/" + account, _ -> new Entries())
                                    .add(id, content);
                        }
                    }
                });
            }
        });
        should.values().removeIf(Sums::isZero);
        var is = new TreeMap<String, long[]>();
        snapshot.cells(definition.pages())
                .forEach((page, cells) -> cells.forEach((cell, measures) -> is.put(page + "/" + cell, measures)));
        is.values().removeIf(Sums::isZero);
        var all = new TreeSet<>(should.keySet());
        all.addAll(is.keySet());
        var differing = new TreeMap<String, List<String>>();
        for (var cell : all) {
            if (!Arrays.equals(is.get(cell), should.get(cell))) {
                differing.put(cell, new ArrayList<>());
            }
        }
        if (!differing.isEmpty()) {
            name(snapshot, definition, differing, most);
        }
        var differences = differing.entrySet().stream()
                .map(it -> new Difference(
                        it.getKey(), boxed(is.get(it.getKey())), boxed(should.get(it.getKey())), it.getValue()))
                .toList();
        return new Part(entities[0], all.size(), differences, ledgers(snapshot, definition, entries, most));
    }

    /// How many entries an account has, and a digest of them that is the same in any order.
    private static final class Entries {
        private long count;
        private long digest;

        void add(String entity, Bytes content) {
            count++;
            digest += digest(entity, content);
        }

        boolean isLike(Entries other) {
            return count == other.count && digest == other.digest;
        }
    }

    private static long digest(String entity, Bytes content) {
        var digest = 0xCBF29CE484222325L;
        for (var i = 0; i < entity.length(); i++) {
            digest = (digest ^ entity.charAt(i)) * 0x100000001B3L;
        }
        digest = ~digest;
        for (var b : content.array()) {
            digest = (digest ^ b) * 0x100000001B3L;
        }
        return (digest ^ (digest >>> 29)) * 0x9E3779B97F4A7C15L;
    }

    private static <V> List<Difference> ledgers(
            Snapshot<V> snapshot, Definition<V> definition, SortedMap<String, Entries> should, int most) {
        if (!snapshot.hasLedgers()) {
            return List.of();
        }
        var is = new TreeMap<String, Entries>();
        for (var ledger : definition.ledgers()) {
            snapshot.ledger(ledger, section -> {
                var there = is.computeIfAbsent(ledger + "/" + section.account(), _ -> new Entries());
                section.forEach(_ -> true, (entity, content) -> {
                    there.add(entity, section.contents().get(content));
                    return true;
                });
            });
        }
        var differences = new ArrayList<Difference>();
        var accounts = new TreeSet<>(should.keySet());
        accounts.addAll(is.keySet());
        for (var account : accounts) {
            var here = is.getOrDefault(account, new Entries());
            var there = should.getOrDefault(account, new Entries());
            if (!here.isLike(there)) {
                var named = differences.size() < NAMED_ACCOUNTS
                        ? entities(snapshot, definition, account, most)
                        : List.<String>of();
                differences.add(new Difference(account, List.of(here.count), List.of(there.count), named));
            }
        }
        return differences;
    }

    /// Some of those whose entry in an account isn't what their view says.
    private static <V> List<String> entities(Snapshot<V> snapshot, Definition<V> definition, String account, int most) {
        var contents = new TreeMap<String, Bytes>();
        snapshot.forEach((id, entity) -> {
            var view = entity.view();
            if (view != null) {
                definition.contribute(id, view, new Contributions() {
                    @Override
                    public void add(String page, String cell, long[] measures) {
                        // Cells have been compared.
                    }

                    @Override
                    public void enter(String ledger, String name, @Nullable Bytes content) {
                        if (content != null && account.equals(ledger + "/" + name)) {
                            contents.put(id, content);
                        }
                    }
                });
            }
        });
        var differing = new TreeSet<String>();
        for (var ledger : definition.ledgers()) {
            snapshot.ledger(ledger, section -> {
                if (account.equals(ledger + "/" + section.account())) {
                    section.forEach(_ -> true, (entity, content) -> {
                        if (!section.contents().get(content).equals(contents.remove(entity))) {
                            differing.add(entity);
                        }
                        return true;
                    });
                }
            });
        }
        differing.addAll(contents.keySet());
        return differing.stream().limit(most).toList();
    }

    private static <V> void name(
            Snapshot<V> snapshot, Definition<V> definition, Map<String, List<String>> differing, int most) {
        snapshot.forEach((id, entity) -> {
            var view = entity.view();
            if (view != null) {
                definition.contribute(id, view, (page, cell, _) -> {
                    var named = differing.get(page + "/" + cell);
                    if (named != null && named.size() < most && !named.contains(id)) {
                        named.add(id);
                    }
                });
            }
        });
    }

    private static long[] plus(long[] one, long[] other) {
        for (var i = 0; i < one.length; i++) {
            one[i] += other[i];
        }
        return one;
    }

    private static boolean isZero(long[] measures) {
        return Arrays.stream(measures).allMatch(it -> it == 0);
    }

    private static List<Long> boxed(long @Nullable [] measures) {
        return measures == null ? List.of() : Arrays.stream(measures).boxed().toList();
    }
}
