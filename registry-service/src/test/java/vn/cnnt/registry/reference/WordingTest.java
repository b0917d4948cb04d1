package vn.cnnt.registry.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {
    @Test
    void a_product_is_the_same_whatever_its_case_accents_and_punctuation() {
        assertThat(Wording.folded(" Trà Ô-Long  (đặc biệt)")).isEqualTo("tra o long dac biet");
    }

    @Test
    void a_letter_that_looks_like_d_with_a_stroke_is_one() {
        assertThat(Wording.folded("Ðại Ðồng"))
                .isEqualTo(Wording.folded("Đại Đồng"))
                .isEqualTo("dai dong");
    }

    @Test
    void what_nobody_sees_parts_no_word() {
        assertThat(Wording.folded("Cô\u200bng\u00adty\u3164An")).isEqualTo("congty an");
    }

    @ParameterizedTest
    @ValueSource(strings = {"…", "%", "*", "🏭", "()", "&", " ", "\u200b"})
    void nothing_is_looked_for_where_there_is_no_letter_and_no_digit(String text) {
        assertThat(Wording.searched(text)).isEmpty();
    }

    @Test
    void a_digit_is_enough() {
        assertThat(Wording.searched("(X 7)")).isEqualTo("x 7");
        assertThat(Wording.searched("7%")).isEqualTo("7");
    }
}
