package vn.cnnt.servers.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/// As a resource server sees its tokens.
class TestIdentityTest {

    private final NimbusJwtDecoder decoder =
            NimbusJwtDecoder.withIssuerLocation(TestIdentity.issuer()).build();

    @Test
    void anyone_has_a_token_at_once() {
        var officer = decoder.decode(TestIdentity.tokenOf("officer-vn-42"));
        assertThat(officer.getAudience()).containsExactly("cnnt");
        assertThat(officer.getClaimAsStringList("roles")).containsExactly("officer");
        assertThat(officer.getClaimAsStringList("provinces")).containsExactly("VN-42");
        assertThat(officer.getExpiresAt()).isAfter(Instant.now());

        var anybody = new Account("lan", "Lan", List.of("auditor"), List.of());
        assertThat(decoder.decode(TestIdentity.tokenOf(anybody)).getClaimAsString("preferred_username"))
                .isEqualTo("lan");
        assertThat(decoder.decode(TestIdentity.tokenOf("reporting-service")).getClaimAsStringList("roles"))
                .containsExactly("service");
        assertThat(decoder.decode(TestIdentity.tokenWith(Map.of("aud", "others", "sub", "lan")))
                        .getAudience())
                .containsExactly("others");
    }

    @Test
    void what_is_no_token_is_none() {
        assertThatThrownBy(() -> decoder.decode(TestIdentity.expiredTokenOf("officer")))
                .isInstanceOf(JwtValidationException.class)
                .hasMessageContaining("expired");
        assertThatThrownBy(() -> decoder.decode(TestIdentity.forgedTokenOf("officer")))
                .isInstanceOf(JwtException.class)
                .hasMessageContaining("signature");
        assertThatThrownBy(() -> decoder.decode(TestIdentity.strangeTokenOf("officer")))
                .isInstanceOf(JwtException.class);
        assertThatThrownBy(() -> TestIdentity.tokenOf("nobody")).hasMessageContaining("nobody");
    }
}
