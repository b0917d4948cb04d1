package vn.cnnt.reporting.figures;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Asks a question once for all who want to know at the same time. Nobody is given an answer that was asked for before
/// it wanted to know, so whoever comes while one is under way waits for the next one, together with all others who do.
final class SharedQuestion<T> {
    private final Supplier<T> question;
    private final Executor executor;
    private @Nullable CompletableFuture<T> asked;
    private @Nullable CompletableFuture<T> next;

    SharedQuestion(Supplier<T> question, Executor executor) {
        this.question = question;
        this.executor = executor;
    }

    T get() {
        CompletableFuture<T> mine;
        boolean isFirst;
        synchronized (this) {
            isFirst = asked == null;
            mine = isFirst ? null : next;
            if (mine == null) {
                mine = new CompletableFuture<>();
            }
            if (isFirst) {
                asked = mine;
            } else {
                next = mine;
            }
        }
        if (isFirst) {
            ask(mine);
        }
        return Futures.join(mine);
    }

    private void ask(CompletableFuture<T> answer) {
        try {
            answer.complete(question.get());
        } catch (RuntimeException | Error e) {
            answer.completeExceptionally(e);
        }
        CompletableFuture<T> following;
        synchronized (this) {
            following = next;
            asked = following;
            next = null;
        }
        if (following != null) {
            executor.execute(() -> ask(following));
        }
    }
}
