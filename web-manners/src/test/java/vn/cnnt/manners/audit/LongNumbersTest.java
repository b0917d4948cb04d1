package vn.cnnt.manners.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LongNumbersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/enterprises/001234567890",
                "/enterprises/001 234 567 890",
                "/enterprises/001.234-567 890",
                "/enterprises/٠٠١٢٣٤٥٦٧٨٩٠",
                "/enterprises/𝟎𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗𝟎"
            })
    void a_number_of_twelve_digits_does_not_show(String path) {
        assertThat(LongNumbers.masked(path)).isEqualTo("/enterprises/…");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "e-01k2m3n4p5q6r7s8t9v0w1",
                "rebuild-20261128-101500-ab12",
                "/enterprises/0012345678901",
                "VN-20/2026",
                "123456/789012"
            })
    void what_is_none_stays(String text) {
        assertThat(LongNumbers.masked(text)).isEqualTo(text);
    }

    @Test
    void an_endless_address_is_cut() {
        assertThat(LongNumbers.masked("x".repeat(100_000))).hasSize(201);
    }
}
