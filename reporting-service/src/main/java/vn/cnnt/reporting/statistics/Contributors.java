package vn.cnnt.reporting.statistics;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.cnnt.reporting.figures.Snapshot;
import vn.cnnt.reporting.view.EntityView;

/// Who a figure is made of: the sum of what each adds, and the first of them with the events behind it.
///
/// The sum is of what every entity has in the ledgers, not of the cells, so it can tell that a cell is wrong. Views are
/// opened for those alone who are named.
final class Contributors {
    private final Question question;
    private final int measure;
    /// The number of the measure that counts its unknown amounts, -1 where each is known.
    private final int unknown;
    private final @Nullable String after;
    private final int limit;
    private final Ledgers ledgers;

    /// @param question of one measure
    /// @param after names only those that follow this id
    Contributors(Question question, @Nullable String after, int limit) {
        this.question = question;
        this.measure = question.dataset().measure(question.measures().getFirst());
        this.unknown = question.dataset().unknown(question.measures().getFirst());
        this.after = after;
        this.limit = limit;
        this.ledgers = new Ledgers(question.dataset(), Grouping.provinces(question));
    }

    /// The entities of one partition that add to the figure.
    ///
    /// @param first what each adds, by id: one more than are named
    record Part(Adds sum, long entities, SortedMap<String, Adds> first) {}

    /// What is added to the figure.
    ///
    /// @param unknown how many amounts nobody knows: who has such a one is behind the figure, whatever it adds
    record Adds(long contribution, long unknown) {
        static final Adds NOTHING = new Adds(0, 0);

        Adds plus(Adds other, int times) {
            return new Adds(contribution + times * other.contribution, unknown + times * other.unknown);
        }
    }

    Adds adds(long[] measures) {
        return new Adds(measures[measure], unknown < 0 ? 0 : measures[unknown]);
    }

    Part of(Snapshot<EntityView> snapshot) {
        var first = new TreeMap<String, Adds>();
        var sum = new Adds[] {Adds.NOTHING};
        var entities = new long[1];
        ledgers.read(snapshot, stretch -> {
            var adds = new Adds[stretch.alike().size()];
            var contributors = new BitSet();
            for (var i = 0; i < adds.length; i++) {
                var alike = stretch.alike().get(i);
                var facts = matching(alike.facts());
                if (!facts.isEmpty()) {
                    contributors.set(i);
                    entities[0] += alike.count();
                    adds[i] = adds(question.dataset().count(facts));
                    sum[0] = sum[0].plus(adds[i], alike.count());
                }
            }
            if (!contributors.isEmpty()) {
                stretch.names().forEach(contributors::get, (id, i) -> isAmong(first, id, adds[i]));
            }
        });
        return new Part(sum[0], entities[0], first);
    }

    /// Takes one of the first; false where those that follow it can be none.
    private boolean isAmong(SortedMap<String, Adds> first, String id, Adds adds) {
        if (after != null && id.compareTo(after) <= 0) {
            return true;
        }
        if (first.size() > limit && id.compareTo(first.lastKey()) > 0) {
            return false;
        }
        first.put(id, adds);
        if (first.size() > limit + 1) {
            first.remove(first.lastKey());
        }
        return true;
    }

    private List<Fact> matching(List<Fact> facts) {
        return facts.stream()
                .filter(fact -> !adds(fact.measures()).equals(Adds.NOTHING) && Grouping.matches(question, fact))
                .toList();
    }

    /// The first of all partitions, as many as are named.
    SortedMap<String, Adds> first(List<Part> parts) {
        var first = new TreeMap<String, Adds>();
        parts.forEach(part -> first.putAll(part.first()));
        while (first.size() > limit) {
            first.pollLastEntry();
        }
        return first;
    }

    /// @param named what each adds, by id; all of them of this partition
    List<Explanation.Item> items(SortedMap<String, Adds> named, Snapshot<EntityView> snapshot) {
        if (named.isEmpty()) {
            return List.of();
        }
        var entities = snapshot.entities(named.keySet());
        var items = new ArrayList<Explanation.Item>();
        named.forEach((id, adds) -> {
            var entity = entities.get(id);
            var view = entity == null ? null : entity.view();
            var name = view == null ? null : view.name();
            items.add(new Explanation.Item(
                    id,
                    name == null ? id : name,
                    adds.contribution(),
                    adds.unknown(),
                    view == null ? List.of() : events(id, view)));
        });
        return items;
    }

    private List<Explanation.Event> events(String id, EntityView view) {
        var things = new LinkedHashSet<String>();
        matching(question.dataset().facts(view)).forEach(fact -> things.addAll(fact.because()));
        var events = new ArrayList<Explanation.Event>();
        for (var thing : things) {
            for (var happening : view.behind(thing)) {
                events.add(new Explanation.Event(
                        view.stream(id, thing),
                        view.grantTitle(thing),
                        happening.version(),
                        happening.type(),
                        EventWords.ofType(happening.type()),
                        happening.recordedAt(),
                        happening.decisionNumber(),
                        happening.changes().stream()
                                .map(it -> new Explanation.Change(
                                        it.field(), EventWords.ofField(it.field()), it.from(), it.to()))
                                .toList()));
            }
        }
        events.sort(Comparator.comparing(Explanation.Event::recordedAt)
                .thenComparing(Explanation.Event::aggregate)
                .thenComparingLong(Explanation.Event::version));
        return events;
    }
}
