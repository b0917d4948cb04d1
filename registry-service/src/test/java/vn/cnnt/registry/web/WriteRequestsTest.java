package vn.cnnt.registry.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.cnnt.registry.command.Rejection;

class WriteRequestsTest {
    @Test
    void an_etag_of_ours_is_a_version() {
        assertThat(WriteRequests.versions("\"7\"")).isEqualTo(Set.of(7L));
        assertThat(WriteRequests.versions("\"7\", \"8\"")).isEqualTo(Set.of(7L, 8L));
    }

    @Test
    void a_tag_that_is_not_ours_matches_nothing() {
        assertThat(WriteRequests.versions("W/\"7\"")).isEmpty();
        assertThat(WriteRequests.versions("\"seven\"")).isEmpty();
        assertThat(WriteRequests.versions("\"99999999999999999999\"")).isEmpty();
    }

    @Test
    void any_version_is_no_version() {
        assertThat(WriteRequests.versions("*")).isNull();
        assertThat(WriteRequests.versions(null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "\"7", "", "\"7\",", "'7'"})
    void what_is_no_etag_is_refused(String header) {
        var refused = catchThrowableOfType(Rejection.Refused.class, () -> WriteRequests.versions(header));

        assertThat(refused.decision().findings().getFirst().field()).isEqualTo("If-Match");
        assertThat(refused.decision().findings().getFirst().code()).isEqualTo("not-an-etag");
    }
}
