package vn.cnnt.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/// One firm that was recorded twice, as the figures see it before and after its records became one.
@ResourceLock(SharedStack.NAME)
class MergedFiguresIT {
    private static final String PROVINCE = "VN-04";

    private final StackProcess stack = SharedStack.get();
    private final Client client = new Client(stack);

    /// Two products of 2023, one at each record; a third one, of 2024, that both have alike; one grant of 2023 to each
    /// record and one to the record that goes, settled long ago.
    @Test
    void what_counted_twice_counts_once_and_what_counted_once_still_does() {
        var goes = enterprise("CTCP Gỗ Ép Bát Xát", Map.of());
        var stays = enterprise(
                "Công ty Cổ phần Gỗ Ép Bát Xát",
                Map.of("confirm", List.of("likely-duplicate"), "reason", "chưa đối chiếu"));
        var changes = new ArrayList<>(List.of(
                recognised(goes, "Ván ép", 2023),
                recognised(stays, "Cửa gỗ", 2023),
                recognised(goes, "Sàn gỗ", 2024),
                recognised(stays, "Sàn gỗ", 2024),
                grant(goes, "Máy ép ván", 2023, "APPROVED"),
                grant(stays, "Máy sấy gỗ", 2023, "APPROVED"),
                grant(goes, "Máy cưa", 2019, "SETTLED")));

        assertThat(figures(changes))
                .isEqualTo(Map.of(
                        "ACTIVE", 2L,
                        "applied", 4L,
                        "recognised", 4L,
                        "enterprisesRecognised", 2L,
                        "certificates 2024", 4L,
                        "enterprises holding one 2024", 2L,
                        "grants", 3L,
                        "enterprises supported 2023", 2L,
                        "support 2023", 400_000_000L));

        changes.addAll(merged(goes, stays));

        assertThat(figures(changes))
                .isEqualTo(Map.of(
                        "ACTIVE", 1L,
                        "MERGED_INTO", 1L,
                        "applied", 3L,
                        "recognised", 3L,
                        "enterprisesRecognised", 1L,
                        "certificates 2024", 3L,
                        "enterprises holding one 2024", 1L,
                        "grants", 3L,
                        "enterprises supported 2023", 1L,
                        "support 2023", 400_000_000L));
    }

    private List<String> merged(String goes, String stays) {
        var planned = client.post("/merges", null, Map.of("from", goes, "into", stays, "reason", "một cơ sở"))
                .is(201);
        client.post("/merges/" + planned.id() + "/start", planned.eTag(), Map.of())
                .is(202);
        var merge = new JsonNode[1];
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            merge[0] = client.get("registry", "/merges/" + planned.id()).is(200).body();
            assertThat(merge[0].path("state").asString()).isEqualTo("DONE");
        });
        return merge[0].path("done")
                .valueStream()
                .map(it -> it.path("token").asString())
                .toList();
    }

    /// What is zero is left out.
    private Map<String, Long> figures(List<String> changes) {
        var figures = new TreeMap<String, Long>();
        var after = changes.stream().map(it -> "&after=" + it).collect(Collectors.joining());
        for (var row : rows("enterprises", "by=status" + after)) {
            figures.put(row.path("status").asString(), row.path("enterprises").asLong());
        }
        var recognitions = total("recognitions", after);
        for (var measure : List.of("applied", "recognised", "enterprisesRecognised")) {
            figures.put(measure, recognitions.path(measure).asLong());
        }
        var certificates = total("valid-certificates", "&year=2024" + after);
        figures.put("certificates 2024", certificates.path("certificates").asLong());
        figures.put(
                "enterprises holding one 2024", certificates.path("enterprises").asLong());
        figures.put("grants", total("grants", after).path("grants").asLong());
        var supported = total("supported-enterprises", "&planYear=2023" + after);
        figures.put("enterprises supported 2023", supported.path("enterprises").asLong());
        figures.put("support 2023", supported.path("support").asLong());
        return figures;
    }

    private JsonNode total(String dataset, String more) {
        return asked(dataset, more).path("total");
    }

    private JsonNode rows(String dataset, String more) {
        return asked(dataset, "&" + more).path("rows");
    }

    private JsonNode asked(String dataset, String more) {
        return client.get("reporting", "/statistics/" + dataset + "?province=" + PROVINCE + more)
                .is(200)
                .body();
    }

    private String enterprise(String name, Map<String, Object> more) {
        var body = new LinkedHashMap<String, Object>(more);
        body.putAll(Map.of("name", name, "legalForm", "JSC", "province", PROVINCE));
        return client.post("/enterprises", null, body).is(201).id();
    }

    private String recognised(String enterprise, String product, int year) {
        var recognitions = "/enterprises/" + enterprise + "/recognitions";
        var now = client.get("registry", "/enterprises/" + enterprise).eTag();
        var applied = client.post(
                        recognitions,
                        now,
                        Map.of(
                                "product",
                                product,
                                "productGroup",
                                "OTHER",
                                "level",
                                "PROVINCE",
                                "votingYear",
                                year,
                                "historical",
                                true,
                                "source",
                                "phép thử"))
                .is(201);
        return client.post(
                        recognitions + "/" + applied.id() + "/decision",
                        applied.eTag(),
                        Map.of("outcome", "RECOGNISED", "decisionNumber", "8/QĐ-SCT", "decisionDate", year + "-06-01"))
                .is(200)
                .token();
    }

    private String grant(String enterprise, String title, int planYear, String state) {
        return client.post(
                        "/grants",
                        null,
                        Map.of(
                                "title",
                                title,
                                "province",
                                PROVINCE,
                                "planYear",
                                planYear,
                                "kind",
                                "SINGLE",
                                "content",
                                "MACHINERY",
                                "historical",
                                true,
                                "source",
                                "phép thử",
                                "state",
                                state,
                                "funding",
                                List.of(Map.of("source", "LOCAL", "approved", 200_000_000)),
                                "beneficiaries",
                                List.of(Map.of("enterprise", enterprise, "amount", 200_000_000))))
                .is(201)
                .token();
    }
}
