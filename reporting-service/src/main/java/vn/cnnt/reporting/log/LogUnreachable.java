package vn.cnnt.reporting.log;

import org.jspecify.annotations.Nullable;

/// Kafka doesn't answer, or doesn't know the topic.
public final class LogUnreachable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public LogUnreachable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
