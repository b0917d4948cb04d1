package vn.cnnt.manners.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.cnnt.manners.page.Notation;

class AmountTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "600000000             | 600000000",
                "600.000.000           | 600000000",
                "600,000,000           | 600000000",
                "600 000 000           | 600000000",
                "600.000.000 đồng      | 600000000",
                "600.000.000 VND       | 600000000",
                "600.000.000,00        | 600000000",
                "600 triệu             | 600000000",
                "600 TRIEU             | 600000000",
                "600triệu              | 600000000",
                "600 tr                | 600000000",
                "600 triệu đồng        | 600000000",
                "600 million VND       | 600000000",
                "1,2 tỷ                | 1200000000",
                "1.2 tỷ                | 1200000000",
                "1,2 tỉ đồng           | 1200000000",
                "1,2345 tỷ             | 1234500000",
                "1.200 triệu           | 1200000000",
                "1.234.567 triệu       | 1234567000000",
                "1.234,5 triệu         | 1234500000",
                "1 tỷ 200 triệu        | 1200000000",
                "1 tỷ 200 triệu 5 nghìn đồng | 1200005000",
                "0,5 nghìn             | 500",
                "0                     | 0"
            })
    void an_amount_is_whole_dong(String typed, BigInteger dong) {
        assertThat(Amount.of(typed)).isEqualTo(dong);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,125 tỷ",
                "1.125 tỷ",
                "1,200 triệu",
                "2.345 triệu", // twice or a thousandth
                "1,5",
                "1.5",
                "1,23 đồng",
                "0,0000000001 tỷ",
                "1,23456789012 tỷ", // no whole đồng
                "1.23.456",
                "12,34,567",
                "01.234",
                "1..2",
                "1,2,3 tỷ",
                "1.234.56 triệu", // no number
                "200 triệu 1 tỷ",
                "1 tỷ 2 tỷ",
                "1 tỷ 200",
                "tỷ",
                "tỷ 1",
                "600 usd",
                "600 triệu usd",
                "-600",
                "−600 triệu",
                "600%",
                "sáu trăm triệu",
                "",
                " ",
                "đồng"
            })
    void what_could_be_two_amounts_or_is_none_is_never_guessed(String typed) {
        assertThat(Amount.of(typed)).isNull();
    }

    @Test
    void whatever_the_pages_write_is_read_back_to_the_dong() {
        var random = new Random(17);
        for (var i = 0; i < 2_000; i++) {
            var dong = random.nextLong(1_000_000_000_000_000L);
            for (var notation : Notation.values()) {
                assertThat(Amount.of(notation.whole(dong)))
                        .as(notation.whole(dong))
                        .isEqualTo(dong);
            }
        }
    }

    @Test
    void a_long_text_is_none_at_once() {
        assertThat(Amount.of("1.".repeat(50_000))).isNull();
        assertThat(Amount.of("9".repeat(100))).isNull();
    }
}
