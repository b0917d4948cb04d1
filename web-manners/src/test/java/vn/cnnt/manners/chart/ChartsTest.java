package vn.cnnt.manners.chart;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

class ChartsTest {
    private static final Plot.Mark IN_2019 = mark("2019", 9, 1);
    private static final Plot.Mark IN_2020 = mark("2020", 0, 11);

    @Test
    void columns_of_two_series_are_drawn_as_before() {
        assertThat(Columns.svg(plot(List.of("Tỉnh", "Quốc gia"), List.of(IN_2019, IN_2020), List.of())))
                .isEqualTo(golden("columns.svg"));
    }

    @Test
    void bars_that_stand_alone_are_drawn_as_before() {
        assertThat(Bars.svg(plot(
                        List.of("Số"),
                        List.of(mark("Máy móc", 13_738_939_623_456L), mark("Chế biến", 0)),
                        List.of("Nguồn: sổ đăng ký", "Mốc: 17:56:42, 28/11/2026"))))
                .isEqualTo(golden("bars.svg"));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 5, 12, 16})
    void no_two_of_many_series_look_alike(int many) {
        var years =
                IntStream.range(2015, 2015 + many).mapToObj(Integer::toString).toList();
        var mark = mark("Lạng Sơn", IntStream.range(1, many + 1).asLongStream().toArray());

        for (var svg : List.of(
                Bars.svg(plot(years, List.of(mark), List.of())), Columns.svg(plot(years, List.of(mark), List.of())))) {
            assertThat(looks(svg, "edge")).hasSize(many).doesNotHaveDuplicates();
            assertThat(looks(svg, "seam")).isEqualTo(looks(svg, "edge"));
        }
    }

    @Test
    void a_divided_tile_is_drawn_as_before() {
        var parts = List.of(
                new TileMap.Part("Bắc Ninh trước", "4", "Bắc Ninh trước: 4", 4, "/x?province=VN-27", false),
                new TileMap.Part("Bắc Giang", "chưa rõ", "Bắc Giang: chưa rõ", TileMap.UNKNOWN, null, true));
        var tiles = List.of(
                new TileMap.Tile(0, 0, parts, false),
                new TileMap.Tile(1, 0, List.of(new TileMap.Part("Hoàng Sa", "", "Hoàng Sa: 0", 0, null, false)), true));

        assertThat(TileMap.svg(
                        "m", "Bản đồ", "Hai ô", tiles, Shades.of(List.of(4L)).key(Long::toString), List.of()))
                .isEqualTo(golden("map.svg"));
    }

    @Test
    void nothing_unknown_and_nothing_at_all_can_be_drawn() {
        var unknown = new Plot.Mark("2021", List.of(new Plot.Amount(null, "chưa rõ")), "chưa rõ");

        for (var marks : List.of(List.<Plot.Mark>of(), List.of(unknown), List.of(mark("2020", 0)))) {
            var plot = plot(List.of("Số"), marks, List.of());
            assertThat(rects(Columns.svg(plot))).isEmpty();
            assertThat(rects(Bars.svg(plot))).isEmpty();
        }
        assertThat(Columns.svg(plot(List.of("Số"), List.of(unknown), List.of())))
                .contains("chưa rõ");
    }

    @Test
    void what_fell_hangs_below_the_line_and_what_rose_stands_on_it() {
        var svg = rects(Columns.svg(plot(List.of("Số"), List.of(mark("2019", 5), mark("2020", -5)), List.of())));

        var bottomOfRise = number(svg.get(0), "y") + number(svg.get(0), "height");
        assertThat(number(svg.get(1), "y")).isEqualTo(bottomOfRise);
        assertThat(number(svg.get(1), "height")).isEqualTo(number(svg.get(0), "height"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 11, 40, 500})
    void every_column_lies_within_the_chart(int columns) {
        var marks = IntStream.range(0, columns)
                .mapToObj(i -> mark(Integer.toString(1990 + i), i, 2 * i))
                .toList();

        for (var rect : rects(Columns.svg(plot(List.of("a", "b"), marks, List.of())))) {
            assertThat(number(rect, "x")).isBetween(0.0, 960.0);
            assertThat(number(rect, "x") + number(rect, "width")).isLessThanOrEqualTo(960.0);
            assertThat(number(rect, "y")).isGreaterThanOrEqualTo(0.0);
        }
    }

    @Test
    void a_name_of_190_characters_is_shortened_on_the_chart_and_said_whole() {
        var name = "Công ty \"A & B\" <" + "ế".repeat(172) + ">";

        var svg = Bars.svg(plot(List.of("Số"), List.of(mark(name, 1)), List.of()));

        assertThat(name).hasSize(190);
        assertThat(document(svg).getElementsByTagName("text").item(0).getTextContent())
                .hasSizeLessThan(45)
                .endsWith("…");
        assertThat(svg).contains("Công ty &quot;A &amp; B&quot; &lt;" + "ế".repeat(172) + "&gt;: 1");
    }

    @Test
    void no_style_and_no_script_stands_in_a_chart_whatever_it_is_called() {
        var evil = "\"/><script>alert(1)</script><a onclick=\"x\" style=\"y\u0000\uFFFF";
        var svg = Columns.svg(new Plot(
                "c", evil, evil, List.of(evil, evil), List.of(mark(evil, 1, 2)), Double::toString, List.of(evil)));

        var all = document(svg).getElementsByTagName("*");
        for (var i = 0; i < all.getLength(); i++) {
            var element = (Element) all.item(i);
            assertThat(element.getTagName()).isNotIn("script", "style", "a", "foreignObject");
            assertThat(element.hasAttribute("style")).isFalse();
            assertThat(element.hasAttribute("onclick")).isFalse();
        }
    }

    @Test
    void shades_tell_zero_few_and_many_apart() {
        var few = Shades.of(List.of(0L, 1L, 16L, 12L, 5L));

        assertThat(few.of(0)).isZero();
        assertThat(few.of(1)).isEqualTo(1);
        assertThat(few.of(16)).isEqualTo(4);
        assertThat(few.key(Long::toString).stream().map(Shades.Entry::words))
                .containsExactly("0", "1", "2–3", "4–7", "≥ 8");
        assertThat(Shades.of(List.of(600L, 300L)).keyOfAmounts(Long::toString).stream()
                        .map(Shades.Entry::words))
                .containsExactly("0", "< 80", "≥ 80", "≥ 200", "≥ 300");
        assertThat(Shades.of(List.of()).key(Long::toString)).hasSize(1);
        assertThat(Shades.of(List.of(1L)).of(1)).isEqualTo(4);
        assertThat(Shades.of(List.of(13_738_939_623_456L)).of(13_738_939_623_456L))
                .isEqualTo(4);
        assertThat(Shades.of(List.of(Long.MAX_VALUE)).of(Long.MAX_VALUE)).isEqualTo(4);
    }

    private static Plot plot(List<String> series, List<Plot.Mark> marks, List<String> caption) {
        return new Plot(
                "c", "Sản phẩm được công nhận", "Theo năm", series, marks, it -> String.valueOf((long) it), caption);
    }

    private static Plot.Mark mark(String label, long... sizes) {
        var amounts = new ArrayList<Plot.Amount>();
        var total = 0L;
        for (var size : sizes) {
            amounts.add(new Plot.Amount((double) size, Long.toString(size)));
            total += size;
        }
        return new Plot.Mark(label, amounts, Long.toString(total));
    }

    private static List<Element> rects(String svg) {
        var found = new ArrayList<Element>();
        var all = document(svg).getElementsByTagName("rect");
        for (var i = 0; i < all.getLength(); i++) {
            var rect = (Element) all.item(i);
            if (rect.getAttribute("class").contains("seam")) {
                found.add(rect);
            }
        }
        return found;
    }

    /// The shade of each part, or of each sample, with the pattern over it.
    private static List<String> looks(String svg, String line) {
        var looks = new ArrayList<String>();
        var isMeant = false;
        var all = document(svg).getElementsByTagName("rect");
        for (var i = 0; i < all.getLength(); i++) {
            var rect = (Element) all.item(i);
            if (!rect.getAttribute("class").equals("pattern")) {
                isMeant = rect.getAttribute("class").endsWith(line);
                if (isMeant) {
                    looks.add(rect.getAttribute("fill"));
                }
            } else if (isMeant) {
                looks.add(looks.removeLast() + path(svg, rect.getAttribute("fill")));
            }
        }
        return looks;
    }

    /// @param url `url(#m-p4)`
    private static String path(String svg, String url) {
        var patterns = document(svg).getElementsByTagName("pattern");
        for (var i = 0; i < patterns.getLength(); i++) {
            var pattern = (Element) patterns.item(i);
            if (url.equals("url(#" + pattern.getAttribute("id") + ")")) {
                return ((Element) pattern.getFirstChild()).getAttribute("d");
            }
        }
        throw new AssertionError(url + " is not in " + svg);
    }

    private static double number(Element element, String name) {
        return Double.parseDouble(element.getAttribute(name));
    }

    private static org.w3c.dom.Document document(String svg) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        } catch (Exception e) {
            throw new AssertionError(svg, e);
        }
    }

    private static String golden(String name) {
        try (var in = requireNonNull(ChartsTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new AssertionError(name, e);
        }
    }
}
