package vn.cnnt.reporting.log;

/// Kafka doesn't answer.
final class LogUnreachable extends RuntimeException {
    private static final long serialVersionUID = 1;

    LogUnreachable(String message, Throwable cause) {
        super(message, cause);
    }
}
