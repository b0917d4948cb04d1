package vn.cnnt.reporting.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import vn.cnnt.manners.admission.Admission;
import vn.cnnt.reporting.statistics.History;

class OverloadIT {
    private static final String QUESTION = "/api/v1/statistics/enterprises?by=province";
    private static final String NOT_YET = QUESTION + "&after=e-nobody@1";

    @Test
    void what_is_too_much_is_turned_away_at_once_and_who_waits_for_a_change_leaves_its_place_to_others()
            throws Exception {
        try (var figures = RunningFigures.with("--cnnt.requests.at-once=1", "--cnnt.requests.waiting=2");
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            await().untilAsserted(
                            () -> assertThat(figures.get(QUESTION).status()).isEqualTo(200));
            var admission = figures.bean(Admission.class);
            var first = threads.submit(() -> figures.get(NOT_YET, "Prefer", "wait=30"));
            var second = threads.submit(() -> figures.get(NOT_YET, "Prefer", "wait=30"));
            await().untilAsserted(() -> assertThat(admission.inside()).isEqualTo(2));

            var meanwhile = figures.get(QUESTION);
            var third = threads.submit(() -> figures.get(NOT_YET, "Prefer", "wait=30"));
            await().untilAsserted(() -> assertThat(admission.inside()).isEqualTo(3));
            var tooMuch = figures.get(QUESTION, "Accept-Language", "en");
            var health = figures.get("/actuator/health/liveness");

            assertThat(meanwhile.status()).isEqualTo(200);
            assertThat(tooMuch.status()).isEqualTo(503);
            assertThat(tooMuch.header("Retry-After")).isEqualTo("1");
            assertThat(tooMuch.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(tooMuch.header("Content-Language")).isEqualTo("en");
            assertThat(tooMuch.at("/type").stringValue()).isEqualTo("/problems/overloaded");
            assertThat(tooMuch.at("/detail").stringValue()).endsWith("Send it again in 1 s.");
            assertThat(health.status()).isEqualTo(200);
            figures.publish(new History().registered("e-nobody", "VN-20").log());
            for (var waited : List.of(first, second, third)) {
                assertThat(waited.get().status()).isEqualTo(200);
            }
            assertThat(admission.inside()).isZero();
            assertThat(figures.get(QUESTION).status()).isEqualTo(200);
        }
    }
}
