package vn.cnnt.manners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionsTest {
    @Test
    void an_etag_of_ours_is_a_version() {
        assertThat(Versions.of("\"7\"", null)).isEqualTo(Set.of(7L));
        assertThat(Versions.of("\"7\", \"8\"", null)).isEqualTo(Set.of(7L, 8L));
    }

    @Test
    void a_tag_that_is_not_ours_matches_nothing() {
        assertThat(Versions.of("W/\"7\"", null)).isEmpty();
        assertThat(Versions.of("\"seven\"", null)).isEmpty();
        assertThat(Versions.of("\"99999999999999999999\"", null)).isEmpty();
    }

    @Test
    void any_version_is_no_version() {
        assertThat(Versions.of("*", null)).isNull();
        assertThat(Versions.of(null, null)).isNull();
    }

    @Test
    void what_may_not_be_there_is_left_out_of_what_may_be_changed() {
        assertThat(Versions.of("\"7\", \"8\"", "W/\"8\"")).isEqualTo(Set.of(7L));
        assertThat(Versions.of("\"7\"", "\"7\"")).isEmpty();
        assertThat(Versions.of("\"7\"", " * ")).isEmpty();
        assertThat(Versions.of(null, "*")).isEmpty();
        assertThat(Versions.of(null, "\"7\"")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "\"7", "", "\"7\",", "'7'"})
    void what_is_no_etag_is_refused(String header) {
        var refused = catchThrowableOfType(Refused.class, () -> Versions.of(header, null));

        assertThat(refused.refusal().findings().getFirst().field()).isEqualTo("If-Match");
        assertThat(refused.refusal().findings().getFirst().code()).isEqualTo("not-an-etag");
    }
}
