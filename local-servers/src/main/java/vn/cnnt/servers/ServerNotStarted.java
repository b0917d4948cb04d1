package vn.cnnt.servers;

/// A server could not be brought up; the message is one plain line on what stood in its way.
public final class ServerNotStarted extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ServerNotStarted(String message) {
        super(message);
    }

    public ServerNotStarted(String message, Throwable cause) {
        super(message, cause);
    }
}
