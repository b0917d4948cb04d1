package vn.cnnt.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// People at their browsers and programs with their tokens, of a stack as its users start it, with four eyes on.
@ResourceLock(SharedStack.GUARDED)
class SignInIT {
    private static final String OFFICER = "officer-vn-20";
    private static final String APPROVER = "approver-vn-20";

    private static StackProcess stack;

    @BeforeAll
    static void start() {
        stack = SharedStack.guarded();
    }

    @Test
    void two_people_walk_a_grant_from_proposal_to_settlement_in_their_browsers() {
        var officer = signedIn("registry", OFFICER);
        var approver = signedIn("registry", APPROVER);

        walk(new InBrowser(officer), new InBrowser(approver));
    }

    @Test
    void two_people_walk_a_grant_from_proposal_to_settlement_by_their_tokens() {
        walk(new ByToken(OFFICER), new ByToken(APPROVER));
    }

    @Test
    void one_person_alone_gets_as_far_as_a_decision_whatever_their_roles() {
        var records = new InBrowser(signedIn("registry", "records"));
        var grant = propose(records);
        var appraised = records.send("POST", step(grant), etag(grant), step("APPRAISED", "2023-10-05", null));
        assertThat(appraised.statusCode()).as(appraised.body()).isEqualTo(200);

        var approved = records.send("POST", step(grant), etag(appraised), approval());

        assertThat(approved.statusCode()).isEqualTo(403);
        assertThat(json(approved).at("/errors/0/code").asString()).isEqualTo("same-person");
    }

