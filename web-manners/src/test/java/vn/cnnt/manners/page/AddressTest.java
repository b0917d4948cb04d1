package vn.cnnt.manners.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTest {
    @Test
    void commas_and_keys_of_provinces_can_be_read_and_all_else_is_safe() {
        var address = Address.of("/statistics/grants")
                .with("by", "planYear,source")
                .with("province", "VN-24@2025-07-01")
                .with("q", "Bắc & Nam? 100% \"#");

        assertThat(address)
                .hasToString("/statistics/grants?by=planYear,source&province=VN-24@2025-07-01"
                        + "&q=B%E1%BA%AFc+%26+Nam%3F+100%25+%22%23");
        assertThat(URI.create(address.toString()).getPath()).isEqualTo("/statistics/grants");
    }

    @Test
    void a_parameter_keeps_its_place_and_stands_once() {
        var address = Address.of("/").with("a", "1").with("b", "2").with("a", "3");

        assertThat(address).hasToString("/?a=3&b=2");
        assertThat(address.with("a", null)).hasToString("/?b=2");
        assertThat(address.without("b").value("a")).isEqualTo("3");
    }

    @Test
    void an_address_that_has_a_query_already_takes_more() {
        assertThat(Address.of("/parked?settled=true").with("lang", "en")).hasToString("/parked?settled=true&lang=en");
        assertThat(Address.of("/recognitions?status=APPLIED&q=Ch%C3%A8+Shan&lang=vi")
                        .with("lang", "en"))
                .hasToString("/recognitions?status=APPLIED&q=Ch%C3%A8+Shan&lang=en");
        assertThat(Address.of("/grants?q=100%&&empty=").without("empty")).hasToString("/grants?q=100%25");
        assertThat(Address.of("/grants?").with("lang", "vi")).hasToString("/grants?lang=vi");
    }

    @ParameterizedTest
    @CsvSource({
        "/,true",
        "/apis,true",
        "/datasets,true",
        "/api,false",
        "/api/v1/datasets,false",
        "/api;x=1/v1,false",
        "/v3/api-docs.yaml,false",
        "/v3/api-docs/swagger-config,false",
        "/swagger-ui.html,false",
        "/swagger-ui/index.html,false",
        "/actuator/health,false"
    })
    void what_programs_speak_to_is_no_page(String path, boolean isPage) {
        assertThat(Pages.isPage(path)).isEqualTo(isPage);
    }
}
