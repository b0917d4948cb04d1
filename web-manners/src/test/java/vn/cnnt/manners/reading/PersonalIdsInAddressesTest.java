package vn.cnnt.manners.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import vn.cnnt.manners.Refused;
import vn.cnnt.manners.finding.Finding;

class PersonalIdsInAddressesTest {
    private final PersonalIdsInAddresses addresses = new PersonalIdsInAddresses();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/enterprises/001203004567",
                "/api/v1/enterprises/001-203-004-567/move",
                "/api/v1/enterprises/%30%30%31203004567",
                "/api/v1/parked/001%20203%20004%20567"
            })
    void nothing_has_one_in_its_path(String path) {
        var refused = catchThrowableOfType(Refused.class, () -> ask(path, null));

        assertThat(refused.refusal().status()).isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void a_query_with_one_is_refused_whatever_method_reads_it() {
        var refused = catchThrowableOfType(
                Refused.class,
                () -> ask("/api/v1/enterprises", "dryRun=true&q=001%2E203%2E004%2E567&001203004567=1&a"));

        assertThat(refused.refusal().status()).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(refused.refusal().findings())
                .extracting(Finding::field, Finding::code)
                .containsExactly(tuple("q", "personal-id-in-text"), tuple("************", "personal-id-in-text"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"q=1234/QĐ-UBND", "recordedAt=2026-01-09T08:15:00.012345Z", "q=100%", "", "after=e-0a1@3"})
    void other_queries_pass(String query) {
        assertThatCode(() -> ask("/api/v1/enterprises/e-01k9f0zq2m7c3n1d5t8b4x6", query))
                .doesNotThrowAnyException();
    }

    private void ask(String path, String query) {
        var request = new MockHttpServletRequest("POST", path);
        request.setQueryString(query);
        addresses.preHandle(request, new MockHttpServletResponse(), this);
    }
}
