package vn.cnnt.registry.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.cnnt.events.Level;
import vn.cnnt.manners.Cursor;
import vn.cnnt.manners.Refused;
import vn.cnnt.registry.store.Paging;

class ParametersTest {
    @Test
    void a_list_begins_at_the_beginning_with_fifty() {
        assertThat(parameters(Map.of()).paging()).isEqualTo(new Paging(50, null));
    }

    @Test
    void a_cursor_leads_on_from_where_it_was_given() {
        var parameters = parameters(Map.of("limit", "500", "cursor", Cursor.after(Answers.LIST, "e-1")));

        assertThat(parameters.paging()).isEqualTo(new Paging(500, "e-1"));
        parameters.check();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "501", "-1", "x", "1.5", "99999999999999999999"})
    void more_than_the_limit_is_refused(String limit) {
        var parameters = parameters(Map.of("limit", limit));
        parameters.paging();

        assertThat(codes(parameters)).containsAnyOf("limit out-of-range", "limit not-a-whole-number");
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        var parameters = parameters(Map.of("cursor", "%%", "level", "x", "recordedAt", "yesterday", "colour", "red"));
        parameters.paging();
        parameters.one("level", Level.class);
        parameters.time("recordedAt");

        assertThat(codes(parameters))
                .contains(
                        "cursor not-a-cursor", "level not-one-of", "recordedAt not-a-time", "colour unknown-parameter");
    }

    @Test
    void a_time_has_an_offset_whose_plus_may_have_become_a_space() {
        assertThat(parameters(Map.of("at", "2026-03-15T10:00:00 07:00")).time("at"))
                .isEqualTo(Instant.parse("2026-03-15T03:00:00Z"));
    }

    private static String codes(Parameters parameters) {
        var refused = catchThrowableOfType(Refused.class, parameters::check);
        return String.join(
                ", ",
                refused.refusal().findings().stream()
                        .map(finding -> finding.field() + " " + finding.code())
                        .toList());
    }

    private static Parameters parameters(Map<String, String> given) {
        var all = new HashMap<String, String[]>();
        given.forEach((name, value) -> all.put(name, new String[] {value}));
        return new Parameters(all);
    }
}
