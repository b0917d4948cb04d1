package vn.cnnt.registry.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Asks the store in one go what many ask at once: a round trip costs much, one question more in it little.
///
/// Who comes while there is room asks at once, for itself; who comes meanwhile waits for that to end, and then one of
/// them asks for all. So alone nobody waits, and the more there are the less each costs.
public final class Together<Q, A> {
    private final int atOnce;
    private final int most;
    private final Function<List<Q>, List<A>> store;

    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<Asking<Q, A>> waiting = new ArrayDeque<>();
    private int goes;

    /// @param atOnce how many goes may be under way
    /// @param most questions in one of them
    /// @param store answers many questions, in their order; what it throws, each of them gets
    public Together(int atOnce, int most, Function<List<Q>, List<A>> store) {
        this.atOnce = atOnce;
        this.most = most;
        this.store = store;
    }

    private static final class Asking<Q, A> {
        private final Q question;
        private final Thread thread = Thread.currentThread();
        private volatile boolean leads;
        private volatile @Nullable Answered<A> answered;

        private Asking(Q question) {
            this.question = question;
        }
    }

    private sealed interface Answered<A> {
        record With<A>(A answer) implements Answered<A> {}

        record Failed<A>(RuntimeException failure) implements Answered<A> {}
    }

    public A ask(Q question) {
        var mine = new Asking<Q, A>(question);
        join(mine);
        var interrupted = false;
        while (true) {
            var answered = mine.answered;
            if (answered != null) {
                if (mine.leads) {
                    handOver(); // another one has asked for it before its turn came
                }
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
                return switch (answered) {
                    case Answered.With<A>(var answer) -> answer;
                    case Answered.Failed<A>(var failure) -> throw failure;
                };
            }
            if (mine.leads) {
                mine.leads = false;
                go();
            } else {
                LockSupport.park(this);
                interrupted |= Thread.interrupted();
            }
        }
    }

    /// How many questions are not under way yet.
    int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    private void join(Asking<Q, A> one) {
        lock.lock();
        try {
            waiting.add(one);
            if (goes < atOnce) {
                goes++;
                one.leads = true;
            }
        } finally {
            lock.unlock();
        }
    }

    private void go() {
        var asked = next();
        try {
            answer(asked);
        } finally {
            handOver();
        }
    }

    private List<Asking<Q, A>> next() {
        lock.lock();
        try {
            var next = new ArrayList<Asking<Q, A>>();
            while (next.size() < most && !waiting.isEmpty()) {
                next.add(waiting.remove());
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    private void answer(List<Asking<Q, A>> asked) {
        if (asked.isEmpty()) {
            return;
        }
        var answers = answers(asked);
        for (var i = 0; i < asked.size(); i++) {
            var one = asked.get(i);
            one.answered = answers.get(i);
            LockSupport.unpark(one.thread);
        }
    }

    private List<Answered<A>> answers(List<Asking<Q, A>> asked) {
        try {
            var answers = store.apply(asked.stream().map(one -> one.question).toList());
            if (answers.size() != asked.size()) {
                throw new IllegalStateException(answers.size() + " answers to " + asked.size() + " questions");
            }
            return answers.stream().<Answered<A>>map(Answered.With::new).toList();
        } catch (RuntimeException e) {
            return failed(asked, e);
        } catch (Error e) {
            return failed(asked, new IllegalStateException(e));
        }
    }

    private static <Q, A> List<Answered<A>> failed(List<Asking<Q, A>> asked, RuntimeException failure) {
        return asked.stream()
                .<Answered<A>>map(_ -> new Answered.Failed<>(failure))
                .toList();
    }

    private void handOver() {
        lock.lock();
        try {
            var next = waiting.peek();
            if (next == null) {
                goes--;
            } else {
                next.leads = true;
                LockSupport.unpark(next.thread);
            }
        } finally {
            lock.unlock();
        }
    }
}
