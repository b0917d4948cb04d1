package vn.cnnt.registry.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.cnnt.manners.security.Permission.post;
import static vn.cnnt.manners.security.Permission.put;
import static vn.cnnt.registry.grant.GrantFixture.*;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.cnnt.events.FundingSource;
import vn.cnnt.events.GrantDetails;
import vn.cnnt.events.GrantState;
import vn.cnnt.events.SupportContent;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.manners.security.Permissions;
import vn.cnnt.manners.security.Role;
import vn.cnnt.registry.rights.Following;
import vn.cnnt.registry.rights.FourEyes;
import vn.cnnt.registry.rights.Historical;
import vn.cnnt.registry.rights.Officers;

/// What each reader of a grant is offered in each of its states, by a table that is written by hand.
class GrantActionsTest {
    /// The states that can follow and the action; `ok`, or the code that it would be refused with.
    private static final String TABLE = """
            state       | what        | officer        | approver   | author      | elsewhere      | auditor
            PROPOSED    | APPRAISED   | ok             | needs-role | ok          | other-province | needs-role
            PROPOSED    | RETURNED    | ok             | needs-role | ok          | other-province | needs-role
            PROPOSED    | REJECTED    | needs-approver | ok         | same-person | other-province | needs-role
            PROPOSED    | adjust      | ok             | needs-role | ok          | other-province | needs-role
            APPRAISED   | APPROVED    | needs-approver | ok         | same-person | other-province | needs-role
            APPRAISED   | RETURNED    | ok             | needs-role | ok          | other-province | needs-role
            APPRAISED   | REJECTED    | needs-approver | ok         | same-person | other-province | needs-role
            APPRAISED   | adjust      | ok             | needs-role | ok          | other-province | needs-role
            RETURNED    | APPRAISED   | ok             | needs-role | ok          | other-province | needs-role
            RETURNED    | adjust      | ok             | needs-role | ok          | other-province | needs-role
            APPROVED    | CONTRACTED  | ok             | needs-role | ok          | other-province | needs-role
            APPROVED    | STOPPED     | needs-approver | ok         | same-person | other-province | needs-role
            APPROVED    | adjust      | needs-approver | ok         | same-person | other-province | needs-role
            CONTRACTED  | IN_PROGRESS | ok             | needs-role | ok          | other-province | needs-role
            CONTRACTED  | STOPPED     | needs-approver | ok         | same-person | other-province | needs-role
            CONTRACTED  | adjust      | needs-approver | ok         | same-person | other-province | needs-role
            IN_PROGRESS | IN_PROGRESS | ok             | needs-role | ok          | other-province | needs-role
            IN_PROGRESS | ACCEPTED    | ok             | needs-role | ok          | other-province | needs-role
            IN_PROGRESS | STOPPED     | needs-approver | ok         | same-person | other-province | needs-role
            IN_PROGRESS | adjust      | needs-approver | ok         | same-person | other-province | needs-role
            ACCEPTED    | SETTLED     | needs-approver | ok         | same-person | other-province | needs-role
            ACCEPTED    | adjust      | needs-approver | ok         | same-person | other-province | needs-role
            SETTLED     | adjust      | needs-approver,grant-final | grant-final | same-person,grant-final | other-province,grant-final | needs-role,grant-final
            REJECTED    | adjust      | needs-approver,grant-final | grant-final | same-person,grant-final | other-province,grant-final | needs-role,grant-final
            STOPPED     | adjust      | needs-approver,grant-final | grant-final | same-person,grant-final | other-province,grant-final | needs-role,grant-final
            """;

    private static final List<String> LINES = TABLE.lines().skip(1).toList();
    private static final List<Actor> READERS = List.of(
            actor("officer", "VN-20", Role.OFFICER),
            actor("approver", "VN-20", Role.APPROVER),
            actor("author", "VN-20", Role.OFFICER, Role.APPROVER),
            actor("elsewhere", "VN-42", Role.OFFICER, Role.APPROVER),
            actor("auditor", "*", Role.AUDITOR));

    /// The lines of the register's own table; that it has them is told by the test over HTTP.
    private static final Permissions PERMISSIONS = new Permissions(List.of(
            put("/api/v1/grants/{id}").by(Role.OFFICER, Role.APPROVER),
            post("/api/v1/grants/{id}/transitions").by(Role.OFFICER, Role.APPROVER)));

    private static GrantActions actions(boolean fourEyes) {
        var rights = new GrantRights(null, null, new FourEyes(fourEyes), new Historical(2025));
        return new GrantActions(PERMISSIONS, rights, RULES, Clock.systemUTC());
    }

    static Stream<GrantState> states() {
        return Arrays.stream(GrantState.values());
    }

