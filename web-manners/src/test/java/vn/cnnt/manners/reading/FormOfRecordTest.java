package vn.cnnt.manners.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.validation.Validation;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.manners.page.Notation;

/// What a program sends as JSON, and the form of it, bind to the same record.
class FormOfRecordTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Binder BINDER = new Binder(
            Validation.buildDefaultValidatorFactory().getValidator(), List.of(), List.of(), Clock.systemUTC());

    enum Source {
        NATIONAL,
        LOCAL
    }

    record Line(
            @NotNull Source source,
            @Min(0) @Max(1_000_000_000_000_000L) @Nullable Long requested,
            boolean whole) {}

    record Place(
            @Size(max = 50) @Nullable String name, @Nullable LocalDate from) {}

    record Details(
            @NotNull @Size(max = 50) String title,
            @Nullable Place place,
            @Size(max = 9) List<@Size(max = 20) String> aliases) {}

    record Asked(
            @JsonUnwrapped Details details,
            @Size(max = 20) List<Line> funding,
            Map<Source, LocalDate> dates,
            @Min(0) @Max(9999) @Nullable Integer year,
            @Nullable Boolean set) {}

    private static Bound<Asked> ofForm(Map<String, String[]> form) {
        return BINDER.body(Asked.class, FormBody.of(Shape.of(Asked.class), form));
    }

    private static Map<String, String[]> form(String... pairs) {
        var form = new LinkedHashMap<String, String[]>();
        for (var i = 0; i < pairs.length; i += 2) {
            form.put(pairs[i], new String[] {pairs[i + 1]});
        }
        return form;
    }

    private static List<String> fields(Bound<?> bound) {
        return bound.findings().all().stream().map(Finding::field).toList();
    }

    @Test
    void members_of_members_are_named_with_dots() {
        var bound = ofForm(form(
                "title",
                "Bản lề",
                "place.name",
                "Lạng Sơn",
                "place.from",
                "5/3/2026",
                "funding.0.source",
                "NATIONAL",
                "funding.0.requested",
                "600 triệu",
                "funding.0.whole",
                "true",
                "dates.LOCAL",
                "24/12/2018",
                "year",
                "2020",
                "aliases.0",
                "Một",
                "aliases.1",
                "Hai"));

        assertThat(bound.findings().all()).isEmpty();
        assertThat(bound.value())
                .isEqualTo(new Asked(
                        new Details("Bản lề", new Place("Lạng Sơn", LocalDate.of(2026, 3, 5)), List.of("Một", "Hai")),
                        List.of(new Line(Source.NATIONAL, 600_000_000L, true)),
                        Map.of(Source.LOCAL, LocalDate.of(2018, 12, 24)),
                        2020,
                        null));
    }

    @Test
    void lines_are_counted_anew_where_their_numbers_have_gaps_or_nothing_stands_in_them() {
        var bound = ofForm(form(
                "title",
                "x",
                "funding.7.source",
                "LOCAL",
                "funding.2.source",
                "",
                "funding.2.requested",
                " ",
                "funding.3.source",
                "NATIONAL",
                "funding.12.requested",
                ""));

        assertThat(bound.value().funding())
                .containsExactly(new Line(Source.NATIONAL, null, false), new Line(Source.LOCAL, null, false));
    }

    @Test
    void a_line_in_which_only_a_tick_stands_is_a_line_and_what_it_lacks_is_said_at_its_control() {
        var given = form("title", "x", "funding.4.source", "LOCAL", "funding.9.whole", "true", "funding.9.source", "");
        var bound = ofForm(given);

        assertThat(fields(bound)).containsExactly("/funding/1/source");
        assertThat(Filled.of(given).text("funding.1.whole")).isEqualTo("true");
        assertThat(Filled.of(given).lines("funding")).isEqualTo(2);
    }

    @Test
    void a_thing_in_which_nothing_stands_is_not_there() {
        assertThat(ofForm(form("title", "x", "place.name", " ", "place.from", ""))
                        .value()
                        .details()
                        .place())
                .isNull();
    }

    @Test
    void what_no_member_is_named_like_is_refused_wherever_it_stands() {
        assertThat(fields(ofForm(form("title", "x", "nothing", "1")))).containsExactly("/nothing");
        assertThat(fields(ofForm(form("title", "x", "place.nothing", "1")))).containsExactly("/place/nothing");
        assertThat(fields(ofForm(form("title", "x", "title.more", "1")))).isNotEmpty();
        assertThat(fields(ofForm(form("title", "x", "funding.0.source", "LOCAL", "funding.0.nothing", "1"))))
                .containsExactly("/funding/0/nothing");
        assertThat(fields(ofForm(form("title", "x", "funding.00.source", "LOCAL"))))
                .isNotEmpty();
        assertThat(fields(ofForm(form("title", "x", "funding.-1.source", "LOCAL"))))
                .isNotEmpty();
        assertThat(fields(ofForm(form("title", "x", "place", "1")))).containsExactly("/place");
        assertThat(fields(ofForm(form("title", "x", "dates.NOBODY", "1/1/2020"))))
                .containsExactly("/dates/NOBODY");
    }

    @Test
    void names_that_go_too_deep_or_too_far_are_refused_without_making_room_for_them() {
        assertThat(fields(ofForm(form("title", "x", "a.".repeat(10_000) + "a", "1"))))
                .hasSize(1);
        assertThat(fields(ofForm(form("title", "x", "funding.999999999.source", "LOCAL"))))
                .isNotEmpty();
        assertThat(ofForm(form("title", "x", "funding.9999.source", "LOCAL"))
                        .value()
                        .funding())
                .hasSize(1);
    }

    @Test
    void more_lines_than_there_may_be_are_refused() {
        var many = new ArrayList<String>(List.of("title", "x"));
        for (var i = 0; i < 21; i++) {
            many.addAll(List.of("funding." + i + ".source", "LOCAL"));
        }
        assertThat(fields(ofForm(form(many.toArray(String[]::new))))).containsExactly("/funding");
    }

    @Test
    void what_is_known_of_a_thing_is_filled_in_as_it_would_be_typed_and_reads_back_the_same() {
        var random = new Random(17);
        for (var i = 0; i < 500; i++) {
            var body = any(random);
            var program = BINDER.body(Asked.class, body);
            for (var notation : Notation.values()) {
                var people = ofForm(Filled.of(body, notation).parameters());
                assertThat(people.findings().all()).isEqualTo(program.findings().all());
                assertThat(people.value()).isEqualTo(program.value());
            }
        }
    }

    private static ObjectNode any(Random random) {
        var body = JSON.createObjectNode();
        body.put("title", "Đề án " + random.nextInt(100));
        if (random.nextBoolean()) {
            var place = body.putObject("place");
            place.put("name", "Chỗ " + random.nextInt(9));
            place.put(
                    "from",
                    LocalDate.of(1990, 1, 1).plusDays(random.nextInt(20_000)).toString());
        }
        for (var i = 0; i < random.nextInt(4); i++) {
            body.withArray("aliases").add("tên " + i);
        }
        for (var i = 0; i < random.nextInt(5); i++) {
            var line = body.withArray("funding").addObject();
            line.put("source", Source.values()[random.nextInt(2)].name());
            if (random.nextBoolean()) {
                line.put("requested", random.nextLong(1_000_000_000_000_000L));
            }
            line.put("whole", random.nextBoolean());
        }
        if (random.nextBoolean()) {
            body.putObject("dates").put("LOCAL", "2020-02-29");
        }
        if (random.nextBoolean()) {
            body.put("year", random.nextInt(10_000));
        }
        if (random.nextBoolean()) {
            body.put("set", random.nextBoolean());
        }
        return body;
    }
}
