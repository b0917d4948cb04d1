package vn.cnnt.registry.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WordPairsTest {

    private static List<String> pairsOf(String name) {
        return WordPairs.of(SearchWords.of(List.of(name)));
    }

    @Test
    void two_words_of_a_name_are_a_pair_whichever_comes_first() {
        assertThat(pairsOf("HTX chè Tân Cương")).containsExactly("che cuong", "che tan", "cuong tan");
        assertThat(WordPairs.between(List.of("tan"), List.of("che", "cheo")))
                .contains("che tan", "cheo tan")
                .containsAnyElementsOf(pairsOf("HTX chè Tân Cương"));
    }

    @Test
    void legal_forms_in_any_spelling_and_numbers_are_in_no_pair() {
        assertThat(pairsOf("Công ty cổ phần 27/7")).isEmpty();
        assertThat(pairsOf("Cơ sở sản xuất Đẹp")).isEmpty();
        assertThat(WordPairs.between(List.of("co", "com"), List.of("tan"))).isEmpty();
        assertThat(WordPairs.between(List.of("0314409058"), List.of("tan"))).isEmpty();
    }

    @Test
    void a_name_of_very_many_words_is_found_under_every_pair() {
        var endless = IntStream.range(0, 15).mapToObj(i -> "w" + (char) ('a' + i)).toList();

        assertThat(WordPairs.of(endless)).hasSize(1);
        assertThat(WordPairs.between(List.of("wa"), List.of("wb"))).containsAll(WordPairs.of(endless));
        assertThat(WordPairs.of(endless.subList(0, 14))).hasSize(91);
    }

    @Test
    void too_many_pairs_are_not_asked_for() {
        var many = IntStream.range(0, 21).mapToObj(i -> "a" + (char) ('a' + i)).toList();

        assertThat(WordPairs.between(many, many.subList(0, 20))).isEmpty();
        assertThat(WordPairs.between(many.subList(0, 20), many.subList(0, 20))).hasSize(401);
    }
}
