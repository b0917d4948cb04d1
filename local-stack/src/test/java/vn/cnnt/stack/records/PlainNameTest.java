package vn.cnnt.stack.records;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainNameTest {
    @Test
    void spellings_that_differ_in_case_accents_or_punctuation_are_one() {
        assertThat(PlainName.of("Công ty Cổ phần Đầu tư xây dựng và phát triển  Việt Bắc"))
                .isEqualTo(PlainName.of("CÔNG TY CỔ PHẦN đầu tư xây dựng và phát triển Việt Bắc."));
        assertThat(PlainName.of("Hoà Bình")).isEqualTo(PlainName.of("Hòa Bình"));
        assertThat(PlainName.of("Bà Rịa - Vũng Tàu").text()).isEqualTo("ba ria vung tau");
    }

    @Test
    void names_that_differ_in_a_letter_stay_two() {
        assertThat(PlainName.of("Hợp tác xã Sen Việt")).isNotEqualTo(PlainName.of("Hợp tác xã Sen Viên"));
    }
}
