package vn.cnnt.reporting.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.cnnt.reporting.statistics.History.MILLION;
import static vn.cnnt.reporting.statistics.History.aGrant;
import static vn.cnnt.reporting.statistics.History.approved;
import static vn.cnnt.reporting.statistics.History.line;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.cnnt.events.EnterpriseStatus;
import vn.cnnt.events.FundingSource;
import vn.cnnt.events.GrantState;
import vn.cnnt.events.LegalForm;
import vn.cnnt.events.Level;
import vn.cnnt.events.ProductGroup;
import vn.cnnt.events.SizeClass;
import vn.cnnt.events.SupportContent;

/// An enterprise's life as the figures see it, from its registration in Bình Thuận to its dissolution.
class EnterpriseLifeTest {
    private static final String ENTERPRISE = "e-phan-thiet";
    private final History history = new History();

    @Test
    void an_enterprises_life_as_the_figures_see_it() {
        // A maker of fish sauce enters the register. It is one establishment of Bình Thuận, in the South.
        history.registered(ENTERPRISE, "VN-60", LegalForm.JSC, SizeClass.SMALL);
        assertThat(ask("enterprises", "province=VN-60")).containsEntry("enterprises", 1L);
        assertThat(ask("enterprises", "region=SOUTH")).containsEntry("enterprises", 1L);

        // Its fish sauce is put forward in the provincial round of 2019. Officials report what was applied for, too.
        history.applied(ENTERPRISE, "r1", Level.PROVINCE, 2019, ProductGroup.AGRO_FOOD);
        assertThat(ask("recognitions", "votingYear=2019&level=PROVINCE"))
                .containsEntry("applied", 1L)
                .containsEntry("recognised", 0L);

        // The province recognises it; the certificate holds to the end of 2022.
        history.recognised(ENTERPRISE, "r1", 2019);
        assertThat(ask("recognitions", "votingYear=2019&level=PROVINCE"))
                .containsEntry("applied", 1L)
                .containsEntry("recognised", 1L);
        assertThat(ask("valid-certificates", "year=2022")).containsEntry("certificates", 1L);
        assertThat(ask("valid-certificates", "year=2023")).containsEntry("certificates", 0L);

        // The ladder goes on: the region in 2020, the nation in 2021.
        history.applied(ENTERPRISE, "r2", Level.REGION, 2020).recognised(ENTERPRISE, "r2", 2020);
        history.applied(ENTERPRISE, "r3", Level.NATIONAL, 2021).recognised(ENTERPRISE, "r3", 2021);
        assertThat(ask("recognitions", ""))
                .as("three recognitions of one enterprise")
                .containsEntry("recognised", 3L)
                .containsEntry("enterprisesRecognised", 1L);

        // A grant of the 2022 plan names it as its beneficiary. A proposal is no official figure yet.
        history.recorded(
                "g-bottling",
                aGrant(
                        "VN-60",
                        2022,
                        SupportContent.MACHINERY,
                        GrantState.PROPOSED,
                        List.of(approved(FundingSource.NATIONAL, 300 * MILLION)),
                        line(ENTERPRISE, 300 * MILLION)));
        assertThat(ask("supported-enterprises", "")).containsEntry("enterprises", 0L);

        // The ministry assigns the money: a supported enterprise that holds a national recognition.
        history.went("g-bottling", GrantState.APPROVED);
        assertThat(ask("supported-enterprises", "planYear=2022&recognitionLevel=NATIONAL"))
                .isEqualTo(Map.of("enterprises", 1L, "support", 300 * MILLION));
        assertThat(ask("grants", "planYear=2022&measures=grants,approved"))
                .isEqualTo(Map.of("grants", 1L, "approved", 300 * MILLION));

        // It moves to Đồng Nai. From now on it is an establishment there; what was decided in Bình Thuận stays there.
        history.moved(ENTERPRISE, "VN-75");
        assertThat(ask("enterprises", "province=VN-60")).containsEntry("enterprises", 0L);
        assertThat(ask("enterprises", "province=VN-75")).containsEntry("enterprises", 1L);
        assertThat(ask("recognitions", "province=VN-60")).containsEntry("recognised", 3L);
        assertThat(ask("supported-enterprises", "province=VN-60")).containsEntry("enterprises", 1L);

        // Bình Thuận is part of Lâm Đồng today, in another region. History is not rewritten: there are two views of it.
        assertThat(ask("recognitions", "province=VN-68&places=current")).containsEntry("recognised", 3L);
        assertThat(ask("recognitions", "region=SOUTH")).containsEntry("recognised", 3L);
        assertThat(ask("recognitions", "region=CENTRAL_HIGHLANDS&places=current"))
                .containsEntry("recognised", 3L);

        // The officer had typed the wrong group for the regional recognition and corrects it.
        history.correctedRecognition(ENTERPRISE, "r2", it -> History.inGroup(ProductGroup.OTHER, 2020, it));
        assertThat(ask("recognitions", "level=REGION&productGroup=AGRO_FOOD")).containsEntry("recognised", 0L);
        assertThat(ask("recognitions", "level=REGION&productGroup=OTHER")).containsEntry("recognised", 1L);

        // The national certificate is taken back in May 2022: still applied for, no longer recognised, not valid at
        // the year's end. The grant of that year now counts under the highest level that remained.
        history.revoked(ENTERPRISE, "r3", LocalDate.of(2022, 5, 20));
        assertThat(ask("recognitions", "level=NATIONAL"))
                .containsEntry("applied", 1L)
                .containsEntry("recognised", 0L)
                .containsEntry("revoked", 1L);
        assertThat(ask("valid-certificates", "year=2021&level=NATIONAL")).containsEntry("certificates", 1L);
        assertThat(ask("valid-certificates", "year=2022&level=NATIONAL")).containsEntry("certificates", 0L);
        assertThat(ask("supported-enterprises", "recognitionLevel=NATIONAL")).containsEntry("enterprises", 0L);
        assertThat(ask("supported-enterprises", "recognitionLevel=REGION")).containsEntry("enterprises", 1L);

        // A second application turns out to be recorded in error. It counts nowhere.
        history.applied(ENTERPRISE, "r4", Level.PROVINCE, 2023).withdrawn(ENTERPRISE, "r4");
        assertThat(ask("recognitions", "votingYear=2023")).containsEntry("applied", 0L);

        // The enterprise is dissolved. It and its figures stay where they were.
        history.became(ENTERPRISE, EnterpriseStatus.DISSOLVED);
        assertThat(ask("enterprises", "status=DISSOLVED&province=VN-75")).containsEntry("enterprises", 1L);
        assertThat(ask("enterprises", "status=ACTIVE")).containsEntry("enterprises", 0L);
        assertThat(ask("supported-enterprises", "planYear=2022"))
                .isEqualTo(Map.of("enterprises", 1L, "support", 300 * MILLION));

        // And anyone can be told why: the figure, who is behind it, and the decisions it rests on.
        var why = Asking.explain(
                history.statistics(), "supported-enterprises", "recognitionLevel=REGION&measure=support");
        assertThat(why.matches()).isTrue();
        assertThat(why.items()).singleElement().satisfies(item -> {
            assertThat(item.name()).isEqualTo("Cơ sở e-phan-thiet");
            assertThat(item.contribution()).isEqualTo(300 * MILLION);
            assertThat(item.events())
                    .extracting(event -> event.aggregate() + "@" + event.version() + " " + event.type())
                    .containsExactly(
                            "e-phan-thiet@4 vn.cnnt.recognition.applied.v1",
                            "e-phan-thiet@5 vn.cnnt.recognition.decided.v1",
                            "g-bottling@1 vn.cnnt.grant.recorded.v1",
                            "g-bottling@2 vn.cnnt.grant.approved.v1",
                            "e-phan-thiet@9 vn.cnnt.recognition.corrected.v1");
            assertThat(item.events())
                    .extracting(Explanation.Event::decisionNumber)
                    .contains("76/QĐ-CTĐP", "4796/QĐ-BCT");
        });
    }

    private Map<String, Object> ask(String dataset, String question) {
        return Map.copyOf(history.ask(dataset, question).total());
    }
}
