package vn.cnnt.reporting.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.Level;
import vn.cnnt.events.ProductGroup;
import vn.cnnt.events.Province;
import vn.cnnt.reporting.figures.Cut;
import vn.cnnt.reporting.figures.Figures;
import vn.cnnt.reporting.figures.Snapshot;
import vn.cnnt.reporting.slots.Bytes;
import vn.cnnt.reporting.view.EntityView;

/// The public list of recognised products, a part of it at a time, each of one cut.
public final class RecognisedProducts {
    /// The measure of the recognitions that counts what is on the list.
    public static final String MEASURE = "recognised";

    /// As many products of a partition are looked at for one part: who searches for what is rare gets less than a full
    /// part and goes on from there.
    private static final int LOOKED_AT = 20_000;

    /// Characters of a search.
    private static final int LONGEST = 200;

    private final Asked asked;
    private final RecognisedProduct.@Nullable Key after;
    private final int limit;
    private final int lookedAt;
    private final SearchedTexts texts;

    RecognisedProducts(
            Asked asked, RecognisedProduct.@Nullable Key after, int limit, int lookedAt, SearchedTexts texts) {
        this.asked = asked;
        this.texts = texts;
        this.after = after;
        this.limit = limit;
        this.lookedAt = lookedAt;
    }

    /// What is asked for: everything that is absent is not filtered.
    ///
    /// @param words that stand in the product, the name or the number of the decision, see [PlainText]
    public record Asked(
            @Nullable Province province,
            Set<Integer> years,
            Set<Level> levels,
            Set<ProductGroup> groups,
            List<String> words) {
        public Asked {
            years = Set.copyOf(years);
            levels = Set.copyOf(levels);
            groups = Set.copyOf(groups);
            words = List.copyOf(words);
        }

        /// Null where there are findings.
        public static @Nullable Asked read(Parameters parameters) {
            var key = parameters.one(Places.PROVINCE);
            var province = key == null ? null : parameters.province(key, Places.AS_DECIDED);
            var years = new LinkedHashSet<Integer>();
            for (var text : parameters.list("year")) {
                if (YEARS.has(text)) {
                    years.add(Integer.valueOf(text));
                } else {
                    parameters.refuse("year", "not-a-year", Parameters.quote(text), "1000", "9999");
                }
            }
            var levels = constants("level", Level.values(), parameters);
            var groups = constants("group", ProductGroup.values(), parameters);
            var q = parameters.one("q");
            var words = q == null ? List.<String>of() : PlainText.words(q);
            if (q != null && q.length() > LONGEST) {
                parameters.refuse("q", "too-long", Integer.toString(q.length()), Integer.toString(LONGEST));
            } else if (q != null && words.isEmpty()) {
                parameters.refuse("q", "nothing-to-search", Parameters.quote(q));
            }
            return parameters.findings().isEmpty() ? new Asked(province, years, levels, groups, words) : null;
        }

        private static <E extends Enum<E>> Set<E> constants(String name, E[] all, Parameters parameters) {
            var found = new LinkedHashSet<E>();
            for (var text : parameters.list(name)) {
                var constant = parameters.known(name, text, List.of(all), Enum::name);
                if (constant != null) {
                    found.add(constant);
                }
            }
            return found;
        }

        /// A province of today stands for those that became it; one that ended for itself.
        private boolean isThere(Province decided) {
            return province == null
                    || decided.equals(province)
                    || (province.isCurrent() && decided.current().equals(province));
        }

        private boolean matches(String account) {
            var about = RecognisedLedger.Account.of(account);
            return isThere(about.decided())
                    && (years.isEmpty() || years.contains(about.votingYear()))
                    && (levels.isEmpty() || levels.contains(about.level()));
        }

        /// By year and level, and where it is but one account by its province, too.
        boolean mayLieBetween(String first, String last) {
            return first.equals(last)
                    ? matches(first)
                    : RecognisedLedger.Account.mayLieBetween(first, last, years, levels);
        }

        private boolean matches(RecognisedProduct it) {
            if (!groups.isEmpty() && !groups.contains(it.productGroup())) {
                return false;
            }
            return words.isEmpty() || isIn(RecognisedLedger.text(it.product(), it.name(), it.decisionNumber()));
        }

        private boolean isIn(String text) {
            for (var word : words) {
                if (!text.contains(word)) {
                    return false;
                }
            }
            return true;
        }

        /// The question whose answer is how many there are, without the words.
        private Question counting() {
            var filters = new HashMap<String, Set<String>>();
            if (province != null) {
                filters.put(Places.PROVINCE, Set.of(province.key()));
            }
            put(filters, "votingYear", years.stream().map(String::valueOf));
            put(filters, "level", levels.stream().map(Level::name));
            put(filters, "productGroup", groups.stream().map(ProductGroup::name));
            return new Question(
                    Objects.requireNonNull(Datasets.find("recognitions")),
                    province == null || !province.isCurrent() ? Places.AS_DECIDED : Places.CURRENT,
                    filters,
                    List.of(),
                    List.of(MEASURE),
                    List.of(),
                    null);
        }

        private static void put(Map<String, Set<String>> filters, String name, Stream<String> values) {
            var all = new LinkedHashSet<>(values.toList());
            if (!all.isEmpty()) {
                filters.put(name, all);
            }
        }
    }