    @ParameterizedTest
    @MethodSource("states")
    void a_reader_is_offered_what_the_table_says_and_nothing_else(GrantState state) {
        var grant = grantIn(state);
        for (var i = 0; i < READERS.size(); i++) {
            var choices = actions(true).choices(grant, READERS.get(i), new Officers(() -> List.of("author")), TODAY);
            var found = new ArrayList<String>();
            for (var next : choices.transitions()) {
                assertThat(next.isAllowed()).isEqualTo(next.refused().isEmpty());
                found.add(next.to() + " " + told(next.refused()));
            }
            for (var action : choices.actions()) {
                assertThat(action.isAllowed()).isEqualTo(action.refused().isEmpty());
                found.add(action.name() + " " + told(action.refused()));
            }
            var column = i + 2;

            assertThat(found)
                    .as(state + " by " + READERS.get(i).name())
                    .containsExactlyInAnyOrderElementsOf(lines(state)
                            .map(cells -> cells.get(1) + " " + cells.get(column))
                            .toList());
        }
    }

    @Test
    void a_returned_one_goes_back_to_where_it_came_from() {
        var proposed = after(List.of(proposed(), to(GrantState.RETURNED, "2025-12-01")));

        assertThat(offered(proposed)).extracting(Following::to).containsExactly(GrantState.PROPOSED);
    }

    @Test
    void where_two_pairs_of_eyes_are_not_asked_for_nobodys_history_is_read() {
        var author = READERS.get(2);
        var officers = new Officers(() -> {
            throw new AssertionError("nobody asks whose work it is");
        });

        assertThat(actions(false)
                        .choices(grantIn(GrantState.APPRAISED), author, officers, TODAY)
                        .transitions())
                .allMatch(Following::isAllowed);
        assertThat(actions(true)
                        .choices(grantIn(GrantState.APPRAISED), READERS.getFirst(), officers, TODAY)
                        .transitions())
                .as("an officer may not approve, whoever's it is")
                .hasSize(3);
    }

    @Test
    void a_state_needs_what_a_request_without_it_is_refused_for() {
        assertThat(needs(grantIn(GrantState.PROPOSED), GrantState.APPRAISED)).containsExactly("/date");
        assertThat(needs(grantIn(GrantState.APPRAISED), GrantState.APPROVED))
                .containsExactly("/date", "/decisionNumber");
        var nobodys =
                demoModel().of(SupportContent.DEMO_MODEL, List.of(requested(FundingSource.NATIONAL, 300)), List.of());
        var approved = after(List.of(
                nobodys.command(),
                to(GrantState.APPRAISED, "2025-12-01"),
                approved(List.of("ceiling-exceeded"), "đã xem")));
        assertThat(needs(approved, GrantState.CONTRACTED)).containsExactly("/date", "/beneficiaries");
        assertThat(needs(grantIn(GrantState.APPROVED), GrantState.CONTRACTED)).containsExactly("/date");
        var recorded = after(List.of(demoModel().recorded(GrantState.APPROVED).command()));
        assertThat(needs(recorded, GrantState.CONTRACTED))
                .as("of the past nobody may know the day")
                .isEmpty();
    }

    private static List<String> needs(GrantDetails grant, GrantState to) {
        return offered(grant).stream()
                .filter(next -> next.to() == to)
                .findFirst()
                .orElseThrow()
                .needs();
    }

    private static List<Following> offered(GrantDetails grant) {
        return actions(true)
                .choices(grant, READERS.getFirst(), new Officers(List::of), TODAY)
                .transitions();
    }

    private static Stream<List<String>> lines(GrantState state) {
        return LINES.stream()
                .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
                .filter(cells -> cells.getFirst().equals(state.name()));
    }

    private static GrantDetails grantIn(GrantState state) {
        var path = switch (state) {
            case RETURNED ->
                List.of(proposed(), to(GrantState.APPRAISED, "2025-12-01"), to(GrantState.RETURNED, "2025-12-02"));
            case REJECTED -> List.of(proposed(), to(GrantState.REJECTED, "2025-12-02"));
            case STOPPED ->
                Stream.concat(upTo(GrantState.CONTRACTED).stream(), Stream.of(to(GrantState.STOPPED, "2026-03-01")))
                        .toList();
            case PROPOSED, APPRAISED, APPROVED, CONTRACTED, IN_PROGRESS, ACCEPTED, SETTLED -> upTo(state);
        };
        return after(path);
    }

    private static GrantDetails after(List<GrantCommand> path) {
        return grant().given(path.subList(0, path.size() - 1))
                .when(path.getLast())
                .then();
    }

    private static String told(List<Finding> refused) {
        return refused.isEmpty() ? "ok" : refused.stream().map(Finding::code).collect(Collectors.joining(","));
    }

    private static Actor actor(String name, String province, Role... roles) {
        return new Actor(
                name, name, Arrays.stream(roles).map(Role::word).collect(Collectors.toSet()), Set.of(province));
    }
}
