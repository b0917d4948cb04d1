package vn.cnnt.manners.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.Refused;

class PermissionsTest {
    private static final Permissions TABLE = new Permissions(List.of(
            Permission.get("/api/v1/cuts"),
            Permission.get("/api/v1/runs/{id}").by(Role.AUDITOR, Role.OPERATOR),
            Permission.get("/api/v1/runs/latest"),
            Permission.post("/api/v1/runs").by(Role.OPERATOR),
            Permission.post("/api/v1/lists").by(Role.OFFICER).with(Role.HISTORY),
            Permission.get("/api/v1/me").inside()));

    @Test
    void a_line_is_that_of_its_method_and_its_handlers_pattern() {
        assertThat(TABLE.of("GET", "/api/v1/runs/{id}")).isPresent();
        assertThat(TABLE.of("HEAD", "/api/v1/runs/{id}")).isEqualTo(TABLE.of("GET", "/api/v1/runs/{id}"));
        assertThat(TABLE.of("DELETE", "/api/v1/runs/{id}")).isEmpty();
        assertThat(TABLE.of("GET", "/api/v1/runs/7")).isEmpty();
        assertThat(TABLE.of("GET", "/api/v1/runs")).isEmpty();
    }

    @Test
    void only_what_a_line_says_is_public() {
        assertThat(TABLE.arePublic("GET", "/api/v1/cuts")).isTrue();
        assertThat(TABLE.arePublic("HEAD", "/api/v1/cuts")).isTrue();
        assertThat(TABLE.arePublic("POST", "/api/v1/cuts")).isFalse();
        assertThat(TABLE.arePublic("GET", "/api/v1/runs/7")).isFalse();
        assertThat(TABLE.arePublic("GET", "/api/v1/nothing")).isFalse();
    }

    @Test
    void the_line_that_says_more_exactly_what_it_is_about_counts() {
        assertThat(TABLE.arePublic("GET", "/api/v1/runs/latest")).isTrue();
        assertThat(TABLE.arePublic("GET", "/api/v1/runs/latest/more")).isFalse();
    }

    @Test
    void one_of_the_roles_is_enough_and_every_authority_is_needed() {
        var reading = TABLE.of("GET", "/api/v1/runs/{id}").orElseThrow();
        var list = TABLE.of("POST", "/api/v1/lists").orElseThrow();

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
        var inside = TABLE.of("GET", "/api/v1/me").orElseThrow();

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
