package vn.cnnt.registry.intake.row;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.cnnt.events.Level;
import vn.cnnt.events.Region;

class LevelNamesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Tỉnh|PROVINCE|",
                "cấp tỉnh|PROVINCE|",
                "Tỉnh/Thành phố|PROVINCE|",
                "Cấp tỉnh, thành phố|PROVINCE|",
                "Cấp thành phố|PROVINCE|",
                "PROVINCE|PROVINCE|",
                "Huyện|DISTRICT|",
                "Cấp huyện|DISTRICT|",
                "Khu vực|REGION|",
                "Cấp khu vực|REGION|",
                "Cấp khu vực (phía Nam)|REGION|",
                "Khu vực phía Nam|REGION|SOUTH",
                "Cấp khu vực phía Bắc|REGION|NORTH",
                "cấp khu vực miền Trung - Tây Nguyên|REGION|CENTRAL_HIGHLANDS",
                "Khu vực Miền Trung, Tây Nguyên|REGION|CENTRAL_HIGHLANDS",
                "Cấp Quốc gia|NATIONAL|",
                "National|NATIONAL|"
            })
    void a_level_is_known_as_lists_write_it(String written, Level level, @Nullable Region region) {
        assertThat(LevelNames.of(written)).contains(new LevelNames(level, region));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Cấp", "Xã", "Quốc tế", "Khu vực phía Đông", "Cấp tỉnh và khu vực", "OCOP"})
    void what_is_no_level_is_none(String written) {
        assertThat(LevelNames.of(written)).isEmpty();
    }
}
