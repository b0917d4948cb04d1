package vn.cnnt.registry.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import vn.cnnt.manners.reading.AnswerSize;
import vn.cnnt.registry.Somebody;
import vn.cnnt.servers.TestClient;

/// How many imports one actor has at once, and what of them is on the trail.
class ImportsBoundedIT extends ImportsOverHttp {
    private static final int LARGE = 200;

    @Autowired
    ImportWorker worker;

    @AfterEach
    void nothing_runs_on() throws Exception {
        for (var job : running()) {
            post("/api/v1/imports/" + job + "/cancel", "");
        }
        worker.start();
    }

    /// Nobody works on them: each runs as long as the test looks.
    @Test
    void of_many_that_come_at_once_three_are_taken_and_a_cancelled_one_makes_room() throws Exception {
        worker.stop();
        var uploads = new ArrayList<CompletableFuture<HttpResponse<String>>>();
        for (var i = 0; i < 6; i++) {
            uploads.add(TestClient.sendAsync(uploading(
                    i + ".csv", list("Cùng lúc " + i), Map.of("kind", "enterprises", "dryRun", "true"), Map.of())));
        }
        var answers = uploads.stream().map(CompletableFuture::join).toList();

        assertThat(answers.stream().filter(it -> it.statusCode() == 202)).hasSize(3);
        assertThat(answers.stream().filter(it -> it.statusCode() == 409).map(this::refusal))
                .hasSizeGreaterThan(0)
                .containsOnly("409  too-many-imports");
        var waiting = running().getLast();
        assertThat(post("/api/v1/imports/" + waiting + "/cancel", "").statusCode())
                .isEqualTo(200);
        assertThat(mongo.getCollection("import-files").countDocuments(new Document("import", waiting)))
                .isZero();
        assertThat(upload("enterprises", "mới.csv", list("Còn chỗ"), "true").statusCode())
                .isEqualTo(202);
    }

    @Test
    void an_import_its_start_its_confirmation_and_its_cancel_are_on_the_trail_and_dry_runs_are_not() throws Exception {
        var before = trail().size();
        var one = text("Tỉnh;Tên cơ sở\nHà Nam;Cơ sở Trống Đọi Tam\n");
        var tried = done(upload("enterprises", "t.csv", one, "true"));
        assertThat(post(tried.at("/address").asString() + "/start?dryRun=true", "")
                        .statusCode())
                .isEqualTo(200);
        assertThat(trail()).hasSize(before);

        var real = done(post(tried.at("/address").asString() + "/start", ""));
        var uploaded = done(upload("enterprises", "u.csv", text("Tỉnh;Tên cơ sở\nHà Nam;Cơ sở Sừng mỹ nghệ Đô Hai\n")));
        var notNow = post(real.at("/address").asString() + "/cancel", "");

        assertThat(notNow.statusCode()).isEqualTo(409);
        assertThat(trail().subList(0, trail().size() - before))
                .extracting(it -> it.at("/action").asString() + " "
                        + it.at("/target").asString() + " "
                        + it.at("/outcome").asString())
                .containsExactly(
                        "cancelImport " + real.at("/id").asString() + " refused",
                        "importList " + uploaded.at("/id").asString() + " done",
                        "startImport " + tried.at("/id").asString() + " done");
        assertThat(trail().getFirst().at("/requestId").asString())
                .isEqualTo(notNow.headers().firstValue("X-Request-Id").orElseThrow());
    }

    @Test
    void a_part_of_large_rows_is_shorter_than_asked_and_the_next_ones_bring_all_the_others() throws Exception {
        var job = done(upload("enterprises", "lớn.xlsx", largeRows(), "true"));
        var lines = new ArrayList<Integer>();
        var parts = 0;
        var cursor = "";
        do {
            var answer = get(job.at("/address").asString() + "/rows?limit=500" + cursor);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(text(answer.body()).length).isLessThan(AnswerSize.MOST + 1_000);
            var part = JSON.readTree(answer.body());
            part.at("/items").forEach(row -> lines.add(row.at("/line").asInt()));
            cursor = part.at("/next").isNull()
                    ? ""
                    : "&cursor=" + part.at("/next").asString();
            parts++;
        } while (!cursor.isEmpty());

        assertThat(parts).isGreaterThan(1);
        assertThat(lines).isEqualTo(IntStream.range(2, 2 + LARGE).boxed().toList());
    }

    /// Two to four bytes a character, and hardly anything as a file.
    private static byte[] largeRows() throws Exception {
        try (var book = new XSSFWorkbook();
                var bytes = new ByteArrayOutputStream()) {
            var sheet = book.createSheet("1");
            for (var i = 0; i <= LARGE; i++) {
                var row = sheet.createRow(i);
                row.createCell(0).setCellValue(i == 0 ? "Tỉnh" : "Bắc Kạn");
                row.createCell(1).setCellValue(i == 0 ? "Tên cơ sở" : "Xưởng lớn số " + i);
                row.createCell(2).setCellValue(i == 0 ? "Ghi chú" : "ă".repeat(9_000));
            }
            book.write(bytes);
            return bytes.toByteArray();
        }
    }

    private List<JsonNode> trail() throws Exception {
        var answer = get("/api/v1/audit?limit=500&actor=tester");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return List.copyOf(
                JSON.readTree(answer.body()).at("/items").valueStream().toList());
    }

    private List<String> running() {
        return mongo.getCollection("imports")
                .find(new Document("state", "RUNNING").append("actor", Somebody.TESTER.name()))
                .sort(new Document("_id", 1))
                .map(it -> it.getString("_id"))
                .into(new ArrayList<>());
    }

    private static byte[] list(String name) {
        return text("Tỉnh;Tên cơ sở\nBắc Kạn;" + name + "\n");
    }
}
