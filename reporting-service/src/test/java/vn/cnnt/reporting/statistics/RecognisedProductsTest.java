package vn.cnnt.reporting.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.cnnt.events.EnterpriseDetails;
import vn.cnnt.events.Level;
import vn.cnnt.events.ProductGroup;
import vn.cnnt.events.Province;
import vn.cnnt.events.RecognitionStatus;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.reporting.figures.Figures;
import vn.cnnt.reporting.view.EnterpriseView;
import vn.cnnt.reporting.view.EntityView;

class RecognisedProductsTest {
    private final History history = new History()
            .registered("e-1", "VN-20")
            .registered("e-2", "VN-02")
            .applied("e-1", "r1", Level.PROVINCE, 2020, ProductGroup.AGRO_FOOD)
            .recognised("e-1", "r1", 2020)
            .applied("e-1", "r2", Level.NATIONAL, 2021, ProductGroup.AGRO_FOOD)
            .recognised("e-1", "r2", 2021)
            .applied("e-2", "r1", Level.PROVINCE, 2021, ProductGroup.HANDICRAFT)
            .recognised("e-2", "r1", 2021);

    @Test
    void the_newest_round_comes_first_in_it_the_highest_level_with_what_the_decision_says() {
        var found = find("", null, 10);

        assertThat(names(found)).containsExactly("e-1 r2", "e-2 r1", "e-1 r1");
        assertThat(found.total()).isEqualTo(3);
        assertThat(found.next()).isNull();
        var first = found.items().getFirst();
        var decided = history.recognition("e-1", "r2");
        assertThat(first)
                .isEqualTo(new RecognisedProduct(
                        "e-1",
                        "Cơ sở e-1",
                        "r2",
                        decided.product(),
                        decided.isSet(),
                        ProductGroup.AGRO_FOOD,
                        Level.NATIONAL,
                        2021,
                        "VN-20",
                        "VN-20",
                        decided.decisionNumber(),
                        decided.decisionDate(),
                        decided.validFrom(),
                        decided.validUntil()));
        assertThat(first.decisionNumber()).isNotNull();
    }

    @Test
    void only_what_is_recognised_is_on_it() {
        history.revoked("e-1", "r2", LocalDate.of(2022, 1, 1))
                .withdrawn("e-2", "r1")
                .applied("e-2", "r2", Level.PROVINCE, 2022)
                .applied("e-2", "r3", Level.PROVINCE, 2022)
                .notRecognised("e-2", "r3");

        assertThat(names(find("", null, 10))).containsExactly("e-1 r1");
    }

    @Test
    void a_province_of_today_has_those_that_became_it_one_that_ended_its_own() {
        assertThat(names(find("province=VN-08", null, 10))).containsExactly("e-2 r1");
        assertThat(names(find("province=VN-02", null, 10))).containsExactly("e-2 r1");
        assertThat(find("province=VN-08", null, 10).total()).isEqualTo(1);
        assertThat(find("province=VN-02", null, 10).total()).isEqualTo(1);
        assertThat(find("province=VN-08", null, 10).items().getFirst().province())
                .isEqualTo("VN-02");
        assertThat(names(find("province=VN-42", null, 10))).isEmpty();
    }

    @Test
    void it_is_filtered_by_year_level_and_group() {
        assertThat(names(find("year=2021", null, 10))).containsExactly("e-1 r2", "e-2 r1");
        assertThat(names(find("year=2020,2021&level=PROVINCE", null, 10))).containsExactly("e-2 r1", "e-1 r1");
        assertThat(names(find("group=HANDICRAFT", null, 10))).containsExactly("e-2 r1");
        assertThat(find("group=HANDICRAFT", null, 10).total()).isEqualTo(1);
    }

    @Test
    void it_is_searched_without_accents_in_product_firm_and_decision() {
        history.registered("e-3", "VN-20")
                .corrected("e-3", it -> named(it, "Hộ kinh doanh Nguyễn Thị Đào"))
                .applied("e-3", "r1", Level.PROVINCE, 2019)
                .recognised("e-3", "r1", 2019);
        var number = Objects.requireNonNull(history.recognition("e-3", "r1").decisionNumber());

        assertThat(names(find("q=dao nguyen", null, 10))).containsExactly("e-3 r1");
        assertThat(names(find("q=ĐÀO", null, 10))).containsExactly("e-3 r1");
        assertThat(names(find("q=" + number + " dao", null, 10))).containsExactly("e-3 r1");
        assertThat(names(find("q=nobody", null, 10))).isEmpty();
        assertThat(find("q=dao", null, 10).total()).isNull();
    }

