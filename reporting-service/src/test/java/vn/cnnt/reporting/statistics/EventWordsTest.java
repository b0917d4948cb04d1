package vn.cnnt.reporting.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.cnnt.events.FundingLine;
import vn.cnnt.events.FundingSource;
import vn.cnnt.events.GrantState;
import vn.cnnt.events.Level;
import vn.cnnt.events.SupportContent;

class EventWordsTest {
    /// There is a golden file of each.
    @Test
    void every_type_of_event_has_words_in_both_languages() throws IOException {
        try (var golden = Files.list(Path.of("..", "registry-events", "src", "test", "resources", "golden"))) {
            var types = golden.map(it -> it.getFileName().toString())
                    .map(it -> it.substring(0, it.lastIndexOf(".v1") + 3))
                    .distinct()
                    .toList();
            assertThat(types).hasSizeGreaterThan(20).allSatisfy(type -> {
                assertThat(EventWords.ofType(type).vi()).isNotEqualTo(type);
                assertThat(EventWords.ofType(type).en()).isNotEqualTo(type);
            });
        }
    }

    @Test
    void a_later_version_is_called_the_same_and_a_type_that_nobody_knows_by_its_name() {
        assertThat(EventWords.ofType("vn.cnnt.grant.approved.v2"))
                .isEqualTo(EventWords.ofType("vn.cnnt.grant.approved.v1"));
        assertThat(EventWords.ofType("vn.cnnt.weather.changed.v1").vi()).isEqualTo("vn.cnnt.weather.changed.v1");
    }

    @Test
    void every_field_that_whatever_has_happened_has_changed_has_words() {
        var fields = new ArrayList<String>();
        for (var seed = 0; seed < 10; seed++) {
            RandomHistory.of(new Random(seed), 300).figures().read(snapshot -> {
                snapshot.forEach((_, entity) -> {
                    var view = entity.view();
                    if (view != null) {
                        for (var dataset : Datasets.ALL) {
                            dataset.facts(view)
                                    .forEach(fact -> fact.because()
                                            .forEach(thing -> view.behind(thing)
                                                    .forEach(it -> it.changes()
                                                            .forEach(change -> fields.add(change.field())))));
                        }
                    }
                });
                return 0;
            });
        }
        assertThat(fields)
                .hasSizeGreaterThan(100)
                .allSatisfy(field -> assertThat(EventWords.ofField(field).vi()).isNotEqualTo(field));
    }

    @Test
    void an_explanation_says_what_happened_what_it_changed_and_which_grant_it_was() {
        var history = new History()
                .registered("e-1", "VN-20")
                .applied("e-1", "r1", Level.PROVINCE, 2020)
                .recognised("e-1", "r1", 2020)
                .recorded(
                        "g-1",
                        History.aGrant(
                                "VN-20",
                                2021,
                                SupportContent.MACHINERY,
                                GrantState.APPROVED,
                                List.of(new FundingLine(FundingSource.LOCAL, 9L, 8L, null, null, null, null)),
                                History.line("e-1", null)))
                .adjusted("g-1", it -> History.benefiting(it, History.line("e-1", 5L)))
                .went("g-1", GrantState.CONTRACTED);

        var recognised = Asking.explain(history.statistics(), "recognitions", "measure=recognised");
        var supported = Asking.explain(history.statistics(), "supported-enterprises", "measure=support");

        var decided = recognised.items().getFirst().events().getLast();
        assertThat(decided.typeTitle().vi()).isEqualTo("Quyết định kết quả bình chọn");
        assertThat(decided.changes())
                .contains(new Explanation.Change("status", new Text("Tình trạng", "Status"), "APPLIED", "RECOGNISED"));
        assertThat(decided.title()).isNull();
        assertThat(recognised.items().getFirst().events().getFirst().changes()).isEmpty();
        assertThat(supported.items().getFirst().events())
                .filteredOn(it -> it.aggregate().equals("g-1"))
                .allSatisfy(it -> assertThat(it.title()).startsWith("Đề án"))
                .flatExtracting(Explanation.Event::changes)
                .contains(
                        new Explanation.Change(
                                "beneficiaries/e-1/amount", new Text("Số tiền hỗ trợ", "Support"), "UNKNOWN", "5"),
                        new Explanation.Change("state", new Text("Trạng thái", "State"), "APPROVED", "CONTRACTED"));
    }
}
