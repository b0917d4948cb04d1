package vn.cnnt.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import org.apache.kafka.common.utils.AppInfoParser;

/// Measures everything side by side in one run, prints a table and writes `target/results.json`. Ends with exit code 1
/// where a figure of ours is wrong: speed with a wrong figure is a failure.
final class Benchmark {
    static final String LOGGING = "benchmark-logback.xml";

    private Benchmark() {}

    static void main() throws IOException, InterruptedException {
        System.setProperty("logback.configurationFile", LOGGING);
        var settings = Settings.fromSystemProperties();
        var target = settings.root().resolve("benchmarks").resolve("target");
        var folder = target.resolve("benchmark");
        delete(folder);
        var results = new Results();
        var began = System.nanoTime();
        try (var stack = Stack.start(settings, folder)) {
            Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
            results.say(
                    "machine.processors", String.valueOf(Runtime.getRuntime().availableProcessors()));
            results.say("machine.java", Runtime.version().toString());
            results.say("machine.system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
            results.say("machine.mongodb", stack.description());
            results.say("machine.mongodbVersion", Databases.version(stack));
            results.say("machine.kafka", AppInfoParser.getVersion());
            if (settings.runs("rebuild")) {
                new Rebuilding(settings, stack, folder, results).run();
            }
            if (settings.runs("search")) {
                new Searching(settings, stack, results).run();
            }
            if (settings.servesAnything()) {
                new Serving(settings, stack, results).run();
            }
        }
        delete(folder.resolve("data"));
        results.put("benchmark.seconds", (System.nanoTime() - began) / 1e9);
        goals(settings, results);
        results.write(target.resolve("results.json"));
        System.out.println(results.table());
        if (!results.wrong().isEmpty()) {
            System.out.println("WRONG: " + String.join("\nWRONG: ", results.wrong()));
            System.exit(1);
        }
        System.exit(0);
    }

    static void say(String line) {
        System.out.println(LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS) + "  " + line);
    }

    private static void goals(Settings settings, Results it) {
        var rebuild = it.median("rebuild.eventsPerSecond");
        it.goal("rebuild ÷ decode only", "≥ 0.5", rebuild / it.median("rebuild.decodeOnlyPerSecond"), v -> v >= 0.5);
        it.goal(
                "rebuild ÷ naive listener",
                "≥ 10",
                rebuild / it.median("rebuild.naiveListenerPerSecond"),
                v -> v >= 10);
        it.goal("rebuild ÷ Kafka Streams", "≥ 2", rebuild / it.median("rebuild.kafkaStreamsPerSecond"), v -> v >= 2);
        it.goal("visible p99 (ms)", "≤ 250", it.median("visible.p99Millis"), v -> v <= 250);
        it.goal(
                "visible: changes taken ÷ asked for",
                "≥ 0.95",
                it.median("visible.ratePerSecond") / settings.visibleRate(),
                v -> v >= 0.95);
        it.goal(
                "commands ÷ raw conditional writes",
                "≥ 0.5",
                it.median("commands.perSecond") / it.median("commands.rawConditionalWritesPerSecond"),
                v -> v >= 0.5);
        it.goal("query p99 (ms)", "≤ 20", it.median("query.p99Millis"), v -> v <= 20);
        it.goal("live during a rebuild, p99 ratio", "≤ 2", it.median("liveDuringRebuild.p99Ratio"), v -> v <= 2);
        it.goal("explain, first page (ms)", "≤ 200", it.median("explain.firstPageMillis"), v -> v <= 200);
        it.goal("reporting's live set (MB)", "≤ 512", it.median("memory.reportingHeapMegabytes"), v -> v <= 512);
        it.goal("a token's part of a query, p50 ratio", "≤ 1.05", it.median("rights.queryRatio"), v -> v <= 1.05);
        it.goal("a token's part of a command, p50 ratio", "≤ 1.05", it.median("rights.commandRatio"), v -> v <= 1.05);
        for (var list : Searching.LISTS) {
            it.goal(
                    "search: %s p99 (ms)".formatted(list),
                    "≤ 50",
                    it.median("search." + list + "P99Millis"),
                    v -> v <= 50);
        }
        for (var size : new String[] {"10", "30"}) {
            it.goal(
                    "growth: rate at " + size + " % ÷ at 100 %",
                    "0.8 … 1.2",
                    it.median("growth.from1_" + size),
                    v -> v >= 0.8 && v <= 1.2);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
