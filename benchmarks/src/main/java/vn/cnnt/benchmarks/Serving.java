package vn.cnnt.benchmarks;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import vn.cnnt.events.Topics;

/// The second part: a register of many enterprises is asked and changed.
final class Serving {
    private static final int CLIENTS = 16;
    private static final int CHANGES_WHILE_ASKING = 50;
    private static final int PAGES_PER_SECOND = 10;
    /// One change in so many is looked for in an answer; asking for all would measure the asking.
    private static final int LOOKED_FOR = 10;

    /// Warm is who gains less than so much in one more go.
    private static final double WARM = 1.05;

    private static final int MOST_WARM_UPS = 6;

    /// Never that of a register somebody works with.
    private static final String REGISTER = "bench_register";

    private static final double RECOGNISED = 0.25;
    private static final List<String> EXPLAINED = List.of("VN-20", "VN-01", "VN-79");
    private static final List<String> PAGE = List.of(
            "/statistics/enterprises?by=province&places=current",
            "/statistics/recognitions?by=votingYear,level",
            "/statistics/grants?by=planYear,source",
            "/statistics/supported-enterprises?by=planYear",
            "/statistics/valid-certificates?year=2024&by=level,productGroup",
            "/statistics/enterprises?province=VN-20&by=size,status");

    private static final Pattern GENERATION =
            Pattern.compile("(?i)(?:ps ?young ?gen|par ?old ?gen|def ?new(?: generation)?|tenured(?: generation)?)"
                    + " .*?used (\\d+)K");

    private final Settings settings;
    private final Stack stack;
    private final Results results;

    Serving(Settings settings, Stack stack, Results results) {
        this.settings = settings;
        this.stack = stack;
        this.results = results;
    }

    void run() throws IOException, InterruptedException {
        var log = new Log(stack.kafka(), Topics.EVENTS);
        log.create();
        try (var writer = log.writer()) {
            new History(7, writer).writeRegister(settings.enterprises(), RECOGNISED, settings.changes());
        }
        Benchmark.say("%,d records of %,d enterprises written".formatted(log.size(), settings.enterprises()));
        var followed = new Rebuilds(stack).follow(log, Recomputation.of(log));
        check("live run of the register", followed.first().differences());
        results.put("query.enterprises", settings.enterprises());
        results.put("query.loadedPerSecond", followed.first().perSecond());
        var reporting = followed.reporting();
        Databases.drop(stack, REGISTER);
        var registry = new Registry(stack.registry(REGISTER).address());
        if (settings.serves("explain")) {
            explain(reporting);
        }
        if (settings.serves("commands")) {
            commands(registry);
        }
        if (settings.serves("visible") || settings.serves("during")) {
            visible(reporting, registry, settings.serves("during"));
        }
        // After all that, so that the services have compiled themselves.
        if (settings.serves("query")) {
            queries(reporting, registry);
            results.put(
                    "memory.reportingHeapMegabytes",
                    liveSet(followed.service().process().pid()));
        }
        if (settings.serves("pages")) {
            new Looking(settings, reporting.address(), results).run(registry);
        }
        Rebuilds.awaitPosition(reporting, log.size());
        check("figures after all of it", reporting.cells(null).differences(Recomputation.of(log)));
        if (settings.serves("rights")) {
            new RightsCost(settings, stack, results).run(followed.service().address());
        }
        if (settings.serves("slots")) {
            rawSlots();
        }
    }

    private void check(String what, List<String> differences) {
        if (!differences.isEmpty()) {
            results.wrong(what + ": " + differences.size() + " rows, " + differences.getFirst());
        }
    }

    private void explain(Reporting reporting) throws IOException, InterruptedException {
        var first = new ArrayList<Double>();
        var second = new ArrayList<Double>();
        var recognitions = new ArrayList<Double>();
        for (var i = 0; i < 2 + 3 * settings.repetitions(); i++) {
            var province = EXPLAINED.get(i % 3);
            var path = "/statistics/enterprises/explanation?measure=enterprises&province=" + province;
            var page = explained(reporting, path);
            var next = explained(reporting, path + "&cursor=" + page.next());
            var other = explained(
                    reporting, "/statistics/recognitions/explanation?measure=recognised&province=" + province);
            if (i == 0) {
                results.put("explain.firstEverMillis", page.millis());
            }
            if (i >= 2) {
                first.add(page.millis());
                second.add(next.millis());
                recognitions.add(other.millis());
            }
        }
        results.put("explain.firstPageMillis", new Measured(first));
        results.put("explain.secondPageMillis", new Measured(second));
        results.put("explain.recognitionsMillis", new Measured(recognitions));
        results.put(
                "explain.nationMillis",
                explained(reporting, "/statistics/recognitions/explanation?measure=enterprisesRecognised")
                        .millis());
    }

    private record Explained(double millis, String next) {}

