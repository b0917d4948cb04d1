package vn.cnnt.manners.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotationTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0; 0; 0",
                "999; 999; 999",
                "1000; 1.000; 1,000",
                "13738939623456; 13.738.939.623.456; 13,738,939,623,456",
                "-1234; −1.234; −1,234",
                "-999; −999; −999",
                "9223372036854775807; 9.223.372.036.854.775.807; 9,223,372,036,854,775,807",
                "-9223372036854775808; −9.223.372.036.854.775.808; −9,223,372,036,854,775,808"
            })
    void digits_stand_in_threes(long number, String vi, String en) {
        assertThat(Notation.VIETNAMESE.whole(number)).isEqualTo(vi);
        assertThat(Notation.ENGLISH.whole(number)).isEqualTo(en);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0; 0; đồng; VND; true",
                "999999; 999.999; đồng; VND; true",
                "1000000; 1; triệu đồng; million VND; true",
                "1250000; 1,3; triệu đồng; million VND; false",
                "999999999; 1.000,0; triệu đồng; million VND; false",
                "600000000; 600; triệu đồng; million VND; true",
                "13738939623456; 13.738,9; tỷ đồng; billion VND; false",
                "1500000000; 1,5; tỷ đồng; billion VND; true",
                "-1500000001; −1,5; tỷ đồng; billion VND; false"
            })
    void money_is_rounded_to_one_decimal_and_says_whether_it_is_exact(
            long amount, String number, String vi, String en, boolean isExact) {
        var money = Notation.VIETNAMESE.money(amount);

        assertThat(money).isEqualTo(new Notation.Money(number, vi, isExact));
        assertThat(Notation.ENGLISH.money(amount).unit()).isEqualTo(en);
    }

    @Test
    void decimals_are_rounded_half_up() {
        assertThat(Notation.VIETNAMESE.decimal(new BigDecimal("1234.45"), 1)).isEqualTo("1.234,5");
        assertThat(Notation.ENGLISH.decimal(new BigDecimal("1234.45"), 1)).isEqualTo("1,234.5");
        assertThat(Notation.ENGLISH.decimal(new BigDecimal("-0.05"), 1)).isEqualTo("−0.1");
        assertThat(Notation.ENGLISH.decimal(new BigDecimal("7"), 0)).isEqualTo("7");
    }

    @Test
    void a_change_shows_its_sign() {
        assertThat(Notation.VIETNAMESE.signed(3)).isEqualTo("+3");
        assertThat(Notation.VIETNAMESE.signed(-1200)).isEqualTo("−1.200");
        assertThat(Notation.VIETNAMESE.signed(0)).isEqualTo("0");
    }

    @Test
    void times_are_those_of_hanoi() {
        var time = Instant.parse("2026-11-28T17:56:42.229Z");

        assertThat(Notation.VIETNAMESE.moment(time)).isEqualTo("00:56:42, 29/11/2026");
        assertThat(Notation.ENGLISH.moment(time)).isEqualTo("00:56:42, 29 Nov 2026");
        assertThat(Notation.machine(time)).isEqualTo("2026-11-29T00:56:42.229+07:00");
        assertThat(Notation.VIETNAMESE.date(LocalDate.of(2026, 1, 2))).isEqualTo("02/01/2026");
        assertThat(Notation.ENGLISH.date(LocalDate.of(2026, 1, 2))).isEqualTo("2 Jan 2026");
    }
}
