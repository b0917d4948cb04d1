package vn.cnnt.registry.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TogetherTest {
    @Test
    void those_who_come_while_one_asks_are_asked_for_together_and_each_gets_its_own_answer() throws Exception {
        var goes = new ConcurrentLinkedQueue<Integer>();
        var open = new Semaphore(0);
        var together = new Together<Integer, String>(1, 100, questions -> {
            open.acquireUninterruptibly();
            goes.add(questions.size());
            return questions.stream().map(question -> "to " + question).toList();
        });
        var answers = new ArrayList<Future<String>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers.add(threads.submit(() -> together.ask(0)));
            await().untilAsserted(() -> assertThat(open.hasQueuedThreads()).isTrue());
            for (var i = 1; i <= 20; i++) {
                var question = i;
                answers.add(threads.submit(() -> together.ask(question)));
            }
            await().untilAsserted(() -> assertThat(together.waiting()).isEqualTo(20));
            open.release(2);
        }

        assertThat(goes).containsExactly(1, 20);
        for (var i = 0; i <= 20; i++) {
            assertThat(answers.get(i).get()).isEqualTo("to " + i);
        }
    }

    @Test
    void what_goes_wrong_is_told_to_those_it_was_asked_for_and_to_nobody_later() {
        var together = new Together<Integer, Integer>(1, 100, questions -> {
            if (questions.contains(13)) {
                throw new IllegalArgumentException("13");
            }
            return questions;
        });

        assertThatThrownBy(() -> together.ask(13)).isInstanceOf(IllegalArgumentException.class);
        assertThat(together.ask(14)).isEqualTo(14);
    }

    @Test
    void however_many_ask_every_question_is_answered_once_in_goes_that_are_bounded() throws Exception {
        var asked = new ConcurrentLinkedQueue<Integer>();
        var underWay = new AtomicInteger();
        var most = new AtomicInteger();
        var largest = new AtomicInteger();
        var together = new Together<Integer, Integer>(2, 7, questions -> {
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            largest.accumulateAndGet(questions.size(), Math::max);
            asked.addAll(questions);
            Thread.yield();
            underWay.decrementAndGet();
            return questions.stream().map(question -> -question).toList();
        });
        var begin = new CountDownLatch(1);
        var wrong = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var thread = 0; thread < 40; thread++) {
                var first = thread * 1000;
                threads.submit(() -> {
                    begin.await();
                    for (var question = first; question < first + 500; question++) {
                        if (together.ask(question) != -question) {
                            wrong.incrementAndGet();
                        }
                    }
                    return null;
                });
            }
            begin.countDown();
        }

        assertThat(wrong).hasValue(0);
        assertThat(asked).hasSize(20_000).doesNotHaveDuplicates();
        assertThat(most.get()).isLessThanOrEqualTo(2);
        assertThat(largest.get()).isLessThanOrEqualTo(7);
        assertThat(together.ask(1)).isEqualTo(-1);
    }

    @Test
    void one_who_is_interrupted_gets_its_answer_and_stays_interrupted() throws Exception {
        var together = new Together<Integer, List<Integer>>(1, 1, questions -> List.of(List.of(1)));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var interrupted = threads.submit(() -> {
                Thread.currentThread().interrupt();
                together.ask(1);
                return Thread.currentThread().isInterrupted();
            });

            assertThat(interrupted.get()).isTrue();
        }
    }
}
