package vn.cnnt.registry.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import vn.cnnt.registry.Somebody;
import vn.cnnt.servers.TestClient;

/// An import from its upload to when it is forgotten.
class ImportsLifeIT extends ImportsOverHttp {
    @Autowired
    Imports imports;

    @Autowired
    ImportFiles files;

    @Test
    void a_dry_run_is_made_real_once_on_the_same_bytes() throws Exception {
        var tried = done(upload("enterprises", "thu.csv", list("Bắc Kạn", "Chạy thử", 3), "true"));
        var before = versions();
        var first = post(tried.at("/address").asString() + "/start", "");
        var real = done(first);
        var again = post(tried.at("/address").asString() + "/start", "");

        assertThat(tried.at("/startableUntil").asString()).isNotEmpty();
        assertThat(before).hasSize(versions().size() - 3);
        assertThat(counts(real)).isEqualTo("3 = 3 + 0 + 0 + 0");
        assertThat(real.at("/dryRunBefore").asString())
                .isEqualTo(tried.at("/address").asString());
        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(again.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(again.headers().firstValue("Idempotency-Replayed")).hasValue("true");
        assertThat(got(tried.at("/address").asString()).at("/startedAs").asString())
                .isEqualTo(real.at("/address").asString());
        assertThat(pieces(tried)).isZero();
        assertThat(real.at("/understood").toString())
                .isEqualTo(tried.at("/understood").toString());
    }

    @Test
    void only_a_dry_run_that_is_done_and_whose_file_is_kept_can_be_started() throws Exception {
        var real = done(upload("enterprises", "that.csv", list("Bắc Kạn", "Chạy thật", 1)));
        var old = done(upload("enterprises", "cu.csv", list("Bắc Kạn", "Chạy thử cũ", 1), "true"));
        mongo.getCollection("imports")
                .updateOne(
                        new Document("_id", old.at("/id").asString()),
                        new Document("$set", new Document("endedAt", java.util.Date.from(days(8)))));

        var notDry = post(real.at("/address").asString() + "/start", "");
        var tooOld = post(old.at("/address").asString() + "/start", "");
        imports.forgetOld(Instant.now());

        assertThat(refusal(notDry)).isEqualTo("409  not-a-dry-run-that-is-done");
        assertThat(refusal(tooOld)).isEqualTo("409  file-no-longer-kept");
        assertThat(pieces(old)).isZero();
        assertThat(post("/api/v1/imports/i-none/start", "").statusCode()).isEqualTo(404);
    }

    @Test
    void imports_are_listed_the_newest_first_and_by_state_and_kind() throws Exception {
        var ids = new ArrayList<String>();
        for (var i = 0; i < 3; i++) {
            ids.addFirst(done(upload("enterprises", i + ".csv", list("Bắc Kạn", "Liệt kê " + i, 1), "true"))
                    .at("/id")
                    .asString());
        }
        var listed = new ArrayList<String>();
        var cursor = "";
        do {
            var page = got("/api/v1/imports?kind=enterprises&state=DONE&limit=2" + cursor);
            page.at("/items").forEach(one -> listed.add(one.at("/id").asString()));
            cursor = page.at("/next").isNull()
                    ? ""
                    : "&cursor=" + page.at("/next").asString();
            assertThat(page.has("next")).isTrue();
        } while (!cursor.isEmpty());

        assertThat(listed).startsWith(ids.toArray(String[]::new)).doesNotHaveDuplicates();
        assertThat(got("/api/v1/imports?kind=grants&state=FAILED").at("/items")).isEmpty();
        assertThat(refusal(get("/api/v1/imports?kind=lists"))).isEqualTo("422 kind not-one-of");
        assertThat(refusal(get("/api/v1/imports?state=done"))).isEqualTo("422 state not-one-of");
    }

    @Test
    void only_the_codes_that_are_named_are_confirmed() throws Exception {
        done(upload("enterprises", "a.csv", text("Tỉnh;Tên cơ sở\nNam Định;Công ty TNHH Mộc La Xuyên\n")));
        var list = "Tỉnh;Tên cơ sở;Xã\nNam Định;HTX Mộc La Xuyên;\nNam Định;Cơ sở Đúc đồng Tống Xá;Xã Yên Xá\n"
                + "Nam Định;Cơ sở Đúc đồng Tống Xá;Xã Yên Ninh\n";
        var job = done(upload("enterprises", "b.csv", text(list)));
        var at = job.at("/address").asString() + "/confirm";
        var nothing = post(at, "{\"reason\": \"x\"}");
        var other = post(at, "{\"lines\": [2], \"codes\": [\"same-name-other-place\"], \"reason\": \"x\"}");
        var byCode = post(at, "{\"codes\": [\"same-name-other-place\"], \"reason\": \"Hai cơ sở\"}");
        var unsaid = post(at, "{\"lines\": [2], \"reason\": \"Khác\"}");
        var byLine = post(at, "{\"lines\": [2], \"codes\": [\"name-nearly-known\"], \"reason\": \"Khác\"}");
        var again = post(at, "{\"lines\": [2], \"reason\": \"Khác\"}");

        assertThat(counts(job)).isEqualTo("3 = 1 + 0 + 0 + 2");
        assertThat(refusal(nothing)).isEqualTo("422 /lines lines-or-codes");
        assertThat(counts(JSON.readTree(other.body()))).isEqualTo("3 = 1 + 0 + 0 + 2");
        assertThat(counts(JSON.readTree(byCode.body()))).isEqualTo("3 = 2 + 0 + 0 + 1");
        assertThat(refusal(unsaid)).isEqualTo("422 /codes codes-not-named");
        assertThat(unsaid.body()).contains("name-nearly-known");
        assertThat(counts(JSON.readTree(byLine.body()))).isEqualTo("3 = 3 + 0 + 0 + 0");
        assertThat(counts(JSON.readTree(again.body()))).isEqualTo("3 = 3 + 0 + 0 + 0");
    }

    @Test
    void a_list_that_is_sent_again_asks_nothing_of_what_was_confirmed() throws Exception {
        var list = text("Tỉnh;Đơn vị thụ hưởng;Tên đề án;Nguồn kinh phí;Kinh phí hỗ trợ (triệu đồng);Năm;Nội dung\n"
                + "Thái Bình;HTX Chiếu Hới;Máy dệt chiếu;KCĐP;90000;2019;MACHINERY\n");
        var first = done(upload("grants", "a.csv", list));
        var confirmed = post(
                first.at("/address").asString() + "/confirm",
                "{\"codes\": [\"sum-implausible\"], \"reason\": \"đúng là 90 tỷ\"}");

        assertThat(counts(first)).isEqualTo("1 = 0 + 0 + 0 + 1");
        assertThat(counts(JSON.readTree(confirmed.body()))).isEqualTo("1 = 1 + 0 + 0 + 0");
        assertThat(counts(done(upload("grants", "b.csv", list)))).isEqualTo("1 = 0 + 1 + 0 + 0");
    }

    @Test
    void what_only_the_title_says_is_asked_about_once_and_kept_with_the_refused_rows() throws Exception {
        var list = text("DANH SÁCH SẢN PHẨM TIÊU BIỂU CẤP TỈNH NĂM 2019;;;\n"
                + "(Kèm theo Quyết định số 77/QĐ-UBND ngày 15/8/2019);;;\n"
                + "Tỉnh;Tên cơ sở;Tên sản phẩm;Nhóm sản phẩm\n"
                + "Thái Bình;HTX Đúc An Lộng;Chuông đồng;TCMN\nTỉnh Không Có;HTX Đúc An Lộng;Lư đồng;TCMN\n");
        var job = done(upload("recognitions", "a.csv", list));
        var at = job.at("/address").asString();
        var asked = rows(job, "to-confirm").getFirst();
        var confirmed = post(at + "/confirm", "{\"codes\": [\"taken-from-title\"], \"reason\": \"đúng\"}");

        assertThat(counts(job)).isEqualTo("2 = 0 + 0 + 1 + 1");
        assertThat(asked.at("/errors").toString()).contains("Cấp tỉnh", "2019", "77/QĐ-UBND", "15/8/2019");
        assertThat(counts(JSON.readTree(confirmed.body()))).isEqualTo("2 = 1 + 0 + 1 + 0");
        var recognition =
                got("/api/v1/recognitions?q=chuong+dong&province=VN-33").at("/items/0");
        assertThat(recognition.at("/level").asString()).isEqualTo("PROVINCE");
        assertThat(recognition.at("/votingYear").asInt()).isEqualTo(2019);
        assertThat(recognition.at("/decisionNumber").asString()).isEqualTo("77/QĐ-UBND");
        assertThat(get(at + "/refused.csv").body()).contains("Ngày quyết định", "Cấp tỉnh", "77/QĐ-UBND");
        assertThat(counts(done(upload("recognitions", "b.csv", list)))).isEqualTo("2 = 0 + 1 + 1 + 0");
    }

    @Test
    void a_start_a_confirmation_and_a_cancel_happen_once_under_their_key() throws Exception {
        done(upload("enterprises", "a.csv", text("Tỉnh;Tên cơ sở\nThái Bình;Công ty TNHH Chạm Bạc Đồng Xâm\n")));
        var list = text("Tỉnh;Tên cơ sở\nThái Bình;HTX Chạm Bạc Đồng Xâm\nThái Bình;Cơ sở Chiếu cói Hới\n");
        var tried = done(upload("enterprises", "b.csv", list, "true"));
        var start = tried.at("/address").asString() + "/start";

        var started = keyed(start, "", "k-start");
        var real = done(started);
        var startedAgain = keyed(start, "", "k-start");
        assertThat(startedAgain.statusCode()).isEqualTo(202);
        assertThat(replayed(started)).isEmpty();
        assertThat(replayed(startedAgain)).hasValue("true");
        assertThat(startedAgain.body()).isEqualTo(started.body());

        var confirm = real.at("/address").asString() + "/confirm";
        var yes = "{\"lines\": [2], \"codes\": [\"name-nearly-known\"], \"reason\": \"Khác\"}";
        var foreseen = keyed(confirm + "?dryRun=true", yes, "k-confirm");
        var refused = keyed(confirm, yes.replace("name-nearly-known", " "), "k-confirm");
        var confirmed = keyed(confirm, yes, "k-confirm");
        var confirmedAgain = keyed(confirm, yes, "k-confirm");
        var other = keyed(confirm, yes.replace("Khác", "Khác nữa"), "k-confirm");
        assertThat(foreseen.statusCode()).isEqualTo(200);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        assertThat(counts(JSON.readTree(confirmed.body()))).isEqualTo("2 = 2 + 0 + 0 + 0");
        assertThat(replayed(confirmed)).isEmpty();
        assertThat(replayed(confirmedAgain)).hasValue("true");
        assertThat(confirmedAgain.body()).isEqualTo(confirmed.body());
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.body()).contains("/problems/key-reused");

        var cancel = real.at("/address").asString() + "/cancel";
        assertThat(refusal(keyed(cancel, "", "k-start"))).isEqualTo("422 Idempotency-Key key-reused");
        assertThat(refusal(keyed(cancel, "", "k-cancel"))).isEqualTo("409  import-ended");
    }

