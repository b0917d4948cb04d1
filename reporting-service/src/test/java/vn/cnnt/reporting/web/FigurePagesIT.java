package vn.cnnt.reporting.web;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.cnnt.reporting.statistics.History.MILLION;
import static vn.cnnt.reporting.statistics.History.aGrant;
import static vn.cnnt.reporting.statistics.History.approved;
import static vn.cnnt.reporting.statistics.History.line;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.cnnt.events.FundingLine;
import vn.cnnt.events.FundingSource;
import vn.cnnt.events.GrantState;
import vn.cnnt.events.Level;
import vn.cnnt.events.Province;
import vn.cnnt.events.SupportContent;
import vn.cnnt.reporting.slots.Generation;
import vn.cnnt.reporting.slots.Store;
import vn.cnnt.reporting.statistics.History;
import vn.cnnt.servers.identity.TestIdentity;

/// The pages of figures: what their addresses say, and how they show what is long, unknown, moved or old.
class FigurePagesIT {
    private static final int FIRST_YEAR = 2015;
    private static final int YEARS = 8;

    private static RunningFigures figures;

    /// One establishment in every province there ever was, with a product of every year; and grants of which some
    /// amounts are not known.
    @BeforeAll
    static void a_register() {
        var history = new History().hingesOfVietBac().castingOfNuiHong();
        history.recorded(
                "g-unknown",
                aGrant(
                        "VN-42",
                        2020,
                        SupportContent.MACHINERY,
                        GrantState.SETTLED,
                        List.of(
                                approved(FundingSource.LOCAL, 5 * MILLION),
                                new FundingLine(FundingSource.NATIONAL, null, null, null, null, null, null)),
                        line("e-nui-hong", null)));
        for (var province : Province.all()) {
            var id = "e-" + province.key().toLowerCase(Locale.ROOT).replace('@', '-');
            history.registered(id, province.key());
            for (var year = FIRST_YEAR; year < FIRST_YEAR + YEARS; year++) {
                history.applied(id, "r" + year, Level.PROVINCE, year).recognised(id, "r" + year, year);
            }
        }
        figures = new RunningFigures();
        figures.publish(history.log());
        var last = history.log().getLast().event();
        assertThat(figures.get(
                                "/api/v1/datasets?after=g-unknown@1&after=" + last.subject() + "@" + last.sequence(),
                                "Prefer",
                                "wait=30")
                        .status())
                .isEqualTo(200);
        figures.as(null);
    }

