package vn.cnnt.stack;

/// The stack can't start, or can't go on starting; the message is the one plain line its user gets: what is, and what
/// to do.
final class CannotStart extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotStart(String message) {
        super(message);
    }

    CannotStart(String message, Throwable cause) {
        super(message, cause);
    }
}
