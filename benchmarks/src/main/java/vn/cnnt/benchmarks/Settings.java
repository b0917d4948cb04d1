package vn.cnnt.benchmarks;

import java.nio.file.Path;
import java.util.Optional;

/// The size of a run.
///
/// @param root the project's, whose modules have been built
/// @param mongodb the address of a MongoDB, where it shall not be the local stack's own
/// @param only the part to run (`rebuild`, `serve`), empty for all
record Settings(
        Path root,
        Optional<String> mongodb,
        String only,
        long events,
        int enterprises,
        int repetitions,
        int naiveRecords,
        int streamsRecords,
        int commandSeconds,
        int visibleRate,
        int visibleSeconds,
        int querySeconds) {

    static Settings fromSystemProperties() {
        return new Settings(
                Path.of(text("root").orElse("..")).toAbsolutePath().normalize(),
                text("mongodb"),
                text("only").orElse(""),
                number("events", 1_000_000),
                number("enterprises", 1_000_000),
                number("repetitions", 3),
                number("naive.records", 1_500),
                number("streams.records", 200_000),
                number("commands.seconds", 5),
                number("visible.rate", 500),
                number("visible.seconds", 8),
                number("query.seconds", 8));
    }

    boolean runs(String part) {
        return only.isEmpty() || only.equals(part);
    }

    private static Optional<String> text(String name) {
        return Optional.ofNullable(System.getProperty("benchmark." + name)).filter(value -> !value.isBlank());
    }

    private static int number(String name, int usual) {
        return text(name).map(Integer::parseInt).orElse(usual);
    }
}
