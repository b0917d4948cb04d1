package vn.cnnt.stack;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One service in a process of its own, started again on the same port when it dies, as compose's restart policy would.
///
/// It is asked to stop in order and killed only if it does not. A service that has never been ready and died three
/// times is given up: then something is wrong that no restart mends.
final class ServiceProcess implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ServiceProcess.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration TO_STOP_IN_ORDER = Duration.ofSeconds(15);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final int VAIN_STARTS_AT_MOST = 3;

    private final Program program;
    private final HttpClient http;
    private final Watcher watcher;
    private final Thread supervisor;

    private @Nullable Process process;
    private boolean stopping;
    private boolean wasReady;
    private int vainStarts;

    /// @param heap what its JVM is told of its heap
    /// @param classPath the service's own; this module's classes come last, for [Child]
    /// @param environment what other users of the machine must not see in the list of processes
    record Program(
            String name,
            String mainClass,
            List<String> heap,
            List<Path> classPath,
            URI address,
            List<String> arguments,
            Map<String, String> environment,
            Path log) {
        Program withArguments(List<String> complete) {
            return new Program(name, mainClass, heap, classPath, address, complete, environment, log);
        }

        Program withEnvironment(Map<String, String> complete) {
            return new Program(name, mainClass, heap, classPath, address, arguments, complete, log);
        }
    }

    /// Told when the service's process is another one.
    interface Watcher {
        void started(String name, long pid);

        void died(String name, long pid, int exitCode);
    }

    private ServiceProcess(Program program, HttpClient http, Watcher watcher) {
        this.program = program;
        this.http = http;
        this.watcher = watcher;
        this.supervisor = Thread.ofPlatform()
                .daemon()
                .name(program.name() + "-supervisor")
                .unstarted(this::supervise);
    }

    static ServiceProcess start(Program program, HttpClient http, Watcher watcher) {
        var service = new ServiceProcess(program, http, watcher);
        service.spawn();
        service.supervisor.start();
        return service;
    }

    void awaitReady(Duration patience) throws InterruptedException {
        var giveUp = System.nanoTime() + patience.toNanos();
        while (!isReady()) {
            if (hasGivenUp()) {
                throw new CannotStart("%s ends before it is ready. The last lines of %s: %s"
                        .formatted(program.name(), program.log(), lastLines()));
            }
            if (System.nanoTime() > giveUp) {
                throw new CannotStart("%s is not ready after %d s; %s tells why."
                        .formatted(program.name(), patience.toSeconds(), program.log()));
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
        synchronized (this) {
            wasReady = true;
        }
    }

    private boolean isReady() throws InterruptedException {
        var readiness = HttpRequest.newBuilder(program.address().resolve("/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return http.send(readiness, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        }
    }

    private synchronized boolean hasGivenUp() {
        return !wasReady && vainStarts >= VAIN_STARTS_AT_MOST;
    }

    private void supervise() {
        var pause = SHORTEST_PAUSE;
        try {
            while (true) {
                Process current;
                synchronized (this) {
                    if (stopping || process == null) {
                        return;
                    }
                    current = process;
                }
                var started = System.nanoTime();
                var exitCode = current.waitFor();
                var lived = Duration.ofNanos(System.nanoTime() - started);
                pause = lived.compareTo(LONGEST_PAUSE.multipliedBy(2)) > 0 ? SHORTEST_PAUSE : pause;
                if (!diedUnasked(current, exitCode)) {
                    return;
                }
                Thread.sleep(pause);
                pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
                if (!spawnAgain()) {
                    return;
                }
            }
        } catch (InterruptedException _) {
            // The stack stops: the process is ended by close().
        }
    }

    private boolean spawnAgain() throws InterruptedException {
        while (true) {
            try {
                return spawn();
            } catch (UncheckedIOException e) {
                log.atWarn().setCause(e).addKeyValue("service", program.name()).log("process could not be started");
                Thread.sleep(LONGEST_PAUSE);
            }
        }
    }

    private synchronized boolean diedUnasked(Process dead, int exitCode) {
        if (stopping) {
            return false;
        }
        watcher.died(program.name(), dead.pid(), exitCode);
        vainStarts++;
        return !hasGivenUp();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /// Answers false when the stack is stopping: nothing may be started behind its back.
    private synchronized boolean spawn() {
        if (stopping) {
            return false;
        }
        try {
            var builder = new ProcessBuilder(command());
            builder.environment().putAll(program.environment());
            builder.redirectErrorStream(true);
            builder.redirectOutput(
                    ProcessBuilder.Redirect.appendTo(program.log().toFile()));
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        watcher.started(program.name(), process.pid());
        return true;
    }

    private List<String> command() {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(program.heap());
        command.addAll(List.of(
                "-XX:+UseParallelGC",
                // Compiling takes the processors from those who answer, for minutes where little is asked.
                "-XX:CompileThresholdScaling=3",
                "-XX:+ExitOnOutOfMemoryError",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-cp",
                program.classPath().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                Child.class.getName(),
                program.mainClass()));
        command.addAll(program.arguments());
        return command;
    }

    private String lastLines() {
        try (Stream<String> lines = Files.lines(program.log(), StandardCharsets.UTF_8)) {
            var all = lines.filter(line -> !line.isBlank() && !Character.isWhitespace(line.charAt(0)))
                    .toList();
            return String.join(" | ", all.subList(Math.max(0, all.size() - 3), all.size()));
        } catch (IOException e) {
            return "unreadable, " + e.getMessage();
        }
    }

    /// Nothing is started again from here on; the service begins to stop while others are asked, too.
    void askToStop() {
        Process last;
        synchronized (this) {
            stopping = true;
            last = process;
        }
        supervisor.interrupt();
        if (last != null) {
            // Not Process.destroy(): that closes the pipe to the child as well, which Child takes for the stack's
            // death.
            last.toHandle().destroy();
        }
    }

    @Override
    public void close() {
        askToStop();
        Process last;
        synchronized (this) {
            last = process;
        }
        if (last == null) {
            return;
        }
        try {
            if (!last.waitFor(TO_STOP_IN_ORDER.toMillis(), TimeUnit.MILLISECONDS)) {
                last.destroyForcibly().waitFor();
            }
        } catch (InterruptedException _) {
            last.destroyForcibly();
        }
    }
}