    private Explained explained(Reporting reporting, String path) throws IOException, InterruptedException {
        var began = System.nanoTime();
        var answer = reporting.get(path);
        var millis = (System.nanoTime() - began) / 1e6;
        if (!answer.path("matches").asBoolean() || answer.path("items").isEmpty()) {
            results.wrong("an explanation doesn't add up: " + path);
        }
        return new Explained(millis, URLEncoder.encode(answer.path("next").asString(""), StandardCharsets.UTF_8));
    }

    /// Pages of six queries at once, so many a second, while the register changes.
    private void queries(Reporting reporting, Registry registry) throws InterruptedException {
        var p50 = new ArrayList<Double>();
        var p99 = new ArrayList<Double>();
        warmUp(reporting, registry);
        for (var i = 0; i < settings.repetitions(); i++) {
            var times = ask(reporting, registry, settings.querySeconds(), PAGES_PER_SECOND);
            p50.add(times.getValueAtPercentile(50) / 1000.0);
            p99.add(times.getValueAtPercentile(99) / 1000.0);
        }
        results.put("query.p50Millis", new Measured(p50));
        results.put("query.p99Millis", new Measured(p99));
    }

    /// A register that was just started takes half of the machine for compiling itself, in which nobody else gets
    /// anywhere; the services, the servers and this client compile what a page needs, too.
    private void warmUp(Reporting reporting, Registry registry) throws InterruptedException {
        if (!settings.serves("commands")) { // else it is warm
            warmUp(registry);
        }
        var best = Double.MAX_VALUE;
        var withoutGain = 0;
        for (var i = 0; i < MOST_WARM_UPS && withoutGain < 2; i++) {
            // At a higher rate, since what is compiled goes by how often it is called.
            var seconds = Math.max(2, settings.querySeconds() * 2 / 3);
            var now = ask(reporting, registry, seconds, 3 * PAGES_PER_SECOND).getMean();
            withoutGain = now * WARM > best ? withoutGain + 1 : 0;
            best = Math.min(best, now);
        }
    }

