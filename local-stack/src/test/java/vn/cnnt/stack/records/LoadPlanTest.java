package vn.cnnt.stack.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.cnnt.stack.records.Call.Beneficiary;
import vn.cnnt.stack.records.Call.Funding;
import vn.cnnt.stack.records.Call.NewGrant;
import vn.cnnt.stack.records.LoadPlan.Establishment;
import vn.cnnt.stack.records.LoadPlan.LeftOut;
import vn.cnnt.stack.records.LoadPlan.PlannedGrant;
import vn.cnnt.stack.records.LoadPlan.PlannedRecognition;

/// Over the real files: they are part of the project, and what is asked for them is a decision to be seen here.
class LoadPlanTest {
    private final RecordFiles files = RecordFiles.read();
    private final LoadPlan plan = LoadPlan.of(files);

    @Test
    void every_row_is_asked_for_or_left_out_with_a_reason() {
        var rows = Stream.of(
                        files.recognitions().stream().map(RecordFiles.RecognitionRow::line),
                        files.grants().stream().map(RecordFiles.GrantRow::line),
                        files.assumptions().stream()
                                .filter(row -> row.kind().equals("RECOGNITION"))
                                .map(RecordFiles.AssumptionRow::line))
                .flatMap(lines -> lines)
                .toList();
        var accounted = new ArrayList<Line>();
        plan.establishments()
                .forEach(one -> one.recognitions().forEach(recognition -> accounted.add(recognition.line())));
        plan.grants().forEach(grant -> accounted.add(grant.line()));
        plan.leftOut().forEach(left -> accounted.add(left.line()));

        assertThat(rows).hasSize(87 + 25 + 1);
        assertThat(accounted).containsExactlyInAnyOrderElementsOf(rows);
        assertThat(plan.leftOut()).extracting(LeftOut::why).noneMatch(String::isBlank);
        assertThat(plan.leftOut().stream().filter(left -> left.line().file().equals("recognitions.csv")))
                .hasSize(32);
        assertThat(plan.grants()).hasSize(7);
    }

    @Test
    void the_two_spellings_of_the_seed_are_one_establishment_with_the_assumption_marked() {
        var seed = establishment("Công ty cổ phần đầu tư xây dựng và phát triển Việt Bắc");

        assertThat(seed.key().province()).isEqualTo("VN-20");
        assertThat(seed.request().legalForm()).isEqualTo(LegalForm.JSC);
        assertThat(seed.request().aliases()).isEmpty();
        assertThat(seed.recognitions())
                .extracting(planned -> planned.application().level() + " "
                        + planned.application().votingYear() + " "
                        + planned.application().isSet())
                .containsExactly("NATIONAL 2019 false", "REGION 2022 true");
        assertThat(seed.recognitions().getFirst().application().note()).startsWith("ASSUMPTION: ");
        assertThat(seed.recognitions().getFirst().application().product()).isEqualTo("Bản lề cửa");
    }

    @Test
    void another_spelling_is_an_alias_where_the_data_says_so() {
        var macadamia = establishment("Công ty Cổ phần Mac ca & Sa chi Lạng Sơn");
        var tea = establishment("Công ty Cổ phần Chè Thái Bình Lạng Sơn");

        assertThat(macadamia.request().aliases()).containsExactly("Công ty Cổ phần Macca & Sachi Lạng Sơn");
        assertThat(macadamia.recognitions())
                .extracting(planned -> planned.application().level())
                .containsExactly("PROVINCE", "NATIONAL");
        assertThat(tea.request().aliases()).containsExactly("Công ty Cổ phần Chè Thái Bình");
        assertThat(tea.recognitions()).hasSize(2);
        assertThat(plan.establishments())
                .filteredOn(one -> !one.request().aliases().isEmpty())
                .hasSize(2);
    }

    @Test
    void a_products_levels_come_in_the_order_of_the_ladder_within_the_years() {
        assertThat(establishment("Bầu Mây").recognitions())
                .extracting(planned -> planned.application().votingYear() + " "
                        + planned.application().level())
                .containsExactly(
                        "2020 DISTRICT",
                        "2020 PROVINCE",
                        "2020 REGION",
                        "2022 PROVINCE",
                        "2022 REGION",
                        "2023 NATIONAL");
    }

    @Test
    void the_grant_of_the_seed_is_asked_for_as_it_stands() {
        var seed = grant("Xây dựng mô hình trình diễn kỹ thuật sản xuất bản lề cửa", 2020);

        assertThat(seed.province()).isEqualTo("VN-20");
        assertThat(seed.kind()).isEqualTo("SINGLE");
        assertThat(seed.content()).isEqualTo("DEMO_MODEL");
        assertThat(seed.funding()).containsExactly(new Funding("NATIONAL", 600_000_000L));
        assertThat(seed.beneficiaries())
                .containsExactly(
                        new Beneficiary("id of cong ty co phan dau tu xay dung va phat trien viet bac", 600_000_000L));
        assertThat(seed.state()).isEqualTo("APPROVED");
        assertThat(seed.historical()).isTrue();
    }

