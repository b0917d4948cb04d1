package vn.cnnt.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.cnnt.servers.TestClient;

/// A local stack started as its users start it, in a process of its own; what it says is kept.
final class StackProcess implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofMinutes(6);
    /// None of the processes lives long enough to be worth the second compiler: without it a start costs 33 s of a
    /// processor instead of 52.
    private static final String ONE_COMPILER = "-XX:TieredStopAtLevel=1";

    private final Process process;
    private final Path data;
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final Thread listener;

    private StackProcess(Process process, Path data) {
        this.process = process;
        this.data = data;
        this.listener = Thread.ofPlatform().daemon().start(this::listen);
    }

    /// Free ports, unless `environment` names some. Whatever ends the tests ends the stack.
    static StackProcess start(Path data, Map<String, String> environment) {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-Dcnnt.stack.ends-with-parent=true",
                "-cp",
                System.getProperty("java.class.path"),
                LocalStack.class.getName());
        builder.environment()
                .putAll(Map.of(
                        "CNNT_DATA", data.toString(),
                        "REGISTRY_PORT", "0",
                        "REPORTING_PORT", "0",
                        "IDENTITY_PORT", "0",
                        "REGISTRY_MANAGEMENT_PORT", "0",
                        "REPORTING_MANAGEMENT_PORT", "0",
                        "KAFKA_PORT", "0",
                        "MONGO_PORT", "0"));
        // one person does all of a story, unless a test is about rights
        builder.environment().put("CNNT_REGISTRY_FOUREYES", "false");
        builder.environment().put("JAVA_TOOL_OPTIONS", ONE_COMPILER);
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true);
        try {
            return new StackProcess(builder.start(), data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                System.out.println(line);
                if (!line.startsWith("Picked up JAVA_TOOL_OPTIONS")) { // the JVM says that, not the stack
                    said.add(line);
                }
            }
        } catch (IOException _) {
            said.add("(cut off)");
        }
    }

    List<String> said() {
        return said;
    }

    /// A stack that was killed leaves its endpoints behind, until the next one removes them; these must be ours.
    StackProcess awaitReady() {
        await().atMost(PATIENCE)
                .failFast(this::hasEnded)
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .untilAsserted(() -> {
                    assertThat(data.resolve("endpoints.json")).exists();
                    assertThat(endpoints().path("pids").path("stack").asLong()).isEqualTo(process.pid());
                });
        return this;
    }

    void awaitSaid(String words) {
        awaitLine(".*" + Pattern.quote(words) + ".*");
    }

    void awaitLine(String pattern) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .failFast(this::hasEnded)
                .untilAsserted(() -> assertThat(said).anyMatch(line -> line.matches(pattern)));
    }

    private boolean hasEnded() {
        return !process.isAlive();
    }

    JsonNode endpoints() {
        try {
            return JsonMapper.shared().readTree(Files.readString(data.resolve("endpoints.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Of an account of the stack, as its file has it now.
    String token(String account) {
        try {
            return Files.readString(data.resolve("tokens").resolve(account)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where it keeps everything.
    Path data() {
        return data;
    }

    /// The processes of its services, also before it says which is which.
    List<ProcessHandle> services() {
        return process.children().toList();
    }

    ProcessHandle service(String name) {
        return ProcessHandle.of(endpoints().path("pids").path(name).asLong()).orElseThrow();
    }

    JsonNode get(String service, String path) {
        try {
            var response = TestClient.send(HttpRequest.newBuilder(
                            URI.create(endpoints().path(service).asString() + path))
                    .header("Authorization", "Bearer " + token(service.equals("registry") ? "records" : "operator"))
                    .build());
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            return JsonMapper.shared().readTree(response.body());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    JsonNode total(String dataset, String filters) {
        return get("reporting", "/api/v1/statistics/" + dataset + "?" + filters).path("total");
    }

    int exitCode() {
        try {
            var code = process.waitFor();
            listener.join();
            return code;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    /// As Ctrl-C and `kill` do.
    void stop() {
        process.destroy();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(process.isAlive()).isFalse());
    }

    void kill() {
        process.destroyForcibly();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(process.isAlive()).isFalse());
    }

    @Override
    public void close() {
        stop();
    }
}
