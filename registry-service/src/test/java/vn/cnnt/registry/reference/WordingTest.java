package vn.cnnt.registry.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Công ty Cổ phần Chè Thái Bình | CÔNG TY CP CHÈ THÁI BÌNH",
                "Công ty cổ phần Việt Bắc | CTCP Việt Bắc",
                "Cty CP Việt Bắc | Công ty Cổ phần Việt Bắc",
                "Hợp tác xã chè Hảo Đạt | HTX chè Hảo Đạt",
                "Công ty TNHH một thành viên Thành An | Công ty TNHH MTV Thành An",
                "Công ty Trách nhiệm hữu hạn Núi Hồng | Công ty TNHH Núi Hồng",
                "Doanh nghiệp tư nhân Long Thuận | DNTN Long Thuận",
                "Công ty CP In & Bao bì Bình Thuận | Công ty CP In và Bao bì Bình Thuận",
                "Cơ sở Hoà Bình | Cơ sở Hòa  Bình",
                "Công ty \"Sao Biển\" | Công ty Sao Biển"
            })
    void spellings_of_one_name_have_one_key(String one, String other) {
        assertThat(Wording.nameKey(one)).isEqualTo(Wording.nameKey(other));
    }

    @Test
    void names_that_differ_in_a_word_have_different_keys() {
        assertThat(Wording.nameKey("Công ty CP Việt Bắc")).isNotEqualTo(Wording.nameKey("Công ty TNHH Việt Bắc"));
        assertThat(Wording.nameKey("HTX Thành Công")).isNotEqualTo(Wording.nameKey("HTX Thành Công 2"));
    }

    @Test
    void a_product_is_the_same_whatever_its_case_accents_and_punctuation() {
        assertThat(Wording.folded(" Trà Ô-Long  (đặc biệt)")).isEqualTo("tra o long dac biet");
    }
}
