package vn.cnnt.registry.table;

import java.util.List;

/// A file that is no table, or one whose parts are larger than anybody's list.
public final class UnreadableFile extends RuntimeException {
    private final String code;
    private final transient List<Object> arguments;

    UnreadableFile(String code, Object... arguments) {
        super(code + List.of(arguments), null, false, false);
        this.code = code;
        this.arguments = List.of(arguments);
    }

    /// Of the finding about it.
    public String code() {
        return code;
    }

    public List<Object> arguments() {
        return arguments;
    }
}
