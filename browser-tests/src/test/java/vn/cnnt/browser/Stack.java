package vn.cnnt.browser;

import static java.util.stream.Collectors.joining;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The pair that the browser looks at, started as its users start it.
record Stack(Path data) {
    private static final Duration PATIENCE = Duration.ofMinutes(6);

    static Stack get() {
        return Running.STACK;
    }

    private static final class Running {
        static final Stack STACK = running();

        private static Stack running() {
            var other = System.getProperty("cnnt.browser.stack");
            return other == null ? started() : new Stack(Path.of(other));
        }
    }

    private static Stack started() {
        try {
            var data = Files.createTempDirectory("browser-tests");
            // the services have class paths of their own
            var classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                    .filter(entry -> !entry.contains("web-manners") && !entry.contains("-service" + File.separator))
                    .collect(joining(File.pathSeparator));
            var builder = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx768m",
                    "-Dcnnt.stack.ends-with-parent=true",
                    "-cp",
                    classPath,
                    "vn.cnnt.stack.LocalStack");
            builder.environment()
                    .putAll(Map.of(
                            "CNNT_DATA", data.toString(),
                            "REGISTRY_PORT", "0",
                            "REPORTING_PORT", "0",
                            "IDENTITY_PORT", "0",
                            "REGISTRY_MANAGEMENT_PORT", "0",
                            "REPORTING_MANAGEMENT_PORT", "0",
                            "KAFKA_PORT", "0",
                            "MONGO_PORT", "0",
                            // of all its processes: they are over before the second compiler has earned what it costs
                            "JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1"));
            builder.redirectErrorStream(true)
                    .redirectOutput(data.resolve("said.log").toFile());
            var process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process)));
            await("the stack, see " + data)
                    .atMost(PATIENCE)
                    .failFast("the stack has ended, see " + data, () -> !process.isAlive())
                    .until(() -> Files.exists(data.resolve("endpoints.json")));
            return new Stack(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end(Process process) {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private JsonNode json(String file) {
        try {
            return JsonMapper.shared().readTree(Files.readString(data.resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// When it was ready: whatever tests damage since, and mend again, is not in figures as of then.
    Instant readySince() {
        try {
            return Files.getLastModifiedTime(data.resolve("endpoints.json")).toInstant();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The same by the clocks of Hanoi.
    LocalDateTime readySinceInHanoi() {
        return LocalDateTime.ofInstant(readySince(), ZoneId.of("Asia/Ho_Chi_Minh"));
    }

    String reporting() {
        return json("endpoints.json").path("reporting").asString();
    }

    String registry() {
        return json("endpoints.json").path("registry").asString();
    }

    String kafka() {
        return json("endpoints.json").path("kafka").asString();
    }

    String password(String account) {
        return json("accounts.json").path(account).path("password").asString();
    }

    String token(String account) {
        try {
            return Files.readString(data.resolve("tokens").resolve(account)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