    @AfterAll
    static void stop() {
        figures.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/, current",
        "/?measure=grants.approved, current",
        "/provinces/VN-20, current",
        "/statistics/grants?by=planYear, as-decided",
        "/forms/voting?year=2020, as-decided",
        "/?places=as-decided, as-decided"
    })
    void an_address_says_of_which_places_it_is_though_it_was_reached_without(String address, String places) {
        assertThat(body(address)).containsPattern("data-address=\"/[^\"]*[?;]places=" + places + "[\"&]");
    }

    @Test
    void without_a_division_a_dataset_is_shown_by_its_time_or_by_its_provinces() {
        assertThat(figures.get("/statistics/grants").header("Location")).contains("by=planYear", "places=as-decided");
        assertThat(figures.get("/statistics/enterprises").header("Location"))
                .contains("by=province", "places=as-decided");
    }

    @ParameterizedTest
    @CsvSource({
        "/",
        "/provinces/VN-20",
        "/statistics/grants?by=planYear",
        "/recognised",
        "/forms/voting?year=2020",
        "/datasets"
    })
    void what_a_page_has_waited_for_is_in_none_of_its_links(String address) {
        var asked = address + (address.contains("?") ? "&" : "?") + "after=e-viet-bac@3";

        assertThat(figures.get(asked).status()).isEqualTo(200);
        assertThat(body(asked)).doesNotContain("after=");
    }

    @Test
    void a_link_to_an_explanation_says_what_was_seen_and_who_comes_when_it_has_moved_reads_both() {
        assertThat(body("/")).containsPattern("/explanation[?][^\"]*seen=\\d+@2026-");

        assertThat(body("/statistics/grants/explanation?measure=grants&seen=58@2026-01-01T00:00:00Z"))
                .contains("Lúc bấm là 58 (mốc 07:00:00, 01/01/2026), nay là 3.");
        assertThat(body("/statistics/grants/explanation?measure=grants&seen=3@2026-01-01T00:00:00Z"))
                .doesNotContain("Lúc bấm là");
    }

    @Test
    void a_long_table_comes_in_pages_of_a_hundred_with_the_totals_of_all() {
        var address = "/statistics/recognitions?by=province,votingYear&measures=recognised&places=as-decided";
        var rows = Province.all().size() * YEARS;
        var all = rows + 1; // two establishments of one province in one year
        assertThat(rows).isGreaterThan(500);

        assertThat(rows(body(address))).isEqualTo(100);
        assertThat(body(address)).contains("page=2").containsPattern("(?s)<tfoot>.*>" + all + "<");
        assertThat(rows(body(address + "&page=6"))).isEqualTo(rows - 500);
        assertThat(rows(body(address + "&votingYear=2016,2017,2018,2019,2020,2021,2022")))
                .as("up to 500 rows are one page")
                .isEqualTo(rows - Province.all().size());
    }

    @Test
    void as_decided_the_map_has_a_part_for_every_key_and_says_before_or_since_of_equal_names() {
        var map = names(body("/?places=as-decided&measure=recognitions.recognised"));
        var today = names(body("/?places=current&measure=recognitions.recognised"));

        assertThat(map).hasSize(Province.all().size() + 2).contains("Bắc Ninh trước", "Bắc Ninh từ 7/2025");
        assertThat(today).hasSize(34 + 2).contains("Bắc Ninh");
        for (var islands : List.of("Hoàng Sa", "Trường Sa")) {
            assertThat(map).anyMatch(it -> it.startsWith(islands));
            assertThat(today).anyMatch(it -> it.startsWith(islands));
        }
    }

    @Test
    void unknown_zero_and_not_applicable_look_different() {
        var byYear = body("/statistics/grants?by=planYear&measures=requested,advanced,leverage&places=as-decided");

        assertThat(
                        body(
                                "/statistics/grants?by=source&measures=approved&places=as-decided&planYear=2020&source=NATIONAL,LOCAL"))
                .contains("≥ 600")
                .contains("1 dòng chưa rõ");
        assertThat(byYear).contains("chưa rõ", "không áp dụng");
        assertThat(
                        body(
                                "/statistics/grants?by=province&measures=approved&source=NATIONAL&places=as-decided&province=VN-42"))
                .contains("<a class=\"unknown\" ");
    }

    @Test
    void figures_of_an_older_definition_say_so_on_every_page_of_figures() {
        var store = figures.bean(Store.class);
        var active = store.active().orElseThrow();
        var here = store.generation(active).orElseThrow();
        store.prepare(new Generation("older-1", "d-of-last-year", here.topic(), here.partitions()));
        assertThat(store.activate(active, "older-1")).isTrue();
        try {
            for (var address :
                    List.of("/", "/provinces/VN-20", "/statistics/grants?by=planYear", "/forms/voting?year=2020")) {
                assertThat(body(address)).as(address).contains("Số liệu theo định nghĩa cũ d-of-last-year");
            }
        } finally {
            assertThat(store.activate("older-1", active)).isTrue();
        }
    }

    @Test
    void a_province_shows_every_dataset_what_it_was_made_of_and_its_forms() {
        assertThat(body("/provinces/VN-20"))
                .contains("Lượt công nhận sản phẩm", "Cơ sở được hỗ trợ", "Kinh phí giao kế hoạch")
                .contains("Số cơ sở CNNT", "cuối năm 2026")
                .contains(
                        "/forms/voting?province=VN-20",
                        "/forms/results?province=VN-20",
                        "/forms/funding?province=VN-20");
        var made = Province.all().stream()
                .filter(it -> it.isCurrent() && it.predecessors().size() > 1)
                .findFirst()
                .orElseThrow();
        for (var part : made.predecessors()) {
            assertThat(body("/provinces/" + made.key())).contains("href=\"/provinces/" + part.key() + "?");
        }
        var ended = made.predecessors().stream()
                .filter(it -> !it.isCurrent())
                .findFirst()
                .orElseThrow();
        assertThat(body("/provinces/" + ended.key() + "?places=as-decided"))
                .contains("Đơn vị này đã kết thúc", "href=\"/provinces/" + made.key() + "?");
    }

    @Test
    void a_dataset_says_in_words_what_it_counts_by_which_rule_and_how_programs_take_it() {
        assertThat(body("/datasets/grants"))
                .contains("Nghị định 45/2012/NĐ-CP")
                .contains("curl \"http", "Excel", "Từ Web", "Power BI", "/api/v1/statistics/grants?");
    }

    @Test
    void where_rows_count_more_than_their_total_it_is_explained_beside_the_total() {
        assertThat(body("/statistics/recognitions?by=votingYear&measures=enterprisesRecognised&places=as-decided"))
                .contains("các dòng cộng lại lớn hơn dòng cộng, vì");
        assertThat(body("/statistics/recognitions?by=votingYear&measures=recognised&places=as-decided"))
                .doesNotContain("lớn hơn dòng cộng");
    }

    @Test
    void no_link_leads_to_a_desk_that_nobody_has_named() {
        assertThat(body("/")).doesNotContain("href=\"http");
    }

    @Test
    void each_reader_has_a_page_of_their_own() {
        var nobodys = figures.get("/datasets").header("ETag");
        figures.as(TestIdentity.token("tuan.vu", List.of("officer"), List.of("VN-20")));
        try {
            var theirs = figures.get("/datasets", "If-None-Match", nobodys);
            assertThat(theirs.status()).isEqualTo(200);
            assertThat(theirs.header("ETag")).isNotEqualTo(nobodys);
        } finally {
            figures.as(null);
        }
    }

    @Test
    void what_was_looked_for_in_the_public_list_is_marked() {
        assertThat(body("/recognised?q=viet%20bac")).contains("Cơ sở e-<mark>viet</mark>-<mark>bac</mark></span>");
        assertThat(body("/recognised")).doesNotContain("<mark>");
    }

    /// One product counts at each level and in each round in which it was recognised.
    @Test
    void recognitions_are_called_products_where_level_and_year_are_fixed() {
        assertThat(body("/?level=PROVINCE&year=2020")).contains("<dt>Sản phẩm được công nhận");
        for (var address : List.of("/", "/?level=PROVINCE", "/?year=2020")) {
            assertThat(body(address)).as(address).contains("<dt>Lượt công nhận sản phẩm");
        }
    }

    @Test
    void a_form_without_a_year_is_of_the_newest_with_data_and_without_a_province_of_the_nation() {
        assertThat(figures.get("/forms/voting").header("Location")).contains("year=2022");
        assertThat(figures.get("/forms/funding").header("Location")).contains("year=2020");
        assertThat(body("/forms/voting?year=2022")).contains("Cả nước · Năm 2022");
    }

    @Test
    void a_chart_by_itself_says_what_it_is_of_whose_it_is_and_at_which_cut() {
        for (var address : List.of(
                "/charts/grants.svg?by=planYear,source&measures=approved,grants&province=VN-20",
                "/charts/map.svg?dataset=recognitions&measure=recognised&votingYear=2020")) {
            var chart = figures.get(address, "Accept-Language", "vi");
            assertThat(chart.header("Content-Type")).isEqualToIgnoringCase("image/svg+xml;charset=UTF-8");
            assertThat(chart.response().body())
                    .startsWith("<svg ")
                    .contains("Nguồn: Sổ đăng ký công nghiệp nông thôn", "Mốc số liệu", "2026", "Định nghĩa")
                    .doesNotContain("<style", "<script", "http://127", " href=");
        }
        assertThat(body("/charts/grants.svg?by=planYear&measures=approved,grants"))
                .contains("Kinh phí giao kế hoạch");
    }

    /// Which measures and filters there are, is the dataset's to say.
    @Test
    void of_a_map_of_no_dataset_only_that_is_told() {
        assertThat(fields("/api/v1/charts/map.svg?dataset=grant&measure=approved&planYear=2020"))
                .containsExactly("dataset");
        assertThat(fields("/api/v1/charts/map.svg?places=current")).containsExactly("dataset", "measure");
        assertThat(fields("/api/v1/charts/map.svg?dataset=grants&measure=luck&places=here&x=1"))
                .containsExactlyInAnyOrder("measure", "places", "x");
    }

    private static List<String> fields(String address) {
        var answer = figures.get(address);
        assertThat(answer.status()).isEqualTo(422);
        var fields = new ArrayList<String>();
        answer.at("/errors").forEach(it -> fields.add(it.at("/field").asString()));
        return fields;
    }

    @Test
    void one_region_speaks_and_the_strip_with_the_cut_is_none() {
        var page = body("/");
        assertThat(page.split("role=\"status\"", -1)).hasSize(2);
        assertThat(page).doesNotContain("aria-live").contains("role=\"status\" id=\"said\"");
    }

    /// What a browser fetches before it can show the page; the rest of it is asked for by scripts later.
    @Test
    void the_first_view_of_the_overview_is_at_most_sixty_kilobytes() throws IOException {
        var page = body("/");
        var files = new TreeSet<String>();
        Pattern.compile("(?:href|src|data-worker)=\"(/assets/[^\"]+)\"")
                .matcher(page)
                .results()
                .forEach(it -> files.add(it.group(1)));
        assertThat(files).hasSizeGreaterThan(3);

        var bytes = compressed(page.getBytes(StandardCharsets.UTF_8));
        for (var file : files) {
            bytes += compressed(figures.bytes(file));
        }
        assertThat(bytes).isLessThan(60_000);
    }

    @Test
    void nothing_is_open_to_pages_of_other_origins() {
        for (var address : List.of("/", "/api/v1/statistics/grants", "/recognised")) {
            var answer = figures.get(address, "Origin", "https://example.org");
            assertThat(answer.response().headers().map().keySet())
                    .noneMatch(it -> it.toLowerCase(Locale.ROOT).startsWith("access-control"));
        }
    }

    private static int compressed(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        }
        return out.size();
    }

    private static String body(String address) {
        return figures.get(address, "Accept-Language", "vi").response().body();
    }

    private static int rows(String page) {
        var body = page.substring(page.indexOf("<tbody>"), page.indexOf("</tbody>"));
        return body.split("<tr>", -1).length - 1;
    }

    /// What the parts of the map are called.
    private static TreeSet<String> names(String page) {
        var map = page.substring(page.indexOf("id=\"part-map\""));
        var names = new TreeSet<String>();
        Pattern.compile("<title>([^<:]*): [^<]*</title>")
                .matcher(map.substring(0, map.indexOf("</svg>")))
                .results()
                .forEach(it -> names.add(it.group(1)));
        return names;
    }
}
