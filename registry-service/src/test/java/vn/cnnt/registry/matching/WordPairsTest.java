package vn.cnnt.registry.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordPairsTest {

    private static List<String> pairsOf(String... names) {
        return of(List.of(names));
    }

    private static List<String> of(List<String> names) {
        return WordPairs.of(names, SearchWords.of(names));
    }

    @Test
    void two_words_of_a_name_are_a_pair_whichever_comes_first() {
        assertThat(pairsOf("Chè Tân Cương")).containsExactly("che cuong", "che tan", "cuong tan");
        assertThat(WordPairs.between(List.of("tan"), List.of("che", "cheo")))
                .contains("che tan", "cheo tan")
                .containsAnyElementsOf(pairsOf("Chè Tân Cương"));
    }

    @Test
    void a_words_pair_with_a_legal_form_is_one_for_all_spellings_of_it() {
        assertThat(pairsOf("HTX Chè")).isEqualTo(pairsOf("Hợp tác xã Chè")).containsExactly("*hop tac xa che");
        assertThat(pairsOf("Công ty cổ phần 27/7")).isEmpty();
        assertThat(pairsOf("Cơ sở sản xuất Đẹp")).containsExactly("*co so san xuat dep");
    }

    @Test
    void numbers_and_two_words_of_one_form_are_in_no_pair() {
        assertThat(WordPairs.between(List.of("0314409058"), List.of("tan"))).isEmpty();
        assertThat(WordPairs.between(List.of("hop", "hoa"), List.of("xa", "xanh"))).isEmpty();
    }

    /// Whatever a name is found by in the end, it is among those that pairs lead to.
    @ParameterizedTest
    @CsvSource({
        "HTX Chè Tân Cương",
        "Hợp tác xã Nhân Hòa",
        "Liên hiệp hợp tác xã Hợp Tác Tân Xã",
        "Hộ kinh doanh Hồ Xá",
        "Công ty TNHH Một thành viên Thành Công Phan",
        "Công ty cổ phần Phân bón Sản Xuất Việt",
        "Cty CP Cơ sở HTX Mai",
        "Cơ sở sản xuất Kinh Doanh Nhân Tư",
        "CTCP & DNTN Tổ Hợp Vân 27",
        "HTX"
    })
    void a_name_stands_under_a_pair_of_any_two_words_that_it_is_found_by(String name) {
        var pairs = pairsOf(name, "0314409058", "Hữu Hạn");
        var words = SearchWords.of(List.of(name, "0314409058", "Hữu Hạn"));
        for (var one : words) {
            for (var other : words) {
                var asked = WordPairs.between(List.of(one), List.of(other, "zz"));
                if (!one.equals(other) && !asked.isEmpty()) {
                    assertThat(asked).as("%s %s", one, other).containsAnyElementsOf(pairs);
                }
            }
        }
    }

    @Test
    void a_syllable_of_a_form_leads_as_a_word_of_a_name_and_as_the_form() {
        assertThat(WordPairs.between(List.of("ho", "hoa"), List.of("xa", "xanh")))
                .containsAnyElementsOf(pairsOf("DNTN Hồ Xá"))
                .containsAnyElementsOf(pairsOf("HTX Hoa"))
                .containsAnyElementsOf(pairsOf("Hộ kinh doanh Xanh"))
                .containsAnyElementsOf(pairsOf("HTX Mai", "Hộ kinh doanh Mai"))
                .doesNotContainAnyElementsOf(pairsOf("HTX Mai"))
                .doesNotContainAnyElementsOf(pairsOf("Hộ kinh doanh Mai"));
    }

    @Test
    void a_name_of_very_many_words_is_found_under_every_pair() {
        var endless = IntStream.range(0, 15).mapToObj(i -> "w" + (char) ('a' + i)).toList();

        assertThat(of(endless)).hasSize(1);
        assertThat(WordPairs.between(List.of("wa"), List.of("wb"))).containsAll(of(endless));
        assertThat(of(endless.subList(0, 14))).hasSize(91);
    }

    @Test
    void too_many_pairs_are_not_asked_for() {
        var many = IntStream.range(0, 21).mapToObj(i -> "a" + (char) ('a' + i)).toList();
        var others = IntStream.range(0, 20).mapToObj(i -> "b" + (char) ('a' + i)).toList();

        assertThat(WordPairs.between(many, others)).isEmpty();
        assertThat(WordPairs.between(many.subList(0, 20), others)).hasSize(401);
    }
}
