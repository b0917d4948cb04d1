package vn.cnnt.reporting.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.cnnt.reporting.statistics.History.MILLION;
import static vn.cnnt.reporting.statistics.History.aGrant;
import static vn.cnnt.reporting.statistics.History.approved;
import static vn.cnnt.reporting.statistics.History.line;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import vn.cnnt.events.FundingSource;
import vn.cnnt.events.GrantDetails;
import vn.cnnt.events.GrantState;
import vn.cnnt.events.Level;
import vn.cnnt.events.OfficialForm;
import vn.cnnt.events.SupportContent;
import vn.cnnt.reporting.statistics.Dataset;
import vn.cnnt.reporting.statistics.Datasets;
import vn.cnnt.reporting.statistics.History;

class QueriesIT {
    private static final String STATISTICS = "/api/v1/statistics/";
    private static final String SEED = STATISTICS + "supported-enterprises?province=VN-20&planYear=2020&source=NATIONAL"
            + "&content=DEMO_MODEL&recognitionLevel=NATIONAL";

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static RunningFigures figures;
    private static History history;

    @BeforeAll
    static void the_seed_case_is_in_the_register() {
        history = new History().hingesOfVietBac();
        for (var i = 0; i < 7; i++) {
            history.registered("e-more" + i, "VN-04").applied("e-more" + i, "r1", Level.PROVINCE, 2020);
        }
        figures = new RunningFigures();
        figures.publish(history.log());
        assertThat(figures.get(SEED + "&after=g-hinges@1&after=e-more6@2&after=e-viet-bac@3", "Prefer", "wait=30")
                        .status())
                .isEqualTo(200);
    }

    @AfterAll
    static void stop() {
        figures.close();
    }