    private static final Dimension YEARS =
            Dimension.years("year", "Năm bình chọn", "Voting year", 1000, 9999, Dimension.Spread.ONE);

    /// @param total how many there are; null where words are searched for, as that is not counted
    /// @param next where the part that follows begins; null where none does
    public record Found(
            List<RecognisedProduct> items, @Nullable Long total, RecognisedProduct.@Nullable Key next, Cut cut) {}

    /// @param after the last one that was shown, null at the beginning
    static Found find(
            Figures<EntityView> figures,
            Asked asked,
            RecognisedProduct.@Nullable Key after,
            int limit,
            SearchedTexts texts) {
        return new RecognisedProducts(asked, after, limit, LOOKED_AT, texts).of(figures);
    }

    /// What a partition has.
    ///
    /// @param upTo what lies behind it has not been looked at; null where everything has
    /// @param counted what its cells say
    private record Part(List<RecognisedProduct> first, RecognisedProduct.@Nullable Key upTo, long counted) {}

    Found of(Figures<EntityView> figures) {
        var counting = new Grouping(asked.counting(), List.of());
        var answer = figures.read(snapshot -> part(snapshot, counting));
        var upTo = answer.parts().stream()
                .map(Part::upTo)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
        var all = answer.parts().stream()
                .flatMap(part -> part.first().stream())
                .filter(it -> upTo == null || it.key().compareTo(upTo) <= 0)
                .sorted(Comparator.comparing(RecognisedProduct::key))
                .toList();
        var items = all.subList(0, Math.min(limit, all.size()));
        var next = all.size() > limit ? items.getLast().key() : upTo;
        var total = asked.words().isEmpty()
                ? (Long) answer.parts().stream().mapToLong(Part::counted).sum()
                : null;
        return new Found(List.copyOf(items), total, next, answer.cut());
    }

    private Part part(Snapshot<EntityView> snapshot, Grouping counting) {
        var reading = new Reading();
        if (snapshot.hasLedgers()) {
            var from = after == null ? "" : after.account();
            var id = after == null ? "" : after.enterprise();
            snapshot.ledger(RecognisedLedger.NAME, from, id, asked::mayLieBetween, section -> {
                if (asked.matches(section.account())) {
                    section.forEach(
                            _ -> true,
                            (entity, content) -> reading.take(
                                    section.account(),
                                    entity,
                                    section.contents().get(content)));
                }
                return reading.goesOn;
            });
        } else {
            var all = new ArrayList<RecognisedProduct>();
            snapshot.forEach((id, entity) -> {
                var view = entity.view();
                if (view != null) {
                    RecognisedLedger.products(id, view).stream()
                            .filter(it -> asked.matches(it.key().account()))
                            .forEach(all::add);
                }
            });
            all.sort(Comparator.comparing(RecognisedProduct::key));
            for (var it : all) {
                if (!reading.take(List.of(it))) {
                    break;
                }
            }
        }
        return new Part(reading.found, reading.upTo, counted(snapshot, counting));
    }

    private long counted(Snapshot<EntityView> snapshot, Grouping counting) {
        if (!asked.words().isEmpty()) {
            return 0;
        }
        var dataset = asked.counting().dataset();
        return counting.sum(List.of(snapshot.pages(counting.pages().keySet()))).values().stream()
                .mapToLong(measures -> measures[dataset.measure(MEASURE)])
                .sum();
    }

    /// Takes products in their order until there are enough, or enough have been looked at.
    private final class Reading {
        private final List<RecognisedProduct> found = new ArrayList<>();
        private int looked;
        private boolean goesOn = true;
        private RecognisedProduct.@Nullable Key upTo;

        /// An entry of the ledger, which is read only where something of it may be wanted.
        boolean take(String account, String entity, Bytes content) {
            if (after != null && isBefore(account, entity, after)) {
                return goesOn;
            }
            if (!asked.words().isEmpty()) {
                var all = texts.of(content);
                if (looked + all.size() < lookedAt
                        && !all.isEmpty()
                        && all.stream().noneMatch(asked::isIn)) {
                    looked += all.size();
                    return goesOn;
                }
            }
            return take(RecognisedLedger.read(account, entity, content));
        }

        private static boolean isBefore(String account, String entity, RecognisedProduct.Key key) {
            var order = account.compareTo(key.account());
            return order < 0 || (order == 0 && entity.compareTo(key.enterprise()) < 0);
        }

        boolean take(List<RecognisedProduct> products) {
            for (var it : products) {
                var key = it.key();
                if (!goesOn || (after != null && key.compareTo(after) <= 0)) {
                    continue;
                }
                looked++;
                if (asked.matches(it)) {
                    found.add(it);
                }
                if (found.size() > limit) {
                    goesOn = false;
                } else if (looked >= lookedAt) {
                    goesOn = false;
                    upTo = key;
                }
            }
            return goesOn;
        }
    }
}
