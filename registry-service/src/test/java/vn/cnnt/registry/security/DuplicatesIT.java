package vn.cnnt.registry.security;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.cnnt.registry.security.RegisterOverHttp.done;
import static vn.cnnt.registry.security.RegisterOverHttp.json;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;
import vn.cnnt.servers.TestConnections;
import vn.cnnt.servers.identity.TestIdentity;

/// Likely duplicates: of a name while it is typed, of the register, and what officers say of them.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "test.database=corrections")
@Import(TestConnections.class)
class DuplicatesIT {
    private static final String OFFICER = TestIdentity.token("officer", List.of("officer"), List.of("*"));
    private static final String AUDITOR = TestIdentity.token("auditor", List.of("auditor"), List.of());

    @LocalServerPort
    int port;

    @Autowired
    MongoTemplate mongo;

    @Autowired
    ConfigurableApplicationContext context;

    @Test
    void while_a_name_is_typed_those_of_the_province_that_go_by_something_like_it_are_told() {
        var firm = register("Công ty cổ phần Chè Suối Giàng", "VN-14");
        register("Công ty cổ phần Chè Suối Giàng", "VN-42");

        var found = items("/duplicates?province=VN-14&name=" + encoded("Cty CP che suoi giang"));
        var near = items("/duplicates?province=VN-14&name=" + encoded("HTX Chè Suối Giàng Mới"));

        assertThat(found).hasSize(1);
        assertThat(found.getFirst().at("/enterprises/0/enterprise").asString()).isEqualTo(firm);
        assertThat(found.getFirst().at("/enterprises/0/name").asString()).isEqualTo("Công ty cổ phần Chè Suối Giàng");
        assertThat(found.getFirst().at("/enterprises/0/version").asLong()).isEqualTo(1);
        assertThat(found.getFirst().at("/score").asInt()).isEqualTo(100);
        assertThat(found.getFirst().at("/why").asString()).isEqualTo("Cùng một tên.");
        assertThat(near).hasSize(1);
        assertThat(near.getFirst().at("/score").asInt()).isBetween(75, 99);
        assertThat(near.getFirst().at("/differences").toString()).contains("ctcp");
        assertThat(items("/duplicates?province=VN-14&name=" + encoded("Mây tre")))
                .isEmpty();
    }

    @Test
    void of_many_who_register_one_name_at_the_same_moment_one_is_taken_and_the_others_are_asked() throws Exception {
        for (var name : List.of("HTX Tranh Hàng Trống", "Cơ sở Bún Phú Đô", "HTX Lụa Vạn Phúc", "Tổ Nón Chuông")) {
            var firm = RegisterOverHttp.enterprise(name, "VN-01");
            var answers = new ArrayList<Future<Integer>>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var i = 0; i < 8; i++) {
                    answers.add(
                            threads.submit(() -> post("/enterprises", 0, firm).statusCode()));
                }
            }
            var statuses = new ArrayList<Integer>();
            for (var answer : answers) {
                statuses.add(answer.get());
            }

