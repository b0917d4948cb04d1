package vn.cnnt.servers.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.CookieManager;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.cnnt.servers.PortInUse;

class IdentityProviderIT {

    private static final String BACK = "http://127.0.0.1:18080/login/oauth2/code/cnnt";
    private static final String VERIFIER = "a-verifier-that-is-long-enough-for-the-standard-0123456789";

    private static final int TRIES = 5;

    @TempDir
    static Path folder;

    private static IdentityProvider provider;

    /// A browser of its own for each test: cookies, and no step that isn't looked at.
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @BeforeAll
    static void start() throws IOException {
        provider = startedAtFreePort(TRIES);
    }

    @AfterAll
    static void stop() {
        provider.close();
    }

    @Test
    void discovery_names_the_issuer_and_where_to_end_a_session() throws Exception {
        var metadata = json(get("/.well-known/openid-configuration"));

        assertThat(metadata.path("issuer").asString()).isEqualTo(provider.issuer());
        assertThat(metadata.path("end_session_endpoint").asString()).isEqualTo(provider.issuer() + "/connect/logout");
        assertThat(metadata.path("code_challenge_methods_supported").toString()).contains("S256");
    }

    @Test
    void whoever_knows_the_password_is_sent_back_with_a_code_and_the_code_is_worth_their_claims() throws Exception {
        var tokens = signIn("approver-vn-20", password("approver-vn-20"));

        var access = verified(tokens.path("access_token").asString());
        assertThat(access.getAudience()).containsExactly("cnnt");
        assertThat(access.getStringClaim("preferred_username")).isEqualTo("approver-vn-20");
        assertThat(access.getStringListClaim("roles")).containsExactly("approver", "personal-data");
        assertThat(access.getStringListClaim("provinces")).containsExactly("VN-20");
        var identity = verified(tokens.path("id_token").asString());
        assertThat(identity.getAudience()).containsExactly("registry-service");
        assertThat(identity.getStringListClaim("roles")).containsExactly("approver", "personal-data");
        assertThat(identity.getStringClaim("name")).isNotBlank();
    }

    @Test
    void a_wrong_password_is_told_in_the_language_of_the_browser() throws Exception {
        get("/oauth2/authorize?" + authorization());
        var form = page("/login", "en").body();
        var refused = post("/login", Map.of("username", "officer", "password", "guessed", "_csrf", csrf(form)));
        assertThat(location(refused)).endsWith("/login?error");

        assertThat(page("/login?error", "en").body()).contains("role=\"alert\"", "is not right", "lang=\"en\"");
        assertThat(page("/login?error", "vi").body()).contains("role=\"alert\"", "không đúng", "lang=\"vi\"");
        assertThat(page("/login?error", "*;q=nonsense").statusCode()).isEqualTo(200);
    }

    @Test
    void the_page_speaks_the_language_of_the_page_that_people_come_from() throws Exception {
        page("/oauth2/authorize?" + authorization() + "&ui_locales=en", "vi");

        assertThat(page("/login", "vi").body()).contains("<html lang=\"en\"");
        assertThat(page("/login?lang=vi", "en").body()).contains("<html lang=\"vi\"");
        page("/oauth2/authorize?" + authorization() + "&ui_locales=" + encoded("xx vi"), "en");
        assertThat(page("/login", "en").body()).contains("<html lang=\"vi\"");
    }

    @Test
    void the_page_shows_no_account_and_lets_nothing_in_from_elsewhere() throws Exception {
        var page = page("/login", "vi");
        assertThat(page.body()).doesNotContain("không đúng");

        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'none'");
        assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(page.headers().allValues("Set-Cookie").toString())
                .contains("cnnt-identity=", "HttpOnly", "SameSite=Lax");
        assertThat(page.body()).doesNotContain("officer", "{", "<script");
    }

