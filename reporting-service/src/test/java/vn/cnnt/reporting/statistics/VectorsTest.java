package vn.cnnt.reporting.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.cnnt.reporting.statistics.History.MILLION;
import static vn.cnnt.reporting.statistics.History.aGrant;
import static vn.cnnt.reporting.statistics.History.approved;
import static vn.cnnt.reporting.statistics.History.line;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.cnnt.events.FundingLine;
import vn.cnnt.events.FundingSource;
import vn.cnnt.events.GrantDetails;
import vn.cnnt.events.GrantState;
import vn.cnnt.events.Level;
import vn.cnnt.events.ProductGroup;
import vn.cnnt.events.SupportContent;

/// The published figures that the register must give when it holds what they were counted from.
class VectorsTest {

    /// The question the project began with. It counts supported enterprises that hold a national recognition, not
    /// recognitions made in 2020: there is no national round in an even year.
    @Test
    void lạng_sơn_2020_one_supported_enterprise_with_a_national_recognition() {
        var history = new History().hingesOfVietBac();

        assertThat(history.ask(
                                "supported-enterprises",
                                "province=VN-20&planYear=2020&source=NATIONAL&content=DEMO_MODEL&recognitionLevel=NATIONAL")
                        .rows())
                .containsExactly(Map.of("enterprises", 1L, "support", 600 * MILLION));
        assertThat(history.ask("grants", "province=VN-20&planYear=2020&source=NATIONAL&measures=grants,approved")
                        .rows())
                .containsExactly(Map.of("grants", 1L, "approved", 600 * MILLION));
        assertThat(history.ask("recognitions", "votingYear=2020&level=NATIONAL").rows())
                .allSatisfy(row -> assertThat(row).containsEntry("recognised", 0L));
    }

    @Test
    void region_2024_889_applied_439_recognised_by_region() {
        var history = new History();
        round(history, "VN-60", Level.REGION, 2024, ProductGroup.OTHER, 382, 189);
        round(history, "VN-20", Level.REGION, 2024, ProductGroup.OTHER, 218, 126);
        round(history, "VN-49", Level.REGION, 2024, ProductGroup.OTHER, 289, 124);

        var table = history.ask(
                "recognitions", "votingYear=2024&level=REGION&by=region&measures=applied,recognised,recognitionRate");

        assertThat(table.rows())
                .extracting(row -> row.get("region") + " " + row.get("applied") + "/" + row.get("recognised"))
                .containsExactly("NORTH 218/126", "CENTRAL_HIGHLANDS 289/124", "SOUTH 382/189");
        assertThat(table.total()).containsEntry("applied", 889L).containsEntry("recognised", 439L);
        assertThat(Asking.number(table, "recognitionRate").doubleValue()).isEqualTo(0.4938);
    }

    @Test
    void nation_2023_173_recognised_by_group_and_north_2020_194_applied() {
        var history = new History();
        round(history, "VN-20", Level.NATIONAL, 2023, ProductGroup.AGRO_FOOD, 109, 109);
        round(history, "VN-46", Level.NATIONAL, 2023, ProductGroup.MACHINERY, 25, 25);
        round(history, "VN-79", Level.NATIONAL, 2023, ProductGroup.HANDICRAFT, 17, 17);
        round(history, "VN-60", Level.NATIONAL, 2023, ProductGroup.OTHER, 22, 22);
        round(history, "VN-20", Level.REGION, 2020, ProductGroup.HANDICRAFT, 66, 29);
        round(history, "VN-24@to-2025-06-30", Level.REGION, 2020, ProductGroup.AGRO_FOOD, 104, 0);
        round(history, "VN-31", Level.REGION, 2020, ProductGroup.MACHINERY, 12, 0);
        round(history, "VN-04", Level.REGION, 2020, ProductGroup.OTHER, 12, 0);

        var nation = history.ask("recognitions", "votingYear=2023&level=NATIONAL&by=productGroup&measures=recognised");
        var north = history.ask(
                "recognitions", "votingYear=2020&level=REGION&region=NORTH&by=productGroup&measures=applied");

        assertThat(nation.total()).containsEntry("recognised", 173L);
        assertThat(nation.rows())
                .extracting(row -> row.get("productGroup") + "=" + row.get("recognised"))
                .containsExactlyInAnyOrder("AGRO_FOOD=109", "MACHINERY=25", "HANDICRAFT=17", "OTHER=22");
        assertThat(north.total()).containsEntry("applied", 194L);
        assertThat(north.rows())
                .extracting(row -> row.get("productGroup") + "=" + row.get("applied"))
                .containsExactlyInAnyOrder("HANDICRAFT=66", "AGRO_FOOD=104", "MACHINERY=12", "OTHER=12");
    }