            assertThat(statuses).containsExactlyInAnyOrder(201, 409, 409, 409, 409, 409, 409, 409);
        }
    }

    @Test
    void the_register_tells_its_pairs_the_newest_first_with_score_and_why() {
        var first = register("Cơ sở Bún khô Đại Lộc", "VN-48");
        var second = register("Cơ sở Bún khô Đại Lộc", "VN-48");
        var third = register("HTX Mộc Trà Quế", "VN-48");
        var fourth = register("HTX Mộc Trà Quế Xanh", "VN-48");

        var pairs = items("/duplicates?province=VN-48");

        assertThat(pairs).extracting(DuplicatesIT::key).containsExactly(third + "_" + fourth, first + "_" + second);
        assertThat(pairs.get(1).at("/score").asInt()).isEqualTo(100);
        assertThat(pairs.get(1).at("/open").asBoolean()).isTrue();
        assertThat(pairs.get(0).at("/why").asString()).contains("+xanh");
        var page = done(get("/duplicates?province=VN-48&limit=1"));
        assertThat(done(get("/duplicates?province=VN-48&limit=1&cursor="
                                + page.at("/next").asString()))
                        .at("/items/0/id")
                        .asString())
                .isEqualTo(first + "_" + second);
        assertThat(items("/duplicates")).extracting(DuplicatesIT::key).contains(first + "_" + second);
        assertThat(items("/duplicates?province=VN-22")).isEmpty();
    }

    @Test
    void two_that_were_said_to_be_two_come_again_only_when_one_of_them_has_other_names() {
        var first = register("Tổ hợp tác Gốm Chu Đậu", "VN-31");
        var second = register("Tổ hợp tác Gốm Chu Đậu", "VN-31");
        var pair = "/duplicates/" + first + "_" + second;
        var said = "{\"reason\": \"hai tổ ở hai thôn\"}";
        assertThat(get(pair).headers().firstValue("ETag")).contains("\"1\"");

        assertThat(post(pair + "/separation", 0, said).statusCode()).isEqualTo(428);
        assertThat(post(pair + "/separation", 7, said).statusCode()).isEqualTo(412);
        assertThat(codes(post(pair + "/separation", 1, "{\"reason\": \" \"}"))).hasSize(1);
        var dry = done(post(pair + "/separation?dryRun=true", 1, said));
        assertThat(dry.at("/changes/0/field").asString()).isEqualTo("open");
        assertThat(items("/duplicates?province=VN-31")).hasSize(1);

        var two = done(post(pair + "/separation", 1, said));

        assertThat(two.at("/separation/reason").asString()).isEqualTo("hai tổ ở hai thôn");
        assertThat(two.at("/separation/by").asString()).isEqualTo("officer");
        assertThat(two.at("/open").asBoolean()).isFalse();
        assertThat(two.at("/version").asLong()).isEqualTo(2);
        assertThat(items("/duplicates?province=VN-31")).isEmpty();
        assertThat(done(get(pair)).at("/separation/by").asString()).isEqualTo("officer");
        assertThat(done(register().get("/audit?action=separateDuplicate", AUDITOR))
                        .toString())
                .contains("hai tổ ở hai thôn");

        done(register().put("/enterprises/" + second, OFFICER, 1, """
                {"name": "Tổ hợp tác Gốm Chu Đậu", "legalForm": "COOPERATIVE", "province": "VN-31", "note": "đã soát",
                 "reason": "bổ sung"}"""));
        assertThat(items("/duplicates?province=VN-31")).as("the same names").isEmpty();
        done(register().put("/enterprises/" + second, OFFICER, 2, """
                {"name": "Tổ hợp tác Gốm Chu Đậu Xanh", "legalForm": "COOPERATIVE", "province": "VN-31",
                 "reason": "tên đúng", "confirm": ["similar-name"]}"""));
        assertThat(items("/duplicates?province=VN-31")).as("another name").hasSize(1);
    }

    @Test
    void what_was_said_under_a_key_is_said_once() {
        var first = register("Cơ sở Nón lá Thanh Oai", "VN-37");
        var second = register("Cơ sở Nón lá Thanh Oai", "VN-37");
        var path = "/duplicates/" + first + "_" + second + "/separation";
        var request = register()
                .request("POST", path, OFFICER, 1, "{\"reason\": \"khác chủ\"}")
                .header("Idempotency-Key", "two-" + first);

        var answer = RegisterOverHttp.send(request);
        var again = RegisterOverHttp.send(request);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(answer.body());
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
    }

    @Test
    void a_pair_goes_when_its_records_are_no_longer_alike_and_one_of_another_name_never_was_one() {
        var first = register("HTX Dệt Zèng A Lưới", "VN-46");
        var second = register("HTX Dệt Zèng A Lưới", "VN-46");
        assertThat(items("/duplicates?province=VN-46")).hasSize(1);

        done(post("/enterprises/" + second + "/status", 1, """
                {"status": "DISSOLVED", "effectiveDate": "2026-01-01", "reason": "giải thể"}"""));

        assertThat(done(get("/duplicates/" + first + "_" + second)).at("/open").asBoolean())
                .as("put aside by what changed it, before anybody asks")
                .isFalse();
        assertThat(items("/duplicates?province=VN-46")).isEmpty();
        assertThat(done(get("/duplicates/" + first + "_" + second)).at("/score").asInt())
                .isZero();
        assertThat(get("/duplicates/" + second + "_" + first).statusCode()).isEqualTo(404);
        assertThat(get("/duplicates/nobody").statusCode()).isEqualTo(404);
    }

    @Test
    void who_asks_changes_nothing() {
        var first = register("HTX Chiếu Cói Kim Sơn", "VN-37");
        var second = register("HTX Chiếu Cói Kim Sơn", "VN-37");
        var pair = first + "_" + second;
        mongo.getCollection("likely-duplicates")
                .updateOne(
                        new Document("pair", pair),
                        new Document("$set", new Document("first", "e-gone").append("pair", "e-gone_" + second)));
        var before = mongo.getCollection("likely-duplicates")
                .find(new Document("pair", "e-gone_" + second))
                .first();

        assertThat(items("/duplicates?province=VN-37"))
                .extracting(DuplicatesIT::key)
                .doesNotContain(pair, "e-gone_" + second);

        assertThat(mongo.getCollection("likely-duplicates")
                        .find(new Document("pair", "e-gone_" + second))
                        .first())
                .isEqualTo(before);
    }

    @Test
    void what_cannot_be_asked_is_said() {
        assertThat(codes(get("/duplicates?name=abc"))).containsExactly("province province-with-name");
        assertThat(codes(get("/duplicates?province=VN-99"))).hasSize(1);
        assertThat(codes(get("/duplicates?name=abc&province=VN-99"))).hasSize(1);
    }

    @Test
    void the_pairs_of_a_register_from_before_are_found_at_the_next_start() {
        var first = register("Cơ sở Miến dong Bình Lư", "VN-12");
        var second = register("Cơ sở Miến dong Bình Lư", "VN-12");
        mongo.getCollection("likely-duplicates").deleteMany(new Document("province", "VN-12"));
        mongo.getCollection("names-3")
                .updateOne(new Document("_id", "keys"), new Document("$unset", new Document("pairs", "")));
        assertThat(items("/duplicates?province=VN-12")).isEmpty();

        context.publishEvent(new ApplicationReadyEvent(new SpringApplication(), new String[0], context, Duration.ZERO));

        assertThat(items("/duplicates?province=VN-12"))
                .extracting(DuplicatesIT::key)
                .containsExactly(first + "_" + second);
    }

    private String register(String name, String province) {
        return register().made(OFFICER, "/enterprises", 0, """
                {"name": "%s", "legalForm": "COOPERATIVE", "province": "%s",
                 "confirm": ["likely-duplicate", "similar-name"], "reason": "cơ sở khác"}""".formatted(name, province));
    }

    private static String key(JsonNode pair) {
        return pair.at("/id").asString();
    }

    private List<JsonNode> items(String path) {
        return done(get(path)).get("items").valueStream().toList();
    }

    private static List<String> codes(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        return json(answer)
                .get("errors")
                .valueStream()
                .map(it -> it.at("/field").asString() + " " + it.at("/code").asString())
                .toList();
    }

    private HttpResponse<String> get(String path) {
        return RegisterOverHttp.send(
                register().request("GET", path, OFFICER, 0, null).header("Accept-Language", "vi"));
    }

    private HttpResponse<String> post(String path, long version, String body) {
        return register().post(path, OFFICER, version, body);
    }

    private RegisterOverHttp register() {
        return new RegisterOverHttp(port);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
