package vn.cnnt.registry.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordingTest {
    @Test
    void a_product_is_the_same_whatever_its_case_accents_and_punctuation() {
        assertThat(Wording.folded(" Trà Ô-Long  (đặc biệt)")).isEqualTo("tra o long dac biet");
    }
}
