package vn.cnnt.reporting.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;
import vn.cnnt.manners.Words;
import vn.cnnt.reporting.web.Causes;

class RegistryApiTest {
    private static final String ADDRESS = "http://registry:8080";

    @Test
    void a_register_that_is_silent_is_told_of_in_the_readers_language_alone() {
        for (var language : List.of("vi", "en")) {
            assertThat(said(new HttpTimeoutException("request timed out"), language))
                    .contains(ADDRESS, "10")
                    .doesNotContain("timed out");
            assertThat(said(new ConnectException(), language)).contains(ADDRESS).doesNotContain("null");
            assertThat(said(new HttpConnectTimeoutException("HTTP connect timed out"), language))
                    .contains(ADDRESS)
                    .doesNotContain("timed out");
            assertThat(said(new IOException("header parser received no bytes"), language))
                    .contains(ADDRESS, "“header parser received no bytes”");
        }
        assertThat(said(new HttpTimeoutException("request timed out"), "vi"))
                .isEqualTo("Sổ đăng ký ở http://registry:8080 không trả lời trong 10 giây.");
        assertThat(said(new HttpTimeoutException("request timed out"), "en"))
                .isEqualTo("The register at http://registry:8080 has not answered for 10 seconds.");
    }

    private static String said(IOException e, String language) {
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages", "manners");
        messages.setDefaultEncoding("UTF-8");
        var kept = Causes.of(RegistryApi.silent(ADDRESS, Duration.ofSeconds(10), e));
        return Objects.requireNonNull(new Causes(new Words(messages)).say(kept, Locale.of(language)));
    }
}
