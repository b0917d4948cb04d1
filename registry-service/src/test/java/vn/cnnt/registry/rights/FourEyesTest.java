package vn.cnnt.registry.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.Refused;

class FourEyesTest {
    private static final Actor LAN = new Actor("lan", "Lan", Set.of("officer", "approver"), Set.of("*"));

    @Test
    void whose_work_it_is_may_not_decide_on_it_whatever_their_roles() {
        assertThatThrownBy(() -> new FourEyes(true).require(LAN, List.of("minh", "lan")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(
                                        refused.refusal().findings().getFirst().code())
                                .isEqualTo("same-person"));
    }

    @Test
    void somebody_else_may_and_so_may_anybody_on_what_is_nobodys() {
        assertThatCode(() -> new FourEyes(true).require(LAN, List.of("minh", "Lan", "lan.tran")))
                .doesNotThrowAnyException();
        assertThatCode(() -> new FourEyes(true).require(LAN, List.of())).doesNotThrowAnyException();
    }

    @Test
    void a_setting_turns_it_off() {
        assertThatCode(() -> new FourEyes(false).require(LAN, () -> Assertions.fail("nobody asks")))
                .doesNotThrowAnyException();
        assertThatCode(() -> new FourEyes(false).require(LAN, List.of("lan"))).doesNotThrowAnyException();
    }
}
