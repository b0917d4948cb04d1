package vn.cnnt.manners.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.i18n.FixedLocaleResolver;
import vn.cnnt.manners.MannersConfiguration;
import vn.cnnt.manners.ProblemWriter;
import vn.cnnt.manners.Problems;
import vn.cnnt.manners.Words;

/// A page of a stranger whose name was made to point here asks under its own name.
class KnownHostsTest {
    private static final KnownHosts HOSTS = new KnownHosts(
            List.of("127.0.0.1", " Localhost ", "[::1]", "cnnt.langson.gov.vn"),
            new ProblemWriter(
                    new Problems(new Words(MannersConfiguration.messages("manners"))),
                    new FixedLocaleResolver(Locale.ENGLISH),
                    () -> {
                        throw new AssertionError("a program asks for no page");
                    }));

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1",
        "127.0.0.1:8080, 127.0.0.1",
        "LOCALHOST:1, localhost",
        "[::1]:8080, [::1]",
        "[::1], [::1]",
        "cnnt.langson.gov.vn:443, cnnt.langson.gov.vn"
    })
    void a_host_is_told_without_its_port(String header, String host) {
        assertThat(KnownHosts.nameOf(header)).isEqualTo(host);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:8080", "localhost", "LocalHost:8081", "[::1]:80", "cnnt.langson.gov.vn"})
    void a_known_name_goes_on(String host) throws Exception {
        assertThat(asked(host).getStatus()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:8080",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "evil.example/127.0.0.1",
                "127.0.0.1@evil.example",
                "[::2]",
                "::1",
                "localhost:80:80",
                ""
            })
    void any_other_name_is_refused_before_everything_else(String host) throws Exception {
        var answer = asked(host);

        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(answer.getContentAsString())
                .contains("\"/problems/invalid\"", "\"Host\"", "\"unknown-host\"", "localhost");
    }

    @Test
    void no_name_is_none_of_ours() throws Exception {
        assertThat(asked(null).getStatus()).isEqualTo(400);
    }

    @Test
    void a_name_is_shown_so_that_it_can_do_no_harm() throws Exception {
        assertThat(asked("e".repeat(5_000)).getContentAsString()).hasSizeLessThan(2_000);
    }

    private static MockHttpServletResponse asked(@Nullable String host) throws ServletException, IOException {
        var request = new MockHttpServletRequest("GET", "/api/v1/me");
        if (host != null) {
            request.addHeader("Host", host);
        }
        var response = new MockHttpServletResponse();
        HOSTS.doFilter(request, response, new MockFilterChain());
        return response;
    }
}
