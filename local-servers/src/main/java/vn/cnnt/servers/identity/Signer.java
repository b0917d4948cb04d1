package vn.cnnt.servers.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/// Signs tokens of one issuer.
///
/// @param key with its private part
record Signer(String issuer, RSAKey key) {

    private static final int KEY_BITS = 2048;

    /// With the key in that file, so that a token is still one after a restart; it is made on the first start.
    static Signer of(String issuer, Path file) throws IOException {
        if (Files.exists(file)) {
            try {
                return new Signer(issuer, RSAKey.parse(Files.readString(file)));
            } catch (ParseException | IllegalArgumentException broken) {
                throw new IOException(
                        "%s holds no key: %s. Remove it: a new one is made, and tokens signed until now end."
                                .formatted(file, broken.getMessage()),
                        broken);
            }
        }
        var made = withNewKey(issuer);
        PrivateFile.write(file, made.key.toJSONString() + "\n");
        return made;
    }

    static Signer withNewKey(String issuer) {
        try {
            return new Signer(
                    issuer,
                    new RSAKeyGenerator(KEY_BITS)
                            .keyUse(KeyUse.SIGNATURE)
                            .algorithm(JWSAlgorithm.RS256)
                            .keyID(UUID.randomUUID().toString())
                            .generate());
        } catch (JOSEException impossible) {
            throw new IllegalStateException("this JVM makes no RSA keys", impossible);
        }
    }

    String token(Account account, Instant issuedAt, Instant expiresAt) {
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject(account.name())
                .audience(Account.AUDIENCE)
                .issueTime(Date.from(issuedAt))
                .expirationTime(Date.from(expiresAt))
                .jwtID(UUID.randomUUID().toString());
        account.claims().forEach(claims::claim);
        return token(claims.build());
    }

    String token(JWTClaimsSet claims) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID(key.getKeyID())
                    .build();
            var token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException("this JVM signs no tokens", impossible);
        }
    }
}
