package vn.cnnt.registry.intake.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.cnnt.registry.intake.Within;

class DaysTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2023-08-05",
                "2023-8-5",
                "2023/08/05",
                "05/08/2023",
                "5/8/2023",
                "05-08-2023",
                "5.8.2023",
                "5 / 8 / 2023",
                "ngày 5 tháng 8 năm 2023",
                "Ngày 05 tháng 08 năm 2023",
                "5 tháng 8, 2023",
                "ngày 05/08/2023",
                "2023-08-05T00:00:00",
                "2023-08-05 00:00:00",
                "05/08/2023 00:00:00"
            })
    void days_are_taken_as_vietnam_writes_them(String written) {
        assertThat(Days.day(written)).contains(LocalDate.of(2023, 8, 5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "31/02/2023",
                "29/02/2023",
                "08/15/2010",
                "5/8/23",
                "08/2023",
                "2023",
                "40405",
                "2023-13-01",
                "mai",
                "5/8/2023 hoặc 6/8/2023",
                "1/1/0001"
            })
    void what_is_no_day_is_none(String written) {
        assertThat(Days.day(written)).isEmpty();
    }

    @Test
    void a_year_of_two_digits_is_told_apart() {
        assertThat(Days.hasYearOfTwoDigits("5/8/23")).isTrue();
        assertThat(Days.hasYearOfTwoDigits("05-08-10")).isTrue();
        assertThat(Days.hasYearOfTwoDigits("ngày 5 tháng 8 năm 23")).isTrue();
        assertThat(Days.hasYearOfTwoDigits("5/8/2023")).isFalse();
        assertThat(Days.hasYearOfTwoDigits("8/23")).isFalse();
    }

    @Test
    void a_year_is_one_year() {
        assertThat(Days.year("Năm 2019")).contains(2019);
        assertThat(Days.year("2019.0")).contains(2019);
        assertThat(Days.year("2021-2025")).isEmpty();
        assertThat(Days.year("19")).isEmpty();
        assertThat(Days.year("0019")).isEmpty();
    }

    @Test
    void a_hundred_thousand_hostile_characters_take_no_time() {
        for (var sign : new String[] {"1", "1/", "/", " ", "ngày ", ":", "1:", "t:"}) {
            var hostile = sign.repeat(100_000 / sign.length());
            assertThat(Within.aMoment(() -> Days.day(hostile))).isEmpty();
            assertThat(Within.aMoment(() -> DecisionCell.of(hostile)).date()).isEmpty();
        }
    }
}
