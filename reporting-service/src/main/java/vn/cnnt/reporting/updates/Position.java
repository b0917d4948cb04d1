package vn.cnnt.reporting.updates;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How far a client has been told, as the id of an event: a run and the offset of each of its partitions in turn, such
/// as `live-1:22.16.10`. It means the same to every instance.
record Position(String run, SortedMap<Integer, Long> offsets) {
    private static final Pattern TEXT =
            Pattern.compile("([a-zA-Z0-9_-]{1,200}+):([0-9]{1,18}+(?:\\.[0-9]{1,18}+){0,4095}+)");

    /// The position of a client which says where it was in words that mean nothing to us: everything may have changed
    /// since.
    static final Position UNKNOWN = new Position("", new TreeMap<>());

    static @Nullable Position of(@Nullable String lastEventId) {
        if (lastEventId == null || lastEventId.isBlank()) {
            return null;
        }
        var found = TEXT.matcher(lastEventId.strip());
        if (!found.matches()) {
            return UNKNOWN;
        }
        var offsets = new TreeMap<Integer, Long>();
        for (var offset : found.group(2).split("\\.", -1)) {
            offsets.put(offsets.size(), Long.parseLong(offset));
        }
        return new Position(found.group(1), offsets);
    }

    @Override
    public String toString() {
        return run + ":" + offsets.values().stream().map(String::valueOf).collect(Collectors.joining("."));
    }
}
