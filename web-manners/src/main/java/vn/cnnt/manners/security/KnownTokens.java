package vn.cnnt.manners.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import vn.cnnt.manners.Fingerprint;

/// Remembers for a few minutes which tokens were found to be good, since whoever works sends the same one again and
/// again. What a token says of times is judged anew at each use; a signing key that the provider has withdrawn counts
/// when the few minutes are over. A token that is no good is never remembered.
final class KnownTokens {
    static final Duration REMEMBERED = Duration.ofMinutes(5);

    /// Of so many people and programs within the few minutes.
    static final int MOST = 1_000;

    private final JwtDecoder judge;
    private final JwtTimestampValidator times = new JwtTimestampValidator();

    /// By the digest of the whole token, its signature included.
    private final Cache<String, Jwt> good;

    /// @param judge verifies a token that isn't known yet
    /// @param clock by which a token begins and ends
    /// @param ticker by which it is forgotten
    KnownTokens(JwtDecoder judge, Clock clock, Ticker ticker) {
        this.judge = judge;
        this.times.setClock(clock);
        this.good = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(REMEMBERED)
                .ticker(ticker)
                .build();
    }

    Jwt decode(String token) {
        var key = Fingerprint.of(token.getBytes(StandardCharsets.UTF_8));
        var known = good.getIfPresent(key);
        if (known == null) {
            var verified = judge.decode(token);
            good.put(key, verified);
            return verified;
        }
        var judged = times.validate(known);
        if (judged.hasErrors()) {
            good.invalidate(key);
            throw new JwtValidationException("a token that was good once", judged.getErrors());
        }
        return known;
    }

    /// How many are remembered.
    long size() {
        good.cleanUp();
        return good.estimatedSize();
    }
}
