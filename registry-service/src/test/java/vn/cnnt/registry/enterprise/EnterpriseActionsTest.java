package vn.cnnt.registry.enterprise;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.cnnt.manners.security.Permission.delete;
import static vn.cnnt.manners.security.Permission.post;
import static vn.cnnt.manners.security.Permission.put;
import static vn.cnnt.registry.enterprise.EnterpriseFixture.*;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.cnnt.events.EnterpriseStatus;
import vn.cnnt.events.Identifier;
import vn.cnnt.events.IdentifierKind;
import vn.cnnt.events.Level;
import vn.cnnt.events.ProductGroup;
import vn.cnnt.events.RecognitionDetails;
import vn.cnnt.events.RecognitionStatus;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.manners.security.Permissions;
import vn.cnnt.manners.security.Role;
import vn.cnnt.registry.rights.Action;
import vn.cnnt.registry.rights.FourEyes;
import vn.cnnt.registry.rights.Historical;
import vn.cnnt.registry.rights.Officers;

/// What each reader of an enterprise is offered for it and for each of its recognitions, by a table written by hand.
class EnterpriseActionsTest {
    private static final Actor OFFICER = actor("officer", "VN-20", Role.OFFICER);
    private static final Actor LISTS = actor("lists", "VN-20", Role.OFFICER, Role.HISTORY);
    private static final Actor APPROVER = actor("approver", "VN-20", Role.APPROVER);
    private static final Actor SEES_IDS = actor("sees", "VN-20", Role.APPROVER, Role.PERSONAL_DATA);
    private static final Actor AUTHOR = actor("author", "VN-20", Role.OFFICER, Role.APPROVER);
    private static final Actor ELSEWHERE = actor("elsewhere", "VN-42", Role.OFFICER, Role.APPROVER);
    private static final Actor AUDITOR = actor("auditor", "*", Role.AUDITOR);

    private static final EnterpriseActions ACTIONS = new EnterpriseActions(
            new Permissions(List.of(
                    put("/api/v1/enterprises/{id}").by(Role.OFFICER),
                    post("/api/v1/enterprises/{id}/status").by(Role.OFFICER),
                    post("/api/v1/enterprises/{id}/move").by(Role.OFFICER),
                    post("/api/v1/enterprises/{id}/recognitions").by(Role.OFFICER),
                    post("/api/v1/enterprises/{id}/personal-id/disclosure")
                            .by(Role.APPROVER)
                            .with(Role.PERSONAL_DATA),
                    delete("/api/v1/enterprises/{id}/personal-id")
                            .by(Role.APPROVER)
                            .with(Role.PERSONAL_DATA),
                    put("/api/v1/enterprises/{id}/recognitions/{recognition}").by(Role.OFFICER, Role.APPROVER),
                    post("/api/v1/enterprises/{id}/recognitions/{recognition}/decision")
                            .by(Role.APPROVER),
                    post("/api/v1/enterprises/{id}/recognitions/{recognition}/revocation")
                            .by(Role.APPROVER),
                    post("/api/v1/enterprises/{id}/recognitions/{recognition}/withdrawal")
                            .by(Role.APPROVER))),
            new EnterpriseRights(null, null, _ -> Optional.empty(), new FourEyes(true), new Historical(2025)));

    @ParameterizedTest
    @EnumSource
    void an_enterprise_that_is_in_business_can_be_changed_and_one_that_ended_only_corrected(EnterpriseStatus status) {
        var ended = status == EnterpriseStatus.DISSOLVED || status == EnterpriseStatus.MERGED_INTO;
        var officers = ended
                ? Map.of(
                        "correct", "ok",
                        "status", "status-final",
                        "move", "enterprise-ended",
                        "apply", "enterprise-ended")
                : Map.of("correct", "ok", "status", "ok", "move", "ok", "apply", "ok");

        assertThat(own(in(status), OFFICER)).isEqualTo(officers);
        assertThat(own(in(status), LISTS))
                .as("what is old is recorded of those that ended, too")
                .containsEntry("apply", "ok");
    }

    @Test
    void an_enterprise_is_its_officers_in_its_province() {
        assertThat(own(in(EnterpriseStatus.ACTIVE), APPROVER).values()).containsOnly("needs-role");
        assertThat(own(in(EnterpriseStatus.ACTIVE), ELSEWHERE).values()).containsOnly("other-province");
        assertThat(own(in(EnterpriseStatus.ACTIVE), AUDITOR).values()).containsOnly("needs-role");
        assertThat(own(in(EnterpriseStatus.ACTIVE), AUTHOR).values()).containsOnly("ok");
    }

