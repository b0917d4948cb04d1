package vn.cnnt.registry.merging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;
import vn.cnnt.events.WireFormat;
import vn.cnnt.manners.Actor;
import vn.cnnt.registry.Somebody;
import vn.cnnt.registry.enterprise.EnterpriseCommandHandler;
import vn.cnnt.registry.grant.GrantCommandHandler;
import vn.cnnt.registry.store.Aggregates;
import vn.cnnt.servers.TestClient;
import vn.cnnt.servers.TestConnections;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "test.database=merging")
@Import(TestConnections.class)
class MergingIT {
    @LocalServerPort
    int port;

    @Autowired
    MongoTemplate mongo;

    @Autowired
    Merges merges;

    @Autowired
    MergeWorker worker;

    @Autowired
    EnterpriseCommandHandler enterprises;

    @Autowired
    GrantCommandHandler grants;

    @Autowired
    Aggregates aggregates;

    @Autowired
    Clock clock;

    record Answer(int status, JsonNode body, String eTag, boolean isReplayed) {
        String text(String pointer) {
            return body.at(pointer).asString();
        }

        Answer is(int expected) {
            assertThat(status).as(body.toPrettyString()).isEqualTo(expected);
            return this;
        }
    }

    @Test
    void a_merge_goes_on_wherever_it_was_killed_and_does_everything_once() throws Exception {
        worker.stop();
        var firm = twoRecords("Chè Mẫu Sơn");
        var before = send("GET", "/enterprises/" + firm.from, null, null).body().get("recognitions");
        var planned = plan(firm).is(201);
        var path = "/merges/" + planned.text("/id");
        send("POST", path + "/start", planned.eTag(), "{}").is(202);

        // every process that works on it dies: in turn right after a command, before it could note so, and between two
        var steps = 0;
        var alive = true;
        while (alive) {
            var merge = merges.get(planned.text("/id")).orElseThrow();
            var next = process().plan(firm.from, firm.into).steps();
            if (merge.begun() == null && !next.isEmpty()) {
                merges.begin(merge, next.getFirst());
                process().perform(merge, next.getFirst());
                steps++;
            }
            alive = process().step(merge.id());
        }

        var done = send("GET", path, null, null).is(200);
        assertThat(done.text("/state")).as(done.body().toPrettyString()).isEqualTo("DONE");
        assertThat(steps).isEqualTo(planned.body().get("steps").size());
        assertThat(done.body().get("done").size()).isEqualTo(steps);
        assertThat(done.body().get("steps").isEmpty()).isTrue();
        var goes = send("GET", "/enterprises/" + firm.from, null, null);
        var stays = send("GET", "/enterprises/" + firm.into, null, null);
        assertThat(goes.text("/status")).isEqualTo("MERGED_INTO");
        assertThat(goes.text("/mergedInto")).isEqualTo(firm.into);
        assertThat(goes.body().get("recognitions"))
                .allSatisfy(recognition ->
                        assertThat(recognition.get("status").asString()).isEqualTo("WITHDRAWN"));
        assertThat(stays.body().get("recognitions")).containsExactlyElementsOf(before);
        assertThat(stays.text("/aliases/0")).isEqualTo("CTCP Chè Mẫu Sơn");
        assertThat(types(firm.into))
                .containsExactly(
                        "enterprise.registered",
                        "recognition.applied",
                        "recognition.decided",
                        "recognition.applied",
                        "enterprise.details-corrected");
        assertThat(types(firm.from)).hasSize(4 + 2 + 1);
        for (var grant : List.of(firm.open, firm.settled)) {
            var after = send("GET", "/grants/" + grant, null, null);
            assertThat(after.text("/beneficiaries/0/enterprise")).isEqualTo(firm.into);
            assertThat(after.body().get("version").intValue()).isEqualTo(2);
        }
        assertThat(send("GET", "/grants/" + firm.settled, null, null).text("/state"))
                .isEqualTo("SETTLED");
        send("POST", path + "/cancel", done.eTag(), null).is(409);
        worker.start();
    }

