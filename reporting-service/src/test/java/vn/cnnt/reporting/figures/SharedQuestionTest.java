package vn.cnnt.reporting.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import vn.cnnt.reporting.slots.StoreUnavailable;

class SharedQuestionTest {
    private final AtomicInteger asked = new AtomicInteger();
    private final List<CountDownLatch> answers = List.of(new CountDownLatch(1), new CountDownLatch(1));
    private final SharedQuestion<Integer> joined = new SharedQuestion<>(this::answer, Thread::startVirtualThread);

    @Test
    void who_comes_while_it_is_being_asked_gets_the_next_answer_together_with_all_others_who_do() throws Exception {
        var got = new ConcurrentLinkedQueue<Integer>();
        var first = Thread.ofPlatform().start(() -> got.add(joined.get()));
        await().untilAsserted(() -> assertThat(asked).hasValue(1));
        var others = new ArrayList<Thread>();
        for (var i = 0; i < 20; i++) {
            others.add(Thread.ofPlatform().start(() -> got.add(joined.get())));
        }
        await().untilAsserted(() -> assertThat(others).allMatch(thread -> thread.getState() == Thread.State.WAITING));
        answers.get(0).countDown();
        first.join();
        assertThat(got).containsExactly(1);
        answers.get(1).countDown();
        for (var other : others) {
            other.join();
        }
        assertThat(got).hasSize(21).filteredOn(answer -> answer == 2).hasSize(20);
        assertThat(joined.get()).isEqualTo(3);
    }

    @Test
    void what_went_wrong_is_told_and_asked_again_by_who_comes_next() {
        var fails = new AtomicInteger(1);
        var failing = new SharedQuestion<>(
                () -> {
                    if (fails.getAndDecrement() > 0) {
                        throw new StoreUnavailable("away", null);
                    }
                    return "there";
                },
                Thread::startVirtualThread);
        assertThatThrownBy(failing::get).isInstanceOf(StoreUnavailable.class);
        assertThat(failing.get()).isEqualTo("there");
    }

    private int answer() {
        var number = asked.incrementAndGet();
        if (number <= answers.size()) {
            try {
                answers.get(number - 1).await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        return number;
    }
}
