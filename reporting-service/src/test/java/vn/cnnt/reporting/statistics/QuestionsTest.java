package vn.cnnt.reporting.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.cnnt.events.Level;
import vn.cnnt.manners.finding.Finding;

class QuestionsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "level=HAMLET level not-one-of",
                "level=,PROVINCE level empty",
                "level= level empty",
                "level=REGION&level=PROVINCE level repeated",
                "votingYear=23 votingYear not-a-year",
                "votingYear=99999 votingYear not-a-year",
                "votingYear=0999 votingYear not-a-year",
                "votingYear=-2020 votingYear not-a-year",
                "province=VN-24 province province-ambiguous",
                "province=VN-99 province not-one-of",
                "province=Lạng_Sơn province not-one-of",
                "province=VN-60&places=current province ended-province",
                "province=VN-24@to-2025-06-30&places=current province ended-province",
                "region=EAST region not-one-of",
                "places=yesterday places not-one-of",
                "by=colour by unknown-dimension",
                "by=level,level by named-twice",
                "by=planYear by unknown-dimension",
                "measures=money measures unknown-measure",
                "measures=applied,applied measures named-twice",
                "sort=level sort unknown-sort",
                "by=level&sort=-level,level sort named-twice",
                "limit=0 limit out-of-range",
                "limit=501 limit out-of-range",
                "limit=ten limit not-a-whole-number",
                "limit=99999999999999999999 limit out-of-range",
                "colour=red colour unknown-parameter"
            })
    void what_is_wrong_is_refused_by_name(String question, String field, String code) {
        assertThat(Asking.findings("recognitions", question))
                .extracting(Finding::field, Finding::code)
                .containsExactly(tuple(field, code));
    }

    @Test
    void an_empty_limit_says_nothing() {
        assertThat(Asking.findings("recognitions", "limit=")).isEmpty();
        assertThat(Asking.findings("recognitions", "limit=&limit="))
                .extracting(Finding::field, Finding::code)
                .containsExactly(tuple("limit", "repeated"));
    }

    @Test
    void every_finding_is_told_at_once() {
        assertThat(Asking.findings("grants", "level=REGION&source=BANK&by=x&measures=y&limit=0&places=z"))
                .extracting(Finding::field)
                .containsExactlyInAnyOrder("level", "source", "by", "measures", "limit", "places");
    }

    @Test
    void a_refusal_names_what_would_be_right() {
        assertThat(Asking.findings("recognitions", "level=HAMLET"))
                .containsExactly(
                        Finding.error("level", "not-one-of", "HAMLET", "DISTRICT, PROVINCE, REGION, NATIONAL"));
        assertThat(Asking.findings("recognitions", "province=VN-24"))
                .containsExactly(Finding.error(
                        "province", "province-ambiguous", "VN-24", "VN-24@to-2025-06-30, VN-24@2025-07-01"));
        assertThat(Asking.findings("recognitions", "province=VN-60&places=current"))
                .containsExactly(Finding.error("province", "ended-province", "VN-60", "VN-68", "Lâm Đồng"));
    }

    @Test
    void a_text_that_is_too_long_is_not_repeated_in_full() {
        assertThat(Asking.findings("recognitions", "level=" + "x".repeat(10_000)))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.arguments().getFirst().toString()).hasSize(101));
    }

    @Test
    void rows_come_in_the_order_asked_for_and_ties_by_dimensions() {
        var history = new History();
        for (var province : List.of("VN-20", "VN-04", "VN-46", "VN-04", "VN-46", "VN-01")) {
            var id = "e-" + history.log().size();
            history.registered(id, province).applied(id, "r1", Level.PROVINCE, 2020);
        }

        assertThat(provinces(history, "sort=-applied")).containsExactly("VN-04", "VN-46", "VN-01", "VN-20");
        assertThat(provinces(history, "sort=applied")).containsExactly("VN-01", "VN-20", "VN-04", "VN-46");
        assertThat(provinces(history, "sort=applied,-province")).containsExactly("VN-20", "VN-01", "VN-46", "VN-04");
        assertThat(provinces(history, "sort=-province")).containsExactly("VN-46", "VN-20", "VN-04", "VN-01");
        assertThat(provinces(history, "sort=-applied&limit=1")).containsExactly("VN-04");
    }

    @Test
    void the_total_is_that_of_every_row_also_where_only_the_first_are_shown() {
        var history = new History().registered("e-1", "VN-20").registered("e-2", "VN-04");

        var table = history.ask("enterprises", "by=province&limit=1");

        assertThat(table.rows()).hasSize(1);
        assertThat(table.total()).isEqualTo(Map.of("enterprises", 2L));
    }

    @Test
    void a_ratio_that_is_not_there_comes_last_either_way() {
        var history = new History().registered("e-1", "VN-20").registered("e-2", "VN-20");
        history.applied("e-1", "r1", Level.PROVINCE, 2020).recognised("e-1", "r1", 2020);
        history.applied("e-1", "r2", Level.PROVINCE, 2021);
        history.applied("e-2", "r1", Level.PROVINCE, 2022).moved("e-2", "VN-04").recognised("e-2", "r1", 2022);

        var question = "by=province,votingYear&measures=recognised,recognitionRate&sort=%srecognitionRate";

        assertThat(rates(history, question.formatted(""))).containsExactly("1.0000", "null");
        assertThat(rates(history, question.formatted("-"))).containsExactly("1.0000", "null");
    }

    @Test
    void what_nothing_is_known_of_is_one_row_of_zeros() {
        assertThat(new History().ask("enterprises", "").rows()).containsExactly(Map.of("enterprises", 0L));
        assertThat(new History().ask("enterprises", "by=province").rows()).isEmpty();
        assertThat(new History()
                        .ask("enterprises", "province=VN-20&region=SOUTH")
                        .rows())
                .containsExactly(Map.of("enterprises", 0L));
    }

    private static List<String> provinces(History history, String question) {
        return history.ask("recognitions", "by=province&measures=applied&" + question).rows().stream()
                .map(row -> String.valueOf(row.get("province")))
                .toList();
    }

    private static List<String> rates(History history, String question) {
        return history.ask("recognitions", question).rows().stream()
                .filter(row -> !"0".equals(String.valueOf(row.get("recognised"))))
                .map(row -> String.valueOf(row.get("recognitionRate")))
                .toList();
    }
}
