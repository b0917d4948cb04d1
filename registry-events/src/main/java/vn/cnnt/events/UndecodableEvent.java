package vn.cnnt.events;

import org.jspecify.annotations.Nullable;

/// A record of the log that can't be read as an event. Its message names the member or header at fault.
public final class UndecodableEvent extends Exception {
    private static final long serialVersionUID = 1;

    public UndecodableEvent(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
