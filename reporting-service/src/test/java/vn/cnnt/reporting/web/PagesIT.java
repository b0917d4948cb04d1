package vn.cnnt.reporting.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The manners of pages, of a service that has some.
class PagesIT {
    private static RunningFigures service;

    @BeforeAll
    static void start() {
        service = new RunningFigures();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void a_page_is_bound_to_what_this_service_has() {
        var page = service.get("/datasets");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(page.header("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
                        + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(String.join(",", page.response().headers().allValues("Vary")))
                .containsIgnoringCase("Cookie")
                .containsIgnoringCase("Accept-Language");
        assertThat(page.response().body()).doesNotContain(" style=", "<style", " onclick=", "javascript:");
    }

    @ParameterizedTest
    @CsvSource({
        "/datasets,,,vi",
        "/datasets,en,,en",
        "/datasets?lang=en,,,en",
        "/datasets?lang=vi,en,cnnt-lang=en,vi",
        "/datasets,,cnnt-lang=en,en",
        "/datasets,en,cnnt-lang=vi,vi",
        "/datasets,en,cnnt-lang=xx,en"
    })
    void a_page_is_in_the_language_of_its_address_else_of_the_cookie_else_of_the_browser(
            String address, String accept, String cookie, String language) {
        var page = service.get(
                address,
                "Accept-Language",
                accept == null ? "fr" : accept,
                "Cookie",
                cookie == null ? "other=1" : cookie);

        assertThat(page.response().body()).contains("<html lang=\"" + language + "\">");
    }

    @Test
    void the_language_that_an_address_asks_for_is_kept() {
        assertThat(service.get("/datasets?lang=en").header("Set-Cookie"))
                .startsWith("cnnt-lang=en; Path=/; Max-Age=31536000")
                .contains("HttpOnly", "SameSite=Lax");
        assertThat(service.get("/datasets?lang=fr").header("Set-Cookie")).isEmpty();
        assertThat(service.get("/datasets").header("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/nothing,404",
        "GET,/datasets/nothing/of/the/kind,404",
        "GET,/datasets?lang=fr,422",
        "GET,/datasets?nothing=1,422",
        "POST,/datasets,405",
        "GET,/assets/nothing.css,404"
    })
    void what_goes_wrong_on_a_page_is_told_by_one(String method, String address, int status) {
        var page = service.send(method, address, "Accept-Language", "en", "Accept", "*/*");

        assertThat(page.status()).isEqualTo(status);
        assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'none'");
        assertThat(page.response().body()).contains("<title>Error: ", "<html lang=\"en\">", "Status " + status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/recognised?q=001099123456",
                "/statistics/grants?by=001.099.123.456",
                "/no/001099123456",
                "/datasets?001099123456=1"
            })
    void a_personal_number_in_an_address_is_in_no_link_of_the_page_that_refuses_it(String address) {
        var page = service.get(address, "Accept", "text/html");

        assertThat(page.status()).isIn(404, 422);
        assertThat(page.response().body()).doesNotContain("001099123456", "001.099.123.456");
    }

    @Test
    void a_page_that_could_not_be_shown_is_another_one_than_the_first_and_says_whose_it_is() {
        var nowhere = service.send("GET", "/nothing", "Accept-Language", "vi");
        var grants = service.send("GET", "/statistics/grants?by=nothing", "Accept-Language", "vi");

        assertThat(nowhere.response().body()).doesNotContain("aria-current").contains("href=\"/nothing?lang=en\"");
        assertThat(grants.response().body()).contains("aria-current=\"page\">Khuyến công</a>");
    }

    @Test
    void what_goes_wrong_with_the_api_is_a_document_whatever_a_browser_accepts() {
        var answer = service.get("/api/v1/datasets/nothing/structure", "Accept", "text/html,*/*");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void an_address_that_cannot_be_decoded_is_told_by_a_page_or_a_document() {
        assertThat(service.raw("GET /%zz HTTP/1.1")).startsWith("HTTP/1.1 400").contains("text/html");
        assertThat(service.raw("GET /api/%zz HTTP/1.1"))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json");
    }

    @Test
    void a_file_is_kept_for_ever_under_an_address_that_changes_with_it() {
        var page = service.get("/datasets").response().body();
        for (var file : new String[] {"app-", "htmx.min-", "favicon-"}) {
            var from = page.indexOf("/assets/" + file);
            var answer = service.get(page.substring(from, page.indexOf('"', from)));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Cache-Control")).contains("max-age=31536000", "immutable", "public");
        }
        assertThat(service.get("/favicon.ico").status()).isEqualTo(200);
    }

    @Test
    void a_page_that_has_not_changed_is_not_sent_again_and_each_language_has_its_own_mark() {
        var tag = service.get("/datasets?lang=en").header("ETag");

        assertThat(tag).startsWith("W/");
        assertThat(service.get("/datasets?lang=en", "If-None-Match", tag).status())
                .isEqualTo(304);
        assertThat(service.get("/datasets?lang=vi", "If-None-Match", tag).status())
                .isEqualTo(200);
    }

    @Test
    void a_page_is_sent_compressed_and_the_api_is_as_it_was() {
        assertThat(service.get("/datasets", "Accept-Encoding", "gzip").header("Content-Encoding"))
                .isEqualTo("gzip");
        assertThat(service.get("/api/v1/datasets", "Accept-Encoding", "gzip").header("Content-Encoding"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/?measure=enterprises.enterprises&year=2020 | không lọc theo năm",
                "/?measure=grants.approved&level=NATIONAL | tính mọi cấp",
                "/?measure=recognitions.recognised&year=2020 | ",
                "/provinces/VN-20?year=2020 | Số cơ sở CNNT</dt><dd><a href",
                "/provinces/VN-20?year=2020 | cuối năm 2020",
            })
    void what_a_filter_does_not_touch_says_so(String address, String words) {
        var page = service.get(address, "Accept-Language", "vi").response().body();

        if (words == null) {
            assertThat(page).doesNotContain("không lọc theo năm", "tính mọi cấp");
        } else {
            assertThat(page).contains(words);
        }
    }

    @Test
    void a_format_leads_to_the_same_address_of_the_api() {
        var answer = service.get("/datasets?format=json&lang=en");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).endsWith("/api/v1/datasets?format=json");
    }
}
