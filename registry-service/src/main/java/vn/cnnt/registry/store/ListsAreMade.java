package vn.cnnt.registry.store;

/// A list was asked for by keys that an update of the service has brought and that are still being made: it would leave
/// out what has none yet.
public final class ListsAreMade extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ListsAreMade() {
        super("the keys of lists are being made");
    }
}
