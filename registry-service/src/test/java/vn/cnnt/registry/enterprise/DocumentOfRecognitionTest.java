package vn.cnnt.registry.enterprise;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.cnnt.registry.enterprise.EnterpriseFixture.*;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.cnnt.events.Level;
import vn.cnnt.events.RecognitionDetails;
import vn.cnnt.registry.decision.Decision.Refusal;
import vn.cnnt.registry.decision.Scenario;
import vn.cnnt.registry.recognition.Outcome;
import vn.cnnt.registry.recognition.Ruling;

/// Where the papers about a recognition are.
class DocumentOfRecognitionTest {
    private static final String PAPER = "https://congbao.vn/1302.pdf";
    private static final String REVOCATION = "https://congbao.vn/12.pdf";

    @Test
    void each_decision_has_its_own_and_a_correction_replaces_only_that_of_the_first() {
        var enterprise = applied().when(decided(PAPER));
        assertThat(one(enterprise).documentUrl()).isEqualTo(PAPER);

        enterprise.when(
                new EnterpriseCommand.Revoke("r1", LocalDate.of(2025, 2, 1), "12/QĐ-UBND", REVOCATION, "vi phạm"));
        assertThat(one(enterprise).documentUrl()).isEqualTo(PAPER);
        assertThat(one(enterprise).revocationDocumentUrl()).isEqualTo(REVOCATION);

        enterprise.when(corrected(ruling(null)));
        assertThat(one(enterprise).documentUrl())
                .as("what is absent is cleared")
                .isNull();
        assertThat(one(enterprise).revocationDocumentUrl()).isEqualTo(REVOCATION);

        enterprise.when(new EnterpriseCommand.Withdraw("r1", "ghi nhầm"));
        assertThat(one(enterprise).revocationDocumentUrl()).isEqualTo(REVOCATION);
    }

    @Test
    void an_application_has_no_decision_that_a_paper_could_be_of() {
        applied()
                .when(corrected(new Ruling(null, null, null, null, null, null, PAPER)))
                .thenRefused(Refusal.INVALID, "/documentUrl", "only-when-decided");
    }

    private static Scenario<Enterprise, EnterpriseCommand> applied() {
        return enterprise()
                .given(List.of(registered(LẠNG_SƠN), EnterpriseFixture.applied("Chè", Level.PROVINCE, 2024)));
    }

    private static EnterpriseCommand decided(String where) {
        return new EnterpriseCommand.Decide("r1", Outcome.RECOGNISED, ruling(where));
    }

    private static EnterpriseCommand corrected(Ruling ruling) {
        return new EnterpriseCommand.CorrectRecognition(
                "r1", application("Chè", Level.PROVINCE, 2024, false), ruling, null, null, "ghi sai");
    }

    private static Ruling ruling(String where) {
        return new Ruling("1302/QĐ-UBND", LocalDate.of(2024, 8, 23), null, null, null, null, where);
    }

    private static RecognitionDetails one(Scenario<Enterprise, EnterpriseCommand> enterprise) {
        return enterprise.then().recognition("r1").orElseThrow();
    }
}
