package vn.cnnt.registry.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import vn.cnnt.events.WireFormat;
import vn.cnnt.servers.TestClient;
import vn.cnnt.servers.TestConnections;
import vn.cnnt.servers.identity.TestIdentity;

/// What whoever attacks may not take for longer than a moment, and what browsers are told.
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"test.database=bounds", "server.tomcat.connection-timeout=1s"})
@Import(TestConnections.class)
class BoundsIT {
    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource({
        "/api/v1/enterprises, application/json, officer",
        "/api/v1/imports, multipart/form-data; boundary=x, officer"
    })
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void a_body_that_is_announced_and_does_not_come_ends_in_408(String path, String type, String role)
            throws IOException {
        var head = "POST %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nAuthorization: Bearer %s\r\nContent-Type: %s\r\n"
                        .formatted(path, port, token(role), type)
                + "Content-Length: 1000\r\n\r\n";
        var answer = told(head + "--x\r\n");

        assertThat(answer).startsWith("HTTP/1.1 408");
        assertThat(answer).contains("Connection: close").contains("\"type\":\"/problems/too-slow\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/me",
                "/api/v1/audit",
                "/api/v1/reference/provinces",
                "/api/v1/nowhere",
                "/actuator/health/liveness",
                "/%zz"
            })
    void every_answer_says_that_its_type_is_meant_and_that_it_is_framed_nowhere(String path) throws IOException {
        var answer =
                told("GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nAuthorization: Bearer %s\r\nConnection: close\r\n\r\n"
                        .formatted(path, port, token("auditor")));

        assertThat(answer).contains("X-Content-Type-Options: nosniff").contains("frame-ancestors 'none'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/me",
                "/audit",
                "/audit/verification",
                "/enterprises",
                "/enterprises/e-none/history",
                "/imports",
                "/imports/i-none/rows"
            })
    void what_is_about_people_is_kept_by_nobody_on_the_way(String path) throws Exception {
        assertThat(get(path).headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    }

    @Test
    void a_browser_that_came_by_https_is_told_to_stay_there() throws IOException {
        var request = "GET /api/v1/reference/provinces HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nConnection: close\r\n"
                .formatted(port);

        assertThat(told(request + "\r\n")).doesNotContain("Strict-Transport-Security");
    }

    @Test
    void a_request_id_of_a_client_counts_for_nothing() throws Exception {
        var answer = TestClient.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/me"))
                .header("Authorization", "Bearer " + token("auditor"))
                .header("X-Request-Id", "another's")
                .build());

        assertThat(answer.headers().firstValue("X-Request-Id").orElseThrow()).hasSize(36);
        assertThat(WireFormat.JSON.readTree(answer.body()).at("/name").asString())
                .isEqualTo("someone");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return TestClient.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + path))
                .header("Authorization", "Bearer " + token("auditor"))
                .build());
    }

    private static String token(String role) {
        return TestIdentity.token("someone", List.of(role, "history"), List.of("*"));
    }

    private String told(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
