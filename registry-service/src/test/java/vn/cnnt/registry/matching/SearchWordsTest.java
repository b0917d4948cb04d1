package vn.cnnt.registry.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchWordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Công ty CP Đầu tư Việt Bắc     | viet bac
            Công ty CP Đầu tư Việt Bắc     | VIỆT BẮC
            Công ty CP Đầu tư Việt Bắc     | bac viet
            Công ty CP Đầu tư Việt Bắc     | Việt B
            Công ty CP Đầu tư Việt Bắc     | dau tu
            Công ty CP Đầu tư Việt Bắc     | đầu tư
            Công ty CP Đầu tư Việt Bắc     | ctcp việt
            Công ty CP Đầu tư Việt Bắc     | công ty cổ phần việt bắc
            HTX chè Tân Cương              | hợp tác xã tân cương
            Hợp tác xã chè Tân Cương       | htx tân cương
            Hợp tác xã chè Tân Cương       | hợp tác
            Hộ kinh doanh Lò Thị Đẹp       | dep
            Trà Ô-Long Cầu Đất             | o long
            A & B Tea                      | a b
            0314409058-002                 | 0314409058
            0314409058-002                 | 0314409058-002
            """)
    void a_name_is_found_by_beginnings_of_its_words_in_any_order(String name, String typed) {
        assertThat(SearchWords.match(SearchWords.of(List.of(name)), SearchWords.typed(typed)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Công ty CP Đầu tư Việt Bắc     | viet nam
            Công ty CP Đầu tư Việt Bắc     | iet
            Công ty CP Đầu tư Việt Bắc     | htx
            Hợp tác xã chè Tân Cương       | tan cuongg
            """)
    void what_begins_none_of_its_words_finds_it_not(String name, String typed) {
        assertThat(SearchWords.match(SearchWords.of(List.of(name)), SearchWords.typed(typed)))
                .isFalse();
    }

    @Test
    void what_holds_no_letter_and_no_digit_asks_for_nothing_that_could_be_found() {
        assertThat(List.of("…", "%", "*", "🏭", "()", "&"))
                .allSatisfy(nothing -> assertThat(SearchWords.typed(nothing)).isEmpty());
    }

    @Test
    void what_another_typed_word_says_too_is_asked_once_and_a_long_text_is_cut() {
        assertThat(SearchWords.typed("viet vi viet V bac")).containsExactly("viet", "bac");
        assertThat(SearchWords.typed("b c d f g h k l m n p q r s t")).hasSize(12);
    }

    @Test
    void of_a_word_without_end_its_beginning_counts_in_the_name_as_in_what_was_typed() {
        var endless = "x".repeat(5_000_000);
        var words = SearchWords.of(List.of(endless + " Việt Bắc"));

        assertThat(words).allMatch(word -> word.length() <= 60);
        assertThat(SearchWords.match(words, SearchWords.typed(endless + " viet")))
                .isTrue();
        assertThat(SearchWords.match(words, SearchWords.typed("x".repeat(59) + "y")))
                .isFalse();
    }
}
