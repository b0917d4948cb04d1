package vn.cnnt.servers.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// The identity provider of tests: mints a token for anyone at once, and serves what a resource server asks an issuer
/// for. One per JVM, in this process, with the claims of the real one.
public final class TestIdentity {

    private static final Duration VALID = Duration.ofHours(1);

    private TestIdentity() {}

    /// Started when it is first asked for.
    private static final class Running {
        static final Signer SIGNER = start();

        private static Signer start() {
            try {
                var server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
                var signer = Signer.withNewKey(
                        "http://127.0.0.1:" + server.getAddress().getPort());
                serve(server, "/oauth2/jwks", new JWKSet(signer.key()).toString());
                serve(
                        server,
                        "/.well-known/openid-configuration",
                        JsonMapper.shared().writeValueAsString(metadata(signer.issuer())));
                // to whoever asks, in the name of our own service
                server.createContext(
                        "/oauth2/token",
                        exchange -> answer(
                                exchange,
                                JsonMapper.shared()
                                        .writeValueAsString(Map.of(
                                                "access_token", token(signer, Accounts.SERVICE),
                                                "token_type", "Bearer",
                                                "expires_in", VALID.toSeconds()))));
                server.start();
                return signer;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        private static Map<String, Object> metadata(String issuer) {
            return Map.of(
                    "issuer", issuer,
                    "authorization_endpoint", issuer + "/oauth2/authorize",
                    "token_endpoint", issuer + "/oauth2/token",
                    "userinfo_endpoint", issuer + "/userinfo",
                    "end_session_endpoint", issuer + "/connect/logout",
                    "jwks_uri", issuer + "/oauth2/jwks",
                    "response_types_supported", List.of("code"),
                    "subject_types_supported", List.of("public"),
                    "id_token_signing_alg_values_supported", List.of("RS256"));
        }

        private static void serve(HttpServer server, String path, String json) {
            server.createContext(path, exchange -> answer(exchange, json));
        }

        private static void answer(HttpExchange exchange, String json) throws IOException {
            var bytes = json.getBytes(StandardCharsets.UTF_8);
            try (exchange) {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        }

        private static String token(Signer signer, Account account) {
            var now = Instant.now();
            return signer.token(account, now, now.plus(VALID));
        }
    }

    public static String issuer() {
        return Running.SIGNER.issuer();
    }

    /// What a service has to be told: standard properties of Spring.
    public static Map<String, Object> properties() {
        return Map.of(
                "spring.security.oauth2.resourceserver.jwt.issuer-uri",
                issuer(),
                "spring.security.oauth2.resourceserver.jwt.audiences",
                Account.AUDIENCE);
    }

    /// @param account one of the local stack's, `reporting-service` included
    public static String tokenOf(String account) {
        return tokenOf(named(account));
    }

    /// Of anybody.
    public static String tokenOf(Account account) {
        return Running.token(Running.SIGNER, account);
    }

    /// Of somebody with these roles in these provinces (`*`: in all).
    public static String token(String name, List<String> roles, List<String> provinces) {
        return tokenOf(new Account(name, name, roles, provinces));
    }

    /// One of them for that long from now.
    public static String lasting(Duration time, String name, List<String> roles, List<String> provinces) {
        var now = Instant.now();
        return Running.SIGNER.token(new Account(name, name, roles, provinces), now, now.plus(time));
    }

    /// One of them whose time is over.
    public static String expired(String name, List<String> roles, List<String> provinces) {
        var then = Instant.now().minus(VALID.multipliedBy(2));
        return Running.SIGNER.token(new Account(name, name, roles, provinces), then, then.plus(VALID));
    }

    /// For somebody else's service.
    public static String forAudience(String audience, String name, List<String> roles, List<String> provinces) {
        var claims = claims(new Account(name, name, roles, provinces));
        claims.put("aud", List.of(audience));
        return tokenWith(claims);
    }

    /// Without the name that an event keeps.
    public static String nameless(List<String> roles) {
        var claims = claims(new Account("", "", roles, List.of("*")));
        claims.remove("preferred_username");
        return tokenWith(claims);
    }

    private static Map<String, Object> claims(Account account) {
        var claims = new LinkedHashMap<>(account.claims());
        claims.put("aud", List.of(Account.AUDIENCE));
        claims.put("exp", Date.from(Instant.now().plus(VALID)));
        return claims;
    }

    /// A token that has been over for two hours.
    public static String expiredTokenOf(String account) {
        var then = Instant.now().minus(VALID.multipliedBy(2));
        return Running.SIGNER.token(named(account), then, then.plus(VALID));
    }

    /// Names this issuer and its key, signed with another one.
    public static String forgedTokenOf(String account) {
        var now = Instant.now();
        var forger = new RSAKey.Builder(Forger.KEY)
                .keyID(Running.SIGNER.key().getKeyID())
                .build();
        return new Signer(issuer(), forger).token(named(account), now, now.plus(VALID));
    }

    /// Says everything right and is signed by nobody, as its `alg: none` admits.
    public static String unsignedTokenOf(String account) {
        return new PlainJWT(claimsOf(account)).serialize();
    }

    /// Signed with our public key as if that was a secret, for a judge that lets the token choose how it is judged.
    public static String confusedTokenOf(String account) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256)
                            .keyID(Running.SIGNER.key().getKeyID())
                            .build(),
                    claimsOf(account));
            token.sign(new MACSigner(Running.SIGNER.key().toRSAPublicKey().getEncoded()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWTClaimsSet claimsOf(String account) {
        var set = new JWTClaimsSet.Builder().issuer(issuer());
        claims(named(account)).forEach(set::claim);
        return set.build();
    }

    /// From an issuer that nobody here trusts.
    public static String strangeTokenOf(String account) {
        var now = Instant.now();
        return new Signer("https://stranger.example", Forger.KEY).token(named(account), now, now.plus(VALID));
    }

    /// Signed by this issuer with any claims, for another audience, say, or without a name.
    public static String tokenWith(Map<String, Object> claims) {
        var set = new JWTClaimsSet.Builder().issuer(issuer());
        claims.forEach(set::claim);
        return Running.SIGNER.token(set.build());
    }

    private static final class Forger {
        static final RSAKey KEY = Signer.withNewKey("").key();
    }

    private static Account named(String name) {
        if (name.equals(Accounts.SERVICE.name())) {
            return Accounts.SERVICE;
        }
        return Accounts.PEOPLE.stream()
                .filter(account -> account.name().equals(name))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("the local stack has no account " + name));
    }
}