    @Test
    void a_corrected_name_is_the_one_on_it_and_a_move_changes_nothing() {
        history.corrected("e-2", it -> named(it, "Cơ sở Dệt Lùng Tám")).moved("e-2", "VN-42");

        var item = find("group=HANDICRAFT", null, 10).items().getFirst();

        assertThat(item.name()).isEqualTo("Cơ sở Dệt Lùng Tám");
        assertThat(item.province()).isEqualTo("VN-02");
    }

    /// Of whatever has happened, by whatever parts, however little is looked at for each.
    @Test
    void part_by_part_it_is_what_the_views_say_and_as_many_as_the_figure_counts() {
        for (var seed = 0; seed < 10; seed++) {
            var happened = RandomHistory.of(new Random(seed), 300);
            var figures = happened.figures();
            var expected = new ArrayList<RecognisedProduct>();
            figures.read(snapshot -> {
                snapshot.forEach((id, entity) ->
                        expected.addAll(RecognisedLedger.products(id, Objects.requireNonNull(entity.view()))));
                return 0;
            });
            expected.sort(Comparator.comparing(RecognisedProduct::key));
            for (var lookedAt : new int[] {1, 3, 1000}) {
                var got = new ArrayList<RecognisedProduct>();
                for (var part : parts(figures, "", lookedAt)) {
                    assertThat(part.items()).hasSizeLessThanOrEqualTo(4);
                    assertThat(part.total()).isEqualTo(expected.size());
                    got.addAll(part.items());
                }
                assertThat(got)
                        .as("seed %s, %s", seed, lookedAt)
                        .isEqualTo(expected)
                        .isNotEmpty();
            }
            var counted =
                    happened.ask("recognitions", "measures=recognised").total().get("recognised");
            assertThat(counted).isEqualTo((long) expected.size());
        }
    }

    @Test
    void part_by_part_a_search_finds_every_product_that_has_the_words_in_it() {
        var found = 0;
        for (var seed = 0; seed < 5; seed++) {
            var figures = RandomHistory.of(new Random(seed), 300).figures();
            var all = parts(figures, "", 1000).stream()
                    .flatMap(part -> part.items().stream())
                    .toList();
            for (var q : List.of("r1", "r2 1", "co so", "qd ctdp 3", "khongcogi")) {
                var expected = all.stream()
                        .filter(
                                it -> PlainText.words(q).stream()
                                        .allMatch(PlainText.of(
                                                it.product() + " " + it.name() + " " + it.decisionNumber())::contains))
                        .toList();
                for (var lookedAt : new int[] {1, 3, 1000}) {
                    assertThat(parts(figures, "q=" + q, lookedAt).stream().flatMap(part -> part.items().stream()))
                            .as("seed %s, %s, %s", seed, q, lookedAt)
                            .isEqualTo(expected);
                }
                found += expected.size();
            }
        }
        assertThat(found).isPositive();
    }

    private static List<RecognisedProducts.Found> parts(Figures<EntityView> figures, String question, int lookedAt) {
        var texts = new SearchedTexts();
        var parts = new ArrayList<RecognisedProducts.Found>();
        RecognisedProduct.@Nullable Key after = null;
        do {
            var part = new RecognisedProducts(asked(question), after, 4, lookedAt, texts).of(figures);
            parts.add(part);
            after = part.next();
        } while (after != null);
        return parts;
    }

