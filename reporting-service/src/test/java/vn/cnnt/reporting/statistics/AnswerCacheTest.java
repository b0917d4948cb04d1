package vn.cnnt.reporting.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.cnnt.reporting.figures.Lag;
import vn.cnnt.reporting.figures.StoredFigures;
import vn.cnnt.reporting.pages.KeptPages;
import vn.cnnt.reporting.projection.Addressed;
import vn.cnnt.reporting.projection.Batch;
import vn.cnnt.reporting.projection.Projector;
import vn.cnnt.reporting.slots.Generation;
import vn.cnnt.reporting.slots.TransientStore;
import vn.cnnt.reporting.statistics.AnswerCache.Sums;

class AnswerCacheTest {
    private static final long[] PAGES = {1, 0, 7};

    private static final List<String> ASKED = List.of(
            "enterprises?by=province&places=current",
            "enterprises?by=size,status&province=VN-20",
            "recognitions?by=votingYear,level",
            "recognitions?by=region&measures=recognised,enterprisesRecognised",
            "grants?by=planYear,source&measures=approved,approved.change",
            "supported-enterprises?by=planYear",
            "valid-certificates?by=level,productGroup&year=2021");

    private final AnswerCache cache = new AnswerCache();

    @Test
    void a_question_is_known_of_the_very_pages_it_was_worked_out_from() {
        var question = question("by=province");
        var sums = new Sums(List.of(Map.of("province", "VN-20", "enterprises", 1L)), Map.of("enterprises", 1L));
        cache.keep(question, PAGES, sums);
        assertThat(cache.find(question("by=province"), PAGES.clone())).isSameAs(sums);
        assertThat(cache.find(question, new long[] {1, 0, 8})).isNull();
        assertThat(cache.find(question, new long[] {1, 7, 0})).isNull();
        assertThat(cache.find(question("by=region"), PAGES)).isNull();
        assertThat(cache.find(question("by=province&places=current"), PAGES)).isNull();
        assertThat(cache.find(question("by=province&limit=3"), PAGES)).isNull();
    }

    @Test
    void what_is_asked_again_and_again_stays_whatever_else_is_asked_and_large_answers_never_do() {
        var always = question("by=province");
        var sums = new Sums(List.of(), Map.of());
        cache.keep(always, PAGES, sums);
        for (var i = 1; i <= 300; i++) {
            cache.keep(question("by=province&limit=" + i), PAGES, sums);
            assertThat(cache.find(always, PAGES)).isSameAs(sums);
        }
        var others = IntStream.rangeClosed(1, 300)
                .filter(i -> cache.find(question("by=province&limit=" + i), PAGES) != null)
                .count();
        assertThat(others).isLessThan(100);
        var large = new Sums(new ArrayList<>(rows(201)), Map.of());
        cache.keep(question("by=size"), PAGES, large);
        assertThat(cache.find(question("by=size"), PAGES)).isNull();
    }

    @Test
    void answers_stay_right_while_the_log_grows() {
        var generation = new Generation("live-1", "test", "events", 1);
        var store = new TransientStore(generation);
        var pages = new KeptPages(1 << 20);
        var definition = new RegistryDefinition();
        var projector = new Projector<>(generation, definition, store, 1 << 20, pages);
        projector.takeOver(0, "topic");
        var figures = new StoredFigures<>(
                store, definition, _ -> new Lag.Behind(0, 0), (_, _) -> 0, Runnable::run, Duration.ofSeconds(1), pages);
        var statistics = new Statistics(figures, "test");
        var log = RandomHistory.of(new Random(3), 150).log();
        var before = new HashMap<String, Table>();
        var same = 0;
        for (var i = 0; i < log.size(); i++) {
            var it = log.get(i);
            var record = new Addressed(it.key(), it.event(), it.envelope().joined()).at(0, i);
            projector.project(List.of(new Batch(0, i + 1, List.of(record))));
            var byHand = new Statistics(new RecomputedFigures(log.subList(0, i + 1)), "test");
            for (var asked : ASKED) {
                var dataset = asked.substring(0, asked.indexOf('?'));
                var text = asked.substring(asked.indexOf('?') + 1);
                var table = Asking.ask(statistics, dataset, text);
                var right = Asking.ask(byHand, dataset, text);
                assertThat(table.rows()).as("%s after %s", asked, i + 1).isEqualTo(right.rows());
                assertThat(table.total()).as("%s after %s", asked, i + 1).isEqualTo(right.total());
                var last = before.put(asked, table);
                same += last != null && last.rows() == table.rows() ? 1 : 0;
            }
        }
        assertThat(same).as("answers that nothing had touched").isBetween(500, 1_000);
    }

    private static Collection<Map<String, Object>> rows(int count) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var i = 0; i < count; i++) {
            rows.add(Map.of("size", String.valueOf(i)));
        }
        return rows;
    }

    private static Question question(String text) {
        return Questions.table(Asking.dataset("enterprises"), Asking.parameters(text));
    }
}
