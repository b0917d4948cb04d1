package vn.cnnt.registry.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.cnnt.registry.grant.GrantFixture.*;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.cnnt.events.Envelope;
import vn.cnnt.events.GrantDetails;
import vn.cnnt.events.GrantEvent;
import vn.cnnt.events.GrantState;
import vn.cnnt.registry.decision.Decision;

/// Whose work a grant is, by its history: who may not decide on it.
class OfficersOfGrantTest {
    private final List<Envelope> history = new ArrayList<>();

    @Nullable
    private GrantDetails grant;

    @Test
    void it_is_whoevers_who_proposed_it_and_made_the_last_of_the_officers_changes() {
        does("lan", proposed());
        assertThat(officers()).containsExactly("lan");
        does("minh", to(GrantState.APPRAISED, "2025-12-01"));
        assertThat(officers()).containsExactly("lan", "minh");
        does("hoa", to(GrantState.APPROVED, "2025-12-20", national(300)));
        assertThat(officers()).as("an approval is no officer's change").containsExactly("lan", "minh");
        does("mai", to(GrantState.CONTRACTED, "2026-02-01", national(280)));
        assertThat(officers()).containsExactly("lan", "mai");
        does("lan", to(GrantState.IN_PROGRESS, "2026-02-10", national(100)));
        assertThat(officers()).containsExactly("lan", "lan");
    }

    @Test
    void an_adjustment_is_an_officers_until_the_approval_and_an_approvers_from_then_on() {
        does("lan", proposed());
        adjusts("minh", "Tên khác", "1/QĐ");
        assertThat(officers()).containsExactly("lan", "minh");
        does("mai", to(GrantState.APPRAISED, "2025-12-01"));
        does("hoa", to(GrantState.APPROVED, "2025-12-20", national(300)));
        adjusts("minh", "Tên khác nữa", "2/QĐ");

        assertThat(officers()).containsExactly("lan", "mai");
    }

    @Test
    void a_merge_that_only_names_another_beneficiary_lets_nobody_off() {
        does("lan", proposed());
        adjusts("minh", "Tên khác", "1/QĐ");
        var repointed = Repointing.decide(now(), new GrantCommand.Repoint("e-1", "e-2", "một cơ sở"));
        record("hoa", (GrantEvent) accepted(repointed).events().getFirst());

        assertThat(officers()).containsExactly("lan", "minh", "hoa");
    }

    @Test
    void an_adjustment_of_the_beneficiaries_by_a_decision_is_a_change_as_any_other() {
        does("lan", proposed());
        adjusts("minh", "Tên khác", "1/QĐ");
        record("hoa", new GrantEvent.Adjusted(now().with(it -> {
            it.beneficiaries = List.of(beneficiary("e-2", 100L));
            it.decisionNumber = "2/QĐ";
        })));

        assertThat(officers()).containsExactly("lan", "hoa");
    }

    @Test
    void a_dossier_that_went_back_is_whoevers_who_brought_it_again() {
        does("lan", proposed());
        does("minh", to(GrantState.RETURNED, "2025-12-01"));
        does("mai", to(GrantState.PROPOSED, "2025-12-05"));

        assertThat(officers()).containsExactly("lan", "mai");
    }

    @Test
    void what_was_recorded_as_historical_is_nobodys_for_ever() {
        does("lan", demoModel().in(LẠNG_SƠN, 2019).recorded(GrantState.ACCEPTED).command());
        record("lan", new GrantEvent.Adjusted(now().with(it -> it.title = "Tên khác")));

        assertThat(officers()).isEmpty();
    }

    private List<String> officers() {
        return GrantRights.officersOf(history);
    }

    private void does(String actor, GrantCommand command) {
        var decision = Grant.decide(grant, command, KNOWN, RULES, TODAY);
        accepted(decision).events().forEach(event -> record(actor, (GrantEvent) event));
    }

    private void adjusts(String actor, String title, String decisionNumber) {
        record(actor, new GrantEvent.Adjusted(now().with(it -> {
            it.title = title;
            it.decisionNumber = decisionNumber;
        })));
    }

    private void record(String actor, GrantEvent event) {
        var version = history.size() + 1;
        grant = Grant.apply(grant, event);
        history.add(new Envelope(
                "g-1@" + version, "", "g-1", version, Instant.EPOCH, actor, null, List.of(), event, "", false));
    }

    private GrantDetails now() {
        return Objects.requireNonNull(grant);
    }

    private static Decision.Accepted accepted(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        return (Decision.Accepted) decision;
    }
}