    @Test
    void a_plan_changes_nothing_until_it_is_started_as_it_was_seen() throws Exception {
        var firm = twoRecords("Hồi Xứ Lạng");
        var planned = plan(firm).is(201);
        var path = "/merges/" + planned.text("/id");
        assertThat(send("GET", "/enterprises/" + firm.from, null, null).eTag()).isEqualTo("\"4\"");
        send("POST", path + "/start", null, "{}").is(428);
        send("POST", "/enterprises/" + firm.from + "/recognitions/r2/withdrawal", "\"4\"", "{\"reason\": \"ghi nhầm\"}")
                .is(200);

        send("POST", path + "/start", planned.eTag(), "{}").is(412);
        var again = send("GET", path, null, null).is(200);
        assertThat(again.body().get("steps").size())
                .isEqualTo(planned.body().get("steps").size() - 2);
        send("POST", path + "/start", again.eTag(), "{}").is(202);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(
                                merges.get(planned.text("/id")).orElseThrow().state())
                        .isEqualTo(Merge.State.DONE));
    }

    @Test
    void a_cancelled_merge_cant_start_and_nonsense_is_refused() throws Exception {
        var firm = twoRecords("Quế Chi Lăng");
        var planned = plan(firm).is(201);
        var path = "/merges/" + planned.text("/id");
        send("POST", path + "/cancel", planned.eTag(), null).is(200);

        assertThat(send("POST", path + "/start", planned.eTag(), "{}").is(409).text("/errors/0/code"))
                .isEqualTo("merge-state");
        assertThat(send("POST", "/merges", null, wanted(firm.from, firm.from))
                        .is(422)
                        .text("/errors/0/code"))
                .isEqualTo("merged-into-itself");
        assertThat(send("POST", "/merges", null, wanted("e-none", firm.into))
                        .is(422)
                        .text("/errors/0/field"))
                .isEqualTo("/from");
        send("POST", "/merges", null, "{}").is(422);
        send("GET", "/merges/m-none", null, null).is(404);
    }

    @Test
    void merges_are_listed_the_newest_first_and_by_state() throws Exception {
        var ids = new ArrayList<String>();
        for (var name : List.of("Miến Na Rì", "Gạo Bao Thai Chợ Đồn", "Mật Ong Ba Bể")) {
            var planned = plan(twoRecords(name)).is(201);
            ids.addFirst(planned.text("/id"));
            send("POST", "/merges/" + planned.text("/id") + "/cancel", planned.eTag(), null)
                    .is(200);
        }
        var listed = new ArrayList<String>();
        var next = "/merges?state=CANCELLED&limit=2";
        while (next != null) {
            var page = send("GET", next, null, null).is(200).body();
            page.get("items").forEach(item -> listed.add(item.get("id").asString()));
            next = page.get("next").isNull()
                    ? null
                    : "/merges?state=CANCELLED&limit=2&cursor="
                            + page.get("next").asString();
        }

        assertThat(listed).startsWith(ids.toArray(String[]::new)).doesNotHaveDuplicates();
        var first = send("GET", "/merges?limit=1", null, null).is(200).body().at("/items/0");
        assertThat(first.get("reason").asString()).isEqualTo("một cơ sở ghi hai lần");
        assertThat(first.get("done").isInt()).isTrue();
        assertThat(first.has("steps")).isFalse();
        send("GET", "/merges?state=GONE", null, null).is(422);
    }

    @Test
    void a_step_goes_by_the_rights_of_who_started_the_merge_and_ends_it_where_a_record_has_moved_from_them()
            throws Exception {
        worker.stop();
        var firm = twoRecords("Dệt Lanh Lùng Tám");
        var id = plan(firm).is(201).text("/id");
        var starter = new Actor("duyet.lang.son", "Duyệt", Set.of("approver"), Set.of("VN-20"));
        merges.start(merges.get(id).orElseThrow(), starter);
        var goesOn = process().step(id);
        var afterOneStep = merges.get(id).orElseThrow();
        var into = send("GET", "/enterprises/" + firm.into, null, null);
        send("POST", "/enterprises/" + firm.into + "/move", into.eTag(), """
                {"province": "VN-42", "effectiveDate": "2026-01-01", "reason": "chuyển trụ sở"}""").is(200);
        var ended = !process().step(id);
        worker.start();

        assertThat(goesOn).isTrue();
        assertThat(afterOneStep.done()).hasSize(1);
        assertThat(afterOneStep.startedBy()).isEqualTo(starter);
        assertThat(ended).isTrue();
        var merge = merges.get(id).orElseThrow();
        assertThat(merge.state()).isEqualTo(Merge.State.FAILED);
        assertThat(merge.done()).hasSize(1);
        assertThat(send("GET", "/merges/" + id + "?lang=vi", null, null).text("/failure"))
                .startsWith("Một trong hai bản ghi không còn thuộc tỉnh của duyet.lang.son");
        assertThat(send("GET", "/merges/" + id + "?lang=en", null, null).text("/failure"))
                .startsWith("One of the two records is no longer of the provinces of duyet.lang.son");
        assertThat(send("GET", "/merges?state=FAILED&lang=en", null, null)
                        .body()
                        .at("/items/0/failure")
                        .asString())
                .startsWith("One of the two records");
    }

    @Test
    void start_and_cancel_happen_once_under_a_key_and_answer_the_same_again() throws Exception {
        var firm = twoRecords("Thạch Đen Tràng Định");
        var planned = plan(firm).is(201);
        var path = "/merges/" + planned.text("/id");

        var started = keyed(path + "/start", planned.eTag(), "start 1", "{}").is(202);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(
                                merges.get(planned.text("/id")).orElseThrow().state())
                        .isEqualTo(Merge.State.DONE));
        // the plan's version is another one by now: a key is looked at first
        var again = keyed(path + "/start", planned.eTag(), "start 1", "{}").is(202);
        var other = keyed(path + "/start", planned.eTag(), "start 1", "{\"reason\": \"khác\"}");
        var elsewhere = keyed(path + "/cancel", planned.eTag(), "start 1", null);
        var asPlan = keyed("/merges", null, "start 1", wanted(firm.into, firm.from));

        assertThat(started.text("/state")).isEqualTo("RUNNING");
        assertThat(started.isReplayed).isFalse();
        assertThat(again.body).isEqualTo(started.body);
        assertThat(again.eTag).isEqualTo(started.eTag);
        assertThat(again.isReplayed).isTrue();
        assertThat(List.of(other, elsewhere, asPlan))
                .allSatisfy(answer -> assertThat(answer.is(422).text("/type")).isEqualTo("/problems/key-reused"));

        // done is done, under a new key too, and that is kept as well
        var late = keyed(path + "/start", null, "start 2", "{}").is(202);
        assertThat(late.text("/state")).isEqualTo("DONE");
        assertThat(keyed(path + "/start", null, "start 2", "{}").is(202).isReplayed)
                .isTrue();
        assertThat(keyed(path + "/start", null, "start 2", "{\"reason\": \"khác\"}")
                        .is(422)
                        .text("/type"))
                .isEqualTo("/problems/key-reused");
    }

    @Test
    void a_merge_kept_by_an_earlier_version_is_read() {
        mongo.getCollection("merges")
                .insertOne(new Document("_id", "m-earlier")
                        .append("from", "e-1")
                        .append("into", "e-2")
                        .append("reason", "một cơ sở")
                        .append("requestedBy", "tester")
                        .append("requestedAt", new Date(0))
                        .append("state", "CANCELLED")
                        .append(
                                "done",
                                List.of("{\"step\":{\"kind\":\"RECORD\",\"recognition\":\"r1\"},\"token\":\"e-2@2\"}"))
                        .append("begun", "{\"kind\":\"WITHDRAW\",\"recognition\":\"r1\"}")
                        .append("failure", "Step[kind=RECORD, recognition=r1, grant=null]: Refused[...]")
                        .append("turn", 3L)
                        .append("until", new Date(0))
                        .append("key", "khóa cũ")
                        .append("fingerprint", "abc")
                        .append("answers", List.of(new Document("key", "k").append("body", "{}"))));

        var merge = merges.get("m-earlier").orElseThrow();

        assertThat(merge.requestedAt()).isEqualTo(Instant.EPOCH);
        assertThat(merge.failure()).startsWith("Step[kind=RECORD");
        assertThat(merge.state()).isEqualTo(Merge.State.CANCELLED);
        assertThat(merge.done()).containsExactly(new Merge.Done(new Step(Step.Kind.RECORD, "r1", null), "e-2@2"));
        assertThat(merge.begun()).isEqualTo(new Step(Step.Kind.WITHDRAW, "r1", null));
    }

    @Test
    void a_refused_start_leaves_its_key_free_and_a_cancellation_is_answered_again() throws Exception {
        var firm = twoRecords("Na Chi Lăng");
        var planned = plan(firm).is(201);
        var path = "/merges/" + planned.text("/id");

        keyed(path + "/start", "\"1\"", "key 1", "{}").is(412);
        var cancelled = keyed(path + "/cancel", planned.eTag(), "key 1", null).is(200);
        var again = keyed(path + "/cancel", planned.eTag(), "key 1", null).is(200);

        assertThat(cancelled.text("/state")).isEqualTo("CANCELLED");
        assertThat(again.body).isEqualTo(cancelled.body);
        assertThat(again.isReplayed).isTrue();
    }

    /// What another process would work with: nothing but the store.
    private Merging process() {
        return new Merging(merges, enterprises, grants, aggregates, clock);
    }

    private record Firm(String from, String into, String open, String settled) {}

    private Firm twoRecords(String name) throws Exception {
        var from = send("POST", "/enterprises", null, enterprise("CTCP " + name))
                .is(201)
                .text("/id");
        var into =
                send("POST", "/enterprises", null, """
                        {"name": "Công ty Cổ phần %s", "legalForm": "JSC", "province": "VN-20",
                         "confirm": ["likely-duplicate"], "reason": "chưa đối chiếu"}""".formatted(name)).is(201).text("/id");
        var recognitions = "/enterprises/" + from + "/recognitions";
        send("POST", recognitions, "\"1\"", """
                        {"product": "Trà", "productGroup": "AGRO_FOOD", "level": "PROVINCE", "votingYear": 2023}""").is(201);
        send("POST", recognitions + "/r1/decision", "\"2\"", """
                        {"outcome": "RECOGNISED", "decisionNumber": "1302/QĐ-UBND", "decisionDate": "2023-08-01"}""").is(200);
        send("POST", recognitions, "\"3\"", """
                        {"product": "Tinh dầu", "productGroup": "OTHER", "level": "PROVINCE", "votingYear": 2024}""").is(201);
        return new Firm(from, into, grant(from, "APPROVED"), grant(from, "SETTLED"));
    }

    private String grant(String enterprise, String state) throws Exception {
        return send("POST", "/grants", null, """
                        {"title": "Mô hình trình diễn", "province": "VN-20", "planYear": 2020, "kind": "SINGLE",
                         "content": "DEMO_MODEL", "historical": true, "source": "báo", "state": "%s",
                         "funding": [{"source": "NATIONAL", "approved": 600000000}],
                         "beneficiaries": [{"enterprise": "%s", "amount": 600000000}]}""".formatted(state, enterprise))
                .is(201)
                .text("/id");
    }

    private Answer plan(Firm firm) throws Exception {
        return send("POST", "/merges", null, wanted(firm.from, firm.into));
    }

    private static String wanted(String from, String into) {
        return "{\"from\": \"%s\", \"into\": \"%s\", \"reason\": \"một cơ sở ghi hai lần\"}".formatted(from, into);
    }

    private static String enterprise(String name) {
        return "{\"name\": \"%s\", \"legalForm\": \"JSC\", \"province\": \"VN-20\"}".formatted(name);
    }

    private List<String> types(String enterprise) throws Exception {
        var types = new ArrayList<String>();
        for (var item : send("GET", "/enterprises/" + enterprise + "/history", null, null)
                .body()
                .get("items")) {
            types.add(item.get("type").asString().replace("vn.cnnt.", "").replaceAll("\\.v[0-9]+$", ""));
        }
        return types;
    }

    private Answer send(String method, String path, @Nullable String eTag, @Nullable String body) throws Exception {
        return send(method, path, eTag, null, body);
    }

    private Answer keyed(String path, @Nullable String eTag, String key, @Nullable String body) throws Exception {
        return send("POST", path, eTag, key, body);
    }

    private Answer send(String method, String path, @Nullable String eTag, @Nullable String key, @Nullable String body)
            throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + path))
                // a key is its sender's own
                .header("Authorization", key == null ? Somebody.bearer(method, path, body) : Somebody.bearer("decider"))
                .header("Content-Type", "application/json");
        if (eTag != null) {
            request.header("If-Match", eTag);
        }
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        request.method(
                method,
                body == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        var response = TestClient.send(request.build());
        return new Answer(
                response.statusCode(),
                WireFormat.JSON.readTree(Objects.requireNonNull(response.body())),
                response.headers().firstValue("ETag").orElse(""),
                response.headers().firstValue("Idempotency-Replayed").isPresent());
    }
}
