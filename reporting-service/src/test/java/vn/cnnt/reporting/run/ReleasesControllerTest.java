package vn.cnnt.reporting.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleasesControllerTest {
    @ParameterizedTest
    @CsvSource({
        "Báo cáo năm 2025, true",
        "2025-Q4_final.1, true",
        "-x, false",
        "a/b, false",
        "'a,b', false",
        "a?b, false"
    })
    void a_release_has_a_name_that_can_stand_in_an_address_and_in_a_sentence(String name, boolean isOne) {
        assertThat(ReleasesController.isName(name)).isEqualTo(isOne);
    }
}
