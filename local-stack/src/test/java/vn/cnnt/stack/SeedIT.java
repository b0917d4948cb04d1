package vn.cnnt.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/// The question the project began with: Lạng Sơn 2020, who was supported and holds a national recognition?
@ResourceLock(SharedStack.NAME)
class SeedIT {
    private static final String OF_2020 = "province=VN-20&planYear=2020&source=NATIONAL&content=DEMO_MODEL";
    private static final String HOLDING_A_NATIONAL_ONE = OF_2020 + "&recognitionLevel=NATIONAL";

    private final StackProcess stack = SharedStack.get();

    @Test
    void one_establishment_one_grant_600_million() {
        var supported = stack.total("supported-enterprises", HOLDING_A_NATIONAL_ONE);
        var grants = stack.total("grants", OF_2020);

        assertThat(supported.path("enterprises").asLong()).isEqualTo(1);
        assertThat(supported.path("support").asLong()).isEqualTo(600_000_000);
        assertThat(grants.path("grants").asLong()).isEqualTo(1);
        assertThat(grants.path("approved").asLong()).isEqualTo(600_000_000);
    }

    @Test
    void it_is_the_same_in_the_provinces_of_today() {
        assertThat(stack.total("supported-enterprises", HOLDING_A_NATIONAL_ONE + "&places=current"))
                .isEqualTo(stack.total("supported-enterprises", HOLDING_A_NATIONAL_ONE));
    }

    @Test
    void the_explanation_names_viet_bac_and_the_events_behind_it_and_adds_up() {
        var enterprises = explanation("enterprises");
        var support = explanation("support");

        assertThat(enterprises.path("figure").asLong()).isEqualTo(1);
        assertThat(enterprises.path("matches").asBoolean()).isTrue();
        assertThat(enterprises.path("items").size()).isEqualTo(1);
        var item = enterprises.path("items").path(0);
        assertThat(item.path("name").asString()).isEqualTo("Công ty cổ phần đầu tư xây dựng và phát triển Việt Bắc");
        assertThat(item.path("events"))
                .extracting(event -> event.path("type").asString())
                .contains(
                        "vn.cnnt.grant.recorded.v1",
                        "vn.cnnt.recognition.applied.v1",
                        "vn.cnnt.recognition.decided.v1");
        assertThat(support.path("items").path(0).path("contribution").asLong()).isEqualTo(600_000_000);
    }

    @Test
    void the_recognition_that_no_source_has_is_marked_as_an_assumption() {
        var id = explanation("enterprises").path("items").path(0).path("entity").asString();

        var recognition = stack.get("registry", "/api/v1/enterprises/" + id)
                .path("recognitions")
                .path(0);

        assertThat(recognition.path("level").asString()).isEqualTo("NATIONAL");
        assertThat(recognition.path("note").asString()).containsIgnoringCase("assum");
    }

    private JsonNode explanation(String measure) {
        return stack.get(
                "reporting",
                "/api/v1/statistics/supported-enterprises/explanation?" + HOLDING_A_NATIONAL_ONE + "&measure="
                        + measure);
    }
}
