package vn.cnnt.reporting.figures;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// What came of something that was asked elsewhere, as if it had been asked here.
final class Futures {
    private Futures() {}

    static <T> T join(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
