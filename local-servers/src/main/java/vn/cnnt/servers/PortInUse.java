package vn.cnnt.servers;

/// Another program listens where a server was asked to: the message is one plain line that can be shown to whoever
/// started it.
public final class PortInUse extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int port;

    public PortInUse(String server, int port) {
        super(
                "%s cannot start: port %d on 127.0.0.1 is in use. Stop the program that uses it, or choose another port (0 takes a free one)."
                        .formatted(server, port));
        this.port = port;
    }

    public int port() {
        return port;
    }
}
