package vn.cnnt.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.databind.json.JsonMapper;

/// What operators have the figures do while somebody looks at them.
final class Runs {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private Runs() {}

    /// @param run that its figures are of
    record Released(String name, String run) {}

    /// A release of all that was recorded before the first test, once its figures are there.
    static Released released() {
        var name = "Quý " + Register.name();
        var body = JsonMapper.shared()
                .createObjectNode()
                .put("name", name)
                .put("recordedAt", Stack.get().readySince().toString())
                .put("reason", "báo cáo Bộ");
        var named = answer(HttpRequest.newBuilder(URI.create(Stack.get().reporting() + "/api/v1/releases"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString())));
        assertThat(named.statusCode()).as(named.body()).isEqualTo(202);
        var run = JsonMapper.shared().readTree(named.body()).path("run").asString();
        await("the figures of " + name).atMost(PATIENCE).untilAsserted(() -> {
            var state = answer(HttpRequest.newBuilder(URI.create(Stack.get().reporting() + "/api/v1/runs/" + run)));
            assertThat(JsonMapper.shared().readTree(state.body()).path("state").asString())
                    .isEqualTo("COMPLETE");
        });
        return new Released(name, run);
    }

    private static HttpResponse<String> answer(HttpRequest.Builder request) {
        return Register.answer(request.header("Authorization", "Bearer " + Stack.get().token("operator"))
                .build());
    }
}
