package vn.cnnt.servers;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
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
import java.util.List;

/// An issuer of tokens for tests: anyone can be anybody. It publishes its key as a provider does, so that a service
/// checks its tokens in earnest.
public final class TestIdentity {
    private static final Duration LIFE = Duration.ofHours(1);
    private static final TestIdentity SHARED = new TestIdentity();

    private final RSAKey key;
    private final String issuer;

    private TestIdentity() {
        try {
            key = new RSAKeyGenerator(2048).keyID("test").generate();
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            issuer = "http://127.0.0.1:" + server.getAddress().getPort();
            serve(server, "/.well-known/openid-configuration", configuration(issuer));
            serve(server, "/jwks", new JWKSet(key.toPublicJWK()).toString());
            server.createContext("/token", this::grant);
            server.start();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// As the property `spring.security.oauth2.resourceserver.jwt.issuer-uri` wants it.
    public static String issuer() {
        return SHARED.issuer;
    }

    /// Of somebody with these roles in these provinces (`*`: in all), for the audience `cnnt`.
    public static String token(String name, List<String> roles, List<String> provinces) {
        return SHARED.sign(SHARED.claims(name, roles, provinces).build());
    }

    /// One whose time is over.
    public static String expired(String name, List<String> roles, List<String> provinces) {
        var before = Date.from(Instant.now().minus(LIFE));
        return SHARED.sign(SHARED.claims(name, roles, provinces).expirationTime(before).build());
    }

    /// One for somebody else's service.
    public static String forAudience(String audience, String name, List<String> roles, List<String> provinces) {
        return SHARED.sign(SHARED.claims(name, roles, provinces).audience(audience).build());
    }

    /// One without `preferred_username`.
    public static String nameless(List<String> roles) {
        return SHARED.sign(SHARED.claims("nobody", roles, List.of("*"))
                .claim("preferred_username", null)
                .build());
    }

    private JWTClaimsSet.Builder claims(String name, List<String> roles, List<String> provinces) {
        var now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject(name)
                .audience("cnnt")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)))
                .claim("preferred_username", name)
                .claim("name", name)
                .claim("roles", roles)
                .claim("provinces", provinces);
    }

    private String sign(JWTClaimsSet claims) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String configuration(String issuer) {
        return """
                {"issuer": "%1$s", "jwks_uri": "%1$s/jwks", "authorization_endpoint": "%1$s/authorize",
                 "token_endpoint": "%1$s/token", "userinfo_endpoint": "%1$s/userinfo",
                 "end_session_endpoint": "%1$s/logout", "subject_types_supported": ["public"],
                 "response_types_supported": ["code"], "id_token_signing_alg_values_supported": ["RS256"]}
                """
                .formatted(issuer);
    }

    /// To whoever asks, in the name of our own service.
    private void grant(HttpExchange exchange) throws IOException {
        var token = sign(claims("reporting-service", List.of("service"), List.of()).build());
        answer(exchange, "{\"access_token\": \"" + token + "\", \"token_type\": \"Bearer\", \"expires_in\": 3600}");
    }

    private static void serve(HttpServer server, String path, String json) {
        server.createContext(path, exchange -> answer(exchange, json));
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
