package vn.cnnt.manners.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkedTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Công ty Việt Bắc   | viet bac   | Công ty [Việt] [Bắc]",
                "Công ty Việt Bắc   | bac viet   | Công ty [Việt] [Bắc]",
                "Đồ gỗ Đông Kỵ      | DO         | [Đồ] gỗ [Đô]ng Kỵ",
                "Đồ gỗ Đông Kỵ      | ong        | Đồ gỗ Đông Kỵ",
                "Hợp tác xã An Bình | x          | Hợp tác [x]ã An Bình",
                "abc                | (a         | abc"
            })
    void what_was_looked_for_is_marked_at_the_beginnings_of_words(String text, String asked, String marked) {
        assertThat(shown(Marked.of(text, asked))).isEqualTo(marked);
    }

    @Test
    void who_looks_for_what_stands_anywhere_sees_it_wherever_it_stands() {
        assertThat(shown(Marked.anywhere("Đồ gỗ Đông Kỵ", "ong go"))).isEqualTo("Đồ [gỗ] Đ[ông] Kỵ");
    }

    @Test
    void nothing_is_marked_where_nothing_was_looked_for() {
        assertThat(shown(Marked.of("Việt Bắc", null))).isEqualTo("Việt Bắc");
        assertThat(shown(Marked.of("Việt Bắc", " "))).isEqualTo("Việt Bắc");
        assertThat(Marked.of("", "a").parts()).isEmpty();
        assertThat(Marked.of("Việt Bắc", "nam").isFound()).isFalse();
    }

    private static String shown(Marked marked) {
        return marked.parts().stream()
                .map(it -> it.isFound() ? "[" + it.text() + "]" : it.text())
                .collect(Collectors.joining());
    }
}
