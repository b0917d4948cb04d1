package vn.cnnt.registry.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;
import vn.cnnt.events.WireFormat;
import vn.cnnt.registry.MovableClock;
import vn.cnnt.servers.TestClient;
import vn.cnnt.servers.TestConnections;
import vn.cnnt.servers.identity.TestIdentity;

/// Personal ids as those see them who may, and those who may not.
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"test.database=personal-data", "cnnt.registry.personal.database=" + PersonalDataIT.DATABASE})
@Import(TestConnections.class)
class PersonalDataIT {
    static final String DATABASE = "personal-data-apart";

    private static final String OFFICER = token("entering", List.of("officer"), "*");
    private static final String APPROVER = token("deciding", List.of("approver", "personal-data"), "*");

    @LocalServerPort
    int port;

    @Autowired
    MongoTemplate mongo;

    @Autowired
    MongoClient server;

    @Autowired
    Erasures erasures;

    @Autowired
    PersonalIds ids;

    @Autowired
    PersonalDatabase database;

    @Autowired
    DataKeys keys;

    @Autowired
    KeyedDigest digests;

    record Answer(int status, JsonNode body, HttpResponse<String> response) {
        String text(String pointer) {
            return body.at(pointer).asString("");
        }

        List<String> codes() {
            return StreamSupport.stream(body.get("errors").spliterator(), false)
                    .map(it -> it.get("field").asString() + " " + it.get("code").asString())
                    .toList();
        }

        Answer is(int expected) {
            assertThat(status).as(body.toPrettyString()).isEqualTo(expected);
            return this;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "TAX_CODE, 001 201 000 001, *********001",
        "HOUSEHOLD, 001.201.000.002, *********002",
        "COOPERATIVE, 001-201-000-003, *********003",
        "PERSONAL_ID, 001201000004, *********004"
    })
    void whatever_it_was_sent_as_a_personal_id_becomes_one(String kind, String value, String mask) throws Exception {
        var registered = post("/enterprises", household(kind, value), OFFICER).is(201);

        assertThat(registered.text("/identifier/kind")).isEqualTo("PERSONAL_ID");
        assertThat(registered.text("/identifier/value")).isEqualTo(mask);
        assertThat(disclose(registered.text("/id"), APPROVER).is(200).text("/personalId"))
                .isEqualTo(value.replaceAll("[ .-]", ""));
    }

    @ParameterizedTest
    @CsvSource({"HOUSEHOLD, 097201000001", "HOUSEHOLD, 001401000001", "COOPERATIVE, 123456789012"})
    void other_twelve_digits_stay_what_they_were_sent_as(String kind, String value) throws Exception {
        var registered = post("/enterprises", household(kind, value), OFFICER).is(201);

        assertThat(registered.text("/identifier/kind")).isEqualTo(kind);
        assertThat(registered.text("/identifier/value")).isEqualTo(value);
        disclose(registered.text("/id"), APPROVER).is(404);
    }

    @Test
    void the_same_person_is_not_registered_twice() throws Exception {
        var first = post("/enterprises", household("PERSONAL_ID", "001202000001"), OFFICER)
                .is(201);
        var other = post("/enterprises", household("PERSONAL_ID", "001202000002"), OFFICER)
                .is(201);
        var address = "/api/v1/enterprises/" + first.text("/id");

        var again = post("/enterprises", household("TAX_CODE", "001.202.000001"), OFFICER)
                .is(409);
        var corrected = put(other.text("/id"), 1, household("PERSONAL_ID", "001202000001"))
                .is(409);
        var dryRun = post("/enterprises?dryRun=true", household("HOUSEHOLD", "001202000001"), OFFICER)
                .is(409);

        for (var refused : List.of(again, corrected, dryRun)) {
            assertThat(refused.text("/type")).isEqualTo("/problems/conflict");
            assertThat(refused.text("/existing")).isEqualTo(address);
            assertThat(refused.codes()).containsExactly("/identifier/value already-registered");
        }
        put(first.text("/id"), 1, household("PERSONAL_ID", "001202000003")).is(200);
        put(other.text("/id"), 1, household("PERSONAL_ID", "001202000001")).is(200);
    }

