package vn.cnnt.registry.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.cnnt.registry.security.RegisterOverHttp.application;
import static vn.cnnt.registry.security.RegisterOverHttp.done;
import static vn.cnnt.registry.security.RegisterOverHttp.enterprise;
import static vn.cnnt.registry.security.RegisterOverHttp.grant;
import static vn.cnnt.registry.security.RegisterOverHttp.json;
import static vn.cnnt.registry.security.RegisterOverHttp.verdict;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;
import vn.cnnt.registry.store.Aggregates;
import vn.cnnt.servers.TestClient;
import vn.cnnt.servers.TestConnections;
import vn.cnnt.servers.identity.TestIdentity;

/// What one did oneself, and what happens while one looks.
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"test.database=changes", "cnnt.registry.update-quiet=1s"})
@Import(TestConnections.class)
class ChangesIT {
    @LocalServerPort
    int port;

    @Autowired
    MongoTemplate mongo;

    @Autowired
    Aggregates aggregates;

    @Test
    void ones_own_changes_come_newest_first_page_by_page_whether_the_log_has_them_or_not() {
        var name = "lan-" + UUID.randomUUID();
        var token = TestIdentity.token(name, List.of("officer"), List.of("VN-20"));
        var firm = register().made(token, "/enterprises", 0, enterprise("HTX " + name, "VN-20"));
        var products = List.of("Một", "Hai", "Ba", "Bốn");
        for (var i = 0; i < products.size(); i++) {
            done(register()
                    .post(
                            "/enterprises/" + firm + "/recognitions",
                            token,
                            i + 1,
                            application(products.get(i), 2024, false)));
        }
        var project = register().made(token, "/grants", 0, grant("Đề án của " + name, "VN-20", false));
        register()
                .made(
                        RegisterOverHttp.officerOf("VN-20"),
                        "/enterprises",
                        0,
                        enterprise("Của người khác " + name, "VN-20"));

        assertThat(titles(token, "/changes?actor=me&limit=2"))
                .containsExactly("Đề án của " + name, "Bốn", "Ba", "Hai", "Một", "HTX " + name);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(archived(name)).isEqualTo(6));
        assertThat(titles(token, "/changes?limit=4"))
                .as("one's own without saying so, all of it in the log now")
                .containsExactly("Đề án của " + name, "Bốn", "Ba", "Hai", "Một", "HTX " + name);
        var newest = done(register().get("/changes?limit=1", token)).at("/items/0");
        assertThat(newest.at("/address").asString()).isEqualTo("/api/v1/grants/" + project);
        assertThat(newest.at("/type").asString()).isEqualTo("vn.cnnt.grant.proposed.v1");
        assertThat(newest.at("/version").asLong()).isEqualTo(1);
        assertThat(newest.at("/actor").asString()).isEqualTo(name);
    }

    @Test
    void what_was_archived_before_its_actor_stood_beside_it_is_found_after_the_next_start() {
        var name = "hoa-" + UUID.randomUUID();
        var token = TestIdentity.token(name, List.of("officer"), List.of("VN-20"));
        register().made(token, "/enterprises", 0, enterprise("HTX " + name, "VN-20"));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(archived(name)).isEqualTo(1));
        mongo.getCollection("events")
                .updateMany(
                        new Document("actor", name),
                        new Document("$unset", new Document("actor", "").append("place", "")));
        assertThat(titles(token, "/changes")).isEmpty();
        mongo.getCollection("list-keys").deleteMany(new Document("_id", "events"));

        aggregates.afterSingletonsInstantiated();

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(titles(token, "/changes")).containsExactly("HTX " + name));
    }

    @Test
    void what_another_did_is_for_who_may_read_the_trail() {
        var name = "minh-" + UUID.randomUUID();
        var token = TestIdentity.token(name, List.of("officer"), List.of("VN-20"));
        register().made(token, "/enterprises", 0, enterprise("HTX " + name, "VN-20"));
        var auditor = TestIdentity.token("auditor", List.of("auditor"), List.of("*"));

        assertThat(verdict(register().get("/changes?actor=" + name, RegisterOverHttp.officerOf("VN-20"))))
                .isEqualTo("needs-role");
        assertThat(titles(token, "/changes?actor=" + name)).hasSize(1);
        assertThat(titles(auditor, "/changes?actor=" + name)).containsExactly("HTX " + name);
        assertThat(titles(auditor, "/changes?actor=nobody-at-all")).isEmpty();
    }

    @Test
    void a_cursor_that_is_none_is_told() {
        var answer = register().get("/changes?cursor=abc", RegisterOverHttp.officerOf("VN-20"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(json(answer).at("/errors/0/field").asString()).isEqualTo("cursor");
    }

    @Test
    void whoever_follows_is_told_of_their_imports_and_only_auditors_and_operators_of_the_relay() throws Exception {
        var importer = TestIdentity.token("importer-u", List.of("officer", "history"), List.of("VN-20"));
        var stranger = RegisterOverHttp.officerOf("VN-42");
        var operator = TestIdentity.token("operator", List.of("operator"), List.of("*"));
        register()
                .imported(importer, "enterprises", "Tỉnh;Tên cơ sở\nLạng Sơn;HTX Hoa Hồi " + UUID.randomUUID() + "\n");

        try (var own = follow(importer, null);
                var others = follow(stranger, null);
                var relay = follow(operator, null)) {
            assertThat(own.headers().firstValue("Content-Type")).contains("text/event-stream;charset=UTF-8");
            assertThat(read(own, "event: import"))
                    .contains("\"state\":\"DONE\"")
                    .contains("\"accepted\":1");
            assertThat(read(relay, "event: publication")).contains("\"pending\"");
            assertThat(read(others, ": nothing new"))
                    .doesNotContain("event: import")
                    .doesNotContain("publication");
        }
        String id;
        try (var again = follow(importer, null)) {
            id = read(again, "event: import")
                    .lines()
                    .filter(line -> line.startsWith("id: "))
                    .reduce((_, last) -> last)
                    .orElseThrow()
                    .substring(4);
        }
        try (var back = follow(importer, id)) {
            assertThat(read(back, ": nothing new")).doesNotContain("event:");
        }
    }

    @Test
    void one_actor_has_four_streams_and_no_more() throws Exception {
        var token = TestIdentity.token("many", List.of("officer"), List.of("VN-20"));
        var open = new ArrayList<Followed>();
        try {
            for (var i = 0; i < 4; i++) {
                open.add(follow(token, null));
            }
            assertThat(register().get("/updates", token).statusCode()).isEqualTo(503);
        } finally {
            for (var one : open) {
                one.close();
            }
        }
    }

    private record Followed(HttpResponse<InputStream> answer, BufferedReader lines) implements AutoCloseable {
        HttpHeaders headers() {
            return answer.headers();
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }

    private Followed follow(String token, String lastEventId) throws Exception {
        var request = register().request("GET", "/updates", token, 0, null).timeout(Duration.ofSeconds(20));
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        var answer = TestClient.send(request.build(), BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        return new Followed(answer, new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8)));
    }

    /// Everything until such a line, and the rest of its event.
    private static String read(Followed stream, String until) throws IOException {
        var text = new StringBuilder();
        var found = false;
        for (var line = stream.lines().readLine();
                line != null;
                line = stream.lines().readLine()) {
            text.append(line).append('\n');
            found = found || line.startsWith(until);
            if (found && line.isEmpty()) {
                return text.toString();
            }
        }
        throw new AssertionError("ended before " + until + ": " + text);
    }

    private List<String> titles(String token, String address) {
        var titles = new ArrayList<String>();
        var cursor = "";
        while (cursor != null) {
            var more = cursor.isEmpty() ? "" : (address.contains("?") ? "&" : "?") + "cursor=" + cursor;
            var page = done(register().get(address + more, token));
            page.get("items")
                    .valueStream()
                    .map(item -> item.get("title").asString())
                    .forEach(titles::add);
            JsonNode next = page.get("next");
            cursor = next.isNull() ? null : next.asString();
        }
        return titles;
    }

    private long archived(String actor) {
        return mongo.getCollection("events").countDocuments(new Document("actor", actor));
    }

    private RegisterOverHttp register() {
        return new RegisterOverHttp(port);
    }
}
