package vn.cnnt.manners;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/enterprises/001203004567",
                "/api/v1/enterprises/001%20203%20004%20567",
                "/api/v1/enterprises/%30%30%31203004567",
                "/api/v1/enterprises/%EF%BC%90%EF%BC%90%EF%BC%91203004567",
                "/api/v1/enterprises/001%0A203%0A004567"
            })
    void a_personal_id_does_not_show_however_it_is_encoded(String address) {
        assertThat(Addresses.withheld(address)).isEqualTo("/api/v1/enterprises/************");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/enterprises/e-01k9f0zq2m7c3n1d5t8b4x6", "/api/v1/forms/%C3%A1", "/a%0Ab", "/100%"})
    void any_other_stays_as_it_was_sent(String address) {
        assertThat(Addresses.withheld(address)).isEqualTo(address);
    }

    @Test
    void what_it_stands_beside_stays_encoded() {
        assertThat(Addresses.withheld("/a%0Ab/001%20203%20004%20567")).isEqualTo("/a%0Ab/************");
    }
}
