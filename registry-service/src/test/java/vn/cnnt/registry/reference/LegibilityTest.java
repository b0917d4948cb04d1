package vn.cnnt.registry.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.cnnt.events.Province;

class LegibilityTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "C«ng ty TNHH S¶n xuÊt|TCVN3|C«ng|Công",
                "Hîp t¸c x· Hång Th¸i|TCVN3|Hîp|Hợp",
                "Hé kinh doanh NguyÔn V¨n An|TCVN3|NguyÔn|Nguyễn",
                "c«ng ty cæ phÇn chÌ|TCVN3|c«ng|công",
                "Công ty cổ phần T©n Việt|TCVN3|T©n|Tân",
                "COÂNG TY TNHH THÖÔNG MAÏI|VNI|COÂNG|CÔNG",
                "Coâng ty TNHH Thöông maïi|VNI|Coâng|Công",
                "Hôïp taùc xaõ Ñaïi Ñoàng|VNI|Hôïp|Hợp",
                "Sôû Coâng Thöông tænh Ñoàng Nai|VNI|Sôû|Sở",
                "CÃ´ng ty TNHH Háº£i SÆ¡n|UTF-8|CÃ´ng|Công",
                "Há»£p tÃ¡c xÃ£ Äá»“ng Tháp|UTF-8|Há»£p|Hợp",
                "Công ty TNHH Háº£i SÆ¡n|UTF-8|Háº£i|Hải"
            })
    void vietnamese_that_came_through_an_old_font_is_refused_with_what_it_was(
            String text, String writing, String word, String meant) {
        assertThat(Legibility.faultIn(text)).hasValueSatisfying(fault -> {
            assertThat(fault.code()).isEqualTo("text-garbled");
            assertThat(fault.arguments().get(0)).isEqualTo(word);
            assertThat(fault.arguments().get(1).toString()).startsWith(writing);
            assertThat(fault.arguments().get(2)).isEqualTo(meant);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Hợp tác xã Đồng Tháp Mười", "Công ty cổ phần Sản xuất và Thương mại Hoà Bình", "Đường thốt nốt"
            })
    void whatever_goes_through_the_wrong_charset_is_told(String text) {
        var garbled = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

        assertThat(Legibility.faultIn(garbled))
                .hasValueSatisfying(fault -> assertThat(fault.code()).isEqualTo("text-garbled"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Café Trung Nguyên",
                "Nhà hàng Noël",
                "Công ty TNHH Señor Việt Nam",
                "Müller & Söhne",
                "Crème brûlée",
                "Pâté Hải Phòng",
                "Nestlé Việt Nam",
                "Jalapeño ớt muối",
                "Hợp tác xã Ðại Ðồng",
                "HỢP TÁC XÃ “ĐOÀN KẾT”",
                "Gốm sứ 30×40 cm, 5 m²",
                "Trà ®Thái Nguyên®",
                "Nước mắm 40°N «Cà Ná»",
                "Ươm tơ Quyến Thắng – khuỷu sông Cuốc",
                "Khuếch tán, nguệch ngoạc, khúc khuỷu",
                "東京 Công ty",
                "Đặc sản … 100%",
                "ĐắkLắk GiaLai",
                "São Paulo coffee"
            })
    void what_only_looks_foreign_is_taken(String text) {
        assertThat(Legibility.faultIn(text)).isEmpty();
    }

    @Test
    void the_real_records_and_the_provinces_are_taken() throws IOException {
        try (var records = Files.walk(Path.of("../local-stack/src/main/resources/records"))) {
            for (var file : records.filter(Files::isRegularFile).toList()) {
                for (var line : Files.readAllLines(file)) {
                    assertThat(Legibility.faultIn(line)).as(line).isEmpty();
                }
            }
        }
        for (var province : Province.all()) {
            assertThat(Legibility.faultIn(province.vi())).isEmpty();
            assertThat(Legibility.mended(province.vi())).isEqualTo(province.vi());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"An\u202eBình", "\u202dX", "\u2066An\u2069", "Công ty\u202b"})
    void what_turns_the_direction_of_writing_is_refused(String text) {
        assertThat(Legibility.faultIn(text)).map(Legibility.Fault::code).contains("text-direction");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uffffAn", "An\ue000", "An\u0378", "\ufdd0"})
    void a_character_that_is_none_is_refused(String text) {
        assertThat(Legibility.faultIn(text)).map(Legibility.Fault::code).contains("text-unassigned");
    }

    @Test
    void letters_that_were_lost_are_told() {
        assertThat(Legibility.faultIn("C\ufffdng ty"))
                .map(Legibility.Fault::code)
                .contains("text-lost-letters");
        assertThat(Legibility.lettersLost("C?ng ty S?n xu?t")).isPresent();
        assertThat(Legibility.lettersLost("Ai? Bao giờ? Ở đâu?")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\u200b\u200b", "\u00a0", "\u3164", "…", "123", "()", "\u2800", "\uffa0", "\u00ad", "🏭"})
    void what_shows_no_letter_is_no_name(String text) {
        assertThat(Legibility.faultInName(Legibility.mended(text)))
                .map(Legibility.Fault::code)
                .contains("text-without-letter");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ðại Ðồng|Đại Đồng",
                "ðồng|đồng",
                "Cô\u200bng ty|Công ty",
                "An\u00a0Bình|An Bình",
                "An\u3164Bình|An Bình"
            })
    void what_is_certain_is_mended(String text, String mended) {
        assertThat(Legibility.mended(text)).isEqualTo(mended);
    }

    @Test
    void a_hundred_thousand_hostile_characters_take_no_time() {
        for (var sign : new String[] {"Ã", "«", "oâ", "Ã´", "a?", "Ã ", "ngh", "\u00ad"}) {
            var hostile = sign.repeat(100_000 / sign.length());
            assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
                Legibility.faultIn(hostile);
                Legibility.lettersLost(hostile);
                Legibility.mended(hostile);
                Wording.folded(hostile);
            });
        }
    }
}
