package vn.cnnt.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// A browser of one person: cookies, redirects, forms, and the token that every page brings for what its scripts send.
final class Browser {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" (?:content|value)=\"([^\"]+)\"");
    private static final int REDIRECTS_AT_MOST = 10;

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(cookies)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /// What is shown in the end, and where.
    record Page(URI address, int status, HttpResponse<String> response) {
        String body() {
            return response.body();
        }

        /// What its forms and scripts send along.
        String csrf() {
            var found = CSRF.matcher(response.body());
            assertThat(found.find()).as("a CSRF token in " + response.body()).isTrue();
            return found.group(1);
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    CookieManager cookies() {
        return cookies;
    }

    /// Follows wherever it is led.
    Page open(URI address) {
        return followed(address, send("GET", address, null, Map.of("Accept", "text/html")));
    }

    /// Sends a form of ours.
    Page submit(URI address, Map<String, String> fields) {
        var headers = Map.of("Accept", "text/html", "Content-Type", "application/x-www-form-urlencoded");
        return followed(address, send("POST", address, form(fields), headers));
    }

    /// From a page of the service to its provider, a name and a password, and back.
    Page signIn(URI page, String account, String password) {
        var form = open(page);
        assertThat(form.body()).as("asks for a password").contains("name=\"password\"");
        return submit(
                form.address().resolve("/login"),
                Map.of("username", account, "password", password, "_csrf", form.csrf()));
    }

    /// One request, wherever it leads.
    HttpResponse<String> send(String method, URI address, @Nullable String body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(40))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("no answer to " + method + " " + address, e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// An answer that goes on and on.
    InputStream stream(URI address) {
        try {
            return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofInputStream())
                    .body();
        } catch (IOException e) {
            throw new AssertionError("no answer to GET " + address, e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// As a script of a page does.
    HttpResponse<String> sendJson(String method, URI address, Object body, Map<String, String> headers) {
        var all = new HashMap<>(headers);
        all.put("Content-Type", "application/json");
        all.put("Accept-Language", "en");
        return send(method, address, JsonMapper.shared().writeValueAsString(body), all);
    }

    private Page followed(URI address, HttpResponse<String> first) {
        var at = address;
        var response = first;
        for (var i = 0; i < REDIRECTS_AT_MOST && response.statusCode() / 100 == 3; i++) {
            at = at.resolve(response.headers().firstValue("Location").orElseThrow());
            response = send("GET", at, null, Map.of("Accept", "text/html"));
        }
        return new Page(at, response.statusCode(), response);
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
