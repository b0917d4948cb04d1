package vn.cnnt.manners.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/// What whoever is not known is told: what is missing, and never where else to go.
class ChallengesTest {
    @Test
    void without_a_token_one_is_told_to_send_one() {
        assertThat(told(null, new InsufficientAuthenticationException("x"))).isEqualTo("401 token-missing");
    }

    @Test
    void another_way_of_saying_who_one_is_is_no_token() {
        assertThat(told("Basic bGFuOmxhbg==", new InsufficientAuthenticationException("x")))
                .isEqualTo("401 token-invalid");
    }

    @Test
    void what_was_right_once_is_told_apart_from_what_never_was() {
        assertThat(told("Bearer a", invalid("Jwt expired at 2026-01-01T00:00:00Z")))
                .isEqualTo("401 token-expired");
        assertThat(told("Bearer a", invalid("The iss claim is not valid"))).isEqualTo("401 token-invalid");
        assertThat(told("Bearer a", invalid("Jwt expired at 2026-01-01T00:00:00Z", "The aud claim is not valid")))
                .as("an expired one of somebody else's is no better when it is renewed")
                .isEqualTo("401 token-invalid");
        assertThat(told("Bearer a", new InvalidBearerTokenException("x", new BadJwtException("Malformed token"))))
                .isEqualTo("401 token-invalid");
        assertThat(told("Bearer a", new InvalidBearerTokenException("x"))).isEqualTo("401 token-invalid");
    }

    @Test
    void a_provider_that_is_away_is_not_the_callers_fault() {
        assertThat(told("Bearer a", new AuthenticationServiceException("no keys")))
                .isEqualTo("503 ");
    }

    private static InvalidBearerTokenException invalid(String... descriptions) {
        var errors = Arrays.stream(descriptions)
                .map(description -> new OAuth2Error("invalid_token", description, null))
                .toList();
        return new InvalidBearerTokenException("x", new JwtValidationException("x", List.copyOf(errors)));
    }

    private static String told(@Nullable String authorization, AuthenticationException e) {
        var request = new MockHttpServletRequest();
        if (authorization != null) {
            request.addHeader("Authorization", authorization);
        }
        var refusal = Challenges.refusal(request, e);
        return refusal.status().value() + " "
                + (refusal.findings().isEmpty()
                        ? ""
                        : refusal.findings().getFirst().code());
    }
}