    @Test
    void the_question_the_project_began_with() {
        var answer = figures.get(SEED);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.at("/dataset").asString()).isEqualTo("supported-enterprises");
        assertThat(answer.at("/distinct").toString()).isEqualTo("[\"enterprises\",\"support\"]");
        assertThat(answer.at("/rows").toString()).isEqualTo("[{\"enterprises\":1,\"support\":600000000}]");
        assertThat(answer.at("/total").toString()).isEqualTo("{\"enterprises\":1,\"support\":600000000}");
        assertThat(answer.at("/cut/recordedAt").asString()).startsWith("2026-01-01T");
        assertThat(answer.at("/cut/offsets").size()).isEqualTo(4);
        assertThat(answer.at("/cut/lagEvents").isIntegralNumber()).isTrue();
        assertThat(answer.at("/cut/parked/entities").isIntegralNumber()).isTrue();
    }

    @Test
    void what_dashboard_and_alerts_ask_of_reporting_is_there() throws IOException {
        figures.get(SEED);
        try (var files = Files.walk(Path.of("..", "observability"))) {
            var asked = files.filter(Files::isRegularFile)
                    .flatMap(file -> Pattern.compile("cnnt_(projection|statistics|runs)\\w*")
                            .matcher(read(file))
                            .results()
                            .map(MatchResult::group))
                    .collect(Collectors.toCollection(TreeSet::new));

            assertThat(asked).isNotEmpty();
            assertThat(figures.machineRoom("/actuator/prometheus")).contains(asked);
        }
    }

    @Test
    void the_dashboard_can_be_read() throws IOException {
        var dashboard = JsonMapper.shared()
                .readTree(Files.readString(Path.of("..", "observability", "grafana", "dashboards", "registry.json")));

        assertThat(dashboard.at("/panels").findValuesAsString("expr")).hasSizeGreaterThan(15);
        assertThat(dashboard.at("/uid").asString()).isEqualTo("rural-industry-registry");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void dimensions_stand_before_measures_and_years_are_numbers() {
        assertThat(figures.get(STATISTICS + "grants?planYear=2020&by=planYear,region&measures=grants")
                        .at("/rows")
                        .toString())
                .isEqualTo("[{\"planYear\":2020,\"region\":\"NORTH\",\"grants\":1}]");
    }

    @Test
    void as_csv_it_has_the_same_rows() {
        var answer = figures.get(
                STATISTICS + "recognitions?province=VN-04,VN-20&by=province&measures=applied,recognitionRate",
                "Accept",
                "text/csv");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("text/csv;charset=UTF-8");
        assertThat(answer.response().body().lines())
                .satisfiesExactly(
                        head -> assertThat(head)
                                .isEqualTo("province,applied,recognitionRate,recordedAt,definition,places"),
                        row -> assertThat(row)
                                .startsWith("VN-04,7,0.0000,2026-")
                                .endsWith(",as-decided"),
                        row -> assertThat(row)
                                .startsWith("VN-20,1,1.0000,2026-")
                                .contains(",2-"));
    }

    @Test
    void every_form_of_an_answer_has_a_link_that_needs_no_header_and_its_file_names_the_cut() {
        var table = STATISTICS + "recognitions?by=province&measures=applied";
        var explanation = STATISTICS + "recognitions/explanation?province=VN-04&measure=applied";
        var form = "/api/v1/forms/voting?province=VN-20&year=2020";

        for (var address : List.of(table, explanation, form)) {
            for (var format : List.of("csv", "xlsx", "json")) {
                var answer = figures.get(address + "&format=" + format, "Accept", "image/png");
                assertThat(answer.status()).as(address + " " + format).isEqualTo(200);
                assertThat(answer.header("Content-Type"))
                        .isEqualTo(
                                switch (format) {
                                    case "csv" -> "text/csv;charset=UTF-8";
                                    case "xlsx" -> XLSX;
                                    default -> "application/json";
                                });
                assertThat(answer.header("Content-Disposition"))
                        .matches(
                                format.equals("json")
                                        ? ""
                                        : "attachment; filename=\"[a-zA-Z0-9-]+-2026\\d{4}-\\d{6}\\." + format + "\"");
            }
        }
        assertThat(figures.get(table + "&format=sdmx-csv").response().body()).startsWith("STRUCTURE,");
        assertThat(figures.get(explanation + "&format=csv").response().body().lines())
                .hasSize(8)
                .first()
                .isEqualTo("entity,name,contribution,unknown,decisionNumbers,events,recordedAt,definition,places");
    }

    @Test
    void a_format_that_is_not_offered_is_refused_with_those_that_are() {
        for (var wrong : List.of(
                STATISTICS + "grants?format=pdf",
                STATISTICS + "grants/explanation?measure=grants&format=sdmx-csv",
                "/api/v1/forms/voting?year=2020&format=sdmx-csv")) {
            var answer = figures.get(wrong, "Accept-Language", "en");
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.at("/errors/0/field").asString()).isEqualTo("format");
            assertThat(answer.at("/errors/0/message").asString()).contains("json, csv, xlsx");
            assertThat(answer.at("/errors").size()).isEqualTo(1);
        }
    }

    @Test
    void several_questions_are_answered_at_one_cut_each_like_its_address() {
        var body = """
                {"queries": [
                  {"dataset": "grants", "by": ["planYear"], "filters": {"province": "VN-20"}, "measures": ["grants"]},
                  {"dataset": "recognitions", "by": "province", "filters": {"votingYear": [2019, 2020]},
                   "measures": ["applied"], "sort": ["-applied"], "limit": 1, "places": "current"}]}""";

        var answer = figures.postJson("/api/v1/statistics?after=e-viet-bac@3", body);

        assertThat(answer.status()).isEqualTo(200);
        var grants = figures.get(STATISTICS + "grants?by=planYear&province=VN-20&measures=grants");
        var recognitions = figures.get(
                STATISTICS
                        + "recognitions?by=province&votingYear=2019,2020&measures=applied&sort=-applied&limit=1&places=current");
        assertThat(answer.at("/results/0/rows")).isEqualTo(grants.at("/rows"));
        assertThat(answer.at("/results/1/rows")).isEqualTo(recognitions.at("/rows"));
        assertThat(answer.at("/results/1/total")).isEqualTo(recognitions.at("/total"));
        assertThat(answer.at("/cut/offsets").size()).isEqualTo(4);
        assertThat(answer.at("/results/0").has("cut")).isFalse();
        assertThat(answer.header("ETag")).isEmpty();
    }

    @Test
    void every_number_says_what_it_is_and_which_years_have_data() {
        var answer = figures.get("/api/v1/datasets?after=e-viet-bac@3");

        assertThat(answer.status()).isEqualTo(200);
        for (var dataset : answer.at("/items")) {
            for (var list : List.of("measures", "derived", "comparisons")) {
                for (var measure : dataset.get(list)) {
                    assertThat(measure.at("/unit").asString()).isIn("VND", "COUNT", "PERCENT");
                    assertThat(measure.at("/description/vi").asString()).isNotEmpty();
                    assertThat(measure.at("/description/en").asString()).isNotEmpty();
                }
            }
            for (var dimension : dataset.get("dimensions")) {
                assertThat(dimension.at("/description/vi").asString()).isNotEmpty();
            }
            if (dataset.at("/name").asString().equals("grants")) {
                assertThat(dataset.at("/years").toString()).contains("2020");
                assertThat(dataset.at("/legalSource/vi").asString()).contains("Nghị định 45/2012/NĐ-CP");
            }
        }
        assertThat(answer.at("/cut/offsets").size()).isEqualTo(4);
        assertThat(figures.get("/api/v1/datasets", "If-None-Match", answer.header("ETag"))
                        .status())
                .isEqualTo(304);
        assertThat(figures.get("/api/v1/datasets?colour=red").status()).isEqualTo(422);
    }

    @Test
    void the_public_list_of_recognised_products_needs_no_account_and_names_no_identifier() {
        var list = figures.publicly("/api/v1/recognised?level=NATIONAL&province=VN-20&q=VIET BAC".replace(" ", "%20"));
        var all = figures.publicly("/api/v1/recognised?limit=1");
        var csv = figures.publicly("/api/v1/recognised?format=csv&bom=true");

        assertThat(list.status()).isEqualTo(200);
        assertThat(list.at("/items").size()).isEqualTo(1);
        assertThat(list.at("/items/0").propertyNames())
                .containsExactly(
                        "enterprise",
                        "name",
                        "recognition",
                        "product",
                        "isSet",
                        "productGroup",
                        "level",
                        "votingYear",
                        "province",
                        "currentProvince",
                        "decisionNumber",
                        "decisionDate",
                        "validFrom",
                        "validUntil");
        assertThat(list.at("/items/0/decisionNumber").asString()).isNotEmpty();
        assertThat(list.at("/next").isNull()).isTrue();
        assertThat(all.at("/total").asLong())
                .isEqualTo(figures.get(STATISTICS + "recognitions?measures=recognised")
                        .at("/total/recognised")
                        .asLong());
        assertThat(csv.response().body()).startsWith("\uFEFFproduct,name,level,");
        assertThat(csv.header("Content-Disposition")).contains("recognised-2026");
        assertThat(figures.publicly("/api/v1/recognised?cursor=AAAA").status()).isEqualTo(422);
        assertThat(figures.publicly("/api/v1/recognised?format=xlsx").status()).isEqualTo(422);
        assertThat(figures.publicly("/api/v1/recognised?run=x").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/statistics/grants?by=planYear&planYear=1990&province=VN-20 | Tỉnh | /statistics/grants?by=planYear&amp;planYear=1990&amp;places=as-decided",
                "/recognised?year=1990&level=NATIONAL | Cấp: Cấp quốc gia | /recognised?year=1990",
                "/provinces/VN-66?places=current&level=NATIONAL | Cấp quốc gia | /provinces/VN-66?places=current"
            })
    void where_nothing_is_left_each_filter_that_can_be_dropped_is_named(String address, String words, String without) {
        var page = figures.publicly(address);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.response().body())
                .contains("Không có dòng nào khớp tất cả điều kiện lọc")
                .containsPattern("<li><a href=\"" + Pattern.quote(without) + "\">Bỏ lọc “[^”]*" + Pattern.quote(words)
                        + "[^”]*”</a>");
    }

    @Test
    void everything_that_is_wrong_with_several_questions_is_told_at_once() {
        var body = """
                {"queries": [
                  {"dataset": "grants", "by": ["weather"], "filters": {"mood": "good", "province": "VN-24"}},
                  {"dataset": "grants", "by": [], "measures": [], "filters": {"planYear": [], "source": []}},
                  {"by": []}, 7, {"dataset": "grant"},
                  {"dataset": "grants", "limit": 0, "places": true, "colour": "red"}], "x": 1}""";

        var answer = figures.postJson("/api/v1/statistics?run-away=1", body, "Accept-Language", "en");

        var found = new ArrayList<String>();
        answer.at("/errors")
                .forEach(it -> found.add(
                        it.at("/field").asString() + " " + it.at("/code").asString()));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(found)
                .containsExactlyInAnyOrder(
                        "/x unknown-member",
                        "/queries/0/by unknown-dimension",
                        "/queries/0/filters/mood unknown-dimension",
                        "/queries/0/filters/province province-ambiguous",
                        "/queries/1/measures empty",
                        "/queries/1/filters/planYear empty",
                        "/queries/1/filters/source empty",
                        "/queries/2/dataset missing",
                        "/queries/3 not-an-object",
                        "/queries/4/dataset not-one-of",
                        "/queries/5/limit out-of-range",
                        "/queries/5/places not-text",
                        "/queries/5/colour unknown-member",
                        "run-away unknown-parameter");
        assertThat(figures.postJson("/api/v1/statistics", "{\"queries\": []}")
                        .at("/errors/0/code")
                        .asString())
                .isEqualTo("missing");
        assertThat(figures.postJson(
                                "/api/v1/statistics",
                                "{\"queries\": [" + "{\"dataset\": \"grants\"},".repeat(20)
                                        + "{\"dataset\": \"grants\"}]}")
                        .at("/errors/0/code")
                        .asString())
                .isEqualTo("too-many");
        assertThat(figures.post("/api/v1/statistics", "text/plain", "{}").status())
                .isEqualTo(415);
        assertThat(figures.postJson("/api/v1/statistics", "{").status()).isEqualTo(400);
    }

    @Test
    void a_form_is_of_the_same_cut_as_json_csv_and_xlsx() {
        var form = "/api/v1/forms/results?province=VN-20&year=2020";

        var json = figures.get(form);
        var csv = figures.get(form + "&bom=true", "Accept", "text/csv", "Accept-Language", "en");
        var sheet = figures.get(form, "Accept", XLSX);
        var again = figures.get(form, "Accept", XLSX, "If-None-Match", sheet.header("ETag"));
        var inEnglish =
                figures.get(form, "Accept", XLSX, "If-None-Match", sheet.header("ETag"), "Accept-Language", "en");

        assertThat(json.at("/rows/2/code").asString()).isEqualTo("supportedHoldingNational");
        assertThat(json.at("/rows/2/values").toString()).isEqualTo("{\"NATIONAL\":1,\"LOCAL\":0,\"TOTAL\":1}");
        assertThat(json.at("/rows/9/sums/TOTAL").toString()).isEqualTo("[\"approved/NATIONAL\",\"approved/LOCAL\"]");
        assertThat(json.at("/cut/offsets").size()).isEqualTo(4);
        assertThat(csv.response().body())
                .startsWith("\uFEFFNo.,Target,Unit,")
                .contains("1,Grants,grants,1,0,1,2026-")
                .contains(",VND,600000000,0,600000000,2026-");
        assertThat(sheet.status()).isEqualTo(200);
        assertThat(sheet.header("Content-Type")).isEqualTo(XLSX);
        assertThat(sheet.header("Content-Disposition"))
                .matches("attachment; filename=\"results-VN-20-2020-2026\\d{4}-\\d{6}\\.xlsx\"");
        assertThat(sheet.response().body()).startsWith("PK");
        assertThat(again.status()).isEqualTo(304);
        assertThat(inEnglish.status()).isEqualTo(200);
    }

    @Test
    void what_is_reported_stands_beside_the_figure_as_soon_as_its_token_is_asked_for() {
        var form = "/api/v1/forms/funding?province=VN-20&year=2020";
        var before = figures.get(form);
        var told = history.log().size();
        history.reported("f-hinges", OfficialForm.FUNDING, "VN-20", 2020, "DEMO_MODEL/NATIONAL", 590 * MILLION);
        figures.publish(history.log().subList(told, history.log().size()));

        var after = figures.get(form + "&after=f-hinges@1", "Prefer", "wait=30");

        assertThat(after.status()).isEqualTo(200);
        var rows = after.at("/rows");
        for (var i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            assertThat(row.get("values")).isEqualTo(before.at("/rows").get(i).get("values"));
            assertThat(row.get("reported").toString())
                    .isEqualTo(
                            row.get("code").asString().equals("DEMO_MODEL")
                                    ? "{\"NATIONAL\":{\"value\":590000000,\"source\":\"Sở Công Thương\",\"id\":\"f-hinges\"}}"
                                    : "{}");
        }
        assertThat(figures.get(form, "Accept", "text/csv", "Accept-Language", "en")
                        .response()
                        .body())
                .contains(",0,600000000,600000000,590000000,2026-");
    }

    @Test
    void a_form_of_nothing_is_zeros_and_a_form_that_cannot_be_says_why() {
        assertThat(figures.get("/api/v1/forms/voting?province=VN-79&year=1999")
                        .at("/rows/4/values/recognised.PROVINCE")
                        .asLong(-1))
                .isZero();
        assertThat(figures.get("/api/v1/forms/grants?province=VN-20&year=2020")
                        .at("/rows/0/values/beneficiaries")
                        .asString())
                .isNotEmpty();
        assertThat(figures.get("/api/v1/forms/weather?year=2020").status()).isEqualTo(404);
        assertThat(figures.get("/api/v1/forms/voting?year=2020", "Accept", "image/png")
                        .status())
                .isEqualTo(406);
        var wrong = figures.get(
                "/api/v1/forms/funding?province=VN-60&year=2026&after=x&bom=perhaps&x=1", "Accept-Language", "en");
        var fields = new ArrayList<String>();
        wrong.at("/errors")
                .forEach(it -> fields.add(
                        it.at("/field").asString() + " " + it.at("/code").asString()));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(fields)
                .containsExactlyInAnyOrder(
                        "province province-no-longer",
                        "after bad-token",
                        "bom not-true-or-false",
                        "x unknown-parameter");
    }

    @Test
    void a_table_for_statistical_offices_keeps_to_its_structure() {
        var table = STATISTICS + "grants?province=VN-20&by=planYear,source&measures=grants,approved,disbursementRate";

        var csv = figures.get(table, "Accept", "application/vnd.sdmx.data+csv;version=2.0.0");
        var structure = figures.get("/api/v1/datasets/grants/structure");
        var together = figures.get(
                STATISTICS + "grants?source=NATIONAL,LOCAL&measures=approved.change&planYear=2020",
                "Accept",
                "application/vnd.sdmx.data+csv");

        assertThat(csv.response().body().lines())
                .containsExactly(
                        "STRUCTURE,STRUCTURE_ID,ACTION,PLACES,PROVINCE,REGION,PLAN_YEAR,SOURCE,CONTENT,CONTENT_GROUP,KIND,"
                                + "STATE,GRANTS,APPROVED,DISBURSEMENT_RATE",
                        "dataflow,CNNT:GRANTS(1.0.0),I,AS_DECIDED,VN-20,_T,2020,NATIONAL,_T,_T,_T,_T,1,600000000,0.0000");
        assertThat(structure.header("Content-Type")).isEqualTo("application/vnd.sdmx.structure+json;version=2.0.0");
        var ids = new ArrayList<String>();
        structure
                .at("/data/dataStructures/0/dataStructureComponents/dimensionList/dimensions")
                .forEach(it -> ids.add(it.at("/id").asString()));
        assertThat(String.join(",", ids))
                .isEqualTo("PLACES,PROVINCE,REGION,PLAN_YEAR,SOURCE,CONTENT,CONTENT_GROUP,KIND,STATE");
        assertThat(together.status()).isEqualTo(422);
        assertThat(together.at("/errors/0/code").asString()).isEqualTo("sdmx-several");
        assertThat(together.at("/errors/1/code").asString()).isEqualTo("sdmx-measure");
    }

    @Test
    void an_answer_that_is_at_hand_is_not_sent_again() {
        var tag = figures.get(SEED).header("ETag");

        var again = figures.get(SEED, "If-None-Match", tag);
        var other = figures.get(SEED, "If-None-Match", tag, "Accept", "text/csv");

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.header("ETag")).isEqualTo(tag);
        assertThat(again.response().body()).isEmpty();
        assertThat(other.status())
                .as("another representation is another answer")
                .isEqualTo(200);
    }

    @Test
    void whoever_has_any_answer_gets_none_but_hears_of_a_question_that_has_none() {
        var any = figures.get(SEED, "If-None-Match", "*");

        assertThat(any.status()).isEqualTo(304);
        assertThat(any.header("ETag")).isEqualTo(figures.get(SEED).header("ETag"));
        assertThat(any.response().body()).isEmpty();
        assertThat(figures.get(SEED + "&colour=red", "If-None-Match", "*").status())
                .isEqualTo(422);
    }

    @Test
    void a_change_is_in_the_answer_that_is_asked_for_after_it() {
        var more = new History()
                .registered("e-new1", "VN-31")
                .registered("e-new2", "VN-31")
                .recorded("g-new", machines("VN-31", "e-new1"))
                .adjusted("g-new", it -> History.benefiting(it, line("e-new2", 2L)));
        figures.publish(more.log());

        var answer = figures.get(
                STATISTICS + "supported-enterprises?province=VN-31&after=g-new@2", "Prefer", "respond-async, wait=30");

        assertThat(answer.at("/total/enterprises").asInt()).isEqualTo(1);
        assertThat(answer.at("/total/support").asInt()).isEqualTo(2);
        assertThat(answer.header("Preference-Applied")).isEqualTo("wait=30");
    }

    @Test
    void a_grants_change_is_not_there_before_each_beneficiary_has_it() {
        var told = new History()
                .registered("e-told", "VN-22")
                .recorded("g-told", machines("VN-22", "e-told"))
                .log();
        figures.publish(told.subList(0, 2)); // the grant's own record, not yet the beneficiary's

        var early = figures.get(STATISTICS + "grants?after=g-told@1", "Prefer", "wait=2", "Accept-Language", "en");
        figures.publish(told.subList(2, 3));
        var late = figures.get(STATISTICS + "supported-enterprises?province=VN-22&after=g-told@1", "Prefer", "wait=30");

        assertThat(early.status()).isEqualTo(503);
        assertThat(early.header("Retry-After")).isEqualTo("1");
        assertThat(early.at("/type").asString()).isEqualTo("/problems/not-yet-visible");
        assertThat(early.at("/detail").asString()).contains("g-told@1", "2 seconds");
        assertThat(late.at("/total/enterprises").asInt()).isEqualTo(1);
    }

    @Test
    void a_change_of_something_that_does_not_exist_is_never_there() {
        var answer = figures.get(SEED + "&after=e-nobody@1", "Prefer", "wait=1");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.at("/title").asString()).isEqualTo("Thay đổi chưa có trong số liệu");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"nonsense", "e-1", "e-1@", "e-1@0", "e-1@x", "x-1@1", "e-1@1@2", "", "e-1@99999999999999999999"})
    void a_malformed_token_is_refused(String token) {
        var answer = figures.get(SEED + "&after=" + token, "Accept-Language", "en");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.at("/errors/0/field").asString()).isEqualTo("after");
        assertThat(answer.at("/errors/0/code").asString()).isEqualTo("bad-token");
    }

    @Test
    void everything_that_is_wrong_is_told_at_once_in_the_language_of_who_asks() {
        var question = STATISTICS + "grants?level=REGION&source=BANK&by=x&limit=501&after=y&run=";

        var vietnamese = figures.get(question);
        var english = figures.get(question, "Accept-Language", "fr;q=0.9, en;q=0.8, vi;q=0.1");

        for (var answer : List.of(vietnamese, english)) {
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(answer.at("/type").asString()).isEqualTo("/problems/invalid");
            var fields = new ArrayList<String>();
            answer.at("/errors").forEach(it -> fields.add(it.at("/field").asString()));
            assertThat(fields).containsExactlyInAnyOrder("source", "by", "limit", "after", "run", "level");
        }
        assertThat(vietnamese.header("Content-Language")).isEqualTo("vi");
        assertThat(vietnamese.at("/title").asString()).isEqualTo("Yêu cầu không hợp lệ");
        assertThat(english.at("/errors/0/message").asString())
                .isEqualTo("“BANK” is not valid; valid are: NATIONAL, LOCAL, COUNTERPART, OTHER, UNKNOWN.");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/nothing, 404, not-found",
        "GET, /api/v1/statistics/weather, 404, not-found",
        "GET, /api/v1/statistics, 405, method-not-allowed",
        "GET, /api/nothing, 404, not-found",
        "POST, /api/v1/statistics/grants, 405, method-not-allowed",
        "DELETE, /api/v1/datasets, 405, method-not-allowed",
        "PATCH, /api/v1/parked, 405, method-not-allowed",
        "GET, /api/v1/datasets?x=1, 422, invalid",
        "GET, /api/v1/parked?limit=0, 422, invalid",
        "GET, /api/v1/parked?cursor=x, 422, invalid",
        "GET, /api/v1/parked/e-nobody, 404, not-found",
        "GET, /api/v1/statistics/grants?run=other, 404, not-found",
        "GET, /api/v1/statistics/grants/explanation, 422, invalid",
        "GET, /api/v1/statistics/grants/explanation?measure=leverage, 422, invalid",
        "GET, /api/v1/statistics/grants/explanation?measure=grants&cursor=AAAA, 422, invalid",
        "GET, /api/v1/statistics/grants/explanation?measure=grants&by=source, 422, invalid"
    })
    void whatever_is_wrong_with_a_request_is_answered_with_a_problem(
            String method, String path, int status, String slug) {
        var answer = figures.send(method, path);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.at("/type").asString()).isEqualTo("/problems/" + slug);
        assertThat(answer.at("/status").asInt()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /api/v1/statistics/grants?source=%zz HTTP/1.1|400",
                "GET /api/v1/statistics/grants?source=%ff HTTP/1.1|400",
                "GET /api/v1/statistics/grants?source=%00 HTTP/1.1|422",
                "GET /api/v1/statistics/grants?%00=1 HTTP/1.1|422",
                "GET /api/v1/statistics/grants?=1 HTTP/1.1|400",
                "GET /api/v1/statistics/grants?& HTTP/1.1|200",
                "GET /api/v1/statistics/%00 HTTP/1.1|400",
                "GET /api/v1/statistics/%ff HTTP/1.1|400",
                "GET /api/v1/statistics/%zz HTTP/1.1|400",
                "GET /api/v1/statistics/%2F HTTP/1.1|400",
                "GET /api/v1/statistics/gr<nts HTTP/1.1|400",
                "GET /api/v1/parked/%0a HTTP/1.1|404",
                "GET /api/v1/parked/%F0%9F%98%80 HTTP/1.1|404",
                "GET /api/v1/statistics/../../../../etc HTTP/1.1|400",
                "TRACE /api/v1/datasets HTTP/1.1|405",
                "BREW /api/v1/datasets HTTP/1.1|405",
                "nonsense|400"
            })
    void what_is_hardly_http_is_answered_with_a_problem_too(String requestLine, int status) {
        var answer = figures.raw(requestLine);

        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
        if (status != 200) {
            assertThat(answer).containsIgnoringCase("Content-Type: application/problem+json");
        }
    }

    @Test
    void an_overlong_question_is_refused_and_not_repeated() {
        var answer = figures.get(STATISTICS + "grants?source=" + "x".repeat(5000));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.response().body()).hasSizeLessThan(1000);
        assertThat(figures.raw("GET /" + "x".repeat(20_000) + " HTTP/1.1")).startsWith("HTTP/1.1 4");
    }

    @Test
    void bodies_that_nobody_asked_for_do_no_harm() {
        assertThat(figures.post(STATISTICS + "grants", "application/x-www-form-urlencoded", "%zz=%")
                        .status())
                .isBetween(400, 499);
        assertThat(figures.post(STATISTICS + "grants", "multipart/form-data; boundary=x", "--y\r\nnonsense")
                        .status())
                .isBetween(400, 499);
        assertThat(figures.post(STATISTICS + "grants", "multipart/form-data", "--y\r\nnonsense")
                        .status())
                .isBetween(400, 499);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/xml", "nonsense", "text/html", "application/json;q=0", "a/b/c"})
    void what_is_not_offered_is_not_acceptable(String accept) {
        var answer = figures.get(SEED, "Accept", accept, "Accept-Language", "en");

        assertThat(answer.status()).isEqualTo(406);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.at("/detail").asString()).contains("application/json, text/csv");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/*|application/json",
                "text/html, */*;q=0.1|application/json",
                "text/*|text/csv",
                "application/json;q=0.5, text/csv|text/csv",
                "text/csv;charset=utf-8|text/csv"
            })
    void the_format_is_the_one_the_client_likes_best(String accept, String type) {
        assertThat(figures.get(SEED, "Accept", accept).header("Content-Type")).startsWith(type);
    }

    @Test
    void the_active_run_may_be_named() {
        assertThat(figures.get(SEED + "&run=live-1").status()).isEqualTo(200);
    }

    @Test
    void an_explanation_names_who_contributes_and_the_events_behind() {
        var answer = figures.get(SEED.replace("enterprises?", "enterprises/explanation?") + "&measure=support");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/figure").asLong()).isEqualTo(600 * MILLION);
        assertThat(answer.at("/sum").asLong()).isEqualTo(600 * MILLION);
        assertThat(answer.at("/matches").asBoolean()).isTrue();
        assertThat(answer.at("/items/0/entity").asString()).isEqualTo("e-viet-bac");
        assertThat(answer.at("/items/0/name").asString()).isEqualTo("Cơ sở e-viet-bac");
        assertThat(answer.at("/items/0/events").size()).isEqualTo(3);
        assertThat(answer.at("/items/0/events/2/aggregate").asString()).isEqualTo("g-hinges");
        assertThat(answer.at("/items/0/events/2/decisionNumber").asString()).isEqualTo("4796/QĐ-BCT");
        assertThat(answer.at("/next").isNull()).isTrue();
    }

    @Test
    void a_long_explanation_comes_in_pages() {
        var path = STATISTICS + "recognitions/explanation?province=VN-04&measure=applied&limit=3";
        var entities = new ArrayList<String>();
        var sizes = new ArrayList<Integer>();
        for (var next = ""; ; ) {
            var answer = figures.get(path + next);
            answer.at("/items").forEach(it -> entities.add(it.at("/entity").asString()));
            sizes.add(answer.at("/items").size());
            assertThat(answer.at("/sum").asInt()).isEqualTo(7);
            if (answer.at("/next").isNull()) {
                assertThat(answer.response().headers().firstValue("Link")).isEmpty();
                break;
            }
            next = "&cursor=" + answer.at("/next").asString();
            assertThat(answer.header("Link")).endsWith(next + ">; rel=\"next\"");
        }
        // a file has no member that says it
        var lines = new ArrayList<String>();
        for (var file = figures.get(path + "&format=csv"); ; ) {
            file.response().body().lines().skip(1).forEach(lines::add);
            var link = file.response().headers().firstValue("Link");
            if (link.isEmpty()) {
                break;
            }
            file = figures.get(link.get().substring(1, link.get().indexOf('>')));
        }
        assertThat(lines).hasSize(7);

        assertThat(sizes).containsExactly(3, 3, 1);
        assertThat(entities)
                .containsExactly("e-more0", "e-more1", "e-more2", "e-more3", "e-more4", "e-more5", "e-more6");
    }

    @Test
    void a_cursor_of_another_list_is_refused() {
        var next = figures.get(STATISTICS + "recognitions/explanation?measure=applied&limit=1")
                .at("/next")
                .asString();

        assertThat(figures.get(STATISTICS + "enterprises/explanation?measure=enterprises&cursor=" + next)
                        .at("/errors/0/code")
                        .asString())
                .isEqualTo("not-a-cursor");
    }

    @Test
    void what_can_be_asked_is_described() {
        var answer = figures.get("/api/v1/datasets");

        var names = new ArrayList<String>();
        answer.at("/items").forEach(it -> names.add(it.at("/name").asString()));
        assertThat(names)
                .containsExactlyElementsOf(
                        Datasets.ALL.stream().map(Dataset::name).toList());
        assertThat(answer.at("/definition").asString())
                .isEqualTo(figures.get(SEED).at("/definition").asString());
        assertThat(answer.at("/items/1/title/vi").asString()).isEqualTo("Bình chọn sản phẩm CNNT tiêu biểu");
        assertThat(answer.at("/items/0/dimensions/0/values").size()).isEqualTo(70);
        assertThat(answer.at("/items/0/dimensions/0/current").size()).isEqualTo(34);
        assertThat(answer.at("/items/1/measures/4/distinct").asBoolean()).isTrue();
        assertThat(answer.at("/items/3/derived/0/name").asString()).isEqualTo("disbursementRate");
    }

    @Test
    void what_could_not_be_applied_is_listed_with_the_reason() {
        var poisoned = new History().registered("e-poisoned", "VN-01").moved("e-poisoned", "VN-04");
        figures.publish(poisoned.log().subList(1, 2)); // the first is missing
        figures.send("e-poisoned", List.of(), "nonsense");

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(figures.get("/api/v1/parked/e-poisoned")
                                .at("/items")
                                .size())
                        .isEqualTo(2));
        var first = figures.get("/api/v1/parked?limit=1");
        var second =
                figures.get("/api/v1/parked?limit=1&cursor=" + first.at("/next").asString());

        assertThat(first.at("/items/0/entity").asString()).isEqualTo("e-poisoned");
        assertThat(first.at("/items/0/reason").asString()).isEqualTo("gap");
        assertThat(first.at("/items/0/sequence").asInt()).isEqualTo(2);
        assertThat(first.at("/items/0/type").asString()).isEqualTo("vn.cnnt.enterprise.moved.v1");
        assertThat(second.at("/items/0/reason").asString()).isEqualTo("undecodable");
        assertThat(second.at("/items/0/value").asString()).isEqualTo("nonsense");
        assertThat(second.at("/next").isNull()).isTrue();
        assertThat(figures.get("/api/v1/parked/e-viet-bac").at("/items").size()).isZero();
    }

    @Test
    void every_path_is_documented_with_what_it_really_answers() {
        var docs = figures.get("/v3/api-docs").json();

        var table = docs.at("/paths/~1api~1v1~1statistics~1supported-enterprises/get");
        assertThat(table.at("/responses").propertyNames())
                .containsExactlyInAnyOrder("200", "304", "400", "401", "403", "404", "406", "409", "422", "503");
        var parameters = new ArrayList<String>();
        table.at("/parameters").forEach(it -> parameters.add(it.at("/name").asString()));
        assertThat(parameters)
                .contains("province", "region", "planYear", "recognitionLevel", "by", "measures", "places", "after");
        assertThat(docs.at("/paths/~1api~1v1~1statistics~1grants~1explanation/get")
                        .isObject())
                .isTrue();
        assertThat(docs.at("/paths/~1api~1v1~1parked~1{entity}/get").isObject()).isTrue();
        assertThat(docs.at("/components/schemas/Problem/properties/errors/type").asString())
                .isEqualTo("array");
    }

    @Test
    void vietnamese_in_a_question_is_read_as_it_was_written() {
        var name = URLEncoder.encode("Lạng Sơn", StandardCharsets.UTF_8);

        assertThat(figures.get(STATISTICS + "grants?province=" + name, "Accept-Language", "en")
                        .at("/errors/0/message")
                        .asString())
                .startsWith("“Lạng Sơn” is not valid; valid are: VN-01, ");
    }

    private static GrantDetails machines(String province, String enterprise) {
        return aGrant(
                province,
                2022,
                SupportContent.MACHINERY,
                GrantState.APPROVED,
                List.of(approved(FundingSource.LOCAL, 5)),
                line(enterprise, 1L));
    }
}
