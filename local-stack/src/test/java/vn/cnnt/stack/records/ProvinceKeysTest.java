package vn.cnnt.stack.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProvinceKeysTest {
    private static final LocalDate BEFORE = LocalDate.of(2025, 6, 30);
    private static final LocalDate SINCE = LocalDate.of(2025, 7, 1);
    private final ProvinceKeys provinces = RecordFiles.read().provinces();

    @Test
    void a_code_whose_meaning_never_changed_is_the_key() {
        assertThat(provinces.on(BEFORE, "Lạng Sơn")).hasValue("VN-20");
        assertThat(provinces.on(SINCE, "Lạng Sơn")).hasValue("VN-20");
        assertThat(provinces.on(BEFORE, "Bình Thuận")).hasValue("VN-60");
        assertThat(provinces.on(SINCE, "Bình Thuận")).isEmpty();
    }

    @Test
    void the_seven_re_used_codes_say_which_of_their_meanings_is_meant() {
        var old = List.of("Yên Bái", "Bắc Giang", "Quảng Bình", "Bình Định", "Long An", "Tiền Giang", "Kiên Giang");
        var now = List.of("Lào Cai", "Bắc Ninh", "Quảng Trị", "Gia Lai", "Tây Ninh", "Đồng Tháp", "An Giang");
        var codes = List.of("15", "24", "44", "52", "80", "82", "91");
        for (var i = 0; i < codes.size(); i++) {
            assertThat(provinces.on(BEFORE, old.get(i))).hasValue("VN-" + codes.get(i) + "@to-2025-06-30");
            assertThat(provinces.on(SINCE, now.get(i))).hasValue("VN-" + codes.get(i) + "@2025-07-01");
        }
        assertThat(provinces.on(BEFORE, "Đồng Tháp")).hasValue("VN-87");
    }

    @Test
    void a_province_is_found_under_its_other_spellings() {
        assertThat(provinces.in(Year.of(2015), "Thừa Thiên Huế")).hasValue("VN-46");
        assertThat(provinces.in(Year.of(2015), "Hòa Bình")).hasValue("VN-17");
    }

    @Test
    void in_the_year_of_the_merger_only_what_holds_all_year_is_known() {
        assertThat(provinces.in(Year.of(2025), "Hà Nội")).hasValue("VN-01");
        assertThat(provinces.in(Year.of(2025), "Đồng Tháp")).isEmpty();
        assertThat(provinces.in(Year.of(2024), "Đồng Tháp")).hasValue("VN-87");
        assertThat(provinces.in(Year.of(2026), "Đồng Tháp")).hasValue("VN-82@2025-07-01");
    }
}
