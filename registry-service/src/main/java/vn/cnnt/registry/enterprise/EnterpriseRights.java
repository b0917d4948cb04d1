package vn.cnnt.registry.enterprise;

import static vn.cnnt.registry.enterprise.EnterpriseType.ENTERPRISES;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.cnnt.events.Envelope;
import vn.cnnt.events.RecognitionDetails;
import vn.cnnt.events.RecognitionEvent;
import vn.cnnt.events.RecognitionStatus;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.reading.Bound;
import vn.cnnt.manners.security.Denied;
import vn.cnnt.manners.security.Role;
import vn.cnnt.registry.command.Rejection;
import vn.cnnt.registry.enterprise.EnterpriseRequests.ApplicationBody;
import vn.cnnt.registry.enterprise.EnterpriseRequests.EnterpriseCorrection;
import vn.cnnt.registry.enterprise.EnterpriseRequests.EnterpriseMove;
import vn.cnnt.registry.enterprise.EnterpriseRequests.EnterpriseRegistration;
import vn.cnnt.registry.enterprise.EnterpriseRequests.RecognitionCorrection;
import vn.cnnt.registry.enterprise.EnterpriseRequests.StatusChange;
import vn.cnnt.registry.rights.FourEyes;
import vn.cnnt.registry.rights.Historical;
import vn.cnnt.registry.rights.Territory;
import vn.cnnt.registry.store.Aggregates;
import vn.cnnt.registry.store.History;
import vn.cnnt.registry.store.Stored;

/// Who may change which enterprise and recognition: whoever acts for the province that the enterprise is in today, and
/// for the one that it comes to. A recognition is decided by somebody who has not entered it.
@Component
public class EnterpriseRights {
    private final Aggregates aggregates;
    private final History history;
    private final FourEyes fourEyes;
    private final Historical historical;

    EnterpriseRights(Aggregates aggregates, History history, FourEyes fourEyes, Historical historical) {
        this.aggregates = aggregates;
        this.history = history;
        this.fourEyes = fourEyes;
        this.historical = historical;
    }

    /// To change an enterprise, or to put a product of it forward.
    public void change(Actor actor, Map<String, String> address) {
        Territory.require(actor, enterprise(address).state().details().province());
    }

    /// To decide on a recognition, to revoke or to withdraw it.
    public void decide(Actor actor, Map<String, String> address) {
        var enterprise = enterprise(address);
        var recognition = recognition(enterprise, address);
        Territory.require(actor, enterprise.state().details().province());
        fourEyes(actor, enterprise.id(), recognition.id());
    }

    /// To correct a recognition: an officer's as long as it is undecided, an approver's from then on.
    public void correct(Actor actor, Map<String, String> address) {
        var enterprise = enterprise(address);
        var recognition = recognition(enterprise, address);
        var role = recognition.status() == RecognitionStatus.APPLIED ? Role.OFFICER : Role.APPROVER;
        if (!role.isOf(actor)) {
            throw Denied.needsRole(List.of(role));
        }
        Territory.require(actor, enterprise.state().details().province());
        if (role == Role.APPROVER) {
            fourEyes(actor, enterprise.id(), recognition.id());
        }
    }

    /// To register it in the province that the body names.
    public void register(Actor actor, Map<String, String> address, Bound<EnterpriseRegistration> body) {
        Territory.requireNamed(
                actor, body, "province", body.value().details().province());
    }

    /// To correct it to be in the province that the body names.
    public void correctEnterprise(Actor actor, Map<String, String> address, Bound<EnterpriseCorrection> body) {
        Territory.requireNamed(
                actor, body, "province", body.value().details().province());
    }

    /// To move it to the province that the body names.
    public void move(Actor actor, Map<String, String> address, Bound<EnterpriseMove> body) {
        Territory.requireNamed(actor, body, "province", body.value().province());
    }

    /// To merge it into the one that the body names.
    public void mergeInto(Actor actor, Map<String, String> address, Bound<StatusChange> body) {
        if (body.isSound("mergedInto")) {
            merge(actor, "/mergedInto", body.value().mergedInto());
        }
    }

    /// To put a product forward, or to record what the body calls historical.
    public void apply(Actor actor, Map<String, String> address, Bound<ApplicationBody> body) {
        record(actor, body, body.value(), false);
    }

    /// To correct a recognition to be what the body calls historical, which it may be already.
    public void correctRecognition(
            Actor actor, Map<String, String> address, Bound<RecognitionCorrection> body) {
        var application = body.value().application();
        record(
                actor,
                body,
                application,
                application.historical()
                        && recognition(enterprise(address), address).historical());
    }

    /// To merge it into another one, or another one into it.
    ///
    /// @param field the member that names it
    public void merge(Actor actor, String field, @Nullable String id) {
        if (id != null) {
            aggregates
                    .get(ENTERPRISES, id)
                    .ifPresent(it -> Territory.require(
                            actor, field, it.state().details().province()));
        }
    }

    private void record(Actor actor, Bound<?> body, ApplicationBody application, boolean isHistorical) {
        if (!application.historical()) {
            return;
        }
        if (!isHistorical) {
            historical.require(actor);
        }
        historical.check(body.findings(), "/votingYear", application.votingYear());
    }

    private void fourEyes(Actor actor, String enterprise, String recognition) {
        if (fourEyes.areNeeded()) {
            var events = history.stream(ENTERPRISES, enterprise)
                    .orElseThrow(() -> new Rejection.NotFound(enterprise))
                    .events();
            fourEyes.require(
                    actor, officersOf(events.stream().map(History::decode).toList(), recognition));
        }
    }

    /// Who put the recognition forward, and who was the last to change it before it was decided. Nobody where it was
    /// entered as historical. Pure.
    static List<String> officersOf(List<Envelope> events, String recognition) {
        var officers = new ArrayList<String>();
        for (var event : events) {
            if (!(event.event() instanceof RecognitionEvent of)
                    || !of.recognition().id().equals(recognition)) {
                continue;
            }
            if (officers.isEmpty() && of.recognition().historical()) {
                return List.of();
            }
            if (officers.isEmpty()) {
                officers.add(event.actor());
            } else if (of.recognition().status() == RecognitionStatus.APPLIED) {
                officers.subList(1, officers.size()).clear();
                officers.add(event.actor());
            }
        }
        return officers;
    }

    private Stored<Enterprise> enterprise(Map<String, String> address) {
        var id = String.valueOf(address.get("id"));
        return aggregates.get(ENTERPRISES, id).orElseThrow(() -> new Rejection.NotFound(id));
    }

    private static RecognitionDetails recognition(Stored<Enterprise> enterprise, Map<String, String> address) {
        var id = String.valueOf(address.get("recognition"));
        return enterprise
                .state()
                .recognition(id)
                .orElseThrow(() -> new Rejection.NotFound(enterprise.id() + "/recognitions/" + id));
    }
}
