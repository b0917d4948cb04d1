package vn.cnnt.registry.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.util.unit.DataSize;
import vn.cnnt.manners.finding.Findings;
import vn.cnnt.manners.reading.Binder;
import vn.cnnt.registry.Somebody;
import vn.cnnt.registry.enterprise.ImportedEnterprises;
import vn.cnnt.registry.grant.ImportedGrants;
import vn.cnnt.registry.intake.list.Columns;
import vn.cnnt.registry.intake.list.Kind;
import vn.cnnt.registry.intake.list.Limits;
import vn.cnnt.registry.intake.list.ListFile;
import vn.cnnt.registry.intake.list.Understood;
import vn.cnnt.registry.intake.taking.RowOutcome;
import vn.cnnt.registry.personal.DataKeys;
import vn.cnnt.registry.rights.Historical;
import vn.cnnt.registry.store.Aggregates;
import vn.cnnt.servers.TestClient;

/// Imports that are sent twice, cancelled, killed in the middle, and taken over by another instance.
class ImportsCutOffIT extends ImportsOverHttp {
    /// Nearly as many as a file may hold here: cancelled long before the last.
    private static final int MANY = 15_000;

    private static final Limits LIMITS = new Limits(
            DataSize.ofMegabytes(1),
            DataSize.ofMegabytes(2),
            DataSize.ofMegabytes(8),
            DataSize.ofMegabytes(1),
            1000,
            1000,
            4,
            Duration.ofMillis(50),
            Duration.ofMillis(300));

    @Autowired
    MongoClient client;

    @Autowired
    ImportedEnterprises enterprises;

    @Autowired
    ImportedGrants grants;

    @Autowired
    Historical historical;

    @Autowired
    Aggregates aggregates;

    @Autowired
    Binder binder;

    @Autowired
    Clock clock;

    @Autowired
    SealedCells sealed;

    @Autowired
    DataKeys keys;

    @TempDir
    Path folder;

