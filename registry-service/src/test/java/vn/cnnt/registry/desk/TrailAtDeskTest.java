package vn.cnnt.registry.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrailAtDeskTest {
    @ParameterizedTest
    @CsvSource({
        "e-01jd, /enterprises/e-01jd",
        "e-01jd/r1, /enterprises/e-01jd",
        "grants/g-01jd, /grants/g-01jd",
        "f-01jd, /reported-figures/f-01jd",
        "i-019a, /imports/i-019a",
        "m-01jd, /merges/m-01jd",
        "c-01jd, /correction-requests/c-01jd",
        "e-01jd_e-02jd, /duplicates/e-01jd_e-02jd"
    })
    void a_thing_is_looked_at_where_its_kind_is(String target, String page) {
        assertThat(Objects.requireNonNull(TrailAtDesk.placeOf(target))).hasToString(page);
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "rp-01jd", "", "/", "x-1"})
    void what_has_no_page_has_no_address(String target) {
        assertThat(TrailAtDesk.placeOf(target)).isNull();
    }

    @Test
    void no_target_has_none() {
        assertThat(TrailAtDesk.placeOf(null)).isNull();
    }
}
