package vn.cnnt.reporting.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlainTextTest {
    @Test
    void accents_case_and_punctuation_are_no_matter() {
        assertThat(PlainText.of("  Nước mắm – “Phú Quốc”, 30°N (Ðặc biệt)… "))
                .isEqualTo("nuoc mam phu quoc 30 n dac biet");
        assertThat(PlainText.words("Đá mỹ-nghệ")).isEqualTo(List.of("da", "my", "nghe"));
        assertThat(PlainText.of("…")).isEmpty();
    }

    /// The quick way and the one by Unicode's tables say the same of whatever there is.
    @Test
    void every_character_becomes_what_its_decomposition_says() {
        for (var c = 0; c < Character.MAX_VALUE; c++) {
            for (var around : List.of("%s", "a%s", "%sa", "Ω%s", "a%sb", "a %s b")) {
                var text = around.formatted((char) c);
                assertThat(PlainText.of(text)).as("%04x in %s", c, around).isEqualTo(PlainText.decomposed(text));
            }
        }
    }

    @Test
    void so_does_every_text() {
        var random = new Random(7);
        for (var i = 0; i < 5_000; i++) {
            var text = new StringBuilder();
            for (var n = random.nextInt(12); n > 0; n--) {
                var end = List.of(0x80, 0x200, 0x400, 0x1F00, 0x2100, 0x10FFF).get(random.nextInt(6));
                text.appendCodePoint(random.nextInt(end));
            }
            assertThat(PlainText.of(text.toString())).as("%s", text).isEqualTo(PlainText.decomposed(text.toString()));
        }
    }
}
