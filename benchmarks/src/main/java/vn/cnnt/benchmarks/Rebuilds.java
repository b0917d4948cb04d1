package vn.cnnt.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Our own replay of a log, as an operator has it made: by a run beside the live figures.
final class Rebuilds {
    private static final String WHY = "{\"reason\": \"benchmark\"}";
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Stack stack;
    private int databases;

    Rebuilds(Stack stack) {
        this.stack = stack;
    }

    /// A replay that was timed.
    ///
    /// @param seconds from the moment it ran to the moment it had caught up
    /// @param differences to what the figures must be
    record Replay(long records, double seconds, List<String> differences) {
        double perSecond() {
            return records / seconds;
        }
    }

    /// A service that has followed the whole log.
    record Followed(Stack.Service service, Reporting reporting, String database, Replay first) {}

    /// Starts a reporting service on an empty database and waits until its live run has read the log: what a new
    /// installation, or one that lost its database, does. Its process is cold.
    Followed follow(Log log, Cells expected) throws IOException, InterruptedException {
        var database = fresh();
        var size = log.size();
        var service = stack.reporting(database, log.topic());
        var reporting = new Reporting(service.address());
        var began = System.nanoTime();
        awaitPosition(reporting, size);
        var seconds = (System.nanoTime() - began) / 1e9;
        return new Followed(
                service,
                reporting,
                database,
                new Replay(size, seconds, reporting.cells(null).differences(expected)));
    }

    /// The name of a database with nothing in it: a server of its own may have kept that of an earlier run.
    private String fresh() {
        var database = "bench_" + ++databases;
        Databases.drop(stack, database);
        return database;
    }

    /// A first reading of the whole log by several services that share its partitions.
    Replay followTogether(int instances, Log log, Cells expected) throws IOException, InterruptedException {
        var database = fresh();
        var services = new ArrayList<Stack.Service>();
        try {
            var began = System.nanoTime();
            for (var i = 0; i < instances; i++) {
                services.add(stack.reporting(database, log.topic()));
            }
            var reporting = new Reporting(services.getLast().address());
            var size = log.size();
            awaitPosition(reporting, size);
            var seconds = (System.nanoTime() - began) / 1e9;
            return new Replay(size, seconds, reporting.cells(null).differences(expected));
        } finally {
            for (var service : services) {
                service.stop();
            }
            Databases.drop(stack, database);
        }
    }

    /// Has everything made again by `POST /runs`, and drops it afterwards.
    static Replay rebuild(Reporting reporting, long size, Cells expected) throws IOException, InterruptedException {
        var id = begin(reporting);
        awaitState(reporting, id, "RUNNING", "FOLLOWING");
        var began = System.nanoTime();
        awaitState(reporting, id, "FOLLOWING");
        var seconds = (System.nanoTime() - began) / 1e9;
        var differences = reporting.cells(id).differences(expected);
        drop(reporting, id);
        return new Replay(size, seconds, differences);
    }

    static boolean offered(Reporting reporting) throws IOException, InterruptedException {
        return reporting.has("/runs");
    }

    static String begin(Reporting reporting) throws IOException, InterruptedException {
        return reporting
                .post("/runs", "{\"kind\": \"REBUILD\", \"reason\": \"benchmark\"}")
                .path("id")
                .asString();
    }

    static void drop(Reporting reporting, String id) throws IOException, InterruptedException {
        reporting.post("/runs/" + id + "/cancel", WHY);
        awaitState(reporting, id, "CANCELLED");
        // Until whoever works on it has noticed, its data can't go.
        var giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (reporting.delete("/runs/" + id + "/data", WHY) / 100 != 2) {
            if (System.nanoTime() > giveUp) {
                throw new IOException("the data of run " + id + " can't be dropped");
            }
            Thread.sleep(100);
        }
    }

    static void awaitState(Reporting reporting, String id, String... states) throws IOException, InterruptedException {
        var giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var run = reporting.get("/runs/" + id);
            var state = run.path("state").asString();
            if (List.of(states).contains(state)) {
                return;
            }
            if (state.equals("FAILED") || System.nanoTime() > giveUp) {
                throw new IOException("the run does not get to " + String.join(" or ", states) + ": " + run);
            }
            Thread.sleep(50); // who asks more often takes more from what is measured
        }
    }

    static void awaitPosition(Reporting reporting, long position) throws IOException, InterruptedException {
        var giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (reporting.position().orElse(0L) < position) {
            if (System.nanoTime() > giveUp) {
                throw new IOException("the figures stand at " + reporting.position() + " of " + position);
            }
            Thread.sleep(50);
        }
    }
}
