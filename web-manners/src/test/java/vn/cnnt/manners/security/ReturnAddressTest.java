package vn.cnnt.manners.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/me", "/enterprises?q=che%20shan&province=VN-20", "/statistics/grants?by=planYear#top", "/a..b?to=/../x"})
    void a_page_of_ours_is_come_back_to(String page) {
        assertThat(ReturnAddress.of(page)).isEqualTo(page);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "/\\evil.example/",
                "\\\\evil.example",
                "/\t/evil.example",
                "/\n/evil.example",
                "javascript:alert(1)",
                "me",
                "",
                "/me\r\nSet-Cookie: a=b",
                "/đi",
                "/login?to=/login",
                "/logout",
                "/oauth2/authorization/cnnt",
                "/../x",
                "/enterprises/../../login",
                "/%2e%2E/x",
                "/./login"
            })
    void anywhere_else_is_home(String elsewhere) {
        assertThat(ReturnAddress.of(elsewhere)).isEqualTo("/");
    }

    @Test
    void who_says_nothing_or_too_much_comes_home() {
        assertThat(ReturnAddress.of(null)).isEqualTo("/");
        assertThat(ReturnAddress.of("/" + "a".repeat(2000))).isEqualTo("/");
    }
}
