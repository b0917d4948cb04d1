package vn.cnnt.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaxCodeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0100233488",
                "0314409058-002",
                "0100112437",
                "0312687878-001",
                "4901000027",
                "4901000034",
                "4901000041"
            })
    void the_vectors_are_tax_codes(String text) {
        assertThat(TaxCode.faultIn(text)).isNull();
        assertThat(new TaxCode(text).value()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0100233480, CHECK_DIGIT",
        "12345, LENGTH",
        "010023348812, LENGTH",
        "'', LENGTH",
        "0100000006, SERIAL",
        "0314409058-000, BRANCH",
        "01002334８8, LENGTH"
    })
    void what_is_none_says_why(String text, TaxCode.Fault fault) {
        assertThat(TaxCode.faultIn(text)).isEqualTo(fault);
        assertThatThrownBy(() -> new TaxCode(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(fault.name());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0314409058 002",
                "0314.409.058-002",
                "0314409058–002",
                "0314409058—002",
                "0314409058−002",
                "0314409058‐002",
                "'0314409058-002",
                "0314409058\u00a0- 002"
            })
    void it_is_written_in_one_way_however_it_was_typed(String typed) {
        assertThat(new TaxCode(typed)).isEqualTo(new TaxCode("0314409058-002"));
    }

    @ParameterizedTest
    @CsvSource({
        "100233488, 0100233488",
        "314409058-002, 0314409058-002",
        "314409058002, 0314409058-002",
        "100112437, 0100112437"
    })
    void a_lost_zero_is_known_by_the_check_digit(String typed, String code) {
        assertThat(TaxCode.faultIn(typed)).isEqualTo(TaxCode.Fault.LENGTH);
        assertThat(TaxCode.withLostZero(typed)).contains(new TaxCode(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"100233480", "0100233488", "12345", "031440905800", "314409058-000", "20A800012"})
    void and_only_by_that(String typed) {
        assertThat(TaxCode.withLostZero(typed)).isEmpty();
    }
}
