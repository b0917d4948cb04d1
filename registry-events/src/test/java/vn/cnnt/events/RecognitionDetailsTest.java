package vn.cnnt.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecognitionDetailsTest {
    private static final LocalDate FROM = LocalDate.of(2022, 9, 20);
    private static final LocalDate UNTIL = LocalDate.of(2025, 12, 31);

    @Test
    void it_holds_from_its_first_to_its_last_day() {
        var recognition = recognition(RecognitionStatus.RECOGNISED, FROM, UNTIL, null);
        assertThat(recognition.isValidOn(FROM.minusDays(1))).isFalse();
        assertThat(recognition.isValidOn(FROM)).isTrue();
        assertThat(recognition.isValidOn(UNTIL)).isTrue();
        assertThat(recognition.isValidOn(UNTIL.plusDays(1))).isFalse();
    }

    @Test
    void a_revoked_one_held_until_the_day_before() {
        var revokedOn = LocalDate.of(2024, 3, 1);
        var recognition = recognition(RecognitionStatus.REVOKED, FROM, UNTIL, revokedOn);
        assertThat(recognition.isValidOn(FROM)).isTrue();
        assertThat(recognition.isValidOn(LocalDate.of(2024, 2, 29))).isTrue();
        assertThat(recognition.isValidOn(revokedOn)).isFalse();
        assertThat(recognition.isValidOn(LocalDate.of(2024, 12, 31))).isFalse();
    }

    @Test
    void one_revoked_on_its_first_day_never_held() {
        var recognition = recognition(RecognitionStatus.REVOKED, FROM, UNTIL, FROM);
        assertThat(recognition.isValidOn(FROM)).isFalse();
        assertThat(recognition.isValidOn(FROM.minusDays(1))).isFalse();
    }

    @Test
    void one_without_a_last_day_goes_on_and_one_without_a_first_day_never_began() {
        assertThat(recognition(RecognitionStatus.RECOGNISED, FROM, null, null).isValidOn(UNTIL.plusYears(50)))
                .isTrue();
        assertThat(recognition(RecognitionStatus.RECOGNISED, null, UNTIL, null).isValidOn(FROM))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"APPLIED", "NOT_RECOGNISED", "WITHDRAWN"})
    void what_was_not_recognised_never_holds(RecognitionStatus status) {
        assertThat(recognition(status, FROM, UNTIL, null).isValidOn(FROM)).isFalse();
    }

    private static RecognitionDetails recognition(
            RecognitionStatus status,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validUntil,
            @Nullable LocalDate revokedOn) {
        var lạngSơn = Province.of("VN-20");
        return new RecognitionDetails(
                "r1",
                "Bộ sản phẩm bản lề cửa",
                ProductGroup.MACHINERY,
                true,
                Level.REGION,
                2022,
                false,
                null,
                null,
                lạngSơn,
                status,
                lạngSơn,
                "76/QĐ-CTĐP",
                FROM,
                Issuer.NATIONAL_AGENCY,
                null,
                null,
                validFrom,
                validUntil,
                revokedOn,
                null,
                null,
                null);
    }
}