    @Test
    void counterpart_money_is_stated_or_subtracted_from_an_exact_total_only() {
        assertThat(grant("Hỗ trợ ứng dụng máy móc thiết bị tiên tiến vào sản xuất, gia công, đúc gang thép", 2019)
                        .funding())
                .containsExactly(new Funding("LOCAL", 300_000_000L), new Funding("COUNTERPART", 390_000_000L));
        assertThat(grant("Hỗ trợ máy đúc bờ lô công suất 7.000 viên/ngày", 2015).funding())
                .containsExactly(new Funding("UNKNOWN", 40_000_000L), new Funding("COUNTERPART", 59_000_000L));
        assertThat(grant("Hỗ trợ ứng dụng máy móc thiết bị trong sản xuất vật liệu xây dựng (máy cán tôn)", 2018)
                        .funding())
                .as("the source says more than 570 million")
                .containsExactly(new Funding("NATIONAL", 200_000_000L));
    }

    @Test
    void the_two_groups_of_binh_thuan_add_up_to_what_the_source_says_of_both() {
        var groups = plan.grants().stream()
                .map(grant -> grant.request(ids()))
                .filter(grant -> grant.province().equals("VN-60")
                        && Integer.valueOf(2019).equals(grant.planYear()))
                .toList();

        assertThat(groups).hasSize(2).allSatisfy(grant -> {
            assertThat(grant.kind()).isEqualTo("GROUP");
            assertThat(grant.state()).isEqualTo("CONTRACTED");
            assertThat(grant.decisionNumber()).isEqualTo("4796/QĐ-BCT");
            assertThat(grant.dates())
                    .isEqualTo(Map.of("APPROVED", LocalDate.of(2018, 12, 24), "CONTRACTED", LocalDate.of(2019, 5, 14)));
            assertThat(grant.source()).contains("ASSUMPTION: ", "24/12/2018");
            assertThat(grant.beneficiaries()).extracting(Beneficiary::amount).containsOnlyNulls();
        });
        assertThat(groups.stream().flatMap(grant -> grant.beneficiaries().stream()))
                .doesNotHaveDuplicates()
                .hasSize(4);
        assertThat(groups.stream().flatMap(grant -> grant.funding().stream()).mapToLong(Funding::approved))
                .containsExactly(600_000_000L, 912_000_000L, 600_000_000L, 912_000_000L);
    }

    @Test
    void a_group_whose_beneficiaries_nobody_named_is_asked_for_without_any() {
        var grant =
                grant("Đề án nhóm: Hỗ trợ ứng dụng máy móc thiết bị tiên tiến trong chế biến nước mắm (đợt 1)", 2021);

        assertThat(grant.beneficiaries()).isEmpty();
        assertThat(grant.state()).isEqualTo("APPROVED");
    }

    @Test
    void every_province_of_the_records_has_its_key() {
        assertThat(plan.establishments())
                .extracting(one -> one.request().province())
                .allMatch(key -> key.matches("VN-\\d\\d(@to-2025-06-30)?"));
        assertThat(plan.grants()).extracting(PlannedGrant::province).allMatch(key -> key.matches("VN-\\d\\d"));
    }

    @Test
    void what_the_source_says_of_place_and_group_is_kept_in_the_note() {
        var note = establishment("Công ty Cổ phần Chè Thái Bình Lạng Sơn")
                .recognitions()
                .getLast()
                .application()
                .note();

        assertThat(note)
                .isEqualTo("place in the source: huyện Đình Lập; product group assigned by hand, not in the source");
    }

    @Test
    void no_two_calls_share_a_key_and_the_same_rows_give_the_same_keys() {
        assertThat(keys(plan)).doesNotHaveDuplicates().isEqualTo(keys(LoadPlan.of(RecordFiles.read())));
        assertThat(keys(plan)).allMatch(key -> key.matches("records-[0-9a-f-]{36}"));
    }

    @Test
    void bodies_name_the_fields_of_the_api_and_leave_out_what_is_unknown() {
        PlannedRecognition planned = establishment("Công ty Cổ phần Chè Thái Bình Lạng Sơn")
                .recognitions()
                .getFirst();

        assertThat(Call.create("/x", planned.application()).json())
                .contains("\"isSet\":false", "\"votingYear\":2019", "\"historical\":true");
        assertThat(Call.create("/x", grant("Xây dựng mô hình trình diễn kỹ thuật sản xuất bản lề cửa", 2020))
                        .json())
                .contains("\"planYear\":2020")
                .doesNotContain("dates", "decisionNumber");
        assertThat(Call.create("/x", planned.decision()).json()).isEqualTo("{\"outcome\":\"RECOGNISED\"}");
    }

    private Establishment establishment(String name) {
        return plan.establishments().stream()
                .filter(one -> one.request().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private NewGrant grant(String title, int planYear) {
        return plan.grants().stream()
                .map(grant -> grant.request(ids()))
                .filter(grant ->
                        grant.title().equals(title) && Integer.valueOf(planYear).equals(grant.planYear()))
                .findFirst()
                .orElseThrow();
    }

    private HashMap<LoadPlan.EstablishmentKey, String> ids() {
        var ids = new HashMap<LoadPlan.EstablishmentKey, String>();
        plan.establishments()
                .forEach(one -> ids.put(one.key(), "id of " + one.key().name()));
        return ids;
    }

    private List<String> keys(LoadPlan plan) {
        var keys = new ArrayList<String>();
        for (var one : plan.establishments()) {
            keys.add(Call.create("/enterprises", one.request()).idempotencyKey());
            for (var planned : one.recognitions()) {
                var path = "/enterprises/" + one.key() + "/recognitions";
                keys.add(Call.change(path, planned.application(), "\"1\"").idempotencyKey());
            }
        }
        plan.grants()
                .forEach(grant ->
                        keys.add(Call.create("/grants", grant.request(ids())).idempotencyKey()));
        return keys;
    }
}
