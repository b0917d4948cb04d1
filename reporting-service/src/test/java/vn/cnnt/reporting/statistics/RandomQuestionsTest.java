package vn.cnnt.reporting.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.cnnt.events.Province;
import vn.cnnt.reporting.figures.Answer;
import vn.cnnt.reporting.figures.Cut;
import vn.cnnt.reporting.figures.Figures;
import vn.cnnt.reporting.figures.Snapshot;
import vn.cnnt.reporting.pages.Entity;
import vn.cnnt.reporting.pages.Section;
import vn.cnnt.reporting.view.EntityView;

/// Whatever is asked of whatever has happened, the answer is what counting by hand gives, whether it comes from cells
/// or from what each entity has in the ledgers.
class RandomQuestionsTest {
    private static final List<String> YEARS = List.of("2019", "2020", "2021", "2022");
    private static final List<String> OLD_PROVINCES = List.of("VN-02", "VN-08", "VN-60", "VN-68", "VN-20");
    private static final List<String> NEW_PROVINCES = List.of("VN-08", "VN-68", "VN-20");

    private int fromCells;
    private int fromLedgers;
    private int fromViews;

    @Test
    void any_question_is_answered_as_by_hand() {
        for (var seed = 0; seed < 25; seed++) {
            var random = new Random(seed);
            var figures = RandomHistory.of(random, 150).figures();
            var statistics = new Statistics(watched(figures), "test");
            for (var i = 0; i < 80; i++) {
                var dataset = Datasets.ALL.get(random.nextInt(Datasets.ALL.size()));
                var text = question(dataset, random);
                var question = Objects.requireNonNull(Questions.table(dataset, Asking.parameters(text)), text);

                var table = statistics.answer(question);

                assertThat(table.rows())
                        .as("%s: %s, seed %s", dataset.name(), text, seed)
                        .isEqualTo(byHand(figures, question));
                if (question.hasTotal()) {
                    var whole = new Question(
                            dataset,
                            question.places(),
                            question.filters(),
                            List.of(),
                            question.measures(),
                            List.of(),
                            null);
                    assertThat(List.of(table.total()))
                            .as("total of %s: %s, seed %s", dataset.name(), text, seed)
                            .isEqualTo(byHand(figures, whole));
                }
            }
        }
        assertThat(fromCells).as("answered from cells").isGreaterThan(500);
        assertThat(fromLedgers).as("answered from ledgers").isGreaterThan(200);
    }

    @Test
    void what_every_entity_contributes_adds_up_to_the_figure() {
        for (var seed = 0; seed < 10; seed++) {
            var random = new Random(seed);
            var figures = RandomHistory.of(random, 150).figures();
            var statistics = new Statistics(figures, "test");
            for (var i = 0; i < 40; i++) {
                var dataset = Datasets.ALL.get(random.nextInt(Datasets.ALL.size()));
                var measure = one(Questions.baseMeasures(dataset), random);
                var text = filters(dataset, random) + "measure=" + measure;
                var question = Questions.figure(dataset, Asking.parameters(text));
                if (question == null) {
                    continue; // a stock of more than one year
                }

                var explanation = statistics.explain(question, null, 500);

                var whole = byHand(figures, question).getFirst();
                assertThat(explanation.figure())
                        .as("%s: %s", dataset.name(), text)
                        .isEqualTo(whole.get(measure));
                assertThat(explanation.sum()).isEqualTo(explanation.figure());
                assertThat(explanation.items().stream()
                                .mapToLong(Explanation.Item::contribution)
                                .sum())
                        .isEqualTo(explanation.figure());
                assertThat(explanation.items())
                        .allSatisfy(item -> assertThat(item.events()).isNotEmpty());
            }
        }
    }

    @Test
    void a_run_that_has_no_ledgers_answers_from_its_views_and_says_the_same() {
        for (var seed = 0; seed < 5; seed++) {
            var random = new Random(seed);
            var figures = RandomHistory.of(random, 150).figures();
            var statistics = new Statistics(figures, "test");
            var old = new Statistics(watched(figures, WithoutLedgers::new), "test");
            for (var i = 0; i < 40; i++) {
                var dataset = Datasets.ALL.get(random.nextInt(Datasets.ALL.size()));
                var measure = one(Questions.baseMeasures(dataset), random);
                var figure =
                        Questions.figure(dataset, Asking.parameters(filters(dataset, random) + "measure=" + measure));
                if (figure != null) {
                    for (var after : new String[] {null, "e-3"}) {
                        assertThat(old.explain(figure, after, 4)).isEqualTo(statistics.explain(figure, after, 4));
                    }
                }
                var table =
                        Objects.requireNonNull(Questions.table(dataset, Asking.parameters(question(dataset, random))));
                assertThat(old.answer(table)).isEqualTo(statistics.answer(table));
            }
        }
        assertThat(fromViews).as("read from views").isGreaterThan(300);
    }

