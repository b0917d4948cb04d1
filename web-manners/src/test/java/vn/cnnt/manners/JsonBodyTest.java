package vn.cnnt.manners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class JsonBodyTest {
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "{\"a\":1}}", "{\"a\":1,\"a\":2}", "nul", "{a:1}", "\"\\x\""})
    void what_is_not_json_is_a_400(String text) {
        assertRefused(400, "invalid", request(text, "application/json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "null", "\"a\""})
    void what_is_json_but_no_object_is_a_422(String text) {
        assertRefused(422, "invalid", request(text, "application/json"));
    }

    @Test
    void neither_deep_nesting_nor_bytes_that_are_no_text_get_through() {
        assertRefused(400, "invalid", request("[".repeat(50_000), "application/json"));
        var noText = request("", "application/json");
        noText.setContent(new byte[] {'"', (byte) 0xff, (byte) 0xfe, '"'});
        assertRefused(400, "invalid", noText);
    }

    @Test
    void a_mebibyte_is_taken_and_no_more() {
        var most = "{\"a\":\"" + "x".repeat(JsonBody.MOST_BYTES - 8) + "\"}";

        assertThat(JsonBody.object(request(most, "application/json"), false).propertyNames())
                .containsExactly("a");
        assertRefused(413, "too-large", request(most + " ", "application/json"));
    }

    @ParameterizedTest
    @CsvSource({"text/plain", "application/x-www-form-urlencoded", "non/sense/x", "''", "multipart/form-data"})
    void what_says_that_it_is_something_else_is_not_read(String type) {
        assertRefused(415, "unsupported", request("{}", type));
    }

    @ParameterizedTest
    @ValueSource(strings = {"iso-8859-1", "UTF-16", "latin-viet", "\"utf 8\""})
    void what_is_said_to_be_in_another_charset_than_that_of_json_is_not_read(String charset) {
        assertRefused(415, "unsupported", request("{}", "application/json;charset=" + charset));
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf-8", "UTF-8", "\"UTF-8\""})
    void the_charset_of_json_may_be_said(String charset) {
        assertThat(JsonBody.object(request("{}", "application/json; charset=" + charset), false))
                .isEmpty();
    }

    @Test
    void neither_order_nor_space_make_another_body() {
        var one = sameness("{\"a\": {\"x\": 1, \"y\": [1, 2]}, \"b\": \"é\"}");

        assertThat(sameness("{\"b\":\"\\u00e9\",\n \"a\":{\"y\":[1,2],\"x\":1}}"))
                .isEqualTo(one);
        assertThat(sameness("{\"a\": {\"x\": 1, \"y\": [2, 1]}, \"b\": \"é\"}")).isNotEqualTo(one);
        assertThat(sameness("{\"a\": 9007199254740993}")).isNotEqualTo(sameness("{\"a\": 9007199254740992}"));
        assertThat(sameness("{\"a\": 1, \"a\": 2}")).isNotEqualTo(sameness("{\"a\": 2}"));
        assertThat(sameness("")).isEqualTo("");
    }

    private static String sameness(String body) {
        return new String(JsonBody.sameness(request(body, "application/json")), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br", "GZIP, identity", "identity, gzip"})
    void what_is_compressed_is_not_unpacked(String encoding) {
        var request = request("{}", "application/json");
        request.addHeader("Content-Encoding", encoding);

        assertThat(assertRefused(415, "unsupported", request).headers()).containsEntry("Accept-Encoding", "identity");
    }

    @Test
    void a_body_may_be_missing_only_where_nothing_in_it_is_mandatory() {
        var request = new MockHttpServletRequest();

        assertThat(JsonBody.object(request, true)).isEmpty();
        assertRefused(415, "unsupported", request);
        assertRefused(400, "invalid", request("", "application/json"));
    }

    @Test
    void the_bytes_can_be_asked_for_again() {
        var request = request("{\"a\": 1}", "application/vnd.cnnt+json");

        assertThat(JsonBody.object(request, false).get("a").intValue()).isEqualTo(1);
        assertThat(JsonBody.bytes(request)).isEqualTo("{\"a\": 1}".getBytes(StandardCharsets.UTF_8));
    }

    private static Refusal assertRefused(int status, String slug, MockHttpServletRequest request) {
        var refused = catchThrowableOfType(Refused.class, () -> JsonBody.object(request, false));
        assertThat(refused.refusal().status().value()).isEqualTo(status);
        assertThat(refused.refusal().slug()).isEqualTo(slug);
        return refused.refusal();
    }

    private static MockHttpServletRequest request(String body, String type) {
        var request = new MockHttpServletRequest();
        request.setContent(body.getBytes(StandardCharsets.UTF_8));
        if (!type.isEmpty()) {
            request.setContentType(type);
        }
        return request;
    }
}