    @Test
    void a_list_that_is_sent_twice_at_once_is_worked_on_once_and_can_be_cancelled() throws Exception {
        var list = list("Cao Bằng", "Gửi hai lần", MANY);
        var sent = uploading("twice.csv", list, Map.of("kind", "enterprises"), Map.of());
        var one = TestClient.sendAsync(sent);
        var other = TestClient.sendAsync(sent);
        var answers = List.of(one.join(), other.join());
        var taken =
                answers.stream().filter(answer -> answer.statusCode() == 202).toList();
        var refused =
                answers.stream().filter(answer -> answer.statusCode() != 202).toList();

        assertThat(taken).hasSize(1);
        var address = taken.getFirst().headers().firstValue("Location").orElseThrow();
        assertThat(refused).singleElement().satisfies(answer -> {
            assertThat(refusal(answer)).isEqualTo("409 file import-running");
            assertThat(answer.body()).contains(address);
        });
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(
                                JSON.readTree(get(address).body()).at("/done").asLong())
                        .isPositive());
        var cancelled = JSON.readTree(post(address + "/cancel", "").body());
        assertThat(cancelled.at("/state").asString()).isEqualTo("CANCELLED");
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            var now = JSON.readTree(get(address).body());
            assertThat(now.at("/done").asLong()).isEqualTo(linesOf(address));
            assertThat(registered("Gửi hai lần"))
                    .hasSize((int) now.at("/accepted").asLong());
            assertThat(mongo.getCollection("import-files")
                            .countDocuments(new Document("import", now.at("/id").asString())))
                    .isZero();
        });
        assertThat(JSON.readTree(get(address).body()).at("/done").asLong()).isLessThan(MANY);
        assertThat(post(address + "/cancel", "").statusCode()).isEqualTo(200);

        var again = TestClient.send(sent);
        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(post(again.headers().firstValue("Location").orElseThrow() + "/cancel", "")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_request_that_is_sent_again_under_its_key_begins_nothing_new() throws Exception {
        var list = list("Cao Bằng", "Khóa", 2);
        var first = keyed("key 1", list);
        done(first);
        var again = keyed("key 1", list);
        var other = keyed("key 1", list("Cao Bằng", "Khóa khác", 2));

        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(again.headers().firstValue("Idempotency-Replayed")).hasValue("true");
        assertThat(again.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(counts(done(again))).isEqualTo("2 = 2 + 0 + 0 + 0");
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(keyed("x".repeat(201), list).statusCode()).isEqualTo(422);
        assertThat(registered("Khóa khác")).isEmpty();
        var cancelled = post(first.headers().firstValue("Location").orElseThrow() + "/cancel", "");
        assertThat(cancelled.statusCode()).isEqualTo(409);
        assertThat(cancelled.body()).contains("import-ended");
    }

    @Test
    void columns_that_the_request_names_are_read_under_any_heading() throws Exception {
        var list = text("Nơi;Ai;Ghi chú;Cột lạ\nCao Bằng;HTX Cột Do Người Gửi Chỉ;từ sổ;1\n");
        var named = mapped(list, "{\"province\": \"Nơi\", \"establishment\": \"ai\"}");
        var job = done(named);

        assertThat(counts(job)).isEqualTo("1 = 1 + 0 + 0 + 0");
        assertThat(job.at("/ignoredColumns").toString()).isEqualTo("[\"Cột lạ\"]");
        assertThat(registered("HTX Cột Do Người Gửi Chỉ")).hasSize(1);
        assertThat(refusal(mapped(list, ""))).isEqualTo("422 file column-missing, file column-missing");
        assertThat(refusal(mapped(list, "{\"province\": \"Ở đâu\", \"establishment\": \"Ai\"}")))
                .startsWith("422 columns heading-not-there");
        assertThat(refusal(mapped(list, "{\"where\": \"Nơi\", \"province\": \"Nơi\", \"establishment\": \"Ai\"}")))
                .isEqualTo("422 columns not-one-of");
        assertThat(refusal(mapped(list, "[1]"))).isEqualTo("422 columns not-an-object");
    }

    @Test
    void what_was_killed_between_a_row_and_its_outcome_goes_on_without_doing_it_again() throws Exception {
        var store = new MongoTemplate(client, "imports-killed-" + mongo.getDb().getName());
        var hasDied = new CountDownLatch(1);
        var killed = new Kept(
                store,
                new RowBlocks(store, sealed) {
                    @Override
                    boolean add(Import job, RowBlock block) {
                        if (block.first() == 4) {
                            hasDied.countDown();
                            throw new Killed();
                        }
                        return super.add(job, block);
                    }
                },
                keys);
        var job = begin(killed, "Bị dừng giữa chừng", 10);
        var first = worker(killed);
        first.start();
        hasDied.await();
        // the outcomes of four are written down; how many more of the rows in work were done is a matter of the moment
        assertThat(registered("Bị dừng giữa chừng")).hasSizeGreaterThan(4);

        var imports = new Kept(store, new RowBlocks(store, sealed), keys);
        var second = worker(imports);
        second.start();
        try {
            await().dontCatchUncaughtExceptions()
                    .atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(now(imports, job).state()).isEqualTo(Import.State.DONE));
        } finally {
            second.stop();
            first.stop();
        }

        assertDoneOnce(imports, job, "Bị dừng giữa chừng", 10);
        store.getDb().drop();
    }

    @Test
    void a_worker_that_comes_back_late_finds_its_import_done_by_another() throws Exception {
        var store = new MongoTemplate(client, "imports-late-" + mongo.getDb().getName());
        var waits = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var collided = new CountDownLatch(1);
        var late = new Kept(
                store,
                new RowBlocks(store, sealed) {
                    @Override
                    boolean add(Import job, RowBlock block) {
                        if (block.first() == 4) {
                            waits.countDown();
                            try {
                                goOn.await();
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        }
                        var added = super.add(job, block);
                        if (!added) {
                            collided.countDown();
                        }
                        return added;
                    }
                },
                keys);
        var job = begin(late, "Về muộn", 10);
        var first = worker(late);
        first.start();
        waits.await();

        var imports = new Kept(store, new RowBlocks(store, sealed), keys);
        var second = worker(imports);
        second.start();
        try {
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(now(imports, job).state()).isEqualTo(Import.State.DONE));
            goOn.countDown();
            collided.await();
        } finally {
            goOn.countDown();
            first.stop();
            second.stop();
        }

        assertDoneOnce(imports, job, "Về muộn", 10);
        store.getDb().drop();
    }

    /// As if the process had gone: nothing that catches exceptions sees it.
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;

        private Killed() {
            super("killed by the test");
        }
    }

    private void assertDoneOnce(Kept imports, Import job, String name, int rows) {
        assertThat(now(imports, job).counts()).isEqualTo(new Counts(rows, 0, 0, 0, 0));
        assertThat(now(imports, job).turn()).isEqualTo(2);
        var lines = new ArrayList<Long>();
        var addresses = new ArrayList<String>();
        for (var block : imports.blocks.of(job.id(), 0)) {
            for (var line : block.lines()) {
                assertThat(line.report().outcome()).isEqualTo(RowOutcome.ACCEPTED);
                lines.add(line.row().line());
                addresses.add(String.valueOf(line.report().address()));
            }
        }
        assertThat(lines)
                .isEqualTo(IntStream.range(0, rows).mapToObj(i -> 2L + i).toList());
        assertThat(addresses)
                .containsExactlyInAnyOrderElementsOf(registered(name).stream()
                        .map(id -> "/api/v1/enterprises/" + id)
                        .toList());
    }

    private Import begin(Kept imports, String name, int rows) throws IOException {
        imports.begin();
        var file = Files.write(folder.resolve("list.csv"), list("Cao Bằng", name, rows));
        var columns = Columns.of(Kind.ENTERPRISES, List.of("Tỉnh", "Tên cơ sở"), Map.of(), new Findings());
        var now = clock.instant();
        var upload = new Upload(Kind.ENTERPRISES, false, Map.of(), null, "list.csv", "digest");
        var contents = new ListFile.Contents(
                List.of(new Understood("", false, true, 1, 2, columns, List.of(), rows)), rows, List.of());
        var job = Import.of(Import.newId(now), upload, Somebody.TESTER, null, contents, now);
        assertThat(imports.imports.begin(job, file, List.of())).isInstanceOf(Imports.Begun.New.class);
        return job;
    }

    /// All that is kept of imports in one store.
    private record Kept(ImportFiles files, RowBlocks blocks, Imports imports) {
        Kept(MongoTemplate store, RowBlocks blocks, DataKeys keys) {
            var files = new ImportFiles(store, keys);
            this(files, blocks, new Imports(store, files, blocks));
        }

        void begin() {
            files.afterSingletonsInstantiated();
            blocks.afterSingletonsInstantiated();
            imports.afterSingletonsInstantiated();
        }
    }

    private ImportWorker worker(Kept imports) {
        var handlers = new RowHandlers(enterprises, grants, historical, LIMITS, binder);
        return new ImportWorker(
                imports.imports,
                imports.files,
                imports.blocks,
                handlers,
                aggregates,
                LIMITS,
                new AtOnce(4, 4, 2),
                clock);
    }

    private static Import now(Kept imports, Import job) {
        return imports.imports.get(job.id()).orElseThrow();
    }

    private List<String> registered(String name) {
        var found = new ArrayList<String>();
        for (var enterprise : mongo.getCollection("enterprises").find()) {
            if (enterprise.toString().contains("\"name\":\"" + name)) {
                found.add(enterprise.getString("_id"));
            }
        }
        return found;
    }

    private long linesOf(String address) throws Exception {
        var lines = 0L;
        var cursor = "";
        do {
            var page = JSON.readTree(get(address + "/rows?limit=500" + cursor).body());
            lines += page.at("/items").size();
            cursor = page.at("/next").isMissingNode() || page.at("/next").isNull()
                    ? ""
                    : "&cursor=" + page.at("/next").asString();
        } while (!cursor.isEmpty());
        return lines;
    }

    private HttpResponse<String> keyed(String key, byte[] list) throws Exception {
        return TestClient.send(uploading("k.csv", list, Map.of("kind", "enterprises"), Map.of("Idempotency-Key", key)));
    }

    private HttpResponse<String> mapped(byte[] list, String columns) throws Exception {
        return TestClient.send(uploading("m.csv", list, Map.of("kind", "enterprises", "columns", columns), Map.of()));
    }
}
