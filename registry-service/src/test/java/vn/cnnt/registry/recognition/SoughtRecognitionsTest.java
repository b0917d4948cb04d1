package vn.cnnt.registry.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.cnnt.events.Level;
import vn.cnnt.events.ProductGroup;
import vn.cnnt.events.Province;
import vn.cnnt.events.RecognitionDetails;
import vn.cnnt.events.RecognitionStatus;

class SoughtRecognitionsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
    private static final Province LẠNG_SƠN = Province.of("VN-20");
    private static final Province HÀ_GIANG = Province.of("VN-02");

    @Test
    void a_province_of_today_stands_for_those_that_became_part_of_it_and_not_the_other_way_round() {
        var decidedBefore = recognised(it -> {
            it.province = HÀ_GIANG;
            it.decidedProvince = HÀ_GIANG;
        });

        assertThat(of(HÀ_GIANG).matches(decidedBefore)).isTrue();
        assertThat(of(HÀ_GIANG.current()).matches(decidedBefore)).isTrue();
        assertThat(of(LẠNG_SƠN).matches(decidedBefore)).isFalse();
        assertThat(of(HÀ_GIANG).matches(recognised(it -> it.decidedProvince = HÀ_GIANG.current())))
                .isFalse();
    }

    @Test
    void it_is_where_it_was_decided_and_where_it_was_applied_for_only_until_then() {
        var moved = recognised(it -> it.decidedProvince = HÀ_GIANG.current());
        var undecided = recognised(it -> {
            it.status = RecognitionStatus.APPLIED;
            it.decidedProvince = null;
        });

        assertThat(of(LẠNG_SƠN).matches(moved)).isFalse();
        assertThat(of(LẠNG_SƠN).matches(undecided)).isTrue();
    }

    @Test
    void what_expires_holds_today_and_ends_before_the_day() {
        var sought = before(LocalDate.of(2027, 1, 1));

        assertThat(sought.matches(recognised(it -> it.validUntil = LocalDate.of(2026, 12, 31))))
                .isTrue();
        assertThat(sought.matches(recognised(it -> it.validUntil = TODAY))).isTrue();
        assertThat(sought.matches(recognised(it -> it.validUntil = LocalDate.of(2027, 1, 1))))
                .isFalse();
        assertThat(sought.matches(recognised(it -> it.validUntil = TODAY.minusDays(1))))
                .isFalse();
        assertThat(sought.matches(recognised(it -> {
                    it.validUntil = LocalDate.of(2026, 12, 31);
                    it.status = RecognitionStatus.REVOKED;
                    it.revokedOn = TODAY.minusDays(1);
                })))
                .isFalse();
    }

    @Test
    void nothing_has_expired_before_a_day_that_is_over() {
        var sought = before(TODAY);

        assertThat(sought.matches(recognised(it -> it.validUntil = TODAY))).isFalse();
        assertThat(RecognitionKeys.of(List.of(recognised(_ -> {}))))
                .doesNotContainAnyElementsOf(sought.keys().getFirst());
    }

    @Test
    void whoever_has_one_that_is_sought_has_of_each_list_of_keys_one() {
        var random = new SplittableRandom(17);
        var matching = 0;
        for (var i = 0; i < 20_000; i++) {
            var one = anyRecognition(random);
            var sought = anythingSought(random);
            if (sought.matches(one)) {
                matching++;
                var keys = RecognitionKeys.of(List.of(anyRecognition(random), one));
                assertThat(sought.keys())
                        .as("%s of %s", sought, one)
                        .isNotEmpty()
                        .allSatisfy(several -> assertThat(keys).containsAnyElementsOf(several));
            }
        }
        assertThat(matching).isGreaterThan(500);
    }

    private static SoughtRecognitions anythingSought(RandomGenerator random) {
        return new SoughtRecognitions(
                maybe(random, i -> RecognitionStatus.values()[i % 5]),
                maybe(random, i -> Level.values()[i % 4]),
                maybe(random, i -> place(i)),
                maybe(random, i -> 2024 + i % 2),
                maybe(random, i -> ProductGroup.values()[i % ProductGroup.values().length]),
                maybe(random, i -> TODAY.minusDays(400).plusDays(i)),
                maybe(random, i -> TODAY.plusDays(i * 40L)),
                TODAY);
    }

    private static RecognitionDetails anyRecognition(RandomGenerator random) {
        return recognised(it -> {
            it.status = RecognitionStatus.values()[random.nextInt(5)];
            it.level = Level.values()[random.nextInt(4)];
            it.province = place(random.nextInt(50));
            it.decidedProvince = it.status == RecognitionStatus.APPLIED ? null : place(random.nextInt(50));
            it.votingYear = 2024 + random.nextInt(2);
            it.productGroup = ProductGroup.values()[random.nextInt(ProductGroup.values().length)];
            it.validUntil = TODAY.minusDays(100).plusDays(random.nextInt(2_000));
            it.revokedOn = it.status == RecognitionStatus.REVOKED ? TODAY.minusDays(random.nextInt(300)) : null;
        });
    }

    private static Province place(int number) {
        return List.of(LẠNG_SƠN, HÀ_GIANG, HÀ_GIANG.current()).get(number % 3);
    }

    private static <T> @Nullable T maybe(RandomGenerator random, IntFunction<T> value) {
        return random.nextInt(3) == 0 ? value.apply(random.nextInt(50)) : null;
    }

    private static SoughtRecognitions of(Province province) {
        return new SoughtRecognitions(null, null, province, null, null, null, null, TODAY);
    }

    private static SoughtRecognitions before(LocalDate day) {
        return new SoughtRecognitions(null, null, null, null, null, null, day, TODAY);
    }

    private static RecognitionDetails recognised(Consumer<RecognitionDetails.Copy> changes) {
        return RecognitionDetails.applied("r1", "Chè xanh", ProductGroup.AGRO_FOOD, Level.PROVINCE, 2025, LẠNG_SƠN)
                .with(copy -> {
                    copy.status = RecognitionStatus.RECOGNISED;
                    copy.decidedProvince = LẠNG_SƠN;
                    copy.decisionNumber = "12/QĐ-UBND";
                    copy.decisionDate = LocalDate.of(2025, 10, 1);
                    copy.validFrom = LocalDate.of(2025, 10, 1);
                    copy.validUntil = LocalDate.of(2030, 9, 30);
                })
                .with(changes);
    }
}
