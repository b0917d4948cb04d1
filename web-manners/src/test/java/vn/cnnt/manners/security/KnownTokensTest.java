package vn.cnnt.manners.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/// What being known helps a token, and what it doesn't. Tokens are signed and verified as those of a provider are.
class KnownTokensTest {
    private static final Instant NINE = Instant.parse("2026-11-28T09:00:00Z");

    /// How far apart the clocks of a provider and of a service may be, as Spring has it.
    private static final Duration SKEW = Duration.ofSeconds(60);

    private static RSAKey key;
    private static RSAKey nextKey;

    /// What the provider publishes.
    private List<RSAKey> published = List.of(key);

    private Instant now = NINE;
    private final AtomicInteger verified = new AtomicInteger();
    private final KnownTokens tokens = new KnownTokens(this::verify, clock(), this::nanos);

    @BeforeAll
    static void keys() throws JOSEException {
        key = new RSAKeyGenerator(2048).keyID("one").generate();
        nextKey = new RSAKeyGenerator(2048).keyID("two").generate();
    }

    @Test
    void a_token_is_verified_once_and_says_the_same_again() {
        var token = token(key, "lan", Duration.ofHours(8));
        var first = tokens.decode(token);
        assertThat(tokens.decode(token).getClaims()).isEqualTo(first.getClaims());
        assertThat(verified).hasValue(1);
    }

    @Test
    void a_token_that_ends_while_it_is_known_is_refused_as_expired() {
        var token = token(key, "lan", Duration.ofMinutes(2));
        tokens.decode(token);
        now = NINE.plus(Duration.ofMinutes(2)).plus(SKEW);
        tokens.decode(token);
        now = now.plusSeconds(1);
        assertThat(verified).as("it is still known").hasValue(1);
        assertRefused(token)
                .satisfies(refused -> assertThat(Challenges.refusal(
                                new MockHttpServletRequest(), new InvalidBearerTokenException("x", refused)))
                        .isEqualTo(Denied.tokenExpired()));
        assertThat(tokens.size()).as("and not any more").isZero();
    }

    @Test
    void a_clock_that_is_set_back_before_a_token_begins_is_believed() {
        var token = token(key, "lan", Duration.ofHours(8));
        tokens.decode(token);
        now = NINE.minus(SKEW).minusSeconds(1);
        assertRefused(token).hasMessageContaining("good once");
    }

    @Test
    void the_same_words_under_another_signature_are_verified_by_themselves() throws JOSEException {
        var token = token(key, "lan", Duration.ofHours(8));
        tokens.decode(token);
        var forger = new RSAKeyGenerator(2048).keyID("one").generate();
        var signature = token(forger, "lan", Duration.ofHours(8));
        var forged = token.substring(0, token.lastIndexOf('.')) + signature.substring(signature.lastIndexOf('.'));
        assertRefused(forged).isInstanceOf(BadJwtException.class);
        assertRefused(token.substring(0, token.lastIndexOf('.') + 1)).isInstanceOf(BadJwtException.class);
        assertRefused(token.substring(0, token.length() - 4)).isInstanceOf(BadJwtException.class);
    }

    @Test
    void a_token_for_another_audience_is_refused_each_time_and_never_known() {
        var token = signed(key, claims("lan", Duration.ofHours(8)).audience("elsewhere"));
        assertRefused(token);
        assertRefused(token);
        assertThat(verified).hasValue(2);
        assertThat(tokens.size()).isZero();
    }

    @Test
    void what_could_not_be_verified_is_asked_again() {
        published = List.of();
        var token = token(key, "lan", Duration.ofHours(8));
        assertRefused(token);
        published = List.of(key);
        assertThat(tokens.decode(token).getSubject()).isEqualTo("lan");
    }

    @Test
    void a_key_that_the_provider_withdrew_counts_when_the_few_minutes_are_over() {
        var old = token(key, "lan", Duration.ofHours(8));
        tokens.decode(old);
        published = List.of(nextKey);
        assertThat(tokens.decode(token(nextKey, "lan", Duration.ofHours(8))).getSubject())
                .as("the new key counts at once")
                .isEqualTo("lan");
        assertRefused(token(key, "minh", Duration.ofHours(8))).isInstanceOf(BadJwtException.class);
        now = NINE.plus(KnownTokens.REMEMBERED).minusSeconds(1);
        tokens.decode(old); // using it doesn't make it known for longer
        now = NINE.plus(KnownTokens.REMEMBERED);
        assertRefused(old).isInstanceOf(BadJwtException.class);
    }

    @Test
    void no_more_than_so_many_are_known() {
        var any = Jwt.withTokenValue("x").header("alg", "RS256").subject("lan").build();
        var many = new KnownTokens(_ -> any, clock(), this::nanos);
        for (var i = 0; i < 3 * KnownTokens.MOST; i++) {
            many.decode("token " + i);
        }
        assertThat(many.size()).isEqualTo(KnownTokens.MOST);
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertRefused(String token) {
        return assertThatThrownBy(() -> tokens.decode(token)).isInstanceOf(JwtException.class);
    }

    private Jwt verify(String token) {
        verified.incrementAndGet();
        var times = new JwtTimestampValidator();
        times.setClock(clock());
        var decoder = NimbusJwtDecoder.<SecurityContext>withJwkSource(
                        (selector, _) -> selector.select(new JWKSet(List.copyOf(published))))
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                times, new JwtClaimValidator<List<String>>("aud", audience -> audience.contains("cnnt"))));
        return decoder.decode(token);
    }

    private static String token(RSAKey key, String name, Duration lasting) {
        return signed(key, claims(name, lasting));
    }

    private static JWTClaimsSet.Builder claims(String name, Duration lasting) {
        return new JWTClaimsSet.Builder()
                .subject(name)
                .audience("cnnt")
                .notBeforeTime(Date.from(NINE))
                .expirationTime(Date.from(NINE.plus(lasting)));
    }

    private static String signed(RSAKey key, JWTClaimsSet.Builder claims) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims.build());
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private long nanos() {
        return Duration.between(NINE, now).toNanos();
    }

    private Clock clock() {
        InstantSource source = () -> now;
        return source.withZone(ZoneOffset.UTC);
    }
}