    @Test
    void a_personal_id_is_offered_where_one_is_known_to_whom_it_is_for() {
        assertThat(own(person("•••••••••006"), SEES_IDS))
                .containsEntry("disclose", "ok")
                .containsEntry("erase", "ok");
        assertThat(own(person("•••••••••006"), APPROVER)).containsEntry("disclose", "needs-authority");
        assertThat(own(person("•••••••••006"), OFFICER)).containsEntry("erase", "needs-approver");
        assertThat(own(person(null), SEES_IDS)).doesNotContainKeys("disclose", "erase");
        assertThat(own(in(EnterpriseStatus.ACTIVE), SEES_IDS)).doesNotContainKeys("disclose", "erase");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    APPLIED        | officer   | needs-approver | ok | needs-approver,recognition-not-recognised | needs-approver
                    APPLIED        | approver  | ok | needs-role | recognition-not-recognised | ok
                    APPLIED        | author    | same-person | ok | same-person,recognition-not-recognised | same-person
                    APPLIED        | elsewhere | other-province | other-province | other-province,recognition-not-recognised | other-province
                    APPLIED        | auditor   | needs-approver | needs-role | needs-approver,recognition-not-recognised | needs-approver
                    RECOGNISED     | officer   | needs-approver,recognition-decided | needs-approver | needs-approver | needs-approver
                    RECOGNISED     | approver  | recognition-decided | ok | ok | ok
                    RECOGNISED     | author    | same-person,recognition-decided | same-person | same-person | same-person
                    NOT_RECOGNISED | approver  | recognition-decided | ok | recognition-not-recognised | ok
                    NOT_RECOGNISED | officer   | needs-approver,recognition-decided | needs-approver | needs-approver,recognition-not-recognised | needs-approver
                    REVOKED        | approver  | recognition-decided | ok | recognition-not-recognised | ok
                    WITHDRAWN      | approver  | recognition-decided | recognition-withdrawn | recognition-not-recognised | recognition-withdrawn
                    WITHDRAWN      | officer   | needs-approver,recognition-decided | needs-approver,recognition-withdrawn | needs-approver,recognition-not-recognised | needs-approver,recognition-withdrawn
                    """)
    void a_recognition_is_an_officers_until_it_is_decided_and_anothers_to_decide(
            RecognitionStatus status, String who, String decide, String correct, String revoke, String withdraw) {
        var reader = List.of(OFFICER, APPROVER, AUTHOR, ELSEWHERE, AUDITOR).stream()
                .filter(one -> one.name().equals(who))
                .findFirst()
                .orElseThrow();
        var all = ACTIONS.all("e-1", with(recognition(status)), reader, _ -> new Officers(() -> List.of("author")));

        assertThat(told(all.of("r1")))
                .isEqualTo(Map.of("decide", decide, "correct", correct, "revoke", revoke, "withdraw", withdraw));
    }

    private static Map<String, String> own(Enterprise enterprise, Actor reader) {
        return told(ACTIONS.all("e-1", enterprise, reader, _ -> new Officers(List::of))
                .own());
    }

    private static Map<String, String> told(List<Action> actions) {
        var told = new TreeMap<String, String>();
        for (var action : actions) {
            assertThat(action.isAllowed()).isEqualTo(action.refused().isEmpty());
            told.put(
                    action.name(),
                    action.isAllowed()
                            ? "ok"
                            : action.refused().stream().map(Finding::code).collect(Collectors.joining(",")));
        }
        return told;
    }

    private static Enterprise in(EnterpriseStatus status) {
        var survivor = status == EnterpriseStatus.MERGED_INTO ? "e-2" : null;
        return new Enterprise(
                entry("Việt Bắc", LẠNG_SƠN).details(status, TODAY.minusYears(1), survivor), List.of(), List.of());
    }

    private static Enterprise person(String mask) {
        var details = entry("Việt Bắc", LẠNG_SƠN)
                .details(EnterpriseStatus.ACTIVE, null, null)
                .knownBy(new Identifier(IdentifierKind.PERSONAL_ID, mask));
        return new Enterprise(details, List.of(), List.of());
    }

    private static Enterprise with(RecognitionDetails recognition) {
        return new Enterprise(in(EnterpriseStatus.ACTIVE).details(), List.of(), List.of(recognition));
    }

    private static RecognitionDetails recognition(RecognitionStatus status) {
        return RecognitionDetails.applied("r1", "Chè", ProductGroup.AGRO_FOOD, Level.PROVINCE, 2024, LẠNG_SƠN)
                .with(copy -> copy.status = status);
    }

    private static Actor actor(String name, String province, Role... roles) {
        return new Actor(
                name, name, Arrays.stream(roles).map(Role::word).collect(Collectors.toSet()), Set.of(province));
    }
}
