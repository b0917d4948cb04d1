package vn.cnnt.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/// The first part: a log is read in every way there is.
final class Rebuilding {
    private static final double[] SIZES = {0.1, 0.3, 1.0};
    /// The size at which instances share the work.
    private static final double SHARED = 0.1;

    private static final long SEED = 45_2012;

    private final Settings settings;
    private final Stack stack;
    private final Path folder;
    private final Results results;

    Rebuilding(Settings settings, Stack stack, Path folder, Results results) {
        this.settings = settings;
        this.stack = stack;
        this.folder = folder;
        this.results = results;
    }

    void run() throws IOException, InterruptedException {
        naiveListener();
        kafkaStreams();
        for (var size : SIZES) {
            var records = (long) (size * settings.events());
            var log = written("history-" + records, records);
            var expected = Recomputation.of(log);
            if (size == 1.0) {
                limits(log, log.size());
                results.put("rebuild.records", (double) log.size());
                results.put("rebuild.rows", expected.size());
            }
            ours(log, expected, size);
            if (size == SHARED && settings.sharesRebuild()) {
                instances(log, expected);
            }
        }
        for (var size : SIZES) {
            results.put(
                    "growth.from1_" + percent(size),
                    results.median("growth.perSecond_" + percent(size)) / results.median("growth.perSecond_100"));
        }
    }

    private Log written(String name, long records) throws InterruptedException {
        var log = new Log(stack.kafka(), "cnnt.bench." + name);
        log.create();
        var began = System.nanoTime();
        try (var writer = log.writer()) {
            new History(SEED, writer).write(records, (int) (records / 5));
        }
        Benchmark.say(
                "%s: %,d records written in %.1f s".formatted(name, log.size(), (System.nanoTime() - began) / 1e9));
        return log;
    }

    private void limits(Log log, long size) {
        var raw = new ArrayList<Double>();
        var decoded = new ArrayList<Double>();
        for (var i = 0; i < settings.repetitions(); i++) {
            raw.add(perSecond(size, () -> {
                var bytes = new AtomicLong();
                log.read(record -> bytes.addAndGet(record.serializedValueSize()));
            }));
            decoded.add(perSecond(size, () -> log.read(record -> Fact.decoded(record.headers(), record.value()))));
        }
        results.put("rebuild.rawReadPerSecond", new Measured(raw));
        results.put("rebuild.decodeOnlyPerSecond", new Measured(decoded));
    }

    private void ours(Log log, Cells expected, double size) throws IOException, InterruptedException {
        var rebuilds = new Rebuilds(stack);
        var rates = new ArrayList<Double>();
        var cold = new ArrayList<Double>();
        var followed = rebuilds.follow(log, expected);
        try {
            cold.add(checked("live run", followed.first()).perSecond());
            if (Rebuilds.offered(followed.reporting())) {
                for (var i = -untilWarm(size); i < settings.repetitions(); i++) {
                    var replay = Rebuilds.rebuild(
                            followed.reporting(), followed.first().records(), expected);
                    var rate = checked("rebuild", replay).perSecond();
                    if (i >= 0) {
                        rates.add(rate);
                    }
                }
            }
        } finally {
            followed.service().stop();
            Databases.drop(stack, followed.database());
        }
        if (rates.isEmpty()) {
            throw new IOException("the reporting service has no /runs");
        }
        results.put("growth.perSecond_" + percent(size), new Measured(rates));
        if (size == 1.0) {
            results.put("rebuild.eventsPerSecond", new Measured(rates));
            results.put("rebuild.coldLivePerSecond", new Measured(cold));
        }
    }

    /// How many rebuilds a service makes before one is timed: until it has read about as many records as that of the
    /// largest log has by following it, since logs are to be compared, not how much has been compiled.
    private static int untilWarm(double size) {
        return (int) Math.round(1 / size) - 1;
    }

    /// One service, and two that share the partitions; each from the start of its process, since that is what adding
    /// one costs. On one machine they also share its processors.
    private void instances(Log log, Cells expected) throws IOException, InterruptedException {
        var rebuilds = new Rebuilds(stack);
        for (var number : new int[] {1, 2}) {
            var replay = rebuilds.followTogether(number, log, expected);
            results.put(
                    "instances.perSecond_" + number,
                    checked(number + " instances", replay).perSecond());
        }
    }

    private Rebuilds.Replay checked(String what, Rebuilds.Replay replay) {
        if (!replay.differences().isEmpty()) {
            results.wrong(what + ": " + replay.differences().size() + " rows, " + first(replay.differences()));
        }
        return replay;
    }

    private void naiveListener() throws InterruptedException {
        var log = written("naive", settings.naiveRecords());
        var expected = Recomputation.of(log);
        var rates = new ArrayList<Double>();
        for (var i = 0; i < settings.repetitions(); i++) {
            var database = "bench_naive_" + i;
            var outcome = NaiveListener.run(log, log.size(), stack.database(database), "naive-" + i);
            rates.add(outcome.perSecond());
            said("naiveListener", outcome.cells().differences(expected));
            Databases.drop(stack, database);
        }
        results.put("rebuild.naiveListenerPerSecond", new Measured(rates));
        results.put("rebuild.naiveListenerRecords", (double) log.size());
    }

    private void kafkaStreams() throws InterruptedException {
        var log = written("streams", settings.streamsRecords());
        var expected = Recomputation.of(log);
        var rates = new ArrayList<Double>();
        for (var i = 0; i < settings.repetitions(); i++) {
            var outcome = StreamsTables.run(log, log.size(), expected, "streams-" + i, folder.resolve("streams"));
            rates.add(outcome.perSecond());
            said("kafkaStreams", outcome.differences());
        }
        results.put("rebuild.kafkaStreamsPerSecond", new Measured(rates));
        results.put("rebuild.kafkaStreamsRecords", (double) log.size());
    }

    /// A peer that is wrong is reported as wrong, with its speed.
    private void said(String peer, List<String> differences) {
        results.say(
                "peers." + peer,
                differences.isEmpty() ? "right" : "WRONG in " + differences.size() + " rows, " + first(differences));
    }

    private static String first(List<String> differences) {
        return String.join("; ", differences.subList(0, Math.min(3, differences.size())));
    }

    private static double perSecond(long size, Runnable reading) {
        var began = System.nanoTime();
        reading.run();
        return size / ((System.nanoTime() - began) / 1e9);
    }

    private static String percent(double size) {
        return String.format(Locale.ROOT, "%.0f", size * 100);
    }
}
