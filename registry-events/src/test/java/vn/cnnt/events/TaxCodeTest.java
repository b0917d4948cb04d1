package vn.cnnt.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
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

    @Test
    void it_is_written_in_one_way_however_it_was_typed() {
        assertThat(new TaxCode("0314409058 002")).isEqualTo(new TaxCode("0314.409.058-002"));
    }
}
