package vn.cnnt.registry.intake.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.registry.table.Row;

class TimedDraftsTest {
    private static final Draft READ = new Draft.Unsound(List.of(Finding.error("", "read")));
    private final CountDownLatch never = new CountDownLatch(1);

    @Test
    void a_row_that_takes_too_long_is_refused_and_the_next_one_is_read() {
        try (var drafts = new TimedDrafts(() -> this::slowAtLineThree, Duration.ofMillis(50))) {
            assertThat(codes(drafts.of(row(2)))).containsExactly("read");
            assertThat(codes(drafts.of(row(3)))).containsExactly("row-took-too-long");
            assertThat(codes(drafts.of(row(4)))).containsExactly("read");
        } finally {
            never.countDown();
        }
    }

    @Test
    void after_a_slow_row_reading_begins_anew_and_shares_nothing_with_the_thread_that_hangs() {
        var begun = new AtomicInteger();
        try (var drafts = new TimedDrafts(
                () -> {
                    begun.incrementAndGet();
                    return this::slowAtLineThree;
                },
                Duration.ofMillis(50))) {
            drafts.of(row(3));
            drafts.of(row(4));
        } finally {
            never.countDown();
        }

        assertThat(begun).hasValue(2);
    }

    @Test
    void a_list_of_nothing_but_slow_rows_ends() {
        try (var drafts = new TimedDrafts(() -> this::slowAtLineThree, Duration.ofMillis(20))) {
            for (var i = 0; i < 5; i++) {
                drafts.of(row(3));
            }
            assertThatThrownBy(() -> drafts.of(row(3))).isInstanceOf(TimedDrafts.TooManySlowRows.class);
        } finally {
            never.countDown();
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {IllegalStateException.class, NullPointerException.class, StackOverflowError.class})
    void a_row_that_the_program_fails_on_is_refused(Class<? extends Throwable> failure) {
        Function<Row, Draft> failing = _ -> {
            throw TimedDraftsTest.<RuntimeException>thrown(failure);
        };
        try (var drafts = new TimedDrafts(() -> failing, Duration.ofSeconds(10))) {
            assertThat(codes(drafts.of(row(2)))).containsExactly("row-failed");
        }
    }

    private Draft slowAtLineThree(Row row) {
        var hangs = row.line() == 3;
        while (hangs && never.getCount() > 0) {
            Thread.onSpinWait();
        }
        return READ;
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T thrown(Class<? extends Throwable> type) throws T {
        try {
            throw (T) type.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Row row(long line) {
        return Row.of(line, List.of("x"));
    }

    private static List<String> codes(Draft draft) {
        return draft.findings().stream().map(Finding::code).toList();
    }
}