    @Test
    void hà_tĩnh_2019_5011_million_is_1695_and_3316() {
        var history = new History().castingOfNuiHong();
        for (var i = 0; i < 5; i++) {
            history.recorded(
                    "g-other-" + i,
                    aGrant(
                            "VN-42",
                            2019,
                            SupportContent.MACHINERY,
                            GrantState.SETTLED,
                            List.of(
                                    approved(FundingSource.LOCAL, (1695 - 300) * MILLION / 5),
                                    approved(FundingSource.COUNTERPART, (3316 - 390) * MILLION / 5))));
        }

        var table = history.ask(
                "grants", "province=VN-42&planYear=2019&by=source&measures=grants,approved,counterpart,totalCost");

        assertThat(table.total())
                .containsEntry("grants", 6L)
                .containsEntry("approved", 1695 * MILLION)
                .containsEntry("counterpart", 3316 * MILLION)
                .containsEntry("totalCost", 5011 * MILLION);
        assertThat(table.rows())
                .extracting(row -> row.get("source") + " " + row.get("grants") + " " + row.get("totalCost"))
                .containsExactly("LOCAL 6 1695000000", "COUNTERPART 6 3316000000");
        assertThat(table.distinct()).containsExactly("grants");
    }

    @Test
    void bình_thuận_2019_is_in_the_south_as_decided_and_in_the_central_highlands_today() {
        var history = new History();
        for (var enterprise : List.of("e-carton-1", "e-carton-2", "e-fish-sauce-1", "e-fish-sauce-2")) {
            history.registered(enterprise, "VN-60");
        }

        history.recorded("g-carton", groupOf("e-carton-1", "e-carton-2", 600 * MILLION, 1512 * MILLION));
        history.recorded("g-fish-sauce", groupOf("e-fish-sauce-1", "e-fish-sauce-2", 600 * MILLION, 1512 * MILLION));

        assertThat(history.ask("grants", "planYear=2019&by=region,province,kind&measures=grants,approved,totalCost")
                        .rows())
                .containsExactly(Map.of(
                        "region",
                        "SOUTH",
                        "province",
                        "VN-60",
                        "kind",
                        "GROUP",
                        "grants",
                        2L,
                        "approved",
                        1200 * MILLION,
                        "totalCost",
                        3024 * MILLION));
        assertThat(history.ask("supported-enterprises", "planYear=2019&province=VN-60")
                        .rows())
                .containsExactly(Map.of("enterprises", 4L, "support", 1200 * MILLION));
        assertThat(history.ask("supported-enterprises", "planYear=2019&by=province,region&places=current")
                        .rows())
                .containsExactly(Map.of(
                        "province",
                        "VN-68",
                        "region",
                        "CENTRAL_HIGHLANDS",
                        "enterprises",
                        4L,
                        "support",
                        1200 * MILLION));
        assertThat(history.ask("supported-enterprises", "region=SOUTH&places=current")
                        .rows())
                .containsExactly(Map.of("enterprises", 0L, "support", 0L));
    }

    /// Products are not enterprises: one of the 58 put forward two products.
    @Test
    void huế_2019_59_products_of_58_enterprises_34_recognised() {
        var history = new History();
        for (var i = 1; i <= 58; i++) {
            history.registered("e-" + i, "VN-46").applied("e-" + i, "r1", Level.PROVINCE, 2019);
            if (i <= 33) {
                history.recognised("e-" + i, "r1", 2019);
            }
        }
        history.applied("e-1", "r2", Level.PROVINCE, 2019).recognised("e-1", "r2", 2019);

        var table = history.ask("recognitions", "province=VN-46&votingYear=2019");

        assertThat(table.total())
                .containsEntry("applied", 59L)
                .containsEntry("recognised", 34L)
                .containsEntry("enterprisesRecognised", 33L);
        assertThat(history.ask("enterprises", "province=VN-46").total()).containsEntry("enterprises", 58L);
    }

    private static GrantDetails groupOf(String one, String other, long support, long cost) {
        return aGrant(
                "VN-60",
                2019,
                SupportContent.MACHINERY,
                GrantState.SETTLED,
                List.of(
                        approved(FundingSource.NATIONAL, support),
                        new FundingLine(FundingSource.COUNTERPART, cost - support, null, null, null, null, null)),
                line(one, support / 2),
                line(other, support / 2));
    }

    private static void round(
            History history, String province, Level level, int year, ProductGroup group, int applied, int recognised) {
        for (var i = 0; i < applied; i++) {
            var id = "e-" + province + "-" + level + "-" + year + "-" + i;
            history.registered(id, province).applied(id, "r1", level, year, group);
            if (i < recognised) {
                history.recognised(id, "r1", year);
            } else {
                history.notRecognised(id, "r1");
            }
        }
    }
}