    private Histogram ask(Reporting reporting, Registry registry, int seconds, int pagesPerSecond)
            throws InterruptedException {
        var times = new ConcurrentHistogram(3);
        var failures = failures();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            executor.execute(() -> openLoop(CHANGES_WHILE_ASKING, seconds, () -> attempt(failures, registry::change)));
            openLoop(
                    pagesPerSecond,
                    seconds,
                    () -> PAGE.forEach(path -> executor.execute(() -> {
                        var began = System.nanoTime();
                        attempt(failures, () -> reporting.get(path));
                        times.recordValue((System.nanoTime() - began) / 1000);
                    })));
        }
        report("queries", failures);
        return times;
    }

    /// From the answer that accepts a command to the end of an answer with the figure, at a fixed rate of changes: an
    /// open loop, so that whoever is slow is not asked less. The figure is asked for with `after=`.
    private Visible look(Reporting reporting, Registry registry) throws InterruptedException {
        var visible = new ConcurrentHistogram(3);
        var accepted = new ConcurrentHistogram(3);
        var count = new AtomicLong();
        var failures = failures();
        var began = System.nanoTime();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            openLoop(settings.visibleRate(), settings.visibleSeconds(), () -> {
                var due = System.nanoTime();
                var number = count.incrementAndGet();
                executor.execute(() -> attempt(failures, () -> {
                    var token = registry.change();
                    var from = System.nanoTime();
                    accepted.recordValue((from - due) / 1000);
                    if (number % LOOKED_FOR == 0) {
                        reporting.ask("/statistics/enterprises?province=VN-20&after=" + token);
                        visible.recordValue((System.nanoTime() - from) / 1000);
                    }
                    return token;
                }));
            });
        }
        report("visible", failures);
        var seconds = (System.nanoTime() - began) / 1e9;
        return new Visible(
                visible.getValueAtPercentile(50) / 1000.0,
                visible.getValueAtPercentile(99) / 1000.0,
                accepted.getValueAtPercentile(99) / 1000.0,
                accepted.getTotalCount() / seconds);
    }

    /// @param rate commands accepted per second, until the last was
    private record Visible(double p50, double p99, double acceptedP99, double rate) {}

    /// By turns with a rebuild and without one, so that both are of services that are equally warm.
    private void visible(Reporting reporting, Registry registry, boolean alsoDuringRebuild)
            throws IOException, InterruptedException {
        look(reporting, registry); // until it is warm
        var looks = new ArrayList<Visible>();
        var during = new ArrayList<Double>();
        for (var i = 0; i < settings.repetitions(); i++) {
            looks.add(look(reporting, registry));
            if (alsoDuringRebuild) {
                during.add(duringRebuild(reporting, registry).p99());
            }
        }
        put("visible.p50Millis", looks, Visible::p50);
        put("visible.p99Millis", looks, Visible::p99);
        put("visible.acceptedP99Millis", looks, Visible::acceptedP99);
        put("visible.ratePerSecond", looks, Visible::rate);
        if (alsoDuringRebuild) {
            results.put("liveDuringRebuild.p99Millis", new Measured(during));
            results.put(
                    "liveDuringRebuild.p99Ratio",
                    results.median("liveDuringRebuild.p99Millis") / results.median("visible.p99Millis"));
        }
    }

    private void put(String key, List<Visible> looks, Function<Visible, Double> what) {
        results.put(key, new Measured(looks.stream().map(what).toList()));
    }

    private Visible duringRebuild(Reporting reporting, Registry registry) throws IOException, InterruptedException {
        var run = Rebuilds.begin(reporting);
        Rebuilds.awaitState(reporting, run, "RUNNING", "FOLLOWING");
        var look = look(reporting, registry);
        var state = reporting.get("/runs/" + run).path("state").asString();
        if (!state.equals("RUNNING")) {
            results.say("liveDuringRebuild.remark", "the rebuild ended before the measurement: " + state);
        }
        Rebuilds.drop(reporting, run);
        return look;
    }

    private void commands(Registry registry) throws InterruptedException {
        warmUp(registry);
        RawWrites.conditional(stack, REGISTER, CLIENTS, settings.commandSeconds());
        var ours = new ArrayList<Double>();
        var raw = new ArrayList<Double>();
        var nothing = new ArrayList<Double>();
        for (var i = 0; i < settings.repetitions(); i++) {
            ours.add(closedLoop(settings.commandSeconds(), registry::change));
            raw.add(RawWrites.conditional(stack, REGISTER, CLIENTS, settings.commandSeconds()));
            nothing.add(closedLoop(1, registry::isAlive));
        }
        results.put("commands.perSecond", new Measured(ours));
        results.put("commands.rawConditionalWritesPerSecond", new Measured(raw));
        results.put("commands.emptyRequestsPerSecond", new Measured(nothing));
        results.put("commands.clients", CLIENTS);
    }

    /// A service that was just started spends most of its time on compiling itself.
    private void warmUp(Registry registry) throws InterruptedException {
        var before = 0.0;
        for (var i = 0; i < MOST_WARM_UPS; i++) {
            var now = closedLoop(settings.commandSeconds(), registry::change);
            if (now < before * WARM) {
                break;
            }
            before = now;
        }
    }

    /// What many clients get done, each of whom asks again as soon as it has its answer. Per second.
    private double closedLoop(int seconds, Attempt<?> request) throws InterruptedException {
        var accepted = new AtomicLong();
        var failures = failures();
        var began = System.nanoTime();
        var until = began + seconds * 1_000_000_000L;
        try (var executor = Executors.newFixedThreadPool(CLIENTS)) {
            for (var client = 0; client < CLIENTS; client++) {
                executor.execute(() -> {
                    while (System.nanoTime() < until) {
                        attempt(failures, () -> {
                            request.run();
                            return accepted.incrementAndGet();
                        });
                    }
                });
            }
        }
        report("commands", failures);
        return accepted.get() / ((System.nanoTime() - began) / 1e9);
    }

    private void rawSlots() {
        for (var bytes : new int[] {100, 1000, 4000, 16000}) {
            var rates = new ArrayList<Double>();
            for (var i = 0; i < settings.repetitions(); i++) {
                rates.add(RawWrites.slots(stack, bytes, 1));
            }
            results.put("slots.rawPerSecond_" + bytes, new Measured(rates));
        }
    }

    /// What is left of a process's heap after a full collection, in megabytes.
    private static double liveSet(long pid) throws IOException, InterruptedException {
        jcmd(pid, "GC.run");
        var said = jcmd(pid, "GC.heap_info");
        var used = 0L;
        var generation = GENERATION.matcher(said);
        while (generation.find()) {
            used += Long.parseLong(generation.group(1));
        }
        if (used == 0) {
            throw new IOException("jcmd says nothing of the heap of " + pid + ": " + said);
        }
        return used / 1024.0;
    }

    private static String jcmd(long pid, String command) throws IOException, InterruptedException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var process = new ProcessBuilder(jcmd, String.valueOf(pid), command)
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    private static void openLoop(int perSecond, int seconds, Runnable step) {
        var began = System.nanoTime();
        for (var n = 0L; n < (long) perSecond * seconds; n++) {
            var due = began + n * 1_000_000_000L / perSecond;
            for (var wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            step.run();
        }
    }

    private interface Attempt<T> {
        T run() throws IOException, InterruptedException;
    }

    /// What goes wrong is counted by what it says, and fails the run.
    private static <T> void attempt(ConcurrentMap<String, Integer> failures, Attempt<T> attempt) {
        try {
            attempt.run();
        } catch (IOException e) {
            failures.merge(String.valueOf(e.getMessage()), 1, Integer::sum);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ConcurrentMap<String, Integer> failures() {
        return new ConcurrentHashMap<>();
    }

    /// Being turned away is no wrong figure, but less than was asked for: it is told beside what was accepted.
    private void report(String what, ConcurrentMap<String, Integer> failures) {
        var turnedAway = failures.remove(Registry.OVERLOADED);
        if (turnedAway != null) {
            results.put(what + ".turnedAway", turnedAway);
        }
        failures.forEach((message, times) -> results.wrong(what + ": " + times + " × " + message));
    }
}