    /// A writer that sleeps for longer than an attempt may take, and one that dies before it marks its claim as kept,
    /// both leave a register without the claim of who is in it.
    @Test
    void a_person_whose_claim_another_has_taken_over_is_still_not_registered_twice() throws Exception {
        var first = post("/enterprises", household("PERSONAL_ID", "001202000011"), OFFICER)
                .is(201);
        var other = post("/enterprises", household("PERSONAL_ID", "001202000012"), OFFICER)
                .is(201);
        var claims = server.getDatabase(DATABASE).getCollection("persons");
        var lost = new Document("enterprise", first.text("/id"));
        assertThat(claims.deleteMany(lost).getDeletedCount()).isOne();

        for (var refused : List.of(
                post("/enterprises", household("PERSONAL_ID", "001202000011"), OFFICER),
                put(other.text("/id"), 1, household("PERSONAL_ID", "001202000011")),
                post("/enterprises?dryRun=true", household("PERSONAL_ID", "001202000011"), OFFICER))) {
            assertThat(refused.is(409).text("/existing")).isEqualTo("/api/v1/enterprises/" + first.text("/id"));
            assertThat(refused.codes()).containsExactly("/identifier/value already-registered");
        }
        // what it is no longer known by is free again
        put(first.text("/id"), 1, household("PERSONAL_ID", "001202000013")).is(200);
        put(other.text("/id"), 1, household("PERSONAL_ID", "001202000011")).is(200);
        put(other.text("/id"), 2, household("HOUSEHOLD", "001")).is(200);
        post("/enterprises", household("PERSONAL_ID", "001202000011"), OFFICER).is(201);
    }

    @Test
    void a_writer_that_was_thought_dead_and_was_not_has_the_person_after_its_write() {
        var clock = new MovableClock();
        var timed = new PersonalIds(database, keys, digests, clock);
        var slow = attempt(timed.enter("e-slow", 1, "001202000021", _ -> Optional.empty()));
        clock.move(Duration.ofSeconds(6));
        var quick = attempt(timed.enter("e-quick", 1, "001202000021", _ -> Optional.empty()));

        timed.keep(slow); // its write came first after all
        timed.discard(quick); // so the store refused the other one

        assertThat(server.getDatabase(DATABASE)
                        .getCollection("persons")
                        .find(new Document("_id", slow.person()))
                        .first())
                .containsEntry("enterprise", "e-slow")
                .containsEntry("kept", true);
    }

    private static PersonalIds.Attempt attempt(PersonalIds.Entered entered) {
        assertThat(entered).isInstanceOf(PersonalIds.Attempt.class);
        return (PersonalIds.Attempt) entered;
    }

    @Test
    void of_many_at_once_who_register_one_person_one_does() throws Exception {
        List<Callable<Answer>> all = IntStream.range(0, 12)
                .mapToObj(_ -> (Callable<Answer>)
                        () -> post("/enterprises", household("PERSONAL_ID", "001202000009"), OFFICER))
                .toList();
        var statuses = new ArrayList<Integer>();
        try (var threads = Executors.newFixedThreadPool(12)) {
            for (var answer : threads.invokeAll(all)) {
                statuses.add(answer.get().status());
            }
        }

        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
    }

    @Test
    void only_who_may_sees_it_and_it_is_on_the_trail() throws Exception {
        var id = post("/enterprises", household("PERSONAL_ID", "020203000001"), OFFICER)
                .is(201)
                .text("/id");

        disclose(id, OFFICER).is(403);
        disclose(id, token("deciding", List.of("approver"), "*")).is(403);
        assertThat(disclose(id, token("elsewhere", List.of("approver", "personal-data"), "VN-42"))
                        .is(403)
                        .codes())
                .containsExactly("Authorization other-province");
        assertThat(send("POST", "/enterprises/" + id + "/personal-id/disclosure", 0, "", "{}", APPROVER)
                        .is(422)
                        .codes())
                .containsExactly("/purpose missing");
        var seen = disclose(id, APPROVER).is(200);

        assertThat(seen.text("/personalId")).isEqualTo("020203000001");
        assertThat(seen.response().headers().firstValue("Cache-Control")).hasValue("no-store");
        var auditor = token("auditor", List.of("auditor"), "*");
        var trail =
                get("/audit?action=disclosePersonalId", auditor).is(200).body().get("items");
        assertThat(StreamSupport.stream(trail.spliterator(), false)
                        .filter(entry -> entry.get("target").asString("").contains(id))
                        .map(entry -> entry.get("outcome").asString() + " "
                                + entry.get("actor").asString()))
                .containsExactly("done deciding", "refused elsewhere", "refused deciding", "refused entering");
        assertThat(trail.toString()).contains("đối chiếu").doesNotContain("020203000001");
    }

