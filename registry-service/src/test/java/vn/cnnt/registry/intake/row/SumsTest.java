package vn.cnnt.registry.intake.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.cnnt.registry.intake.Within;

class SumsTest {
    private static final long LEAST = 1_000_000;
    private static final long MOST = 20_000_000_000L;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "600000000|600000000",
                "1.200.000.000|1200000000",
                "1,200,000,000|1200000000",
                "1 200 000 000|1200000000",
                "1.234.567,00|1234567",
                "1,234,567.0|1234567",
                "600 triệu|600000000",
                "600 tr|600000000",
                "600tr|600000000",
                "600 trđ|600000000",
                "600 tr.đ|600000000",
                "600 tr.đồng|600000000",
                "600 triệu đồng|600000000",
                "600 triệu VNĐ|600000000",
                "2,52 tỷ|2520000000",
                "2.52 tỷ|2520000000",
                "0,099 tỷ|99000000",
                "0.125 tỷ|125000000",
                "2,52 tỉ đồng|2520000000",
                "1,125 tỷ|1125000000",
                "1 tỷ 200 triệu|1200000000",
                "1 tỷ 200 triệu 500 nghìn đồng|1200500000",
                "1.200 triệu|1200000000",
                "600.000.000 đ|600000000",
                "600.000.000đ|600000000",
                "600.000.000 đồng|600000000",
                "600.000.000 VND|600000000",
                "600.000.000 ₫|600000000",
                "350 nghìn|350000",
                "350 ngàn đồng|350000",
                "0|0"
            })
    void sums_are_whole_dong_however_they_are_written(String written, long sum) {
        assertThat(read(written, 1)).isInstanceOfSatisfying(Sums.Sum.class, read -> {
            assertThat(read.dong()).isEqualTo(sum);
            assertThat(read.other()).isNull();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "600,1000000,600000000",
        "'600,5',1000000,600500000",
        "'262,5',1000000,262500000",
        "'1.200',1,1200",
        "2 tỷ,1000000,2000000000",
        "'1.125.000.000',1,1125000000"
    })
    void a_bare_number_counts_what_its_heading_says_and_a_unit_of_its_own_wins(String written, long perUnit, long sum) {
        assertThat(read(written, perUnit))
                .isInstanceOfSatisfying(
                        Sums.Sum.class, read -> assertThat(read.dong()).isEqualTo(sum));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hơn 570 triệu|not-a-sum",
                "khoảng 600 triệu|not-a-sum",
                "500-600 triệu|not-a-sum",
                "từ 500 đến 600 triệu|not-a-sum",
                "1.2.3|not-a-sum",
                "12.34.567|not-a-sum",
                "600 triệu 2 tỷ|not-a-sum",
                "năm trăm|not-a-sum",
                "600 hộ|not-a-sum",
                "1,5|sum-fraction",
                "-600|sum-negative",
                "(600)|sum-negative",
                "600 USD|sum-currency",
                "$600|sum-currency",
                "600 €|sum-currency",
                "30%|sum-percent",
                "99999999999999999999|sum-too-large",
                "1,200 triệu|sum-ambiguous"
            })
    void what_is_no_certain_sum_says_why(String written, String code) {
        assertThat(read(written, 1))
                .isInstanceOfSatisfying(
                        Sums.None.class, none -> assertThat(none.code()).isEqualTo(code));
    }

    @ParameterizedTest
    @CsvSource({
        "1.125,1000000,1125000000,1125000",
        "2.525,1000000,2525000000,2525000",
        "1.200,1000000,1200000000,1200000"
    })
    void a_dot_before_three_digits_under_a_unit_is_asked_about_where_it_could_be_either(
            String written, long perUnit, long sum, long other) {
        assertThat(read(written, perUnit)).isInstanceOfSatisfying(Sums.Sum.class, read -> {
            assertThat(read.dong()).isEqualTo(sum);
            assertThat(read.other()).isEqualByComparingTo(BigDecimal.valueOf(other));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.125", "12.345", "2.520"})
    void a_dot_before_three_digits_is_refused_where_only_the_wrong_reading_is_likely(String written) {
        assertThat(read(written, 1_000_000_000))
                .isInstanceOfSatisfying(
                        Sums.None.class, none -> assertThat(none.code()).isEqualTo("sum-ambiguous"));
    }

    @ParameterizedTest
    @CsvSource({
        "1.125,1000000000,1125000000",
        "1.1,1000000000,1100000000",
        "12.345,1000000000,12345000000",
        "1.1255,1000000000,1125500000",
        "600,1000000,600000000",
        "262.5,1000000,262500000",
        "300000000.00000006,1,300000000",
        "0.30000000000000004,1000000000,300000000"
    })
    void a_number_cell_is_the_number_that_it_shows(BigDecimal value, long perUnit, long sum) {
        assertThat(Sums.ofNumber(value, perUnit))
                .isInstanceOfSatisfying(
                        Sums.Sum.class, read -> assertThat(read.dong()).isEqualTo(sum));
    }

    @ParameterizedTest
    @CsvSource({
        "0.5,1,sum-fraction",
        "1.0000001,1000000,sum-fraction",
        "-600,1000000,sum-negative",
        "1E+30,1,sum-too-large"
    })
    void a_number_cell_that_comes_to_no_whole_dong_says_so(BigDecimal value, long perUnit, String code) {
        assertThat(Sums.ofNumber(value, perUnit))
                .isInstanceOfSatisfying(
                        Sums.None.class, none -> assertThat(none.code()).isEqualTo(code));
    }

    @Test
    void a_sum_is_shown_as_one_writes_it_here() {
        assertThat(Sums.shown(1_125_000_000)).isEqualTo("1.125.000.000");
        assertThat(Sums.shown(600)).isEqualTo("600");
        assertThat(Sums.shown(new BigDecimal("1200.5"))).isEqualTo("1.200,5");
    }

    @Test
    void a_hundred_thousand_hostile_characters_take_no_time() {
        for (var sign : new String[] {"1", "1.", "1,", " ", "1 ", "tỷ ", "1 tỷ ", "(", "-"}) {
            var hostile = sign.repeat(100_000 / sign.length());
            assertThat(Within.aMoment(() -> read(hostile, 1))).isNotNull();
        }
    }

    @Test
    void nothing_that_can_be_typed_breaks_it() {
        var random = new Random(7);
        var signs = "0123456789.,  tỷtriệuđ-()%$";
        for (var i = 0; i < 50_000; i++) {
            var text = new StringBuilder();
            for (var left = random.nextInt(14); left >= 0; left--) {
                text.append(signs.charAt(random.nextInt(signs.length())));
            }
            assertThat(read(text.toString(), 1_000_000)).isNotNull();
        }
    }

    private static Sums.Reading read(String text, long perUnit) {
        return Sums.ofText(text, perUnit, LEAST, MOST);
    }
}