    /// Its cells have no count of what is unknown, its views do: that is no fault of the figure.
    @Test
    void a_figure_of_the_definition_before_matches_what_its_views_say() {
        for (var seed = 0; seed < 5; seed++) {
            var figures = RandomHistory.of(new Random(seed), 150).figures();
            var old = new Statistics(outdated(watched(figures, WithoutUnknown::new)), "test");
            for (var measure : List.of("requested", "counterpart", "totalCost")) {
                var question = Objects.requireNonNull(
                        Questions.figure(Asking.dataset("grants"), Asking.parameters("measure=" + measure)));
                assertThat(old.explain(question, null, 10).matches()).isTrue();
            }
        }
    }

    @Test
    void explained_page_by_page_nobody_is_left_out_or_named_twice() {
        for (var seed = 0; seed < 10; seed++) {
            var random = new Random(seed);
            var statistics = RandomHistory.of(random, 200).statistics();
            for (var dataset : Datasets.ALL) {
                var measure = Questions.baseMeasures(dataset).getFirst();
                var question = Questions.figure(dataset, Asking.parameters("measure=" + measure));
                if (question == null) {
                    continue; // a stock of more than one year
                }
                var whole = statistics.explain(question, null, 500);
                var named = new ArrayList<Explanation.Item>();
                Explanation page;
                do {
                    page = statistics.explain(
                            question, named.isEmpty() ? null : named.getLast().entity(), 3);
                    assertThat(page.sum()).isEqualTo(whole.sum());
                    assertThat(page.items()).hasSizeLessThanOrEqualTo(3);
                    named.addAll(page.items());
                } while (page.more());
                assertThat(named).as(dataset.name()).isEqualTo(whole.items()).isNotEmpty();
            }
        }
    }

    @Test
    void the_places_of_a_sum_add_up_to_the_nation() {
        for (var seed = 0; seed < 10; seed++) {
            var statistics = RandomHistory.of(new Random(seed), 150).statistics();
            for (var dataset : Datasets.ALL) {
                for (var by : List.of("province", "region", "province&places=current", "region&places=current")) {
                    var stock = dataset.name().equals("valid-certificates") ? "&year=2021" : "";
                    var table = Asking.ask(statistics, dataset.name(), "by=" + by + stock);
                    for (var measure : dataset.measures()) {
                        if (measure.offered() && !measure.isDistinct()) {
                            var sum = table.rows().stream()
                                    .mapToLong(row -> (Long) Objects.requireNonNull(row.get(measure.name())))
                                    .sum();
                            assertThat(table.total())
                                    .as(dataset.name() + " by " + by)
                                    .containsEntry(measure.name(), sum);
                        }
                    }
                }
            }
        }
    }

