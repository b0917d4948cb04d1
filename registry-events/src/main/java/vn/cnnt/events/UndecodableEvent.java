package vn.cnnt.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A record of the log that can't be read as an event. Its message names the member or header at fault; its code and
/// what that is about say the same to whoever puts it into the words of another language.
public final class UndecodableEvent extends Exception {
    private static final long serialVersionUID = 1;

    private final String code;
    private final List<String> arguments;

    UndecodableEvent(String code, String message, @Nullable Throwable cause, String... arguments) {
        super(message, cause);
        this.code = code;
        this.arguments = List.of(arguments);
    }

    /// What kind of fault it is, in kebab case.
    public String code() {
        return code;
    }

    /// What is at fault and what stands there, in the order in which the message mentions them.
    public List<String> arguments() {
        return arguments;
    }
}
