package vn.cnnt.registry.intake.row;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.cnnt.events.Province;

class LocalityTest {
    @ParameterizedTest
    @CsvSource({
        "Huyện Tam Đường,Tam Đường",
        "H. Tam Đường,huyện tam duong",
        "TP Lạng Sơn,Thành phố Lạng Sơn",
        "Thị xã Sa Pa,TX. Sa Pa",
        "Quận 1,quận 1"
    })
    void one_district_in_two_spellings_is_one(String one, String other) {
        assertThat(at(one).contradicts(at(other))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"Tam Đường,Sìn Hồ", "Quận 1,Quận 2", "Thị xã Sơn Tây,Ba Vì"})
    void two_districts_are_two(String one, String other) {
        assertThat(at(one).contradicts(at(other))).isTrue();
    }

    @Test
    void what_is_not_said_contradicts_nothing() {
        assertThat(at(null).contradicts(at("Tam Đường"))).isFalse();
        assertThat(at("Tam Đường").contradicts(Locality.UNKNOWN)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "VN-60,2019,VN-68,2019,true",
        "VN-60,2019,VN-68,2025,false",
        "VN-60,2019,VN-68,,false",
        "VN-60,2019,VN-60,2015,false",
        "VN-20,2019,VN-20,2026,false"
    })
    void provinces_that_are_one_today_are_two_in_the_years_before(
            String one, @Nullable Integer year, String other, @Nullable Integer otherYear, boolean contradicts) {
        var first = Locality.of(Province.of(one), year, null, null);
        var second = Locality.of(Province.of(other), otherYear, null, null);

        assertThat(first.contradicts(second)).isEqualTo(contradicts);
        assertThat(second.contradicts(first)).isEqualTo(contradicts);
    }

    @Test
    void the_district_is_found_again_among_other_notes() {
        var noted = Locality.of(
                Province.of("VN-20"), 2019, "hộ nghèo; " + Locality.NOTED + "Cao Lộc; phân nhóm bằng tay", null);

        assertThat(noted.district()).isEqualTo("cao loc");
    }

    private static Locality at(@Nullable String district) {
        return Locality.of(Province.of("VN-20"), 2019, district == null ? null : Locality.NOTED + district, null);
    }
}