    /// A stretch of the list is passed over only where nothing in it is asked for.
    @Test
    void what_is_asked_for_may_lie_between_two_accounts_wherever_one_of_it_does() {
        var accounts = new TreeSet<String>();
        for (var year = 2018; year <= 2022; year++) {
            for (var level : Level.values()) {
                for (var province : List.of("VN-01", "VN-20")) {
                    accounts.add(RecognisedLedger.account(year, level, Province.of(province)));
                }
            }
        }
        for (var question : List.of(
                "",
                "level=NATIONAL",
                "level=REGION,DISTRICT",
                "year=2020",
                "year=2019,2021&level=PROVINCE",
                "province=VN-20&level=NATIONAL")) {
            var asked = asked(question);
            for (var first : accounts) {
                for (var last : accounts.tailSet(first)) {
                    if (accounts.subSet(first, true, last, true).stream().anyMatch(it -> asked.mayLieBetween(it, it))) {
                        assertThat(asked.mayLieBetween(first, last))
                                .as("%s: %s to %s", question, first, last)
                                .isTrue();
                    }
                }
            }
        }
        assertThat(asked("level=NATIONAL").mayLieBetween("7979|1|VN-01", "7979|3|VN-79"))
                .isFalse();
        assertThat(asked("level=DISTRICT").mayLieBetween("7978|0|VN-01", "7978|2|VN-01"))
                .isFalse();
        assertThat(asked("year=2020").mayLieBetween("7978|0|VN-01", "7978|3|VN-01"))
                .isFalse();
    }

    @Test
    void whoever_has_something_else_on_it_after_a_change_enters_just_that() {
        var before = view("e-1");
        history.applied("e-1", "r3", Level.REGION, 2022).recognised("e-1", "r3", 2022);
        var after = view("e-1");
        var entered = new ArrayList<String>();

        RecognisedLedger.enterChange(before, after, new Entering(entered));
        assertThat(entered).containsExactly("7977|1|VN-20 +");

        entered.clear();
        RecognisedLedger.enterChange(after, before, new Entering(entered));
        assertThat(entered).containsExactly("7977|1|VN-20 -");

        entered.clear();
        history.corrected("e-1", it -> named(it, "Khác"));
        RecognisedLedger.enterChange(after, view("e-1"), new Entering(entered));
        assertThat(entered).hasSize(3);
    }

    @Test
    void what_is_wrong_with_a_question_is_told() {
        assertThat(findings("province=VN-24&year=20&level=WORLD&group=FOOD&q=--"))
                .extracting(it -> it.field() + " " + it.code())
                .containsExactly(
                        "province province-ambiguous",
                        "year not-a-year",
                        "level not-one-of",
                        "group not-one-of",
                        "q nothing-to-search");
    }

    private record Entering(List<String> entered) implements vn.cnnt.reporting.projection.Contributions {
        @Override
        public void add(String page, String cell, long[] measures) {
            throw new AssertionError("it counts nothing");
        }

        @Override
        public void enter(String ledger, String account, vn.cnnt.reporting.slots.@Nullable Bytes content) {
            entered.add(account + (content == null ? " -" : " +"));
        }
    }

    private EnterpriseView view(String id) {
        var found = new ArrayList<EnterpriseView>();
        history.figures().read(snapshot -> {
            snapshot.entities(List.of(id)).values().forEach(it -> found.add((EnterpriseView) it.view()));
            return 0;
        });
        assertThat(found.getFirst().recognitions().values())
                .anyMatch(it -> it.details().status() == RecognitionStatus.RECOGNISED);
        return found.getFirst();
    }

    private static EnterpriseDetails named(EnterpriseDetails it, String name) {
        return it.with(copy -> copy.name = name);
    }

    private RecognisedProducts.Found find(String question, RecognisedProduct.@Nullable Key after, int limit) {
        return RecognisedProducts.find(history.figures(), asked(question), after, limit, new SearchedTexts());
    }

    private static RecognisedProducts.Asked asked(String question) {
        var parameters = Asking.parameters(question);
        return Objects.requireNonNull(
                RecognisedProducts.Asked.read(parameters), parameters.findings().toString());
    }

    private static List<Finding> findings(String question) {
        var parameters = Asking.parameters(question);
        assertThat(RecognisedProducts.Asked.read(parameters)).isNull();
        return parameters.findings();
    }

    private static List<String> names(RecognisedProducts.Found found) {
        return found.items().stream()
                .map(it -> it.enterprise() + " " + it.recognition())
                .toList();
    }
}
