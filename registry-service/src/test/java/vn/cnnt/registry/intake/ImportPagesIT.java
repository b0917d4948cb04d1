package vn.cnnt.registry.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.cnnt.servers.TestClient;

/// The pages of imports through the running service.
class ImportPagesIT extends ImportsOverHttp {
    private static final String LIST = """
            Tỉnh;Tên cơ sở;Xã;Lạ
            Bến Tre;HTX Bánh tráng Mỹ Lồng;Xã Mỹ Thạnh;<b>lạ</b>
            Bến Tre;Cơ sở Bánh phồng Sơn Đốc;Xã Hưng Nhượng;
            Tỉnh không có;Cơ sở Kẹo dừa;Phường 8;
            """;

    @Test
    void a_list_is_tried_looked_at_beside_its_file_made_real_confirmed_and_mended() throws Exception {
        done(upload("enterprises", "a.csv", text("Tỉnh;Tên cơ sở\nBến Tre;Công ty TNHH Bánh tráng Mỹ Lồng\n")));
        var sent = TestClient.send(
                page(uploading("bến-tre.csv", text(LIST), Map.of("kind", "enterprises", "dryRun", "true"), Map.of())));
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
        var tried = location(sent);
        done("/api/v1" + tried);

        var looked = shown(tried);
        assertThat(looked)
                .contains("bến-tre.csv", "Tên cơ sở", "không đọc", "&lt;b&gt;lạ&lt;/b&gt;", tried + "/start")
                .contains("Sẽ từ chối", "Chờ xác nhận")
                .doesNotContain(tried + "/confirm");
        assertThat(shown(tried + "?outcome=refused")).contains("class=\"flawed\"", "Tỉnh không có");
        assertThat(shown(tried + "/start")).contains("Ghi thật “bến-tre.csv”");

        var started = posted(tried + "/start", Map.of("Idempotency-Key", "s-1"));
        assertThat(started.statusCode()).as(started.body()).isEqualTo(303);
        assertThat(posted(tried + "/start", Map.of("Idempotency-Key", "s-1"))
                        .headers()
                        .firstValue("Location"))
                .isEqualTo(started.headers().firstValue("Location"));
        var real = location(started).replaceFirst("[?].*", "");
        done("/api/v1" + real);

        var waiting = shown(real + "?outcome=to-confirm");
        assertThat(waiting).contains("name=\"lines\" value=\"2\"", "_codes=name-nearly-known");
        var asked = shown(real + "/confirm?lines=2");
        assertThat(asked)
                .contains("Công ty TNHH Bánh tráng Mỹ Lồng", "name=\"codes\"")
                .doesNotContain(" checked");

        var nothing = posted(real + "/confirm", Map.of("lines", "2", "reason", "Khác"));
        assertThat(nothing.statusCode()).isEqualTo(422);
        assertThat(nothing.body()).contains("Hãy chọn điều được xác nhận", "Khác", "Lỗi:");
        var confirmed = posted(
                real + "/confirm",
                Map.of("lines", "2", "codes", "name-nearly-known", "enterprise", "another", "reason", "Khác"));
        assertThat(confirmed.statusCode()).as(confirmed.body()).isEqualTo(303);
        assertThat(shown(location(confirmed))).contains("Đã xác nhận");
        assertThat(counts(JSON.readTree(get("/api/v1" + real).body()))).isEqualTo("3 = 2 + 0 + 1 + 0");
        assertThat(shown(real + "?outcome=refused"))
                .contains("/api/v1" + real + "/refused?lang=vi", "/api/v1" + real + "/refused.csv");
        assertThat(shown("/imports?kind=enterprises&state=DONE")).contains("bến-tre.csv");
    }

    @Test
    void what_is_wrong_with_an_upload_is_said_on_the_page_it_came_from() throws Exception {
        done(upload("enterprises", "đã-có.csv", text("Tỉnh;Tên cơ sở\nBến Tre;Cơ sở Kẹo Mỏ Cày\n")));
        var noList = TestClient.send(
                page(uploading("x.csv", text("a;b\n1;2\n"), Map.of("kind", "grants", "dryRun", "true"), Map.of())));
        var noKind = TestClient.send(page(uploading("x.csv", text(LIST), Map.of(), Map.of())));
        var large = TestClient.send(page(uploading("x.csv", new byte[3 << 20], Map.of("kind", "grants"), Map.of())));

        assertThat(noList.statusCode()).isEqualTo(422);
        assertThat(noList.body()).contains("<!doctype html>", "Lỗi:", "id=\"file-flaw\"", "value=\"grants\" checked");
        assertThat(noKind.statusCode()).isEqualTo(422);
        assertThat(noKind.body()).contains("id=\"kind-flaw\"", "đã-có.csv").doesNotContain("Chưa có danh sách nào");
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(large.body()).contains("<!doctype html>");
        assertThat(get("/imports?state=none").statusCode()).isEqualTo(422);
        assertThat(get("/imports/i-none").statusCode()).isEqualTo(404);
    }

    @Test
    void an_import_that_is_done_cant_be_stopped_and_says_so() throws Exception {
        var job = done(upload("enterprises", "c.csv", text("Tỉnh;Tên cơ sở\nBến Tre;Cơ sở Chiếu An Hiệp\n")));
        var page = job.at("/address").asString().replace("/api/v1", "") + "/cancel";

        assertThat(shown(page)).contains("aria-disabled=\"true\"", "không còn chạy");
        assertThat(posted(page, Map.of()).statusCode()).isEqualTo(409);
    }

    private String shown(String page) throws Exception {
        var answer = get(page);
        assertThat(answer.statusCode()).as(page + " " + answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        return answer.body();
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    /// The same request to the page instead of the API.
    private static HttpRequest page(HttpRequest upload) {
        return HttpRequest.newBuilder(upload, (name, value) -> !name.equalsIgnoreCase("Accept-Language"))
                .uri(URI.create(upload.uri().toString().replace("/api/v1", "")))
                .build();
    }
}
