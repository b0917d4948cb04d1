package vn.cnnt.registry.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.cnnt.registry.grant.GrantFixture.*;

import org.junit.jupiter.api.Test;
import vn.cnnt.events.GrantState;
import vn.cnnt.registry.decision.Decision.Refusal;

/// Where the paper of a grant's last decision is.
class DocumentOfGrantTest {
    private static final String PAPER = "https://congbao.vn/4796.pdf";

    @Test
    void it_comes_with_the_decision_and_stays_until_there_is_another() {
        var approved = grant().given(upTo(GrantState.APPRAISED)).when(approvedBy("4796/QĐ-BCT", PAPER));
        assertThat(approved.then().documentUrl()).isEqualTo(PAPER);

        var contracted = approved.when(to(GrantState.CONTRACTED, "2026-02-01", national(280)));
        assertThat(contracted.then().documentUrl())
                .as("a contract is no decision")
                .isEqualTo(PAPER);

        var adjusted = contracted.when(adjusted().by("99/QĐ-BCT", "điều chỉnh").command());
        assertThat(adjusted.then().decisionNumber()).isEqualTo("99/QĐ-BCT");
        assertThat(adjusted.then().documentUrl())
                .as("the paper of one decision is not that of the next")
                .isNull();
    }

    @Test
    void an_adjustment_that_only_says_where_its_paper_is_is_a_change() {
        grant().given(upTo(GrantState.APPRAISED))
                .when(adjusted().by("99/QĐ-BCT", "bổ sung văn bản").lying(PAPER).command())
                .thenEvents();
    }

    @Test
    void without_a_number_it_is_of_no_decision() {
        grant().given(upTo(GrantState.APPROVED))
                .when(decided(GrantState.CONTRACTED, "2026-02-01", null, PAPER, national(280)))
                .thenRefused(Refusal.INVALID, "/decisionNumber", "document-without-number");
        var approval = grant().given(upTo(GrantState.APPRAISED))
                .when(approvedBy(null, PAPER))
                .thenRefused(Refusal.INVALID, "/decisionNumber", "decision-number-missing");
        assertThat(approval.findings())
                .as("that the number is missing is one fault")
                .hasSize(1);
    }

    @Test
    void one_that_was_recorded_as_it_stood_has_it_a_new_one_not_yet() {
        assertThat(grant().when(demoModel()
                                .recorded(GrantState.APPROVED)
                                .decided("1/QĐ-UBND")
                                .lying(PAPER)
                                .command())
                        .then()
                        .documentUrl())
                .isEqualTo(PAPER);
        grant().when(demoModel().lying(PAPER).command())
                .thenRefused(Refusal.INVALID, "/documentUrl", "only-historical");
        assertThat(grant().when(demoModel()
                                .recorded(GrantState.APPROVED)
                                .lying(PAPER)
                                .command())
                        .thenRefused(Refusal.INVALID, "/decisionNumber", "document-without-number")
                        .findings())
                .as("nothing else is told of the number")
                .hasSize(1);
    }

    @Test
    void a_merge_leaves_it() {
        var approved = grant().given(upTo(GrantState.APPRAISED)).when(approvedBy("4796/QĐ-BCT", PAPER));

        assertThat(approved.when(new GrantCommand.Repoint("e-1", "e-2", "một cơ sở"))
                        .then()
                        .documentUrl())
                .isEqualTo(PAPER);
    }
}
