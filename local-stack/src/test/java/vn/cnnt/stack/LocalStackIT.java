package vn.cnnt.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import vn.cnnt.servers.TestClient;

/// One stack, whose first start is killed in the middle of loading the records: what is asserted below holds all the
/// same.
class LocalStackIT {
    private static final Duration SOON = Duration.ofMinutes(3);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path data;

    private static StackProcess stack;
    private static List<ProcessHandle> servicesOfKilled;

    @BeforeAll
    static void start_be_killed_while_loading_and_start_again() {
        stack = StackProcess.start(data, Map.of());
        stack.awaitLine(".* through the API: [1-9].*"); // how far it is when it says so, the machine decides
        servicesOfKilled = stack.services();
        stack.kill();
        stack = StackProcess.start(data, Map.of()).awaitReady();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void the_records_are_there_once_and_every_row_is_accounted_for() {
        assertThat(stack.total("enterprises", "").path("enterprises").asLong())
                .isEqualTo(stack.get("registry", "/api/v1/enterprises?limit=500")
                        .path("items")
                        .size());
        assertThat(stack.total("recognitions", "").path("recognised").asLong()).isEqualTo(56);
        assertThat(stack.get("registry", "/api/v1/grants?limit=500")
                        .path("items")
                        .size())
                .isEqualTo(6);
        assertThat(data.resolve("load-report.txt"))
                .content()
                .contains("115 rows: 64 accepted, 0 unchanged, 51 refused, 0 to confirm; ", "grants.csv:13");
    }

    @Test
    void killing_the_stack_takes_the_services_with_it() {
        assertThat(servicesOfKilled).hasSize(2);
        await().atMost(SOON).untilAsserted(() -> assertThat(servicesOfKilled).noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void the_answer_of_the_seed_is_printed_with_its_cut() {
        stack.awaitSaid("Cut / mốc số liệu: ");

        assertThat(stack.said())
                .contains(
                        "Lạng Sơn, plan 2020: 1 supported establishment with a nationally recognised product;",
                        "  1 grant, DEMO_MODEL, 600,000,000 VND from NATIONAL funds.");
    }

    @Test
    void everyone_of_the_printed_accounts_has_a_token_and_programs_are_told_where() throws IOException {
        stack.awaitSaid("Ctrl-C stops everything.");
        var accounts = JsonMapper.shared().readTree(Files.readString(data.resolve("accounts.json")));
        var tokens = Path.of(stack.endpoints().path("tokens").asString());

        for (var account : List.of("officer-vn-20", "approver", "auditor", "operator-2", "records")) {
            var password = accounts.path(account).path("password").asString();
            assertThat(password).isNotBlank();
            assertThat(stack.said()).anyMatch(line -> line.contains(account) && line.contains(password));
            assertThat(tokens.resolve(account)).isNotEmptyFile();
        }
        assertThat(tokens.resolve("expired")).isNotEmptyFile();
        assertThat(stack.get("identity", "/.well-known/openid-configuration")
                        .path("issuer")
                        .asString())
                .isEqualTo(stack.endpoints().path("identity").asString());
    }

    @Test
    void only_whether_it_lives_and_is_ready_is_told_beside_the_api() throws Exception {
        for (var service : List.of("registry", "reporting")) {
            assertThat(stack.get(service, "/actuator/health/readiness").propertyNames())
                    .containsExactly("status");
            assertThat(stack.get(service, "/actuator/health/liveness").toString())
                    .isEqualTo("{\"status\":\"UP\"}");
            assertThat(status(stack.endpoints().path(service).asString() + "/actuator/prometheus"))
                    .isEqualTo(401);
            assertThat(status(stack.endpoints().path("management").path(service).asString() + "/actuator/prometheus"))
                    .isEqualTo(200);
        }
    }

    private static int status(String address) throws IOException, InterruptedException {
        return TestClient.send(HttpRequest.newBuilder(URI.create(address)).build())
                .statusCode();
    }

    @Test
    void binh_thuan_2019_is_as_the_source_says() {
        var grants = stack.total("grants", "province=VN-60&planYear=2019");

        assertThat(grants.path("grants").asLong()).isEqualTo(2);
        assertThat(grants.path("approved").asLong()).isEqualTo(1_200_000_000);
        assertThat(grants.path("totalCost").asLong()).isEqualTo(3_024_000_000L);
        assertThat(stack.total("supported-enterprises", "province=VN-60&planYear=2019")
                        .path("enterprises")
                        .asLong())
                .isEqualTo(4);
    }

    @Test
    void a_killed_service_is_back_on_its_port_and_the_endpoints_stay_true() {
        for (var name : List.of("registry", "reporting")) {
            var before = stack.endpoints();
            var killed = stack.service(name);

            killed.destroyForcibly();

            await().atMost(SOON).untilAsserted(() -> {
                var now = stack.endpoints();
                assertThat(now.path("pids").path(name).asLong()).isNotEqualTo(killed.pid());
                assertThat(now.path(name)).isEqualTo(before.path(name));
                assertThat(stack.get(name, "/actuator/health/readiness")
                                .path("status")
                                .asString())
                        .isEqualTo("UP");
            });
            assertThat(stack.service(name).isAlive()).isTrue();
        }
    }

    @Test
    void a_second_stack_on_the_folder_gets_one_plain_line() {
        var second = StackProcess.start(data, Map.of());

        assertThat(second.exitCode()).isEqualTo(1);
        assertThat(second.said())
                .containsExactly("Another stack (pid " + stack.pid() + ") already runs on " + data
                        + ". Stop it, or choose another folder with CNNT_DATA.");
    }

    @Test
    void a_port_in_use_gets_one_plain_line(@TempDir Path other) throws IOException {
        try (var somebody = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            var port = String.valueOf(somebody.getLocalPort());
            var second = StackProcess.start(other, Map.of("REPORTING_PORT", port));

            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(second.said())
                    .containsExactly(
                            "In use on 127.0.0.1: port " + port
                                    + " (REPORTING_PORT). Stop what listens there, or choose others, e.g. REPORTING_PORT=0 for a free one.");
        }
        assertThat(other.resolve("endpoints.json")).doesNotExist();
    }

    @Test
    void a_folder_that_cannot_be_written_gets_one_plain_line(@TempDir Path other) throws IOException {
        var file = Files.writeString(other.resolve("file"), "");
        var second = StackProcess.start(file.resolve("data"), Map.of());

        assertThat(second.exitCode()).isEqualTo(1);
        assertThat(second.said()).singleElement().asString().startsWith("Can't write to the folder " + file);
    }

    @Test
    void stopping_leaves_nothing_behind_and_a_restart_finds_everything_again() {
        var registry = stack.service("registry");
        var reporting = stack.service("reporting");
        var enterprises = stack.total("enterprises", "").path("enterprises").asLong();

        stack.stop();

        assertThat(data.resolve("endpoints.json")).doesNotExist();
        assertThat(registry.isAlive()).isFalse();
        assertThat(reporting.isAlive()).isFalse();

        stack = StackProcess.start(data, Map.of()).awaitReady();

        assertThat(stack.total("enterprises", "").path("enterprises").asLong()).isEqualTo(enterprises);
        assertThat(stack.said()).noneMatch(line -> line.contains("loading"));
    }
}
