package vn.cnnt.reporting.slots;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A record as it stands in the log, before anyone has tried to read it.
///
/// @param timestamp the log's own, in milliseconds
/// @param headers in their order; a name may come more than once
public record LogRecord(
        int partition,
        long offset,
        long timestamp,
        @Nullable Bytes key,
        List<Header> headers,
        @Nullable Bytes value) {
    public LogRecord {
        headers = List.copyOf(headers);
    }

    /// One header; its value may be null in the log.
    public record Header(String name, @Nullable Bytes value) {}

    /// The last header of a name, which is the one that counts, or null.
    public @Nullable Bytes header(String name) {
        for (var i = headers.size() - 1; i >= 0; i--) {
            var header = headers.get(i);
            if (header.name().equals(name)) {
                return header.value();
            }
        }
        return null;
    }
}
