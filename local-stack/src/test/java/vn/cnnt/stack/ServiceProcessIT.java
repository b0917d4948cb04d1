package vn.cnnt.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceProcessIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final int port = Ports.choose(new Settings(Path.of("."), 0, 0, 0, 0, 0, 0, 0, Settings.Load.NONE))
            .registry();
    private final URI address = URI.create("http://127.0.0.1:" + port);
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Long> pids = new CopyOnWriteArrayList<>();
    private final List<Integer> exitCodes = new CopyOnWriteArrayList<>();
    private final ServiceProcess.Watcher watcher = new ServiceProcess.Watcher() {
        @Override
        public void started(String name, long pid) {
            pids.add(pid);
        }

        @Override
        public void died(String name, long pid, int exitCode) {
            exitCodes.add(exitCode);
        }
    };

    @Test
    void a_killed_service_comes_back_on_its_port() throws InterruptedException {
        try (var service = ServiceProcess.start(standIn(folder, address, String.valueOf(port)), http, watcher)) {
            service.awaitReady(PATIENCE);

            ProcessHandle.of(pids.getFirst()).orElseThrow().destroyForcibly();

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(pids).hasSize(2));
            service.awaitReady(PATIENCE);
            assertThat(exitCodes).containsExactly(137);
        }
        assertThat(ProcessHandle.of(pids.getLast())).isEmpty();
        assertThat(pids).hasSize(2);
    }

    @Test
    void a_service_is_stopped_in_order() throws InterruptedException {
        var program = standIn(folder, address, String.valueOf(port));
        try (var service = ServiceProcess.start(program, http, watcher)) {
            service.awaitReady(PATIENCE);
        }

        assertThat(program.log()).content().contains("stopped in order");
        assertThat(exitCodes).isEmpty();
        assertThat(ProcessHandle.of(pids.getFirst())).isEmpty();
    }

    @Test
    void a_service_that_never_gets_ready_is_given_up_with_its_last_words() {
        try (var service = ServiceProcess.start(standIn(folder, address, "broken"), http, watcher)) {
            assertThatThrownBy(() -> service.awaitReady(PATIENCE))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("stand-in ends before it is ready")
                    .hasMessageContaining("nothing to stand on");
        }
        assertThat(exitCodes).containsExactly(1, 1, 1);
    }

    @Test
    void no_service_outlives_a_killed_stack() throws IOException {
        var parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StandInParent.class.getName(),
                        folder.toString(),
                        String.valueOf(port))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var said = new BufferedReader(new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8))) {
            var child = ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();
            assertThat(said.readLine()).isEqualTo("ready");

            parent.destroyForcibly();

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(child.isAlive()).isFalse());
        } finally {
            parent.destroyForcibly();
        }
    }

    static ServiceProcess.Program standIn(Path folder, URI address, String argument) {
        return new ServiceProcess.Program(
                "stand-in",
                StandIn.class.getName(),
                List.of("-Xmx64m"),
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(Path::of)
                        .toList(),
                address,
                List.of(argument),
                Map.of(),
                folder.resolve("stand-in.log"));
    }
}