    /// One enterprise supported in Hà Giang and in Tuyên Quang is one in today's Tuyên Quang.
    private static List<Map<String, Object>> byHand(RecomputedFigures figures, Question question) {
        var dataset = question.dataset();
        // group → measure → who it belongs to → value
        var groups = new HashMap<List<String>, Map<Integer, Map<String, Long>>>();
        figures.read(snapshot -> {
            snapshot.forEach((id, entity) -> {
                var number = 0;
                for (var fact : dataset.facts(Objects.requireNonNull(entity.view()))) {
                    number++;
                    if (!passes(question, fact)) {
                        continue;
                    }
                    var key = question.by().stream()
                            .map(name -> value(question, fact, name))
                            .toList();
                    var measures = groups.computeIfAbsent(key, _ -> new HashMap<>());
                    for (var m = 0; m < dataset.measures().size(); m++) {
                        var owner = switch (dataset.measures().get(m).counting()) {
                            case SUM -> id + " fact " + number;
                            case ONCE_PER_ENTITY -> id;
                            case ONCE_PER_UNIT -> id + " " + fact.unit();
                        };
                        measures.computeIfAbsent(m, _ -> new HashMap<>()).merge(owner, fact.measures()[m], Math::max);
                    }
                }
            });
            return 0;
        });
        if (question.by().isEmpty()) {
            groups.putIfAbsent(List.of(), Map.of());
        }
        var sorted = new TreeMap<List<String>, Map<String, Object>>((a, b) -> compare(question, a, b));
        groups.forEach((key, owners) -> {
            var row = new LinkedHashMap<String, Object>();
            for (var i = 0; i < key.size(); i++) {
                row.put(
                        question.by().get(i),
                        key.get(i).matches("[0-9]{4}") ? Integer.valueOf(key.get(i)) : key.get(i));
            }
            var all = 0L;
            for (var name : question.measures()) {
                var value = owners.getOrDefault(dataset.measure(name), Map.of()).values().stream()
                        .mapToLong(it -> it)
                        .sum();
                row.put(name, value);
                all += value;
            }
            var unknown = new LinkedHashMap<String, Long>();
            for (var name : question.measures()) {
                var count = owners.getOrDefault(dataset.unknown(name), Map.of()).values().stream()
                        .mapToLong(it -> it)
                        .sum();
                if (count > 0) {
                    unknown.put(name, count);
                }
            }
            if (!unknown.isEmpty()) {
                row.put("unknown", unknown);
                all++;
            }
            if (all > 0 || key.isEmpty()) {
                sorted.put(key, row);
            }
        });
        return List.copyOf(sorted.values());
    }