    @Test
    void who_signs_in_comes_back_to_the_page_they_came_from_and_is_who_their_token_says() throws IOException {
        for (var service : List.of("registry", "reporting")) {
            var browser = new Browser();
            var refused = browser.open(at(service, "/me?lang=en"));
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.header("Content-Type")).startsWith("text/html");
            assertThat(refused.body()).contains("/login?to=/me?lang%3Den".replace("?lang", "%3Flang"));
            assertThat(browser.open(at(service, "/login?to=/me")).body())
                    .as("the provider speaks the language of the page before")
                    .contains("<html lang=\"en\"", "name=\"password\"");

            var page = browser.signIn(at(service, "/login?to=/me?lang%3Den"), APPROVER, password(APPROVER));

            assertThat(page.status()).as(page.body()).isEqualTo(200);
            assertThat(page.address()).isEqualTo(at(service, "/me?lang=en"));
            assertThat(page.body()).contains("approver-vn-20", "VN-20", "Sign out", "personal ids");
            assertThat(page.header("Cache-Control")).contains("no-store");
            assertThat(page.header("Content-Security-Policy"))
                    .contains("form-action 'self' "
                            + stack.endpoints().path("identity").asString());
            var inSession = browser.send("GET", at(service, "/api/v1/me"), null, Map.of());
            assertThat(json(inSession)).isEqualTo(json(new ByToken(APPROVER).get(at(service, "/api/v1/me"))));
        }
    }

    @Test
    void nothing_of_the_provider_reaches_the_scripts_of_a_page() {
        var browser = signedIn("registry", OFFICER);

        var cookies = browser.cookies().getCookieStore().getCookies();
        assertThat(cookies).extracting(HttpCookie::getName).contains("cnnt-registry", "cnnt-identity");
        assertThat(cookies).allMatch(HttpCookie::isHttpOnly);
        assertThat(cookies).noneMatch(cookie -> cookie.getValue().startsWith("ey"));
        assertThat(browser.open(at("registry", "/me")).body()).doesNotContain("eyJ");
    }

    @Test
    void a_session_says_of_its_cookie_that_other_sites_do_not_send_it() {
        var asked = new Browser().send("GET", at("reporting", "/login"), null, Map.of());

        assertThat(asked.headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .startsWith("cnnt-reporting=")
                .contains("HttpOnly", "SameSite=Lax", "Path=/")
                .doesNotContain("Secure"); // over plain http it would never come back
    }

    @Test
    void signing_out_ends_the_session_here_and_at_the_provider() {
        var browser = signedIn("registry", OFFICER);
        var csrf = browser.open(at("registry", "/me")).csrf();

        var left = browser.submit(at("registry", "/logout"), Map.of("_csrf", csrf));

        assertThat(left.address()).isEqualTo(at("registry", "/"));
        assertThat(browser.send("GET", at("registry", "/api/v1/me"), null, Map.of())
                        .statusCode())
                .isEqualTo(401);
        // the provider asks for a password again
        assertThat(browser.open(at("registry", "/login")).body()).contains("name=\"password\"");
    }

    @Test
    void a_stream_ends_with_the_session_that_it_was_opened_in() throws Exception {
        var browser = signedIn("reporting", "auditor");
        var csrf = browser.open(at("reporting", "/me")).csrf();
        try (var stream = browser.stream(at("reporting", "/api/v1/updates"))) {
            assertThat(new String(stream.readNBytes(6), StandardCharsets.US_ASCII))
                    .isEqualTo("retry:");
            var rest = CompletableFuture.supplyAsync(() -> readToEnd(stream));

            browser.submit(at("reporting", "/logout"), Map.of("_csrf", csrf));

            assertThat(rest.get(40, TimeUnit.SECONDS)).contains("event: cut");
        }
    }

    private static String readToEnd(InputStream stream) {
        try {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_write_of_a_session_needs_the_token_of_its_pages() {
        var browser = signedIn("registry", OFFICER);
        var csrf = browser.open(at("registry", "/me")).csrf();
        var other = signedIn("registry", "officer").open(at("registry", "/me")).csrf();

        assertRefused(register(browser, Map.of()), "cross-site");
        assertRefused(register(browser, Map.of("X-CSRF-TOKEN", "guessed")), "cross-site");
        assertRefused(register(browser, Map.of("X-CSRF-TOKEN", other)), "cross-site");
        assertThat(register(browser, Map.of("X-CSRF-TOKEN", csrf)).statusCode()).isEqualTo(201);
    }

    @Test
    void a_page_of_another_origin_can_make_nobody_act_whatever_it_knows() {
        var browser = signedIn("registry", OFFICER);
        var csrf = browser.open(at("registry", "/me")).csrf();
        var port = stack.endpoints().path("reporting").asString();

        for (var origin : List.of("https://evil.example", port, "null")) {
            assertRefused(register(browser, Map.of("X-CSRF-TOKEN", csrf, "Origin", origin)), "cross-site");
        }
        for (var site : List.of("cross-site", "same-site")) {
            assertRefused(register(browser, Map.of("X-CSRF-TOKEN", csrf, "Sec-Fetch-Site", site)), "cross-site");
        }
        assertThat(register(
                                browser,
                                Map.of(
                                        "X-CSRF-TOKEN",
                                        csrf,
                                        "Origin",
                                        stack.endpoints().path("registry").asString(),
                                        "Sec-Fetch-Site",
                                        "same-origin"))
                        .statusCode())
                .isEqualTo(201);
        // a form may name a user in its address, which browsers send as a header of their own making
        var basic = register(browser, Map.of("Authorization", "Basic YTpi"));
        assertRefused(basic, 401, "token-invalid");
        assertThat(json(browser.sendJson(
                                "POST",
                                at("reporting", "/api/v1/reconciliation"),
                                Map.of("reason", "x"),
                                Map.of(
                                        "Authorization",
                                        "Bearer " + stack.token("operator"),
                                        "Origin",
                                        "https://evil.example")))
                        .at("/errors/0/code")
                        .asString())
                .isEqualTo("cross-site");
    }

    @Test
    void a_form_of_another_site_is_refused_and_does_nothing() {
        var browser = signedIn("reporting", "operator");

        var refused = browser.send(
                "POST",
                at("reporting", "/logout"),
                "_csrf=guessed",
                Map.of("Content-Type", "application/x-www-form-urlencoded", "Origin", "https://evil.example"));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(browser.open(at("reporting", "/me")).status()).isEqualTo(200);
    }

    @Test
    void a_cookie_of_one_service_is_nothing_to_the_other_and_a_made_up_one_to_neither() {
        var browser = signedIn("registry", OFFICER);
        assertThat(browser.send("GET", at("reporting", "/api/v1/me"), null, Map.of())
                        .statusCode())
                .isEqualTo(401);

        var stranger = new Browser()
                .send("GET", at("registry", "/api/v1/me"), null, Map.of("Cookie", "cnnt-registry=0123456789ABCDEF"));
        assertRefused(stranger, 401, "token-missing");
        // what is public stays so
        assertThat(new Browser()
                        .send(
                                "GET",
                                at("registry", "/api/v1/reference/provinces"),
                                null,
                                Map.of("Cookie", "cnnt-registry=0123456789ABCDEF"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void signing_in_gives_a_session_that_nobody_knew_before() {
        var browser = new Browser();
        browser.send("GET", at("registry", "/login"), null, Map.of());
        var before = cookie(browser, "cnnt-registry");

        browser.signIn(at("registry", "/login"), OFFICER, password(OFFICER));

        assertThat(cookie(browser, "cnnt-registry")).isNotEqualTo(before);
        assertThat(new Browser()
                        .send("GET", at("registry", "/api/v1/me"), null, Map.of("Cookie", "cnnt-registry=" + before))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void an_answer_of_the_provider_that_nobody_asked_for_signs_nobody_in() {
        var browser = new Browser();

        var refused = browser.open(at("registry", "/login/oauth2/code/cnnt?code=stolen&state=guessed"));

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.body()).contains("/login");
        assertThat(browser.send("GET", at("registry", "/api/v1/me"), null, Map.of())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void the_api_leads_nobody_to_a_sign_in() {
        for (var accept : List.of("text/html", "application/json")) {
            var refused =
                    new Browser().send("GET", at("registry", "/api/v1/enterprises"), null, Map.of("Accept", accept));
            assertRefused(refused, 401, "token-missing");
            assertThat(refused.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
            assertThat(refused.headers().firstValue("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void nobody_is_led_off_to_another_site_after_signing_in() {
        var page = new Browser()
                .signIn(at("registry", "/login?to=" + encoded("//evil.example/")), OFFICER, password(OFFICER));

        assertThat(page.address().getAuthority()).isEqualTo(at("registry", "/").getAuthority());
    }

    @Test
    void a_name_that_is_not_ours_is_told_nothing_on_any_port() throws IOException {
        var browser = signedIn("registry", OFFICER);
        var cookie = "cnnt-registry=" + cookie(browser, "cnnt-registry");

        assertThat(asHost(at("registry", "/api/v1/me"), "rebound.example", cookie))
                .contains(" 400 ", "unknown-host");
        assertThat(asHost(at("registry", "/me"), "rebound.example", cookie))
                .contains(" 400 ")
                .doesNotContain(OFFICER);
        for (var service : List.of("registry", "reporting")) {
            var management = URI.create(
                    stack.endpoints().path("management").path(service).asString());
            assertThat(asHost(management.resolve("/actuator/prometheus"), "rebound.example", ""))
                    .contains(" 400 ", "unknown-host");
            assertThat(asHost(management.resolve("/actuator/health"), management.getAuthority(), ""))
                    .contains(" 200 ");
        }
    }

    /// Somebody who sends requests: in a session, or with a token.
    private interface Person {
        HttpResponse<String> send(String method, URI address, @Nullable String etag, Object body);
    }

    private record InBrowser(Browser browser) implements Person {
        @Override
        public HttpResponse<String> send(String method, URI address, @Nullable String etag, Object body) {
            var headers = new HashMap<String, String>();
            headers.put("X-CSRF-TOKEN", browser.open(at("registry", "/me")).csrf());
            if (etag != null) {
                headers.put("If-Match", etag);
            }
            return browser.sendJson(method, address, body, headers);
        }
    }

    private record ByToken(String account) implements Person {
        @Override
        public HttpResponse<String> send(String method, URI address, @Nullable String etag, Object body) {
            var headers = new HashMap<String, String>();
            headers.put("Authorization", "Bearer " + stack.token(account));
            if (etag != null) {
                headers.put("If-Match", etag);
            }
            return new Browser().sendJson(method, address, body, headers);
        }

        HttpResponse<String> get(URI address) {
            return new Browser().send("GET", address, null, Map.of("Authorization", "Bearer " + stack.token(account)));
        }
    }

    private static void walk(Person officer, Person approver) {
        var proposed = propose(officer);
        var address = step(proposed);
        var appraised = done(officer, address, proposed, step("APPRAISED", "2023-10-05", null));
        assertRefused(officer.send("POST", address, etag(appraised), approval()), "needs-approver");
        var approved = done(approver, address, appraised, approval());
        var contracted = done(officer, address, approved, step("CONTRACTED", "2024-03-04", 300_000_000L));
        var advanced = done(officer, address, contracted, step("IN_PROGRESS", "2024-03-20", 150_000_000L));
        var accepted = done(officer, address, advanced, step("ACCEPTED", "2024-10-30", 300_000_000L));
        assertRefused(
                officer.send("POST", address, etag(accepted), step("SETTLED", "2024-12-10", 300_000_000L)),
                "needs-approver");
        var settled = done(approver, address, accepted, step("SETTLED", "2024-12-10", 300_000_000L));

        assertThat(json(settled).path("state").asString()).isEqualTo("SETTLED");
    }

    private static HttpResponse<String> propose(Person person) {
        var registered = person.send(
                "POST",
                at("registry", "/api/v1/enterprises"),
                null,
                Map.of("name", "Hợp tác xã " + System.nanoTime(), "legalForm", "COOPERATIVE", "province", "VN-20"));
        assertThat(registered.statusCode()).as(registered.body()).isEqualTo(201);
        var enterprise = json(registered).path("id").asString();
        var proposed = person.send(
                "POST",
                at("registry", "/api/v1/grants"),
                null,
                Map.of(
                        "title",
                        "Đề án " + System.nanoTime(),
                        "province",
                        "VN-20",
                        "planYear",
                        2024,
                        "kind",
                        "SINGLE",
                        "content",
                        "MACHINERY",
                        "beneficiaries",
                        List.of(Map.of("enterprise", enterprise, "amount", 300_000_000)),
                        "funding",
                        List.of(
                                Map.of("source", "NATIONAL", "requested", 300_000_000),
                                Map.of("source", "COUNTERPART", "requested", 400_000_000))));
        assertThat(proposed.statusCode()).as(proposed.body()).isEqualTo(201);
        return proposed;
    }

    private static HttpResponse<String> done(
            Person person, URI address, HttpResponse<String> before, Map<String, Object> step) {
        var answer = person.send("POST", address, etag(before), step);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private static Map<String, Object> step(String to, String date, @Nullable Long amount) {
        return amount == null
                ? Map.of("to", to, "date", date)
                : Map.of("to", to, "date", date, "funding", List.of(Map.of("source", "NATIONAL", "amount", amount)));
    }

    private static Map<String, Object> approval() {
        var approval = new HashMap<>(step("APPROVED", "2023-12-28", 300_000_000L));
        approval.put("decisionNumber", "3390/QĐ-BCT");
        return approval;
    }

    private static URI step(HttpResponse<String> grant) {
        return at("registry", "/api/v1/grants/" + json(grant).path("id").asString() + "/transitions");
    }

    private static HttpResponse<String> register(Browser browser, Map<String, String> headers) {
        return browser.sendJson(
                "POST",
                at("registry", "/api/v1/enterprises"),
                Map.of("name", "Cơ sở " + System.nanoTime(), "legalForm", "LLC", "province", "VN-20"),
                headers);
    }

    private static void assertRefused(HttpResponse<String> response, String code) {
        assertRefused(response, 403, code);
    }

    private static void assertRefused(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(json(response).at("/errors/0/code").asString()).isEqualTo(code);
    }

    private static Browser signedIn(String service, String account) {
        var browser = new Browser();
        var page = browser.signIn(at(service, "/login?to=/me"), account, password(account));
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        return browser;
    }

    private static String password(String account) {
        try {
            return JsonMapper.shared()
                    .readTree(Files.readString(stack.data().resolve("accounts.json")))
                    .path(account)
                    .path("password")
                    .asString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String cookie(Browser browser, String name) {
        return browser.cookies().getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .findAny()
                .orElseThrow()
                .getValue();
    }

    private static URI at(String service, String path) {
        return URI.create(stack.endpoints().path(service).asString() + path);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String etag(HttpResponse<String> response) {
        return response.headers().firstValue("ETag").orElseThrow();
    }

    private static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    /// Java's own client doesn't let a request name another host.
    private static String asHost(URI address, String host, String cookie) throws IOException {
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(30_000);
            var request = "GET " + address.getRawPath() + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n"
                    + (cookie.isEmpty() ? "" : "Cookie: " + cookie + "\r\n") + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
