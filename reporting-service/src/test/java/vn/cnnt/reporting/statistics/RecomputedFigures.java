package vn.cnnt.reporting.statistics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.cnnt.reporting.figures.Answer;
import vn.cnnt.reporting.figures.Cut;
import vn.cnnt.reporting.figures.Figures;
import vn.cnnt.reporting.figures.Snapshot;
import vn.cnnt.reporting.pages.Entity;
import vn.cnnt.reporting.pages.Section;
import vn.cnnt.reporting.projection.Contributions;
import vn.cnnt.reporting.slots.Bytes;
import vn.cnnt.reporting.view.EntityView;

/// The figures of a log by plain recomputation: every view folded from zero, every cell summed over every view.
public final class RecomputedFigures implements Figures<EntityView> {
    private static final int PARTITIONS = 3;

    private final RegistryDefinition definition = new RegistryDefinition();
    private final List<Part> parts = new ArrayList<>();
    private final Cut cut;

    public RecomputedFigures(List<History.Addressed> log) {
        for (var i = 0; i < PARTITIONS; i++) {
            parts.add(new Part(i));
        }
        var offsets = new TreeMap<Integer, Long>();
        Instant newest = null;
        for (var addressed : log) {
            var partition = partitionOf(addressed.key());
            parts.get(partition).apply(addressed);
            offsets.merge(partition, 1L, Long::sum);
            newest = addressed.envelope().recordedAt();
        }
        parts.forEach(Part::sum);
        cut = new Cut(newest, 0, 0, new Cut.Parked(0, 0), offsets);
    }

    @Override
    public <R> Answer<R> read(Collection<String> pages, Function<Snapshot<EntityView>, R> reader) {
        return new Answer<>(parts.stream().<R>map(part -> reader.apply(part)).toList(), cut);
    }

    @Override
    public <F, R> Answer<R> read(
            Function<Snapshot<EntityView>, F> first, BiFunction<Snapshot<EntityView>, List<F>, R> second) {
        var found = read(first).parts();
        return read(snapshot -> second.apply(snapshot, found));
    }

    @Override
    public Cut cut() {
        return cut;
    }

    @Override
    public Figures<EntityView> of(String generation) {
        return this;
    }

    @Override
    public Figures<EntityView> now() {
        return this;
    }

    @Override
    public String generation() {
        return "recomputed";
    }

    @Override
    public int partitionOf(String entity) {
        return Math.floorMod(entity.hashCode(), PARTITIONS);
    }

    private final class Part implements Snapshot<EntityView> {
        private final int number;
        private final Map<String, Entity<EntityView>> entities = new LinkedHashMap<>();
        private final Map<String, Map<String, long[]>> cells = new HashMap<>();
        private final Map<String, SortedMap<String, SortedMap<String, Bytes>>> ledgers = new HashMap<>();

        Part(int number) {
            this.number = number;
        }

        @Override
        public SortedSet<String> blocked() {
            return Collections.emptySortedSet();
        }

        @Override
        public Input input() {
            return new Input(0, 0, null);
        }

        void apply(History.Addressed addressed) {
            var before = entities.get(addressed.key());
            var streams = new TreeMap<>(before == null ? Map.of() : before.streams());
            streams.put(addressed.envelope().subject(), addressed.envelope().sequence());
            var view = definition.apply(addressed.key(), before == null ? null : before.view(), addressed.envelope());
            entities.put(addressed.key(), new Entity<>(streams, null, view));
        }

        void sum() {
            entities.forEach((id, entity) -> {
                var view = entity.view();
                if (view != null) {
                    definition.contribute(id, view, new Contributions() {
                        @Override
                        public void add(String page, String cell, long[] measures) {
                            Part.this.add(page, cell, measures);
                        }

                        @Override
                        public void enter(String ledger, String account, @Nullable Bytes content) {
                            ledgers.computeIfAbsent(ledger, _ -> new TreeMap<>())
                                    .computeIfAbsent(account, _ -> new TreeMap<>())
                                    .put(id, Objects.requireNonNull(content));
                        }
                    });
                }
            });
        }

        private void add(String page, String cell, long[] measures) {
            var sums = cells.computeIfAbsent(page, _ -> new HashMap<>())
                    .computeIfAbsent(cell, _ -> new long[measures.length]);
            for (var i = 0; i < measures.length; i++) {
                sums[i] += measures[i];
            }
        }

        @Override
        public int partition() {
            return number;
        }

        @Override
        public Map<String, Map<String, long[]>> cells(Collection<String> pages) {
            var found = new HashMap<>(cells);
            found.keySet().retainAll(pages);
            return found;
        }

        @Override
        public Map<String, Entity<EntityView>> entities(Collection<String> ids) {
            var found = new HashMap<>(entities);
            found.keySet().retainAll(ids);
            return found;
        }

        @Override
        public boolean hasLedgers() {
            return true;
        }

        @Override
        public void ledger(String ledger, Set<String> accounts, Consumer<Section> reader) {
            ledger(ledger, section -> {
                if (accounts.contains(section.account())) {
                    reader.accept(section);
                }
            });
        }

        @Override
        public void ledger(String ledger, Consumer<Section> reader) {
            ledgers.getOrDefault(ledger, new TreeMap<>())
                    .forEach((account, entries) -> reader.accept(Section.of(account, entries)));
        }

        @Override
        public void forEach(BiConsumer<String, Entity<EntityView>> reader) {
            entities.forEach(reader);
        }
    }
}
