package vn.cnnt.manners.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Validation;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;
import vn.cnnt.manners.Cursor;
import vn.cnnt.manners.JsonBody;
import vn.cnnt.manners.Refused;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.manners.finding.Findings;

class BinderTest {
    private static final Binder BINDER = new Binder(
            Validation.buildDefaultValidatorFactory().getValidator(),
            List.of(new WardReader()),
            List.of(new ShoutingRule()),
            Clock.fixed(Instant.parse("2026-12-31T17:30:00Z"), ZoneOffset.UTC));

    enum Level {
        DISTRICT,
        PROVINCE
    }

    /// A value of a service's own.
    static final class Ward {
        private final String key;

        Ward(String key) {
            this.key = key;
        }
    }

    private static final class WardReader implements TextReader<Ward> {
        @Override
        public Class<Ward> type() {
            return Ward.class;
        }

        @Override
        public int most() {
            return 10;
        }

        @Override
        public @Nullable Ward read(String text, String field, Findings findings) {
            if (text.startsWith("W-")) {
                return new Ward(text);
            }
            findings.error(field, "no-ward", text);
            return null;
        }
    }

    /// Kept in capitals, and no question.
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.FIELD, ElementType.TYPE_USE})
    @interface Shouted {}

    private static final class ShoutingRule implements TextRule<Shouted> {
        @Override
        public Class<Shouted> annotation() {
            return Shouted.class;
        }

        @Override
        public @Nullable String read(String text, Shouted asked, String field, Findings findings) {
            if (text.endsWith("?")) {
                findings.error(field, "a-question", text);
            }
            return text.toUpperCase(Locale.ROOT);
        }
    }

    record Cried(
            @Shouted @NotBlank @Size(max = 9) String what,
            @Size(max = 2) List<@Shouted @Size(max = 9) String> whats) {}

    record Planned(
            @NotNull @Min(2005) @YearsAhead(2) Integer year,
            @NotBlank @Size(max = 5) String title) {}

    record Amended(
            @JsonUnwrapped Planned plan,
            @NotBlank @Size(max = 5) String reason) {}

    record Inner(@NotBlank @Size(max = 5) String value) {}

    record Whole(
            @NotBlank @Size(max = 20) @OneLine String name,
            @Size(max = 2) List<@Size(max = 5) @OneLine String> aliases,
            @NotNull Level level,
            @NotNull LocalDate date,
            @NotNull @Min(0) @Max(1_000_000_000_000_000L) Long amount,
            @Min(1900) @Max(2200) @Nullable Integer year,
            boolean isSet,
            @Nullable Inner identifier,
            @Size(max = 5) List<Inner> lines,
            @Size(max = 5) @Nullable String note,
            @Nullable Ward ward,
            @Nullable Instant at,
            @Nullable Map<DayOfWeek, LocalDate> dates,

            @Pattern(regexp = "[0-9]{2}", message = "not-valid") @Size(max = 5) @Nullable
            String code) {}

    record Person(
            @TakesPersonalId @Size(max = 50) @Nullable String number,
            @Size(max = 50) @Nullable String note) {}

    record Change(
            @NotCleared @Size(max = 5) @Nullable String title,
            @Nullable LocalDate from,
            @Size(max = 5) @Nullable List<Inner> lines,
            Present present) {}

    record Order(
            @NotNull Level level,
            @Nullable LocalDate date,
            @NotBlank @Size(max = 5) String reason) implements Checked {
        @Override
        public void check(Checks checks) {
            if (checks.sound("level", "date") && level == Level.DISTRICT && date != null) {
                checks.error("date", "only-provinces");
            }
        }
    }

    record Search(
            @Size(max = 5) @Nullable String q,
            @Nullable Level level,
            @Nullable Ward ward,
            @Nullable Instant at,
            @Schema(defaultValue = "50") @Min(1) @Max(500) int limit,
            Cursor cursor,
            @Size(max = 3) List<@Size(max = 5) String> after) {}

    @Test
    void a_sound_object_is_read_as_it_stands() {
        var whole = read(Whole.class, """
                {"name": "  Gốm Bát Tràng ", "aliases": ["a", "b"], "level": "PROVINCE", "date": "2024-02-29",
                 "amount": 600000000, "year": 2020, "isSet": true, "identifier": {"value": "1"},
                 "lines": [{"value": "2"}], "note": null, "ward": "W-1", "at": "2026-03-15T10:00:00+07:00",
                 "dates": {"MONDAY": "2024-01-01", "FRIDAY": null}}""");

        assertThat(whole.name()).isEqualTo("Gốm Bát Tràng");
        assertThat(whole.aliases()).containsExactly("a", "b");
        assertThat(whole.level()).isEqualTo(Level.PROVINCE);
        assertThat(whole.date()).isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(whole.amount()).isEqualTo(600_000_000);
        assertThat(whole.year()).isEqualTo(2020);
        assertThat(whole.isSet()).isTrue();
        assertThat(whole.identifier()).isEqualTo(new Inner("1"));
        assertThat(whole.lines()).containsExactly(new Inner("2"));
        assertThat(whole.note()).isNull();
        assertThat(whole.ward()).isNotNull().extracting(ward -> ward.key).isEqualTo("W-1");
        assertThat(whole.at()).isEqualTo(Instant.parse("2026-03-15T03:00:00Z"));
        assertThat(whole.dates()).isEqualTo(Map.of(DayOfWeek.MONDAY, LocalDate.of(2024, 1, 1)));
    }

    @Test
    void everything_that_is_wrong_is_told_at_once_with_its_place_and_nothing_twice() {
        assertThat(codes(Whole.class, """
                {"name": 5, "aliases": ["abcdef", 1], "level": "WARD", "date": "2023-02-29", "amount": 1.5,
                 "year": "2020", "isSet": 1, "identifier": [], "lines": [{"value": ""}, 7], "note": "abcdef",
                 "ward": "X", "at": "2026-11-28", "dates": {"MONDAY": 1, "SOMEDAY": 2}, "code": "x",
                 "surprise": 1, "a/b": 2, "c~d": 3}"""))
                .containsExactlyInAnyOrder(
                        "/name not-text",
                        "/aliases/0 too-long",
                        "/aliases/1 not-text",
                        "/level not-one-of",
                        "/date not-a-date",
                        "/amount not-a-whole-number",
                        "/year number-in-quotes",
                        "/isSet not-true-or-false",
                        "/identifier not-an-object",
                        "/lines/0/value missing",
                        "/lines/1 not-an-object",
                        "/note too-long",
                        "/ward no-ward",
                        "/at not-a-time",
                        "/dates/MONDAY not-a-date",
                        "/dates/SOMEDAY unknown-member",
                        "/code not-valid",
                        "/surprise unknown-member",
                        "/a~1b unknown-member",
                        "/c~0d unknown-member");
        assertThat(codes(Whole.class, "{}"))
                .containsExactlyInAnyOrder("/name missing", "/level missing", "/date missing", "/amount missing");
        assertThat(codes(Whole.class, "{\"name\": \" \", \"level\": null, \"date\": \"2020-01-01\", \"amount\": 1}"))
                .containsExactlyInAnyOrder("/name missing", "/level missing");
    }

    @Test
    void what_the_validator_finds_in_an_element_is_told_at_the_element() {
        assertThat(codes(Whole.class, """
                {"name": "a\\tb", "aliases": ["ok", "a\\nb"], "level": "PROVINCE", "date": "2020-01-01", "amount": 1}""")).containsExactlyInAnyOrder("/name not-one-line", "/aliases/1 not-one-line");
    }

    @Test
    void a_closed_list_is_named_when_a_value_is_not_in_it() {
        assertThat(findings(Order.class, "{\"level\": \"WARD\", \"reason\": \"x\"}")
                        .getFirst()
                        .arguments())
                .containsExactly("WARD", List.of("DISTRICT", "PROVINCE"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1.5                              | not-a-whole-number
            1.0                              | not-a-whole-number
            1e3                              | not-a-whole-number
            1e999999999                      | not-a-whole-number
            "5"                              | number-in-quotes
            "5.0"                            | not-a-whole-number
            -1                               | out-of-range
            1000000000000001                 | out-of-range
            9223372036854775808              | out-of-range
            99999999999999999999999999999999 | out-of-range
            """)
    void money_is_a_whole_number_within_its_bounds(String json, String code) {
        var found = findings(
                Whole.class,
                "{\"name\":\"a\",\"level\":\"PROVINCE\",\"date\":\"2020-01-01\",\"amount\": " + json + "}");

        assertThat(found).extracting(Finding::field, Finding::code).containsExactly(tuple("/amount", code));
    }

    @ParameterizedTest
    @CsvSource({"a\\u0000b,control-character", "a\\ud800b,not-unicode", "\\udc00,not-unicode", "abcdef,too-long"})
    void what_is_no_text_is_refused(String json, String code) {
        assertThat(codes(Inner.class, "{\"value\": \"" + json + "\"}")).containsExactly("/value " + code);
    }

    @Test
    void text_typed_in_two_ways_is_one_text_and_is_measured_in_characters() {
        assertThat(read(Inner.class, "{\"value\": \"Ba\\u0306\\u0301c\"}").value())
                .isEqualTo("Bắc");
        assertThat(read(Inner.class, "{\"value\": \"🏭🏭🏭🏭🏭\"}").value()).hasSize(10);
    }

    @Test
    void more_elements_than_a_list_takes_are_not_looked_at() {
        assertThat(codes(Whole.class, """
                {"name": "a", "aliases": [1, 2, 3], "level": "PROVINCE", "date": "2020-01-01", "amount": 1}""")).containsExactly("/aliases too-many");
    }

    @Test
    void absence_leaves_and_null_clears() {
        var nothing = read(Change.class, "{}");
        var cleared = read(Change.class, "{\"from\": null, \"lines\": null}");

        assertThat(nothing).isEqualTo(new Change(null, null, null, new Present(Set.of())));
        assertThat(cleared).isEqualTo(new Change(null, null, List.of(), new Present(Set.of("from", "lines"))));
        assertThat(cleared.present().has("from")).isTrue();
        assertThat(codes(Change.class, "{\"title\": null}")).containsExactly("/title missing");
        assertThat(codes(Change.class, "{\"title\": \" \"}")).containsExactly("/title missing");
        assertThat(codes(Change.class, "{\"title\": 5}")).containsExactly("/title not-text");
        assertThat(codes(Change.class, "{\"present\": []}")).containsExactly("/present unknown-member");
    }

    @Test
    void a_rule_about_several_members_is_asked_only_where_each_of_them_is_sound() {
        assertThat(codes(Order.class, "{\"level\": \"DISTRICT\", \"date\": \"2020-01-01\"}"))
                .containsExactlyInAnyOrder("/date only-provinces", "/reason missing");
        assertThat(codes(Order.class, "{\"level\": \"WARD\", \"date\": \"2020-01-01\", \"reason\": \"x\"}"))
                .containsExactly("/level not-one-of");
        assertThat(codes(Order.class, "{\"level\": \"DISTRICT\", \"date\": \"yesterday\", \"reason\": \"x\"}"))
                .containsExactly("/date not-a-date");
    }

    @Test
    void an_annotation_of_a_service_says_how_a_text_is_kept_and_what_is_wrong_with_it() {
        assertThat(read(Cried.class, "{\"what\": \"gốm\", \"whats\": [\"trà\"]}"))
                .isEqualTo(new Cried("GỐM", List.of("TRÀ")));
        assertThat(codes(Cried.class, "{\"what\": \"gốm?\", \"whats\": [\"a\", \"b?\"]}"))
                .containsExactlyInAnyOrder("/what a-question", "/whats/1 a-question");
        assertThat(codes(Cried.class, "{\"what\": \"ten letters?\"}")).containsExactly("/what too-long");
    }

    @Test
    void a_year_is_bounded_by_the_present_one_in_vietnam() {
        assertThat(read(Planned.class, "{\"year\": 2029, \"title\": \"a\"}").year())
                .isEqualTo(2029);
        assertThat(findings(Planned.class, "{\"year\": 2030, \"title\": \"a\"}"))
                .containsExactly(Finding.error("/year", "out-of-range", "2030", "2005", "2029"));
    }

    @Test
    void the_members_of_a_part_may_stand_among_those_of_the_record() {
        assertThat(read(Amended.class, "{\"year\": 2020, \"title\": \"a\", \"reason\": \"b\"}"))
                .isEqualTo(new Amended(new Planned(2020, "a"), "b"));
        assertThat(codes(Amended.class, "{\"year\": 1, \"plan\": {}, \"extra\": 1}"))
                .containsExactlyInAnyOrder(
                        "/year out-of-range",
                        "/title missing",
                        "/reason missing",
                        "/plan unknown-member",
                        "/extra unknown-member");
        assertThat(Shape.of(Amended.class).names()).containsExactly("reason", "title", "year");
        assertThat(Shape.of(Amended.class).mandatory()).containsExactly("reason", "title", "year");
        assertThat(Shape.of(Amended.class).mayBeMissing()).isFalse();
    }

    @Test
    void of_what_was_read_only_the_sound_members_may_be_looked_at() {
        var bound = BINDER.body(Planned.class, object("{\"year\": 1999, \"title\": \"a\"}"));
        var beside = Finding.error("/title", "there-already");

        assertThat(bound.isSound("title")).isTrue();
        assertThat(bound.isSound("title", "year")).isFalse();
        assertThat(bound.value()).isEqualTo(new Planned(null, "a"));
        assertThat(catchThrowableOfType(Refused.class, () -> bound.sound(() -> List.of(beside)))
                        .refusal()
                        .findings())
                .extracting(Finding::code)
                .containsExactly("out-of-range", "there-already");
    }

    @Test
    void a_body_may_be_missing_where_nothing_is_mandatory() {
        assertThat(Shape.of(Change.class).mayBeMissing()).isTrue();
        assertThat(Shape.of(Order.class).mayBeMissing()).isFalse();
    }

    @Test
    void a_query_is_read_as_strictly_as_a_body() {
        var search = query(Map.of("q", " a ", "limit", "500", "cursor", Cursor.after("/things", "t-1"), "ward", "W-2"));

        assertThat(search.q()).isEqualTo("a");
        assertThat(search.limit()).isEqualTo(500);
        assertThat(search.cursor()).isEqualTo(new Cursor("/things", "t-1"));
        assertThat(query(Map.of()).limit()).isEqualTo(50);
        assertThat(query(Map.of()).cursor().last()).isNull();
        assertThat(query(Map.of("q", "", "level", "")).level()).isNull();
        assertThat(query(Map.of("lang", "en")).q()).isNull();
        assertThat(query(Map.of("at", "2026-03-15T10:00:00 07:00")).at())
                .isEqualTo(Instant.parse("2026-03-15T03:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "limit, 0, out-of-range",
        "limit, 501, out-of-range",
        "limit, -1, out-of-range",
        "limit, x, not-a-whole-number",
        "limit, 1.5, not-a-whole-number",
        "limit, 99999999999999999999, out-of-range",
        "cursor, %%, not-a-cursor",
        "level, x, not-one-of",
        "ward, x, no-ward",
        "at, yesterday, not-a-time",
        "q, abcdef, too-long",
        "lang, fr, not-one-of",
        "colour, red, unknown-parameter"
    })
    void what_is_wrong_with_a_parameter_is_told_by_its_name(String name, String value, String code) {
        var refused = catchThrowableOfType(Refused.class, () -> query(Map.of(name, value)));

        assertThat(refused.refusal().findings())
                .extracting(finding -> finding.field() + " " + finding.code())
                .containsExactly(name + " " + code);
    }

    @Test
    void a_cursor_of_another_list_and_a_parameter_that_is_repeated_are_refused_at_once() {
        var given = new HashMap<String, String[]>();
        given.put("cursor", new String[] {Cursor.after("/others", "t-1")});
        given.put("q", new String[] {"a", "b"});
        given.put("after", new String[] {"a", "b"});
        given.put("lang", new String[] {"vi", "en"});
        var refused = catchThrowableOfType(Refused.class, () -> BINDER.query(Search.class, given, "/things"));

        assertThat(refused.refusal().findings())
                .extracting(finding -> finding.field() + " " + finding.code())
                .containsExactlyInAnyOrder("cursor not-a-cursor", "q repeated", "lang repeated");
    }

    record Open(@Nullable String text) {}

    record Undecided(Level level) {}

    @ParameterizedTest
    @ValueSource(classes = {Open.class, Undecided.class})
    void a_record_that_leaves_a_question_open_is_a_mistake(Class<? extends Record> type) {
        assertThatIllegalStateException().isThrownBy(() -> Shape.of(type));
    }

    private static <T extends Record> List<String> codes(Class<T> type, String json) {
        return findings(type, json).stream()
                .map(finding -> finding.field() + " " + finding.code())
                .toList();
    }

    private static <T extends Record> List<Finding> findings(Class<T> type, String json) {
        return catchThrowableOfType(Refused.class, () -> read(type, json))
                .refusal()
                .findings();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'note': 'CCCD 001203004567', 'number': null} | /note",
                "{'note': '001.203.004.567'} | /note",
                "{'note': ['001203004567']} | /note",
                "{'note': 0.01203004567} | /note",
                "{'noted': 'x 001203004567'} | /noted",
                "{'noted': {'a': [1, '001203004567']}} | /noted",
                "{'001203004567': 'x'} | ''"
            })
    void a_text_with_a_personal_id_is_refused_and_not_said_back(String given) {
        var parts = given.replace('\'', '"').split(" \\| ", 2);

        var refused = catchThrowableOfType(Refused.class, () -> read(Person.class, parts[0]));

        assertThat(refused.refusal().findings())
                .extracting(Finding::code, Finding::field)
                .containsExactly(tuple("personal-id-in-text", parts[1].replace("\"\"", "")));
        assertThat(refused.refusal().findings().toString()).doesNotContain("4567");
    }

    @Test
    void only_the_member_that_takes_a_personal_id_may_be_one() {
        assertThat(read(Person.class, "{\"number\": \"001 203 004 567\"}"))
                .isEqualTo(new Person("001 203 004 567", null));
    }

    @Test
    void a_query_with_a_personal_id_is_refused_by_the_name_of_its_parameter() {
        var refused = catchThrowableOfType(
                Refused.class,
                () -> BINDER.query(
                        Search.class,
                        Map.of("q", new String[] {"001203004567"}, "q001203004567", new String[] {"1"}),
                        "/things"));

        assertThat(refused.refusal().findings())
                .extracting(Finding::code)
                .containsOnly("personal-id-in-text")
                .hasSize(2);
        assertThat(refused.refusal().findings().toString()).doesNotContain("4567");
    }

    private static <T extends Record> T read(Class<T> type, String json) {
        return BINDER.body(type, object(json)).sound();
    }

    private static ObjectNode object(String json) {
        return (ObjectNode) JsonBody.parse(json.getBytes(StandardCharsets.UTF_8));
    }

    private static Search query(Map<String, String> given) {
        var all = new HashMap<String, String[]>();
        given.forEach((name, value) -> all.put(name, new String[] {value}));
        return BINDER.query(Search.class, all, "/things");
    }
}
