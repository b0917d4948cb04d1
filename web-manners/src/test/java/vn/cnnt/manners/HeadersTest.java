package vn.cnnt.manners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class HeadersTest {
    private static final Actor LAN = new Actor("lan", "Lan", Set.of(), Set.of());
    private static final Actor MINH = new Actor("minh", "Minh", Set.of(), Set.of());

    @ParameterizedTest
    @ValueSource(strings = {"a", "a b", "0f1e", "!~"})
    void a_key_is_printable(String key) {
        assertThat(IdempotencyKey.of(LAN, request("Idempotency-Key", key))).isEqualTo("lan\n" + key);
        assertThat(key).matches(IdempotencyKey.FORM);
    }

    @Test
    void the_same_letters_from_another_are_another_key() {
        var request = request("Idempotency-Key", "1");

        assertThat(IdempotencyKey.of(LAN, request)).isNotEqualTo(IdempotencyKey.of(MINH, request));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " a", "a ", "ạ", "a\u0007"})
    void what_is_no_key_is_refused(String key) {
        var refused =
                catchThrowableOfType(Refused.class, () -> IdempotencyKey.of(LAN, request("Idempotency-Key", key)));

        assertThat(refused.refusal().findings())
                .extracting("field", "code")
                .containsExactly(tuple("Idempotency-Key", "not-a-key"));
        assertThat(key).doesNotMatch(IdempotencyKey.FORM);
    }

    @Test
    void a_change_token_names_an_aggregate_and_its_version() {
        assertThat(ChangeToken.find("e-01h2x@3"))
                .isEqualTo(new ChangeToken("e-01h2x", 3))
                .hasToString("e-01h2x@3");
        assertThat(ChangeToken.find("e-01h2x@0")).isNull();
        assertThat(ChangeToken.find("e-01h2x")).isNull();
        assertThat(ChangeToken.find("e-" + "1".repeat(100_000) + "@1")).isNull();
    }

    @Test
    void a_cursor_leads_on_in_its_own_list_alone() {
        var cursor = Cursor.after("runs", "r 1");

        assertThat(Cursor.read("runs", cursor)).isEqualTo("r 1");
        assertThat(Cursor.read("parked", cursor)).isNull();
        assertThat(Cursor.read("runs", "%%")).isNull();
        assertThat(Cursor.read("runs", Cursor.after("runs", ""))).isNull();
        assertThat(Cursor.read("runs", Cursor.after("runs", "a\u0000"))).isNull();
    }

    private static MockHttpServletRequest request(String name, String value) {
        var request = new MockHttpServletRequest("POST", "/api/v1/enterprises");
        request.addHeader(name, value);
        return request;
    }
}
