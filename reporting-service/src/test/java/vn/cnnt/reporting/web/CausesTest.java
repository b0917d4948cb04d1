package vn.cnnt.reporting.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.cnnt.manners.KeptFindings;
import vn.cnnt.manners.MannersConfiguration;
import vn.cnnt.manners.Words;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.reporting.figures.FiguresUnavailable;
import vn.cnnt.reporting.log.LogUnreachable;
import vn.cnnt.reporting.log.UnusableLog;
import vn.cnnt.reporting.slots.StoreUnavailable;

/// Why a run, a reconciliation or the projection could not go on is told in two languages, and what a server that is
/// away said of it stands in both.
class CausesTest {
    private static final Locale VI = Locale.of("vi");

    private final Causes causes = new Causes(new Words(MannersConfiguration.messages("messages", "manners")));

    static List<RuntimeException> away() {
        return List.of(
                new LogUnreachable("connection refused", null),
                new StoreUnavailable("connection refused", new IllegalStateException()),
                new FiguresUnavailable("connection refused", null),
                new IllegalStateException("connection refused"));
    }

    @ParameterizedTest
    @MethodSource("away")
    void what_was_away_is_told_in_both_languages(RuntimeException e) {
        var vietnamese = causes.say(Causes.of(e), VI);
        var english = causes.say(Causes.of(e), Locale.ENGLISH);

        assertThat(vietnamese).contains("connection refused").isNotEqualTo(english);
        assertThat(english).contains("connection refused");
    }

    @Test
    void a_log_that_is_another_one_says_what_to_do() {
        var kept = Causes.of(new UnusableLog(
                "for the log", Finding.error("", "log-made-anew", "t"), Finding.error("", "start-anew")));

        assertThat(causes.say(kept, VI)).startsWith("Chủ đề t đã được tạo lại").endsWith("đặt lượt chạy mới.");
        assertThat(causes.say(kept, Locale.ENGLISH))
                .startsWith("The topic t has been made anew")
                .endsWith("order a new run.")
                .doesNotContain("for the log");
    }

    /// A run that could not be completed names the first event that is in its way.
    @Test
    void what_was_kept_of_something_before_is_told_within() {
        var first = new KeptFindings.Before(KeptFindings.of("event-gap", "e-1@2"));
        var kept = KeptFindings.of("entities-blocked", "2", 1, "7", first);

        assertThat(causes.say(kept, VI))
                .contains("2 đối tượng", "e-1@2 chưa đến")
                .doesNotContain("[{");
        assertThat(causes.say(kept, Locale.ENGLISH)).endsWith("e-1@2 has not arrived");
    }

    @Test
    void what_an_earlier_version_kept_is_told_as_it_stands_and_nothing_of_nothing() {
        assertThat(causes.say("There is no topic t.", VI)).isEqualTo("There is no topic t.");
        assertThat(causes.say(null, VI)).isNull();
    }
}
