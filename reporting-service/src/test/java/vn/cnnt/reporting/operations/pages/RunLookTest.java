package vn.cnnt.reporting.operations.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import vn.cnnt.manners.Words;
import vn.cnnt.manners.page.Speech;
import vn.cnnt.reporting.run.Run;
import vn.cnnt.reporting.run.RunBody;

class RunLookTest {
    private static final Instant NOON = Instant.parse("2026-11-28T05:00:00Z");

    static Speech speech(String language) {
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames("operations", "pages", "messages", "manners");
        messages.setDefaultEncoding("UTF-8");
        return Speech.of(new Words(messages), Locale.of(language));
    }

    private static RunLook look(
            Run.State state, Run.Progress progress, @Nullable Integer throttle, @Nullable String trouble) {
        return look(state, progress, throttle, trouble, "thu.tran");
    }

    private static RunLook look(
            Run.State state,
            Run.Progress progress,
            @Nullable Integer throttle,
            @Nullable String trouble,
            String requestedBy) {
        var run = new RunBody(
                "rebuild-1",
                Run.Kind.REBUILD,
                state,
                false,
                "1-a",
                null,
                null,
                throttle,
                "vì sao",
                requestedBy,
                NOON,
                NOON,
                null,
                progress,
                Collections.emptySortedMap(),
                List.of(),
                null,
                trouble,
                null,
                null,
                null,
                false);
        return new RunLook(run, speech("vi"));
    }

    @Test
    void a_run_says_done_of_all_its_rate_with_the_limit_and_what_remains() {
        var look = look(Run.State.RUNNING, new Run.Progress(546, 1028, 12.08, 40.2), 12, null);

        assertThat(look.events()).isEqualTo("546");
        assertThat(look.of()).isEqualTo("1.028");
        assertThat(look.percent()).isEqualTo("53,1 %");
        assertThat(look.rate()).isEqualTo("12,1 sự kiện/giây (giới hạn 12)");
        assertThat(look.remaining()).isEqualTo("còn khoảng 40 giây");
        assertThat(look.tag()).isEqualTo("going");
    }

    @Test
    void what_the_service_ordered_itself_says_why_in_the_readers_language() {
        var look = look(Run.State.QUEUED, Run.Progress.NONE, null, null, "reporting-service");

        assertThat(look.isOrdered()).isFalse();
        assertThat(look.reason()).isEqualTo("định nghĩa số liệu đã đổi thành 1-a");
    }

    @Test
    void only_what_is_whole_is_a_hundred_percent_and_of_nothing_there_is_no_share() {
        assertThat(look(Run.State.RUNNING, new Run.Progress(999_999, 1_000_000, 1, 1.0), null, null)
                        .percent())
                .isEqualTo("99,9 %");
        assertThat(look(Run.State.FOLLOWING, new Run.Progress(7, 7, 1, 0.0), null, null)
                        .percent())
                .isEqualTo("100,0 %");
        assertThat(look(Run.State.QUEUED, Run.Progress.NONE, null, null).percent())
                .isNull();
    }

    @Test
    void a_stall_has_a_word_and_promises_no_end() {
        var look = look(Run.State.RUNNING, new Run.Progress(5, 10, 0, 1.0), null, "Kafka gives nothing");

        assertThat(look.isStalled()).isTrue();
        assertThat(look.remaining()).isNull();
        assertThat(look.tag()).isEqualTo("warn");
    }

    @ParameterizedTest
    @EnumSource(value = Run.State.class, names = "RUNNING", mode = EnumSource.Mode.EXCLUDE)
    void what_does_not_run_has_no_rate_and_nothing_to_go(Run.State state) {
        var look = look(state, new Run.Progress(5, 10, 3, 2.0), 3, null);

        assertThat(look.rate()).isNull();
        assertThat(look.remaining()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1|1 giây|1 s", "59|59 giây|59 s", "60|1 phút 0 giây|1 min 0 s", "3725|1 giờ 2 phút|1 h 2 min"})
    void a_time_to_go_is_told_in_two_units_at_most(long seconds, String vi, String en) {
        assertThat(RunLook.duration(seconds, speech("vi"))).isEqualTo(vi);
        assertThat(RunLook.duration(seconds, speech("en"))).isEqualTo(en);
    }
}
