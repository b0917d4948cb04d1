package vn.cnnt.manners;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.ExceptionHandlerMethodResolver;
import tools.jackson.databind.json.JsonMapper;
import vn.cnnt.manners.finding.Finding;

class ProblemsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final Problems problems = new Problems(new Words(MannersConfiguration.messages("manners")));

    @Test
    void who_goes_away_before_the_answer_is_written_is_no_failure() {
        var gone = new AsyncRequestNotUsableException("ServletResponse failed to flushBuffer");

        assertThat(new ExceptionHandlerMethodResolver(Problems.class).resolveMethod(gone))
                .isNotNull()
                .extracting(Method::getName)
                .isEqualTo("clientGone");
    }

    @Test
    void a_problem_names_every_finding_and_its_further_members_stand_beside_the_others() {
        var refusal = Refusal.of(HttpStatus.CONFLICT, "conflict", "/api/v1/things/1")
                .naming(List.of(Finding.error("/code", "missing"), Finding.error("/name", "too-long", 7, 5)))
                .with("existing", "/api/v1/things/1");

        assertThat(JSON.valueToTree(problems.problem(refusal, Locale.ENGLISH)).toString())
                .isEqualTo("{\"type\":\"/problems/conflict\",\"title\":\"Already there\",\"status\":409,"
                        + "\"detail\":\"It is there already: /api/v1/things/1.\",\"errors\":["
                        + "{\"field\":\"/code\",\"code\":\"missing\",\"message\":\"It is missing and must be there.\"},"
                        + "{\"field\":\"/name\",\"code\":\"too-long\","
                        + "\"message\":\"It is 7 characters long; the most is 5.\"}],"
                        + "\"existing\":\"/api/v1/things/1\"}");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 405, 406, 408, 413, 415, 431, 500, 503})
    void what_only_has_a_status_has_errors_too_and_does_not_speak_of_any(int status) {
        for (var language : List.of(Languages.VIETNAMESE, Locale.ENGLISH)) {
            var problem = problems.problem(Problems.plain(HttpStatusCode.valueOf(status)), language);

            assertThat(problem.status()).isEqualTo(status);
            assertThat(problem.errors()).isEmpty();
            assertThat(problem.detail()).isNotBlank().doesNotContain("errors", "{");
        }
    }

    @ParameterizedTest
    @CsvSource({"400,invalid", "413,too-large", "415,unsupported", "418,invalid", "500,internal", "503,unavailable"})
    void a_status_has_its_slug(int status, String slug) {
        assertThat(Problems.plain(HttpStatusCode.valueOf(status)).slug()).isEqualTo(slug);
    }

    @Test
    void whoever_is_told_to_come_again_is_told_when() {
        assertThat(Refusal.overloaded().headers()).containsEntry("Retry-After", "1");
        assertThat(Refusal.unavailable().headers()).containsEntry("Retry-After", "5");
        assertThat(Problems.plain(HttpStatus.SERVICE_UNAVAILABLE).headers()).containsKey("Retry-After");
    }

    @Test
    void a_page_is_asked_for_again_by_itself_and_a_form_is_not() {
        assertThat(Problems.headers(Refusal.overloaded(), new MockHttpServletRequest("GET", "/grants")))
                .containsEntry("Refresh", "1");
        assertThat(Problems.headers(Refusal.overloaded(), new MockHttpServletRequest("POST", "/grants")))
                .doesNotContainKey("Refresh")
                .containsEntry("Retry-After", "1");
        assertThat(Problems.headers(Refusal.overloaded(), new MockHttpServletRequest("GET", "/api/v1/grants")))
                .doesNotContainKey("Refresh");
    }
}