    @Test
    void what_is_erased_nobody_can_tell_and_the_rest_stays() throws Exception {
        var made = send("POST", "/enterprises", 0, "k-erased", household("PERSONAL_ID", "020204000001"), OFFICER)
                .is(201);
        var id = made.text("/id");
        put(id, 1, household("PERSONAL_ID", "020204000002")).is(200);
        assertThat(documentsOf(id)).isNotEmpty();

        send("DELETE", "/enterprises/" + id + "/personal-id", 0, "", REASON, APPROVER)
                .is(428);
        send("DELETE", "/enterprises/" + id + "/personal-id", 1, "", REASON, APPROVER)
                .is(412);
        send("DELETE", "/enterprises/" + id + "/personal-id", 2, "", REASON, OFFICER)
                .is(403);
        assertThat(send("DELETE", "/enterprises/" + id + "/personal-id", 2, "", "{}", APPROVER)
                        .is(422)
                        .codes())
                .containsExactly("/reason missing");
        send("DELETE", "/enterprises/" + id + "/personal-id?dryRun=true", 2, "", REASON, APPROVER)
                .is(200);
        disclose(id, APPROVER).is(200);
        var erased = send("DELETE", "/enterprises/" + id + "/personal-id", 2, "", REASON, APPROVER)
                .is(200);

        assertThat(erased.text("/version")).isEqualTo("3");
        assertThat(erased.text("/identifier/kind")).isEqualTo("PERSONAL_ID");
        assertThat(erased.body().at("/identifier/value").isString()).isFalse();
        assertThat(disclose(id, APPROVER).is(410).text("/type")).isEqualTo("/problems/gone");
        assertThat(documentsOf(id)).isEmpty();
        // an answer that was still on its way out of the outbox goes when it has come
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(mongo.getCollection("idempotency").find())
                                .noneMatch(it -> id.equals(it.getString("aggregate"))));
        var history =
                get("/enterprises/" + id + "/history", APPROVER).is(200).body().get("items");
        assertThat(history.get(2).get("type").asString()).isEqualTo("vn.cnnt.enterprise.personal-id-erased.v1");
        assertThat(history.get(1).toString()).contains("*********002");
        assertThat(get("/enterprises/" + id + "/history/verification", APPROVER)
                        .body()
                        .get("valid")
                        .booleanValue())
                .isTrue();
        assertThat(send("DELETE", "/enterprises/" + id + "/personal-id", 3, "", REASON, APPROVER)
                        .is(200)
                        .text("/version"))
                .isEqualTo("3");
        // as it stands it may be sent back; the person may be entered anew, here or elsewhere
        put(
                        id,
                        3,
                        "{\"name\": \"Hộ khác tên\", \"legalForm\": \"HOUSEHOLD\", \"province\": \"VN-20\","
                                + " \"identifier\": {\"kind\": \"PERSONAL_ID\", \"value\": null}, \"reason\": \"đổi tên\"}")
                .is(200);
        post("/enterprises", household("PERSONAL_ID", "020204000001"), OFFICER).is(201);
        put(id, 4, household("PERSONAL_ID", "020204000003")).is(200);
        assertThat(disclose(id, APPROVER).is(200).text("/personalId")).isEqualTo("020204000003");
    }

    @Test
    void one_that_was_replaced_can_be_erased_and_one_that_never_was_is_not_there() throws Exception {
        var id = post("/enterprises", household("PERSONAL_ID", "020205000001"), OFFICER)
                .is(201)
                .text("/id");
        put(id, 1, household("TAX_CODE", "0100233488")).is(200);
        disclose(id, APPROVER).is(404);
        assertThat(documentsOf(id)).hasSize(3);

        var erased = send("DELETE", "/enterprises/" + id + "/personal-id", 2, "", REASON, APPROVER)
                .is(200);

        assertThat(erased.text("/identifier/value")).isEqualTo("0100233488");
        assertThat(erased.text("/version")).isEqualTo("3");
        assertThat(documentsOf(id)).isEmpty();
        send("DELETE", "/enterprises/" + id + "/personal-id", 3, "", REASON, APPROVER)
                .is(404);
        disclose("e-none", APPROVER).is(404);
    }

    @Test
    void an_erasure_that_was_cut_off_is_done_to_its_end_or_not_at_all() throws Exception {
        var id = post("/enterprises", household("PERSONAL_ID", "020206000001"), OFFICER)
                .is(201)
                .text("/id");

        erasures.prepare(id, 2);
        erasures.abandon(id, 2);
        disclose(id, APPROVER).is(200);
        erasures.prepare(id, 2);
        put(id, 1, household("PERSONAL_ID", "020206000002")).is(200);
        assertThat(disclose(id, APPROVER).is(200).text("/personalId")).isEqualTo("020206000002");
        erasures.abandon(id, 2);
        assertThat(ids.find(new PersonalIds.Known(id, 1, "*********001"))).hasValue("020206000001");
    }

    @Test
    void an_erasure_that_is_written_is_carried_out_after_a_crash() throws Exception {
        var id = post("/enterprises", household("PERSONAL_ID", "020208000001"), OFFICER)
                .is(201)
                .text("/id");
        send("DELETE", "/enterprises/" + id + "/personal-id", 1, "", REASON, APPROVER)
                .is(200);
        ids.enter(id, 2, "020208000001", _ -> Optional.empty());
        erasures.prepare(id, 2);
        assertThat(documentsOf(id)).isNotEmpty();

        erasures.goOn(Instant.EPOCH);

        assertThat(documentsOf(id)).isEmpty();
    }

    @Test
    void nothing_that_is_kept_apart_can_be_read_without_the_master_key() throws Exception {
        var id = post("/enterprises", household("PERSONAL_ID", "020207000001"), OFFICER)
                .is(201)
                .text("/id");

        for (var name : server.getDatabase(DATABASE).listCollectionNames()) {
            for (var document : server.getDatabase(DATABASE).getCollection(name).find()) {
                assertThat(document.toJson()).doesNotContain("020207000001");
            }
        }
        var kept = server.getDatabase(DATABASE)
                .getCollection("ids")
                .find(new Document("enterprise", id))
                .first();
        assertThat(kept).isNotNull();
        assertThat(kept.get("sealed", Binary.class).getData()).hasSize(12 + 12 + 16);
    }

    private static final String REASON = "{\"reason\": \"chủ hộ yêu cầu\"}";

    private List<Document> documentsOf(String enterprise) {
        var found = new ArrayList<Document>();
        for (var name : List.of("keys", "ids", "persons")) {
            server.getDatabase(DATABASE)
                    .getCollection(name)
                    .find(new Document("enterprise", enterprise))
                    .into(found);
        }
        return found;
    }

    private static String household(String kind, String value) {
        return """
                {"name": "Hộ kinh doanh %s", "legalForm": "HOUSEHOLD", "province": "VN-20",
                 "identifier": {"kind": "%s", "value": "%s"}, "confirm": ["similar-name", "likely-duplicate"],
                 "reason": "thử"}""".formatted(Integer.toHexString(value.hashCode()).replaceAll("[0-9]", "g"), kind, value);
    }

    private Answer disclose(String id, String token) throws Exception {
        return send(
                "POST", "/enterprises/" + id + "/personal-id/disclosure", 0, "", "{\"purpose\": \"đối chiếu\"}", token);
    }

    private Answer get(String path, String token) throws Exception {
        return send("GET", path, 0, "", "", token);
    }

    private Answer post(String path, String body, String token) throws Exception {
        return send("POST", path, 0, "", body, token);
    }

    private Answer put(String id, long version, String body) throws Exception {
        return send("PUT", "/enterprises/" + id, version, "", body, OFFICER);
    }

    private Answer send(String method, String path, long version, String key, String body, String token)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
        if (version > 0) {
            request.header("If-Match", "\"" + version + "\"");
        }
        if (!key.isEmpty()) {
            request.header("Idempotency-Key", key);
        }
        request.method(
                method,
                body.isEmpty()
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        var response = TestClient.send(request.build());
        return new Answer(response.statusCode(), WireFormat.JSON.readTree(response.body()), response);
    }

    private static String token(String name, List<String> roles, String province) {
        return TestIdentity.token(name, roles, List.of(province));
    }
}
