package vn.cnnt.manners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class ActorHeaderTest {
    @Test
    void a_name_in_utf_8_comes_through() {
        assertThat(actor("bà Hoa".getBytes(StandardCharsets.UTF_8))).isEqualTo("bà Hoa");
    }

    @Test
    void a_name_in_latin_1_comes_through_too() {
        assertThat(actor("José".getBytes(StandardCharsets.ISO_8859_1))).isEqualTo("José");
    }

    @Test
    void nobody_is_the_local_one() {
        assertThat(new ActorHeader().of(new MockHttpServletRequest()).name()).isEqualTo("local");
        assertThat(actor(" ".getBytes(StandardCharsets.UTF_8))).isEqualTo("local");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0007b", "a\tb"})
    void what_is_no_name_is_refused(String name) {
        var bytes = name.getBytes(StandardCharsets.UTF_8);

        assertThat(catchThrowableOfType(Refused.class, () -> actor(bytes))).isNotNull();
    }

    private static String actor(byte[] bytes) {
        var request = new MockHttpServletRequest();
        request.addHeader("X-Actor", new String(bytes, StandardCharsets.ISO_8859_1));
        return new ActorHeader().of(request).name();
    }
}
