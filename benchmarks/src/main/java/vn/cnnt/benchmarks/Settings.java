package vn.cnnt.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The size of a run.
///
/// @param root the project's, whose modules have been built
/// @param mongodb the address of a MongoDB, where it shall not be the local stack's own
/// @param changes how often each enterprise of the register moves or is corrected before it is asked
/// @param only the parts to run, with commas between them: `rebuild`, with `instances` or not, `search`, or of `serve`
///     some or all of `explain`, `query`, `visible`, `during`, `commands`, `pages`, `rights` and `slots`; empty for
///     everything
record Settings(
        Path root,
        Optional<String> mongodb,
        String only,
        long events,
        int enterprises,
        int changes,
        int repetitions,
        int naiveRecords,
        int streamsRecords,
        int commandSeconds,
        int visibleRate,
        int visibleSeconds,
        int querySeconds) {

    private static final List<String> NOT_SERVING = List.of("rebuild", "instances", "search");

    static Settings fromSystemProperties() {
        return new Settings(
                Path.of(text("root").orElse("..")).toAbsolutePath().normalize(),
                text("mongodb"),
                text("only").orElse(""),
                number("events", 1_000_000),
                number("enterprises", 1_000_000),
                number("changes", 0),
                number("repetitions", 3),
                number("naive.records", 500),
                number("streams.records", 100_000),
                number("commands.seconds", 4),
                number("visible.rate", 500),
                number("visible.seconds", 5),
                number("query.seconds", 6));
    }

    boolean runs(String part) {
        return only.isEmpty() || parts().contains(part);
    }

    /// Whether a part of the serving is to run; all of them where the whole is named.
    boolean serves(String part) {
        return runs("serve") || parts().contains(part);
    }

    boolean servesAnything() {
        return parts().isEmpty() || !NOT_SERVING.containsAll(parts());
    }

    /// Whether several instances are to share the rebuild: half a minute, which only who asks for it is to spend.
    boolean sharesRebuild() {
        return parts().contains("instances");
    }

    private List<String> parts() {
        return only.isEmpty() ? List.of() : List.of(only.split(",", -1));
    }

    private static Optional<String> text(String name) {
        return Optional.ofNullable(System.getProperty("benchmark." + name)).filter(value -> !value.isBlank());
    }

    private static int number(String name, int usual) {
        return text(name).map(Integer::parseInt).orElse(usual);
    }
}
