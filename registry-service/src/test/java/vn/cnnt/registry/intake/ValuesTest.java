package vn.cnnt.registry.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.cnnt.events.LegalForm;
import vn.cnnt.events.Level;
import vn.cnnt.events.Province;

class ValuesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "600000000|600000000",
                "1.200.000.000|1200000000",
                "1,200,000,000|1200000000",
                "1 200 000 000|1200000000",
                "600 triệu|600000000",
                "600 tr|600000000",
                "600 triệu đồng|600000000",
                "2,52 tỷ|2520000000",
                "2.52 tỷ|2520000000",
                "0,099 tỷ|99000000",
                "2,52 tỉ đồng|2520000000",
                "1 tỷ 200 triệu|1200000000",
                "1.200 triệu|1200000000",
                "600.000.000 đ|600000000",
                "600.000.000 đồng|600000000",
                "600.000.000 VND|600000000",
                "350 nghìn|350000",
                "0|0"
            })
    void sums_are_whole_dong_however_they_are_written(String written, long sum) {
        assertThat(Values.money(written, 1)).hasValue(sum);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hơn 570 triệu",
                "1,5",
                "1,200 triệu",
                "1.2.3",
                "600 triệu 2 tỷ",
                "-600",
                "năm trăm",
                "600 USD",
                "12.34.567",
                "99999999999999999999"
            })
    void what_is_no_certain_sum_is_none(String written) {
        assertThat(Values.money(written, 1)).isEmpty();
    }

    @Test
    void a_bare_number_counts_what_its_heading_says() {
        assertThat(Values.money("600", 1_000_000)).hasValue(600_000_000L);
        assertThat(Values.money("262,5", 1_000_000)).hasValue(262_500_000L);
        assertThat(Values.money("2 tỷ", 1_000_000)).hasValue(2_000_000_000L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2023-08-05", "05/08/2023", "5/8/2023", "05-08-2023", "5.8.2023", "ngày 5 tháng 8 năm 2023"})
    void dates_are_taken_as_vietnam_writes_them(String written) {
        assertThat(Values.date(written)).contains(LocalDate.of(2023, 8, 5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "31/02/2023", "5/8/23", "08/2023", "2023", "2023-13-01", "mai"})
    void what_is_no_day_is_none(String written) {
        assertThat(Values.date(written)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bà Rịa - Vũng Tàu",
                "Bà Rịa – Vũng Tàu",
                "tỉnh Bà Rịa-Vũng Tàu",
                "Tỉnh BÀ RỊA VŨNG TÀU",
                "ba ria vung tau",
                "BRVT",
                "VN-77"
            })
    void a_province_is_known_by_every_usual_spelling(String written) {
        assertThat(Values.provinces(written, null, 2021)).containsExactly(Province.of("VN-77"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hồ Chí Minh", "TP. Hồ Chí Minh", "TP.HCM", "Thành phố Hồ Chí Minh", "TPHCM", "tp hcm"})
    void a_city_needs_no_title(String written) {
        assertThat(Values.provinces(written, null, 2021)).containsExactly(Province.of("VN-79"));
    }

    @Test
    void composed_and_decomposed_accents_are_one_spelling() {
        var composed = Normalizer.normalize("Thừa Thiên Huế", Normalizer.Form.NFC);
        var decomposed = Normalizer.normalize("Thừa Thiên Huế", Normalizer.Form.NFD);

        assertThat(Values.provinces(composed, null, 2015))
                .hasSize(1)
                .isEqualTo(Values.provinces(decomposed, null, 2015));
    }

    @Test
    void every_province_there_was_is_found_in_its_time() {
        for (var province : Province.all()) {
            var day = province.isCurrent() ? LocalDate.of(2025, 12, 1) : LocalDate.of(2020, 1, 1);
            assertThat(Values.provinces("tỉnh " + province.vi(), day, null)).containsExactly(province);
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

        assertThat(Values.provinces(reused.vi(), LocalDate.of(2025, 6, 30), 2025))
                .containsExactly(reused);
        assertThat(Values.provinces(reused.vi(), LocalDate.of(2025, 7, 1), 2025))
                .hasSize(1)
                .doesNotContain(reused);
        assertThat(Values.provinces(reused.vi(), null, 2025)).hasSize(2);
        assertThat(Values.provinces(reused.vi(), null, 2019)).containsExactly(reused);
    }

    @Test
    void nobody_knows_a_province_that_is_none() {
        assertThat(Values.provinces("Atlantis", null, 2019)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Công ty cổ phần Chè Thái Bình|JSC",
                "CTCP Chè|JSC",
                "Công ty TNHH MTV Thu Giang|LLC_ONE_MEMBER",
                "Công ty TNHH Núi Hồng|LLC",
                "HTX miến Việt Cường|COOPERATIVE",
                "Hợp tác xã Thành Công|COOPERATIVE",
                "Hộ kinh doanh Phạm Thị Hội|HOUSEHOLD",
                "DNTN Đức Phát|PRIVATE_ENTERPRISE",
                "Tổ hợp tác Sen|COOPERATIVE_GROUP",
                "Công ty Lương thực Trà Vinh|OTHER",
                "Bầu Mây|OTHER"
            })
    void the_legal_form_is_how_a_name_begins(String name, LegalForm form) {
        assertThat(Values.legalForm(name)).isEqualTo(form);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NATIONAL", "cấp Quốc gia", "Cấp quốc gia", "national"})
    void a_word_of_a_list_is_known_in_both_languages(String written) {
        assertThat(Values.one(Level.class, written, Map.of())).contains(Level.NATIONAL);
    }

    @Test
    void a_year_is_one_year() {
        assertThat(Values.year("Năm 2019")).contains(2019);
        assertThat(Values.year("2019.0")).contains(2019);
        assertThat(Values.year("2021-2025")).isEmpty();
    }
}
