package vn.cnnt.registry.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.cnnt.servers.TestClient;
import vn.cnnt.servers.identity.TestIdentity;

/// The pages of reported figures, of the publication and of the trail, in the service that the imports' tests have
/// started.
class OtherPagesIT extends ImportsOverHttp {
    @Test
    void a_reported_figure_is_entered_corrected_by_two_and_withdrawn() throws Exception {
        assertThat(shown("/reported-figures/new")).contains("form=VOTING");
        assertThat(shown("/reported-figures/new?form=RESULTS"))
                .contains("name=\"row\"", "Gian hàng", "name=\"form\" value=\"RESULTS\"");

        var wrong = posted("/reported-figures", Map.of("form", "RESULTS", "province", "VN-20", "year", "2020"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("Lỗi:", "id=\"value-flaw\"", "value=\"2020\"");

        var entered = posted(
                "/reported-figures",
                Map.of(
                        "form",
                        "RESULTS",
                        "province",
                        "VN-20",
                        "year",
                        "2020",
                        "row",
                        "approved",
                        "column",
                        "NATIONAL",
                        "value",
                        "600 triệu",
                        "source",
                        "Báo cáo của Sở"));
        assertThat(entered.statusCode()).as(entered.body()).isEqualTo(303);
        var figure = entered.headers().firstValue("Location").orElseThrow().replaceFirst("[?].*", "");
        assertThat(shown(figure)).contains("600.000.000 đồng", "Báo cáo của Sở", figure + "/correction");
        assertThat(shown("/reported-figures?form=RESULTS&year=2020")).contains(figure);

        var first = Map.of("If-Match", "1", "value", "610000000", "source", "Báo cáo của Sở", "reason", "nhầm");
        assertThat(posted(figure + "/correction", first).statusCode()).isEqualTo(303);
        var second = posted(
                figure + "/correction",
                Map.of("If-Match", "1", "value", "620000000", "source", "Báo cáo của Sở", "reason", "thiếu"));
        assertThat(second.statusCode()).isEqualTo(412);
        assertThat(second.body()).contains("610.000.000", "620000000", "_take.value", "thiếu");
        assertThat(shown(figure)).contains("610.000.000 đồng", "Ghi số liệu báo cáo", "Sửa số liệu báo cáo", "nhầm");
        assertThat(shown(figure + "?version=1"))
                .contains("600.000.000 đồng", "<mark>610.000.000</mark>")
                .doesNotContain(figure + "/correction");

        var withdrawn = posted(figure + "/withdrawal", Map.of("If-Match", "2", "reason", "ghi nhầm"));
        assertThat(withdrawn.statusCode()).as(withdrawn.body()).isEqualTo(303);
        assertThat(shown(figure)).contains("đã rút", "aria-disabled");
    }

    @Test
    void the_publication_is_seen_by_who_runs_it_and_sent_again_with_a_reason() throws Exception {
        assertThat(shown("/publication")).contains("/publication/republish");
        var auditor = as("auditor", "/publication");
        assertThat(auditor.statusCode()).isEqualTo(200);
        assertThat(auditor.body()).contains("aria-disabled=\"true\"");
        assertThat(as("officer", "/publication").statusCode()).isEqualTo(403);
        assertThat(as("auditor", "/publication/republish").statusCode()).isEqualTo(403);

        var both = posted("/publication/republish", Map.of("reason", "thử"));
        assertThat(both.statusCode()).isEqualTo(422);
        var unknown = posted("/publication/republish", Map.of("aggregate", "e-none", "reason", "thử"));
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(unknown.body()).contains("id=\"aggregate-flaw\"", "e-none");
    }

    @Test
    void the_trail_is_an_auditors_to_read() throws Exception {
        assertThat(as("auditor", "/audit?actor=nobody").body()).contains("<!doctype html>", "nobody");
        assertThat(as("auditor", "/audit/verification").statusCode()).isEqualTo(200);
        assertThat(as("auditor", "/audit?from=never").statusCode()).isEqualTo(422);
        assertThat(as("officer", "/audit").statusCode()).isEqualTo(403);
        assertThat(as("officer", "/api/v1/audit").statusCode()).isEqualTo(403);
        assertThat(as("auditor", "/audit?action=listAudit&lang=en").body())
                .contains("<option value=\"listAudit\" selected>Read the audit trail</option>", ">officer-1<");
        assertThat(as("auditor", "/audit?action=no-act").body()).contains("<option value=\"no-act\" selected>");

        assertThat(as("auditor", "/enterprises/e-1/recognitions/r1/decision").statusCode())
                .isEqualTo(403);
        assertThat(as("auditor", "/audit?actor=auditor-1").body())
                .contains("<a href=\"/enterprises/e-1\"><code>e-1/r1</code></a>");
    }

    private String shown(String page) throws Exception {
        var answer = get(page);
        assertThat(answer.statusCode()).as(page + " " + answer.body()).isEqualTo(200);
        return answer.body();
    }

    private HttpResponse<String> as(String role, String page) throws Exception {
        var token = TestIdentity.token(role + "-1", List.of(role), List.of("*"));
        return TestClient.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + page))
                .header("Authorization", "Bearer " + token)
                .build());
    }
}
