package vn.cnnt.registry.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.cnnt.events.Province;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.Refused;
import vn.cnnt.manners.finding.Finding;

class TerritoryTest {
    private static final Province LẠNG_SƠN = Province.of("VN-20");
    private static final Province BÌNH_THUẬN = Province.of("VN-60");
    private static final Province LÂM_ĐỒNG = Province.of("VN-68");

    @Test
    void ones_own_is_what_the_token_names() {
        assertThat(Territory.isOf(of("VN-20", "VN-42"), LẠNG_SƠN)).isTrue();
        assertThat(Territory.isOf(of("VN-42"), LẠNG_SƠN)).isFalse();
        assertThat(Territory.isOf(of(), LẠNG_SƠN)).isFalse();
        assertThat(Territory.isOf(of("*"), LẠNG_SƠN)).isTrue();
        assertThat(Territory.isOf(of("VN-2"), LẠNG_SƠN)).isFalse();
    }

    @Test
    void a_province_that_ended_is_its_successors_and_no_longer_anybodys_under_its_old_key() {
        assertThat(BÌNH_THUẬN.current()).isEqualTo(LÂM_ĐỒNG);
        assertThat(Territory.isOf(of("VN-68"), BÌNH_THUẬN)).isTrue();
        assertThat(Territory.isOf(of("VN-60"), BÌNH_THUẬN)).isFalse();
    }

    @Test
    void a_key_that_was_used_again_means_what_it_means_today() {
        var before = Province.of("VN-24@to-2025-06-30");
        var today = Province.of("VN-24@2025-07-01");

        assertThat(Territory.isOf(of(today.key()), today)).isTrue();
        assertThat(Territory.isOf(of(before.current().key()), before)).isTrue();
        assertThat(Territory.isOf(of("VN-24"), today)).isFalse();
    }

    @Test
    void a_refusal_names_the_member_the_province_of_today_and_ones_own() {
        assertThatThrownBy(() -> Territory.require(of("VN-20"), "/province", BÌNH_THUẬN))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().findings())
                                .containsExactly(new Finding(
                                        "/province",
                                        "other-province",
                                        Finding.Weight.ERROR,
                                        List.of("VN-68", "VN-20"))));
        assertThatThrownBy(() -> Territory.require(of("VN-20"), BÌNH_THUẬN))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(
                                        refused.refusal().findings().getFirst().field())
                                .isEqualTo("Authorization"));
        assertThatCode(() -> Territory.require(of("VN-68"), "/province", BÌNH_THUẬN))
                .doesNotThrowAnyException();
    }

    private static Actor of(String... provinces) {
        return new Actor("lan", "Lan", Set.of("officer"), Set.of(provinces));
    }
}
