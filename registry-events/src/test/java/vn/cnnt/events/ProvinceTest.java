package vn.cnnt.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProvinceTest {
    private static final LocalDate BEFORE = LocalDate.of(2025, 6, 30);
    private static final LocalDate AFTER = LocalDate.of(2025, 7, 1);

    @Test
    void there_were_63_and_there_are_34() {
        assertThat(Province.all().stream().filter(p -> p.existedOn(BEFORE))).hasSize(63);
        assertThat(Province.all().stream().filter(p -> p.existedOn(AFTER))).hasSize(34);
    }

    @Test
    void the_regions_had_28_15_and_20() {
        var sizes = Province.all().stream()
                .filter(p -> p.existedOn(BEFORE))
                .collect(Collectors.groupingBy(Province::region, Collectors.counting()));
        assertThat(sizes).containsEntry(Region.NORTH, 28L);
        assertThat(sizes).containsEntry(Region.CENTRAL_HIGHLANDS, 15L);
        assertThat(sizes).containsEntry(Region.SOUTH, 20L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"15", "24", "44", "52", "80", "82", "91"})
    void a_bare_reused_code_is_no_key_and_has_two_meanings(String code) {
        assertThat(Province.find("VN-" + code)).isNull();
        assertThat(Province.meaningsOf("VN-" + code))
                .containsExactly("VN-" + code + "@to-2025-06-30", "VN-" + code + "@2025-07-01");
        assertThatThrownBy(() -> Province.of("VN-" + code)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_ended_province_names_its_successor_and_keeps_its_region() {
        var bìnhThuận = Province.of("VN-60");
        assertThat(bìnhThuận.region()).isEqualTo(Region.SOUTH);
        assertThat(bìnhThuận.current()).isEqualTo(Province.of("VN-68"));
        assertThat(bìnhThuận.current().region()).isEqualTo(Region.CENTRAL_HIGHLANDS);
        assertThat(Province.of("VN-02").current().vi()).isEqualTo("Tuyên Quang");
        assertThat(Province.of("VN-27").current()).isEqualTo(Province.of("VN-24@2025-07-01"));
    }

    @Test
    void lạng_sơn_has_always_been_lạng_sơn() {
        var lạngSơn = Province.of("VN-20");
        assertThat(lạngSơn.existedIn(2010)).isTrue();
        assertThat(lạngSơn.existedIn(2030)).isTrue();
        assertThat(lạngSơn.current()).isEqualTo(lạngSơn);
    }

    @Test
    void every_successor_exists_today() {
        assertThat(Province.all())
                .allSatisfy(p -> assertThat(p.current().isCurrent()).isTrue());
    }

    @Test
    void a_code_of_the_standard_is_only_there_for_the_unit_that_it_was_made_for() {
        assertThat(Province.of("VN-20").iso()).isEqualTo("VN-09");
        assertThat(Province.of("VN-60").iso()).isEqualTo("VN-40");
        assertThat(Province.of("VN-01").iso()).isEqualTo("VN-HN");
        assertThat(Province.of("VN-24@to-2025-06-30").iso()).isEqualTo("VN-54");
        // of its own name and key, but three provinces now
        assertThat(Province.of("VN-68").iso()).isNull();
        assertThat(Province.of("VN-46").iso()).isNull();
        assertThat(Province.all().stream().map(Province::iso).filter(Objects::nonNull))
                .doesNotHaveDuplicates()
                .allMatch(iso -> iso.startsWith("VN-") && iso.length() == 5);
    }

    @Test
    void a_province_knows_what_became_part_of_it() {
        assertThat(Province.of("VN-68").predecessors()).containsExactly(Province.of("VN-60"), Province.of("VN-67"));
        assertThat(Province.of("VN-24@2025-07-01").predecessors())
                .containsExactly(Province.of("VN-24@to-2025-06-30"), Province.of("VN-27"));
        assertThat(Province.of("VN-20").predecessors()).isEmpty();
        for (var province : Province.all()) {
            assertThat(province.predecessors())
                    .allMatch(before -> before.current().equals(province));
        }
    }
}