    private static int compare(Question question, List<String> one, List<String> other) {
        for (var i = 0; i < one.size(); i++) {
            var dimension = question.dimension(question.by().get(i));
            var order = Integer.compare(dimension.order(one.get(i)), dimension.order(other.get(i)));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static boolean passes(Question question, Fact fact) {
        return question.filters().entrySet().stream()
                .allMatch(filter -> filter.getValue().contains(value(question, fact, filter.getKey())));
    }

    private static String value(Question question, Fact fact, String name) {
        Province there = question.places() == Places.CURRENT ? fact.province().current() : fact.province();
        return switch (name) {
            case "province" -> there.key();
            case "region" -> there.region().name();
            default -> fact.values().get(question.dataset().dimension(name));
        };
    }

    private static String question(Dataset dataset, Random random) {
        var by = new ArrayList<String>();
        for (var name : Questions.dimensions(dataset)) {
            if (random.nextInt(4) == 0) {
                by.add(name);
            }
        }
        var filters = filters(dataset, random);
        if (dataset.name().equals("valid-certificates") && !by.contains("year")) {
            filters = filters.replaceAll("year=[0-9,]*&", "") + "year=" + one(YEARS, random) + "&";
        }
        return filters + (by.isEmpty() ? "" : "by=" + String.join(",", by));
    }

    private static String filters(Dataset dataset, Random random) {
        var text = new StringBuilder();
        var current = random.nextBoolean();
        if (current) {
            text.append("places=current&");
        }
        for (var name : Questions.dimensions(dataset)) {
            var chance = random.nextInt(8);
            if (chance < 3) {
                var values = new ArrayList<String>();
                for (var i = 0; i <= (chance == 0 ? 1 : 0); i++) {
                    values.add(one(values(dataset, name, current), random));
                }
                text.append(name).append('=').append(String.join(",", values)).append('&');
            }
        }
        return text.toString();
    }

    private static List<String> values(Dataset dataset, String name, boolean current) {
        return switch (name) {
            case "province" -> current ? NEW_PROVINCES : OLD_PROVINCES;
            case "region" -> List.of("NORTH", "CENTRAL_HIGHLANDS", "SOUTH");
            default -> {
                var dimension = dataset.dimensions().get(dataset.dimension(name));
                yield dimension.years() != null
                        ? YEARS
                        : dimension.values().stream().map(Value::code).toList();
            }
        };
    }

    private static String one(List<String> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }

    /// Counts which way an answer comes.
    private Figures<EntityView> watched(RecomputedFigures figures) {
        return watched(figures, Watched::new);
    }

    private static Figures<EntityView> watched(
            RecomputedFigures figures, UnaryOperator<Snapshot<EntityView>> watching) {
        return new OfOthers(figures) {
            @Override
            public <R> Answer<R> read(Collection<String> pages, Function<Snapshot<EntityView>, R> reader) {
                return figures.read(pages, snapshot -> reader.apply(watching.apply(snapshot)));
            }

            @Override
            public <F, R> Answer<R> read(
                    Function<Snapshot<EntityView>, F> first, BiFunction<Snapshot<EntityView>, List<F>, R> second) {
                return figures.read(
                        snapshot -> first.apply(watching.apply(snapshot)),
                        (snapshot, all) -> second.apply(watching.apply(snapshot), all));
            }
        };
    }

    private static Figures<EntityView> outdated(Figures<EntityView> figures) {
        return new OfOthers(figures) {
            @Override
            public <R> Answer<R> read(Collection<String> pages, Function<Snapshot<EntityView>, R> reader) {
                return new Answer<>(figures.read(pages, reader).parts(), cut());
            }

            @Override
            public <F, R> Answer<R> read(
                    Function<Snapshot<EntityView>, F> first, BiFunction<Snapshot<EntityView>, List<F>, R> second) {
                return new Answer<>(figures.read(first, second).parts(), cut());
            }

            @Override
            public Cut cut() {
                var it = figures.cut();
                return new Cut(
                        it.recordedAt(),
                        it.lagEvents(),
                        it.lagSeconds(),
                        it.parked(),
                        it.offsets(),
                        new Cut.Outdated("1-before", "2-now"));
            }
        };
    }

    /// Figures that take from others what they don't answer themselves.
    private abstract static class OfOthers implements Figures<EntityView> {
        private final Figures<EntityView> others;

        OfOthers(Figures<EntityView> others) {
            this.others = others;
        }

        @Override
        public Cut cut() {
            return others.cut();
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
            return others.generation();
        }

        @Override
        public int partitionOf(String entity) {
            return others.partitionOf(entity);
        }
    }

    private class Watched implements Snapshot<EntityView> {
        final Snapshot<EntityView> snapshot;

        Watched(Snapshot<EntityView> snapshot) {
            this.snapshot = snapshot;
        }

        @Override
        public int partition() {
            return snapshot.partition();
        }

        @Override
        public @Nullable SortedSet<String> blocked() {
            return snapshot.blocked();
        }

        @Override
        public Input input() {
            return snapshot.input();
        }

        @Override
        public Map<String, Map<String, long[]>> cells(Collection<String> pages) {
            fromCells++;
            return snapshot.cells(pages);
        }

        @Override
        public Map<String, Entity<EntityView>> entities(Collection<String> ids) {
            return snapshot.entities(ids);
        }

        @Override
        public boolean hasLedgers() {
            return snapshot.hasLedgers();
        }

        @Override
        public void ledger(String ledger, Set<String> accounts, Consumer<Section> reader) {
            fromLedgers++;
            snapshot.ledger(ledger, accounts, reader);
        }

        @Override
        public void ledger(String ledger, Consumer<Section> reader) {
            throw new AssertionError("every account is read for an answer");
        }

        @Override
        public void forEach(BiConsumer<String, Entity<EntityView>> reader) {
            throw new AssertionError("every view is read for an answer");
        }
    }

    /// As one is whose definition did not count what is unknown.
    private final class WithoutUnknown extends Watched {
        private static final int MEASURES = 18;

        WithoutUnknown(Snapshot<EntityView> snapshot) {
            super(snapshot);
        }

        @Override
        public Map<String, Map<String, long[]>> cells(Collection<String> pages) {
            var found = new HashMap<String, Map<String, long[]>>();
            super.cells(pages).forEach((page, cells) -> {
                var narrow = new HashMap<String, long[]>();
                cells.forEach((cell, measures) -> narrow.put(cell, Arrays.copyOf(measures, MEASURES)));
                found.put(page, narrow);
            });
            return found;
        }
    }

    /// As one is that an earlier version has made.
    private final class WithoutLedgers extends Watched {
        WithoutLedgers(Snapshot<EntityView> snapshot) {
            super(snapshot);
        }

        @Override
        public boolean hasLedgers() {
            return false;
        }

        @Override
        public void ledger(String ledger, Set<String> accounts, Consumer<Section> reader) {
            throw new AssertionError("it has none");
        }

        @Override
        public void forEach(BiConsumer<String, Entity<EntityView>> reader) {
            fromViews++;
            snapshot.forEach(reader);
        }
    }
}
