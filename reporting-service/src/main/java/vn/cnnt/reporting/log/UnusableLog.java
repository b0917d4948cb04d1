package vn.cnnt.reporting.log;

/// The log is not the one the figures were made of, or no longer holds what they need. Its message says what to do.
public final class UnusableLog extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UnusableLog(String message) {
        super(message);
    }
}
