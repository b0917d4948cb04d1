package vn.cnnt.manners.reading;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class FormBodyTest {
    record Asked(
            @Nullable Instant at,
            @Nullable LocalDate day,
            @Min(1) @Max(9999) @Nullable Integer events,
            boolean accepted,
            @Size(max = 50) @Nullable String reason,
            @Size(max = 5) List<@Size(max = 9) String> codes) {}

    record Line(@Size(max = 50) @Nullable String firm) {}

    record Lines(@Size(max = 9) List<Line> lines) {}

    @Test
    void words_by_which_a_thing_was_looked_for_stand_in_its_place_until_one_is_chosen() {
        var body = FormBody.of(
                Shape.of(Lines.class),
                Map.of(
                        "lines.0.firm", new String[] {"e-1"},
                        "lines.0.firm._sought", new String[] {"viet bac"},
                        "lines.3.firm", new String[] {""},
                        "lines.3.firm._sought", new String[] {"xu lang"},
                        "lines.4.firm._sought", new String[] {" "}));

        assertThat(body.toString()).isEqualTo("""
                {"lines":[{"firm":"e-1"},{"firm":"xu lang"}]}""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "28/11/2026 17:00        | 2026-11-28T10:00:00Z",
                "8/1/2026 7:05           | 2026-01-08T00:05:00Z",
                "28/11/2026 17:00:59     | 2026-11-28T10:00:59Z",
                "17:00:59, 28/11/2026    | 2026-11-28T10:00:59Z",
                "17:00 28/11/2026        | 2026-11-28T10:00:00Z",
                "17:00:59, 28 Nov 2026   | 2026-11-28T10:00:59Z",
                "' 28/11/2026   17:00 '  | 2026-11-28T10:00:00Z",
                "2026-11-28T17:00        | 2026-11-28T10:00:00Z"
            })
    void a_time_is_that_of_hanoi_and_a_minute_is_its_first_moment(String written, String time) {
        assertThat(FormBody.time(written)).isEqualTo(Instant.parse(time));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "31/02/2026 17:00",
                "28/11/2026",
                "28/11/2026 24:00",
                "28-11-2026 17:00",
                "tomorrow",
                "''",
                "28/11/26 17:00"
            })
    void what_is_no_time_is_left_as_it_is_to_be_refused(String written) {
        assertThat(FormBody.time(written)).isNull();
        if (!written.isEmpty()) {
            assertThat(body("at", written).get("at").stringValue()).isEqualTo(written);
        }
    }

    @Test
    void a_time_with_an_offset_stays_what_it_is() {
        assertThat(body("at", "2026-11-28T10:00:00Z").get("at").stringValue()).isEqualTo("2026-11-28T10:00:00Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1234|1234",
                "1.234|1234",
                "1,234|1234",
                "1 234|1234",
                "' 12 '|12",
                "1.2|'1.2'",
                "12.34.567|'12.34.567'",
                "1.234,5|'1.234,5'",
                "-3|'-3'",
                "3x|'3x'",
                ".123|'.123'"
            })
    void a_number_may_have_its_thousands_set_apart_and_else_is_none(String written, String read) {
        var node = body("events", written).get("events");

        assertThat(node.isNumber() ? node.asString() : node.stringValue()).isEqualTo(read);
        assertThat(node.isNumber()).isEqualTo(read.chars().allMatch(Character::isDigit));
    }

    @Test
    void what_is_empty_is_not_said_and_what_stands_around_a_form_is_no_part_of_it() {
        var body = FormBody.of(
                Shape.of(Asked.class),
                Map.of(
                        "reason", new String[] {"  "},
                        "at", new String[] {""},
                        "_csrf", new String[] {"t"},
                        "Idempotency-Key", new String[] {"k"},
                        "If-Match", new String[] {"\"1\""},
                        "lang", new String[] {"en"}));

        assertThat(body.isEmpty()).isTrue();
    }

    @Test
    void a_tick_is_true_a_date_is_one_of_vietnam_several_are_a_list_and_what_nobody_knows_stays_to_be_refused() {
        assertThat(body("accepted", "on").get("accepted").booleanValue()).isTrue();
        assertThat(body("accepted", "true").get("accepted").booleanValue()).isTrue();
        assertThat(body("accepted", "yes").get("accepted").isString()).isTrue();
        assertThat(body("day", "8/1/2026").get("day").stringValue()).isEqualTo("2026-01-08");
        assertThat(body("codes", "a", "", "b").get("codes").toString()).isEqualTo("[\"a\",\"b\"]");
        assertThat(body("other", "x").get("other").stringValue()).isEqualTo("x");
    }

    @Test
    void what_is_said_in_several_ways_where_one_can_be_is_none_of_them() {
        var given = Map.of(
                "reason", new String[] {"một", "hai", ""},
                "day", new String[] {"8/1/2026", "8/1/2026"},
                "codes", new String[] {"a", "b"},
                "other", new String[] {"x", "y"});

        assertThat(FormBody.repeated(Shape.of(Asked.class), Filled.of(given))).isEqualTo(Map.of("/reason", 2));
    }

    @Test
    void a_form_sent_again_has_the_same_bytes_whatever_its_token_is() {
        var once = Map.of("reason", new String[] {"vì sao"}, "_csrf", new String[] {"1"});
        var again = Map.of("_csrf", new String[] {"2"}, "reason", new String[] {"vì sao"});
        var other = Map.of("reason", new String[] {"khác"}, "_csrf", new String[] {"1"});

        assertThat(FormBody.bytes(once)).isEqualTo(FormBody.bytes(again)).isNotEqualTo(FormBody.bytes(other));
    }

    private static ObjectNode body(String control, String... values) {
        return FormBody.of(Shape.of(Asked.class), Map.of(control, values));
    }
}
