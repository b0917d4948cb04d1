package vn.cnnt.reporting.questions.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;
import vn.cnnt.manners.Words;
import vn.cnnt.manners.chart.Shades;
import vn.cnnt.manners.page.Speech;
import vn.cnnt.reporting.figures.Cut;
import vn.cnnt.reporting.statistics.Datasets;
import vn.cnnt.reporting.statistics.Places;
import vn.cnnt.reporting.statistics.Question;
import vn.cnnt.reporting.statistics.Table;

class ChartsTest {
    private static final Speech SPEECH = speech();

    @Test
    void where_there_is_nothing_to_divide_by_a_map_shows_no_zero() {
        var map =
                drawn("grants", "leverage", List.of("province"), List.of(row("province", "VN-42", "leverage", "1.3")));

        assertThat(said(map))
                .contains("Hà Tĩnh: 1,3", "Lạng Sơn: không áp dụng")
                .doesNotContain("Lạng Sơn: 0");
        assertThat(map.key().getLast()).isEqualTo(new Shades.Entry(0, "– không áp dụng"));
    }

    @Test
    void a_province_that_is_left_out_has_zero_of_what_is_counted() {
        var map = drawn("grants", "grants", List.of("province"), List.of(row("province", "VN-42", "grants", 3L)));

        assertThat(said(map)).contains("Hà Tĩnh: 3", "Lạng Sơn: 0");
        assertThat(map.key()).extracting(Shades.Entry::words).doesNotContain("– không áp dụng");
    }

    @Test
    void the_islands_have_the_colour_of_their_provinces() {
        var map = drawn(
                "grants",
                "grants",
                List.of("province"),
                List.of(row("province", "VN-48", "grants", 3L), row("province", "VN-56", "grants", 30L)));

        assertThat(shade(map, "Hoàng Sa")).isEqualTo(shade(map, "Đà Nẵng")).isNotEqualTo("c0");
        assertThat(shade(map, "Trường Sa")).isEqualTo(shade(map, "Khánh Hòa")).isNotEqualTo(shade(map, "Đà Nẵng"));
    }

    @Test
    void a_small_ratio_is_drawn_darker_than_zero() {
        var map = drawn(
                "grants",
                "leverage",
                List.of("province"),
                List.of(
                        row("province", "VN-42", "leverage", "0.4"),
                        row("province", "VN-20", "leverage", "1.6"),
                        row("province", "VN-01", "leverage", "0")));

        assertThat(shade(map, "Hà Nội")).isEqualTo("c0");
        assertThat(shade(map, "Hà Tĩnh")).isNotEqualTo("c0").isNotEqualTo(shade(map, "Lạng Sơn"));
        assertThat(map.key()).extracting(Shades.Entry::words).contains("≥ 0,4", "≥ 0,8");
    }

    @Test
    void a_key_names_the_shade_of_what_is_unknown() {
        var unknown = row("province", "VN-42", "requested", 0L);
        unknown.put(Table.UNKNOWN, Map.of("requested", 2L));
        var map = drawn("grants", "requested", List.of("province"), List.of(unknown));

        assertThat(shade(map, "Hà Tĩnh")).isEqualTo("cu");
        assertThat(map.key().getLast().words()).isEqualTo("chưa rõ");
        assertThat(map.key().getLast().look()).isEqualTo("u");
    }

    @Test
    void a_change_is_drawn_by_how_much_it_is_and_written_with_its_sign() {
        var map = drawn(
                "grants",
                "approved.change",
                List.of("province"),
                List.of(
                        row("province", "VN-42", "approved.change", -600_000_000L),
                        row("province", "VN-20", "approved.change", 600_000_000L)));

        assertThat(map.svg()).contains("−600\u00a0triệu", "+600\u00a0triệu");
        assertThat(map.key().getLast().words()).startsWith("± ");
    }

    @Test
    void a_year_without_anything_has_no_ratio_and_zero_of_what_is_counted() {
        var ratio = drawn(
                "grants",
                "leverage",
                List.of("planYear"),
                List.of(row("planYear", "2018", "leverage", "0.5"), row("planYear", "2020", "leverage", "0.7")));
        var count = drawn(
                "grants",
                "grants",
                List.of("planYear"),
                List.of(row("planYear", "2018", "grants", 1L), row("planYear", "2020", "grants", 2L)));

        assertThat(labels(ratio)).contains("2019", "–").doesNotContain("0,0");
        assertThat(labels(count)).contains("2019").doesNotContain("–");
    }

    @Test
    void columns_of_amounts_of_which_some_are_unknown_say_so() {
        var some = row("planYear", "2018", "requested", 5L);
        some.put(Table.UNKNOWN, Map.of("requested", 1L));
        var none = row("planYear", "2019", "requested", 0L);
        none.put(Table.UNKNOWN, Map.of("requested", 1L));

        assertThat(labels(drawn("grants", "requested", List.of("planYear"), List.of(some, none))))
                .contains("≥ 5\u00a0đ", "chưa rõ");
    }

    @Test
    void ratios_are_not_stacked_as_if_they_added_up() {
        var row = row("planYear", "2018", "leverage", "0.5");
        row.put("source", "NATIONAL");

        assertThat(drawn("grants", "leverage", List.of("planYear", "source"), List.of(row))
                        .svg())
                .isEmpty();
    }

    private static Charts.Chart drawn(
            String dataset, String measure, List<String> by, List<Map<String, @Nullable Object>> rows) {
        var of = Objects.requireNonNull(Datasets.find(dataset));
        var question = new Question(of, Places.CURRENT, Map.of(), by, List.of(measure), List.of(), null);
        var columns = new ArrayList<>(by);
        columns.add(measure);
        var cut = new Cut(null, 0, 0, new Cut.Parked(0, 0), Collections.emptySortedMap());
        return Charts.of(
                SPEECH,
                question,
                new Table(dataset, "1", List.of(), columns, rows, Map.of(), List.of(), cut),
                List.of(),
                null);
    }

    /// @param figure a text is a ratio
    private static Map<String, @Nullable Object> row(String dimension, String value, String measure, Object figure) {
        var row = new HashMap<String, @Nullable Object>();
        row.put(dimension, value);
        row.put(measure, figure instanceof String ratio ? new BigDecimal(ratio) : figure);
        return row;
    }

    private static List<String> said(Charts.Chart chart) {
        return all(chart, "<title>([^<]*)</title>");
    }

    private static List<String> labels(Charts.Chart chart) {
        return all(chart, "<text[^>]*>([^<]*)</text>");
    }

    private static String shade(Charts.Chart chart, String name) {
        return all(chart, "class=\"(c[^ ]*) edge\"[^>]*><title>" + name + ":").getFirst();
    }

    private static List<String> all(Charts.Chart chart, String pattern) {
        return Pattern.compile(pattern)
                .matcher(chart.svg())
                .results()
                .map(it -> it.group(1))
                .toList();
    }

    private static Speech speech() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames("pages", "manners");
        messages.setDefaultEncoding("UTF-8");
        return Speech.of(new Words(messages), Locale.of("vi"));
    }
}