    @Test
    void a_code_without_the_proof_of_who_asked_for_it_is_refused() throws Exception {
        var asked = get("/oauth2/authorize?" + authorization().replaceAll("&code_challenge.*$", ""));
        assertThat(asked.statusCode()).isIn(302, 400);
        assertThat(asked.headers().firstValue("Location").orElse("error=")).contains("error=");

        get("/oauth2/authorize?" + authorization());
        var code = codeFor("officer", password("officer"));
        assertThat(token(code, "another-verifier-that-is-long-enough-0123456789-0123456789")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void nobody_is_sent_back_to_an_address_that_is_not_a_services() throws Exception {
        var asked = get("/oauth2/authorize?" + authorization().replace(encoded(BACK), encoded("http://evil.example/")));

        assertThat(asked.statusCode()).isEqualTo(400);
    }

    @Test
    void signing_out_ends_the_session_and_leads_back() throws Exception {
        var tokens = signIn("auditor", password("auditor"));

        var out = get("/connect/logout?id_token_hint=" + tokens.path("id_token").asString()
                + "&post_logout_redirect_uri=" + encoded("http://127.0.0.1:18080/"));

        assertThat(location(out)).isEqualTo("http://127.0.0.1:18080/");
        assertThat(location(page("/oauth2/authorize?" + authorization(), "en"))).endsWith("/login");
    }

    @Test
    void the_service_gets_a_token_in_its_own_name() throws Exception {
        var answer = json(clientCredentials("reporting-service", provider.secretOf("reporting-service")));

        var claims = verified(answer.path("access_token").asString());
        assertThat(claims.getStringClaim("preferred_username")).isEqualTo("reporting-service");
        assertThat(claims.getStringListClaim("roles")).containsExactly("service");
        assertThat(claims.getAudience()).containsExactly("cnnt");
        assertThat(clientCredentials("reporting-service", "guessed").statusCode())
                .isEqualTo(401);
        assertThat(clientCredentials("registry-service", provider.secretOf("registry-service"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void each_account_has_a_token_at_hand_and_one_has_expired() throws Exception {
        for (var known : provider.accounts()) {
            var claims = verified(Files.readString(
                    folder.resolve("tokens").resolve(known.account().name())));
            assertThat(claims.getSubject()).isEqualTo(known.account().name());
            assertThat(claims.getExpirationTime()).isAfter(Instant.now().plusSeconds(7 * 3600));
        }
        var expired = verified(Files.readString(folder.resolve("tokens/expired")));
        assertThat(expired.getSubject()).isEqualTo("officer-vn-20");
        assertThat(expired.getExpirationTime()).isBefore(Instant.now());
        assertThat(verified(Files.readString(folder.resolve("tokens/reporting-service")))
                        .getStringListClaim("roles"))
                .containsExactly("service");
    }

    @Test
    void only_the_owner_can_read_what_is_secret() throws Exception {
        for (var file : new String[] {"accounts.json", "identity-key.json", "tokens/officer", "tokens/expired"}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file))))
                    .as(file)
                    .isEqualTo("rw-------");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("tokens"))))
                .isEqualTo("rwx------");
    }

    @Test
    void another_host_name_that_leads_here_is_not_served() throws Exception {
        try (var socket = new Socket("127.0.0.1", URI.create(provider.issuer()).getPort())) {
            socket.getOutputStream()
                    .write("GET /login HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 400");
        }
    }

    private JsonNode signIn(String account, String password) throws Exception {
        page("/oauth2/authorize?" + authorization(), "en");
        return json(token(codeFor(account, password), VERIFIER));
    }

    private String codeFor(String account, String password) throws Exception {
        var form = page("/login", "en").body();
        var right = post("/login", Map.of("username", account, "password", password, "_csrf", csrf(form)));
        assertThat(right.statusCode()).isEqualTo(302);
        var back = location(page("/oauth2/authorize?" + authorization(), "en"));
        assertThat(back).startsWith(BACK + "?code=").contains("state=here");
        return URLDecoder.decode(back.replaceAll(".*[?&]code=([^&]*).*", "$1"), StandardCharsets.UTF_8);
    }

    private static String authorization() throws Exception {
        var challenge = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII)));
        return "response_type=code&client_id=registry-service&scope=openid%20profile&state=here&redirect_uri="
                + encoded(BACK) + "&code_challenge=" + challenge + "&code_challenge_method=S256";
    }

    private HttpResponse<String> token(String code, String verifier) throws Exception {
        return post(
                "/oauth2/token",
                Map.of(
                        "grant_type", "authorization_code",
                        "code", code,
                        "redirect_uri", BACK,
                        "code_verifier", verifier),
                basic("registry-service", provider.secretOf("registry-service")));
    }

    private HttpResponse<String> clientCredentials(String client, String secret) throws Exception {
        return post("/oauth2/token", Map.of("grant_type", "client_credentials"), basic(client, secret));
    }

    private static String basic(String client, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    private JWTClaimsSet verified(String token) throws Exception {
        var signed = SignedJWT.parse(token);
        var key = JWKSet.parse(get("/oauth2/jwks").body())
                .getKeyByKeyId(signed.getHeader().getKeyID());
        assertThat(key.isPrivate()).isFalse();
        assertThat(signed.verify(new RSASSAVerifier(key.toRSAKey()))).isTrue();
        assertThat(signed.getJWTClaimsSet().getIssuer()).isEqualTo(provider.issuer());
        return signed.getJWTClaimsSet();
    }

    private static String password(String account) {
        return provider.accounts().stream()
                .filter(known -> known.account().name().equals(account))
                .findAny()
                .orElseThrow()
                .password();
    }

    private static String csrf(String form) {
        return form.replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]*)\".*", "$1");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return browser.send(request(path).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> page(String path, String language) throws Exception {
        return browser.send(
                request(path)
                        .header("Accept", "text/html")
                        .header("Accept-Language", language)
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, Map<String, String> fields, String... authorization)
            throws Exception {
        var body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        var request = request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
        for (var value : authorization) {
            request.header("Authorization", value);
        }
        return browser.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(provider.issuer() + path));
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse(answer.statusCode() + " " + answer.body());
    }

    private static JsonNode json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// Its tokens name its port, so it can't choose one itself; another program may take the one that was free.
    private static IdentityProvider startedAtFreePort(int tries) throws IOException {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        try {
            return IdentityProvider.start(
                    folder, port, URI.create("http://127.0.0.1:18080"), URI.create("http://127.0.0.1:18081"));
        } catch (PortInUse e) {
            if (tries == 1) {
                throw e;
            }
            return startedAtFreePort(tries - 1);
        }
    }
}
