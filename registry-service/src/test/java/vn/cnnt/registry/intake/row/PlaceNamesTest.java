package vn.cnnt.registry.intake.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.cnnt.events.Province;

class PlaceNamesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bà Rịa - Vũng Tàu",
                "Bà Rịa – Vũng Tàu",
                "tỉnh Bà Rịa-Vũng Tàu",
                "Tỉnh BÀ RỊA VŨNG TÀU",
                "ba ria vung tau",
                "BRVT",
                "T. Bà Rịa - Vũng Tàu",
                "VN-77"
            })
    void a_province_is_known_by_every_usual_spelling(String written) {
        assertThat(PlaceNames.provinces(written, null, 2021)).containsExactly(Province.of("VN-77"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hồ Chí Minh", "TP. Hồ Chí Minh", "TP.HCM", "Thành phố Hồ Chí Minh", "TPHCM", "tp hcm"})
    void a_city_needs_no_title(String written) {
        assertThat(PlaceNames.provinces(written, null, 2021)).containsExactly(Province.of("VN-79"));
    }

    @Test
    void composed_and_decomposed_accents_are_one_spelling() {
        var composed = Normalizer.normalize("Thừa Thiên Huế", Normalizer.Form.NFC);
        var decomposed = Normalizer.normalize("Thừa Thiên Huế", Normalizer.Form.NFD);

        assertThat(PlaceNames.provinces(composed, null, 2015))
                .hasSize(1)
                .isEqualTo(PlaceNames.provinces(decomposed, null, 2015));
    }

    @Test
    void every_province_there_was_is_found_in_its_time() {
        for (var province : Province.all()) {
            var day = province.isCurrent() ? LocalDate.of(2025, 12, 1) : LocalDate.of(2020, 1, 1);
            assertThat(PlaceNames.provinces("tỉnh " + province.vi(), day, null)).containsExactly(province);
        }
    }

    @Test
    void a_name_that_changed_its_meaning_is_told_by_the_day_and_two_without_one() {
        var reused = Province.all().stream()
                .filter(one -> !one.isCurrent()
                        && Province.all().stream()
                                .anyMatch(
                                        other -> other.isCurrent() && other.vi().equals(one.vi())))
                .findFirst()
                .orElseThrow();

        assertThat(PlaceNames.provinces(reused.vi(), LocalDate.of(2025, 6, 30), 2025))
                .containsExactly(reused);
        assertThat(PlaceNames.provinces(reused.vi(), LocalDate.of(2025, 7, 1), 2025))
                .hasSize(1)
                .doesNotContain(reused);
        assertThat(PlaceNames.provinces(reused.vi(), null, 2025)).hasSize(2);
        assertThat(PlaceNames.provinces(reused.vi(), null, 2019)).containsExactly(reused);
    }

    @Test
    void nobody_knows_a_province_that_is_none() {
        assertThat(PlaceNames.provinces("Atlantis", null, 2019)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ðà Nẵng", "ÐÀ NẴNG", "TP. Ðà Nẵng", "đa năng"})
    void a_letter_that_looks_like_another_is_that_one(String written) {
        assertThat(PlaceNames.provinces(written, null, 2019)).containsExactly(Province.of("VN-48"));
    }

    @Test
    void a_province_that_had_ended_is_named_all_the_same_for_who_says_so() {
        var found = PlaceNames.provinces("Bình Thuận", null, 2026);

        assertThat(found).containsExactly(Province.of("VN-60"));
        assertThat(PlaceNames.existed(found.getFirst(), null, 2026)).isFalse();
        assertThat(PlaceNames.existed(found.getFirst(), null, 2019)).isTrue();
    }
}
