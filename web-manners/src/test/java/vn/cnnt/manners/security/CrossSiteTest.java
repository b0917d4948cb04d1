package vn.cnnt.manners.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrossSiteTest {
    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8080, http, 127.0.0.1:8080, true",
        "http://LOCALHOST:8080, http, localhost:8080, true",
        "http://registry.gov.vn, http, registry.gov.vn:80, true",
        "https://registry.gov.vn:443, https, registry.gov.vn, true",
        "http://[::1]:8080, http, [::1]:8080, true",
        "http://127.0.0.1:8081, http, 127.0.0.1:8080, false",
        "http://localhost:8080, http, 127.0.0.1:8080, false",
        "http://registry.gov.vn, https, registry.gov.vn, false",
        "https://evil.example, https, registry.gov.vn, false",
        "https://registry.gov.vn.evil.example, https, registry.gov.vn, false",
        "http://registry.gov.vn:4430, http, registry.gov.vn:44, false",
        "null, http, 127.0.0.1:8080, false",
        "'', http, 127.0.0.1:8080, false",
    })
    void an_origin_is_ours_where_scheme_host_and_port_are(String origin, String scheme, String host, boolean ours) {
        assertThat(CrossSite.isSame(origin, scheme, host)).isEqualTo(ours);
    }
}
