package vn.cnnt.manners.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.Refused;

class PermissionTest {
    @Test
    void one_of_the_roles_is_enough_and_every_authority_is_needed() {
        var reading = Permission.get("/runs/{id}").by(Role.AUDITOR, Role.OPERATOR);
        var list = Permission.post("/lists").by(Role.OFFICER).with(Role.HISTORY);

        assertThatCode(() -> reading.check(who("auditor"))).doesNotThrowAnyException();
        assertThat(codeOf(reading, who("officer", "approver"))).isEqualTo("needs-role");
        assertThat(codeOf(reading, who())).isEqualTo("needs-role");
        assertThat(codeOf(list, who("officer"))).isEqualTo("needs-authority");
        assertThat(codeOf(list, who("history"))).isEqualTo("needs-role");
        assertThatCode(() -> list.check(who("officer", "history"))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void inside_is_whoever_works_with_the_registry(Role role) {
        var inside = Permission.get("/things").inside();

        if (Role.INSIDE.contains(role)) {
            assertThatCode(() -> inside.check(who(role.word()))).doesNotThrowAnyException();
        } else {
            assertThat(codeOf(inside, who(role.word()))).isEqualTo("needs-role");
        }
    }

    @Test
    void a_role_goes_by_the_word_of_the_claim_and_no_other() {
        assertThat(Role.PERSONAL_DATA.word()).isEqualTo("personal-data");
        assertThat(Role.OFFICER.isOf(who("Officer"))).isFalse();
        assertThat(Role.OFFICER.isOf(who("OFFICER", "officers", "officer "))).isFalse();
    }

    @Test
    void a_line_says_for_whoever_reads_it_who_may() {
        assertThat(Permission.get("/runs").by(Role.OPERATOR, Role.AUDITOR).whose())
                .isEqualTo("For: auditor, operator");
        assertThat(Permission.post("/lists").by(Role.OFFICER).with(Role.HISTORY).whose())
                .isEqualTo("For: officer; with: history");
    }

    private static String codeOf(Permission permission, Actor actor) {
        var code = new String[1];
        assertThatThrownBy(() -> permission.check(actor))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> code[0] =
                                refused.refusal().findings().getFirst().code());
        return code[0];
    }

    private static Actor who(String... roles) {
        return new Actor("lan", "Lan", Set.of(roles), Set.of("*"));
    }
}
