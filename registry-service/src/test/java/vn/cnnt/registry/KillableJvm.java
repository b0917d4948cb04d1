package vn.cnnt.registry;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.core.ThrowingRunnable;

/// A process of its own for a test to kill with -9. It chooses its ports itself, and whoever waits for it in vain is
/// shown the end of what it said.
public final class KillableJvm implements AutoCloseable {
    /// Said by the service first of its own port, then of the management's.
    private static final Pattern PORT = Pattern.compile(".*Tomcat started on port (\\d+) .*");

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int LINES_SHOWN = 30;

    private final Process process;
    private final Path said;

    private KillableJvm(Process process, Path said) {
        this.process = process;
        this.said = said;
    }

    /// @param folder where a file with what it says is made
    public static KillableJvm start(Path folder, Class<?> main, String... arguments) {
        try {
            var said = Files.createTempFile(folder, main.getSimpleName() + "-", ".log");
            var command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty("java.class.path"),
                    main.getName()));
            command.addAll(List.of(arguments));
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            return new KillableJvm(process, said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits for the service to say it.
    public int port() {
        var port = new int[1];
        untilAsserted(
                Duration.ofMillis(100),
                () -> port[0] = said().map(PORT::matcher)
                        .filter(Matcher::matches)
                        .map(line -> Integer.parseInt(line.group(1)))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no port yet")));
        return port[0];
    }

    /// Waits no longer than the process lives.
    public void untilAsserted(Duration between, ThrowingRunnable assertion) {
        try {
            await().atMost(PATIENCE)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(between)
                    .failFast("the process ends by itself", () -> !process.isAlive())
                    .untilAsserted(assertion);
        } catch (Exception e) { // also what the condition itself throws, as a request that isn't answered
            throw new AssertionError("The last it said:\n" + end() + "\nIts threads:\n" + threads(), e);
        }
    }

    private String end() {
        var lines = said().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
    }

    private String threads() {
        if (!process.isAlive()) {
            return "none, it ended with " + process.exitValue();
        }
        try {
            var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
            var told = new ProcessBuilder(jcmd, String.valueOf(process.pid()), "Thread.print")
                    .redirectErrorStream(true)
                    .start();
            try (var lines = told.inputReader()) {
                return lines.readAllAsString();
            }
        } catch (IOException e) {
            return "not told: " + e.getMessage();
        }
    }

    private Stream<String> said() {
        try {
            return Files.readString(said).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// At once, with everything it had in hand.
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