    private HttpResponse<String> keyed(String path, String json, String key) throws Exception {
        return TestClient.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", Somebody.bearer())
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    private static Optional<String> replayed(HttpResponse<String> answer) {
        return answer.headers().firstValue("Idempotency-Replayed");
    }

    @Test
    void another_sheet_is_tried_on_the_file_that_is_kept() throws Exception {
        var book = workbook(List.of("Một", "Hai"), List.of("HTX Sơn Mài Hạ Thái", "HTX Sơn Mài Tương Bình"), "Hà Nội");
        var both = done(upload("enterprises", "hai-trang.xlsx", book, "true"));
        var id = both.at("/id").asString();
        var words = Map.of("kind", "enterprises", "dryRun", "true", "fileOf", id, "sheet", "Hai");

        var one = done(TestClient.send(uploading("", new byte[0], words, Map.of())));

        assertThat(one.at("/file").asString()).isEqualTo("hai-trang.xlsx");
        assertThat(one.at("/rows").asLong()).isEqualTo(1);
        assertThat(one.at("/id").asString()).isNotEqualTo(id);
        var gone = Map.of("kind", "enterprises", "dryRun", "true", "fileOf", "i-none");
        assertThat(refusal(TestClient.send(uploading("", new byte[0], gone, Map.of()))))
                .isEqualTo("422 fileOf file-no-longer-kept");
        assertThat(refusal(TestClient.send(uploading("x.csv", text("a;b"), words, Map.of()))))
                .isEqualTo("422 file one-or-the-other");
    }

    @Test
    void rows_of_several_sheets_are_told_apart() throws Exception {
        var book = workbook(
                List.of("2022", "2023"), List.of("Cơ sở Rèn Trung Lương", "Cơ sở Rèn Trung Lương 2"), "Hà Tĩnh");
        done(upload("enterprises", "a.csv", text("Tỉnh;Tên cơ sở\nHà Tĩnh;HTX Rèn Trung Lương\n")));
        var job = done(upload("enterprises", "b.xlsx", book));
        var at = job.at("/address").asString() + "/confirm";
        var rows = got(job.at("/address").asString() + "/rows").at("/items");
        var named = "\"codes\": [\"name-nearly-known\"]";
        var unclear = post(at, "{\"lines\": [2], %s, \"reason\": \"x\"}".formatted(named));
        var clear = post(at, "{\"lines\": [2], \"sheet\": \"2022\", %s, \"reason\": \"Khác\"}".formatted(named));

        assertThat(job.at("/understood"))
                .extracting(it -> it.at("/sheet").asString())
                .containsExactly("2022", "2023");
        assertThat(job.at("/understood/0/columns/0/field").asString()).isEqualTo("province");
        assertThat(rows)
                .extracting(it -> it.at("/sheet").asString() + " " + it.at("/line"))
                .containsExactly("2022 2", "2023 2");
        assertThat(refusal(unclear)).isEqualTo("422 /sheet sheet-not-said");
        assertThat(clear.statusCode()).as(clear.body()).isEqualTo(200);
        assertThat(StreamSupport.stream(rows(job, "accepted").spliterator(), false)
                        .map(row -> row.at("/sheet").asString()))
                .contains("2022");
        assertThat(counts(done(upload("enterprises", "c.xlsx", book, "true"))).startsWith("2 = "))
                .isTrue();
    }

    @Test
    void how_a_list_begins_is_kept_sealed_beside_its_file_and_goes_with_it() throws Exception {
        var tried = done(
                upload("enterprises", "a.csv", text("Tỉnh;Tên cơ sở;Lạ\nHà Nam;Cơ sở Dệt Nha Xá;chỉ ở đây\n"), "true"));
        var id = tried.at("/id").asString();
        var kept = files.first(id);
        done(post(tried.at("/address").asString() + "/start", ""));

        assertThat(kept).hasSize(1);
        assertThat(kept.getFirst().lines().get(1).cells()).containsExactly("Hà Nam", "Cơ sở Dệt Nha Xá", "chỉ ở đây");
        assertThat(files.first(id)).isEmpty();
        for (var collection : List.of("import-files", "import-blocks", "imports")) {
            for (var found : mongo.getCollection(collection).find()) {
                assertThat(found.toJson()).doesNotContain("chỉ ở đây");
            }
        }
    }

    @Test
    void what_became_of_rows_goes_after_ninety_days() throws Exception {
        var job = done(upload("enterprises", "a.csv", list("Bắc Kạn", "Chín mươi ngày", 2)));
        var id = job.at("/id").asString();
        imports.forgetOld(Instant.now().plus(Duration.ofDays(89)));
        var before = get(job.at("/address").asString() + "/rows");
        imports.forgetOld(Instant.now().plus(Duration.ofDays(91)));

        assertThat(before.statusCode()).isEqualTo(200);
        assertThat(mongo.getCollection("import-blocks").countDocuments(new Document("import", id)))
                .isZero();
        assertThat(refusal(get(job.at("/address").asString() + "/rows"))).isEqualTo("409  rows-no-longer-kept");
        assertThat(got(job.at("/address").asString()).at("/accepted").asInt()).isEqualTo(2);
    }

    @Test
    void a_file_whose_import_never_began_is_forgotten_and_one_that_runs_is_kept() {
        var now = Instant.now();
        var orphan = Import.newId(now.minus(Duration.ofHours(2)));
        var beginning = Import.newId(now);
        for (var id : List.of(orphan, beginning)) {
            mongo.getCollection("import-files").insertOne(new Document("_id", id + "|0").append("import", id));
        }
        imports.forgetOld(now);

        assertThat(mongo.getCollection("import-files").countDocuments(new Document("import", orphan)))
                .isZero();
        assertThat(mongo.getCollection("import-files").countDocuments(new Document("import", beginning)))
                .isOne();
        mongo.getCollection("import-files").deleteMany(new Document("import", beginning));
    }

    /// As the version of November 2025 kept it: without what the sheets were understood as.
    @Test
    void an_import_of_an_earlier_version_opens_with_its_rows() throws Exception {
        mongo.getCollection("imports").insertOne(Document.parse("""
                {"_id": "i-019a5e1f000000000000aa", "kind": "ENTERPRISES", "dryRun": false, "state": "DONE",
                 "actor": "officer", "file": "cu.csv", "digest": "abc", "headings": ["Tỉnh", "Tên cơ sở", "Lạ"],
                 "columns": {"PROVINCE": 0, "ESTABLISHMENT": 1}, "startedAt": {"$date": "2025-11-07T01:02:03Z"},
                 "rows": {"$numberLong": "1"}, "counts": {"accepted": {"$numberLong": "0"},
                 "unchanged": {"$numberLong": "0"}, "refused": {"$numberLong": "1"},
                 "toConfirm": {"$numberLong": "0"}, "warnings": {"$numberLong": "0"}},
                 "turn": {"$numberLong": "1"}, "until": {"$date": "2025-11-07T01:02:13Z"}, "holder": "1-x"}"""));
        mongo.getCollection("import-blocks").insertOne(Document.parse("""
                {"_id": "i-019a5e1f000000000000aa|0", "import": "i-019a5e1f000000000000aa",
                 "first": {"$numberLong": "0"}, "version": {"$numberLong": "0"}, "lines": [
                 {"line": {"$numberLong": "2"}, "cells": ["Hà Nội", "", "x"], "fate": "REFUSED", "findings": [
                 {"field": "Tên cơ sở", "code": "establishment-missing", "weight": "ERROR", "arguments": []}]}]}"""));
        var job = got("/api/v1/imports/i-019a5e1f000000000000aa");
        var rows = got("/api/v1/imports/i-019a5e1f000000000000aa/rows").at("/items");

        assertThat(job.at("/refused").asInt()).isOne();
        assertThat(job.at("/ignoredColumns/0").asString()).isEqualTo("Lạ");
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).at("/row/Tỉnh").asString()).isEqualTo("Hà Nội");
        assertThat(rows.get(0).at("/errors/0/code").asString()).isEqualTo("establishment-missing");
        assertThat(get("/api/v1/imports/i-019a5e1f000000000000aa/refused.csv").body())
                .contains("Hà Nội");
    }

    @Test
    void a_start_a_confirmation_and_a_cancel_are_foreseen_and_nothing_is_done() throws Exception {
        done(upload("enterprises", "a.csv", text("Tỉnh;Tên cơ sở\nPhú Thọ;Công ty TNHH Nón Lá Gia Thanh\n")));
        var list = text("Tỉnh;Tên cơ sở\nPhú Thọ;HTX Nón Lá Gia Thanh\nPhú Thọ;Cơ sở Mì gạo Hùng Lô\n");
        var tried = done(upload("enterprises", "b.csv", list, "true"));
        var start = tried.at("/address").asString() + "/start";
        var before = versions();

        var startForeseen = got(post(start + "?dryRun=true", ""));
        assertThat(changes(startForeseen)).contains("state null → RUNNING");
        assertThat(versions()).isEqualTo(before);
        assertThat(got(tried.at("/address").asString()).has("startedAs")).isFalse();

        var real = done(post(start, ""));
        var confirm = real.at("/address").asString() + "/confirm";
        var yes = "{\"lines\": [2], \"codes\": [\"name-nearly-known\"], \"reason\": \"Khác\"}";
        assertThat(counts(real)).isEqualTo("2 = 1 + 0 + 0 + 1");
        before = versions();
        var confirmForeseen = got(post(confirm + "?dryRun=true", yes));
        assertThat(changes(confirmForeseen)).containsExactlyInAnyOrder("accepted 1 → 2", "toConfirm 1 → 0");
        assertThat(confirmForeseen.at("/confirm/0").asString()).isEqualTo("name-nearly-known");
        assertThat(confirmForeseen.at("/warnings").isArray()).isTrue();
        assertThat(versions()).isEqualTo(before);
        assertThat(counts(got(real.at("/address").asString()))).isEqualTo("2 = 1 + 0 + 0 + 1");
        assertThat(counts(got(post(confirm, yes)))).isEqualTo("2 = 2 + 0 + 0 + 0");

        var cancelled = post(real.at("/address").asString() + "/cancel?dryRun=true", "");
        assertThat(refusal(cancelled)).isEqualTo("409  import-ended");
        assertThat(refusal(post(start + "?dryRun=perhaps", ""))).isEqualTo("422 dryRun not-true-or-false");
        assertThat(changes(got(post(start + "?dryRun=true", "")))).isEmpty();
    }

    @Test
    void the_refused_rows_of_two_sheets_come_back_in_their_sheets_and_can_be_mended() throws Exception {
        var names = List.of("", "Cơ sở Giấy dó Phong Khê 9");
        var book = workbook(List.of("Năm 2022", "Năm 2023"), names, "Bắc Ninh", "Tỉnh không có");
        var job = done(upload("enterprises", "hai-tờ.xlsx", book));
        var sent = TestClient.send(
                HttpRequest.newBuilder(URI.create(
                                "http://127.0.0.1:" + port + job.at("/address").asString() + "/refused"))
                        .header("Authorization", Somebody.bearer())
                        .header("Accept-Language", "vi")
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());

        assertThat(counts(job)).isEqualTo("2 = 0 + 0 + 2 + 0");
        assertThat(sent.headers().firstValue("Content-Type")).hasValue(TemplateController.XLSX_TYPE);
        try (var refused = new XSSFWorkbook(new ByteArrayInputStream(sent.body()));
                var mended = new ByteArrayOutputStream()) {
            assertThat(refused).hasSize(2);
            for (var sheet : refused) {
                var heads = sheet.getRow(0);
                assertThat(heads.getCell(0).getStringCellValue()).isEqualTo("Tỉnh");
                assertThat(heads.getCell(1).getStringCellValue()).isEqualTo("Tên cơ sở");
                assertThat(heads.getCell(2).getStringCellValue()).isEqualTo("Lý do từ chối");
                assertThat(sheet.getLastRowNum()).isOne();
                assertThat(sheet.getRow(1).getCell(2).getStringCellValue()).isNotBlank();
            }
            assertThat(refused.getSheetAt(0).getSheetName()).isEqualTo("Năm 2022");
            assertThat(refused.getSheetAt(1).getSheetName()).isEqualTo("Năm 2023");
            refused.getSheet("Năm 2022").getRow(1).createCell(1).setCellValue("Cơ sở Giấy dó Phong Khê 8");
            refused.getSheet("Năm 2023").getRow(1).createCell(0).setCellValue("Bắc Ninh");
            refused.write(mended);
            var again = done(upload("enterprises", "đã-sửa.xlsx", mended.toByteArray()));
            assertThat(counts(again)).isEqualTo("2 = 2 + 0 + 0 + 0");
        }
    }

    private static Instant days(int ago) {
        return Instant.now().minus(Duration.ofDays(ago));
    }

    private static List<String> changes(JsonNode foreseen) {
        return StreamSupport.stream(foreseen.at("/changes").spliterator(), false)
                .map(it -> it.at("/field").asString() + " " + it.at("/from") + " → " + it.at("/to"))
                .map(it -> it.replace("\"", ""))
                .toList();
    }

    private JsonNode got(String path) throws Exception {
        return got(get(path));
    }

    private static JsonNode got(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private long pieces(JsonNode job) {
        return mongo.getCollection("import-files")
                .countDocuments(new Document("import", job.at("/id").asString()));
    }

    /// @param provinces of the rows; the last one of all that follow
    private static byte[] workbook(List<String> sheets, List<String> names, String... provinces) throws Exception {
        try (var book = new XSSFWorkbook();
                var bytes = new ByteArrayOutputStream()) {
            for (var i = 0; i < sheets.size(); i++) {
                var sheet = book.createSheet(sheets.get(i));
                var head = sheet.createRow(0);
                head.createCell(0).setCellValue("Tỉnh");
                head.createCell(1).setCellValue("Tên cơ sở");
                var row = sheet.createRow(1);
                row.createCell(0).setCellValue(provinces[Math.min(i, provinces.length - 1)]);
                row.createCell(1).setCellValue(names.get(i));
            }
            book.write(bytes);
            return bytes.toByteArray();
        }
    }
}
