package vn.cnnt.registry.enterprise;

import static vn.cnnt.registry.enterprise.EnterpriseType.ENTERPRISES;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
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
import vn.cnnt.registry.rights.Officers;
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
    private final TakenOver takenOver;
    private final FourEyes fourEyes;
    private final Historical historical;

    EnterpriseRights(
            Aggregates aggregates, History history, TakenOver takenOver, FourEyes fourEyes, Historical historical) {
        this.takenOver = takenOver;
        this.aggregates = aggregates;
        this.history = history;
        this.fourEyes = fourEyes;
        this.historical = historical;
    }

    /// To change an enterprise, or to put a product of it forward.
    public void change(Actor actor, Map<String, String> address) {
        change(actor, enterprise(address).state());
    }

    /// To change an enterprise as it stands.
    static void change(Actor actor, Enterprise enterprise) {
        Territory.require(actor, enterprise.details().province());
    }

    /// To decide on a recognition, to revoke or to withdraw it.
    public void decide(Actor actor, Map<String, String> address) {
        var enterprise = enterprise(address);
        var recognition = recognition(enterprise, address);
        decide(actor, enterprise.state(), officers(enterprise.id(), recognition.id()));
    }

    /// To decide on a recognition of an enterprise as it stands, to revoke or to withdraw it.
    void decide(Actor actor, Enterprise enterprise, Supplier<List<String>> officers) {
        change(actor, enterprise);
        fourEyes.require(actor, officers);
    }

    /// To correct a recognition: an officer's as long as it is undecided, an approver's from then on.
    public void correct(Actor actor, Map<String, String> address) {
        var enterprise = enterprise(address);
        correct(actor, enterprise, recognition(enterprise, address));
    }

    private void correct(Actor actor, Stored<Enterprise> enterprise, RecognitionDetails recognition) {
        correct(actor, enterprise.state(), recognition, officers(enterprise.id(), recognition.id()));
    }

    /// To correct a recognition of an enterprise as they stand.
    void correct(Actor actor, Enterprise enterprise, RecognitionDetails recognition, Supplier<List<String>> officers) {
        var role = recognition.status() == RecognitionStatus.APPLIED ? Role.OFFICER : Role.APPROVER;
        if (!role.isOf(actor)) {
            throw Denied.needsRole(List.of(role));
        }
        change(actor, enterprise);
        if (role == Role.APPROVER) {
            fourEyes.require(actor, officers);
        }
    }

    /// To register it in the province that the body names.
    public void register(Actor actor, Map<String, String> address, Bound<EnterpriseRegistration> body) {
        Territory.requireNamed(actor, body, "province", body.value().details().province());
    }

    /// To correct it to be in the province that the body names.
    public void correctEnterprise(Actor actor, Map<String, String> address, Bound<EnterpriseCorrection> body) {
        Territory.requireNamed(actor, body, "province", body.value().details().province());
    }

    /// To move it to the province that the body names.
    public void move(Actor actor, Map<String, String> address, Bound<EnterpriseMove> body) {
        Territory.requireNamed(actor, body, "province", body.value().province());
    }

    /// To merge it into the one that the body names.
    public void mergeInto(Actor actor, Map<String, String> address, Bound<StatusChange> body) {
        if (body.isSound("mergedInto")) {
            actFor(actor, "/mergedInto", body.value().mergedInto());
        }
    }

    /// To put a product forward, or to record what the body calls historical.
    public void apply(Actor actor, Map<String, String> address, Bound<ApplicationBody> body) {
        record(actor, body, body.value(), null);
    }

    /// To correct a recognition to be what the body calls historical, which it may be already.
    public void correctRecognition(Actor actor, Map<String, String> address, Bound<RecognitionCorrection> body) {
        var present = recognition(enterprise(address), address);
        record(actor, body, body.value().application(), present);
        if (body.value().application().historical() && !present.historical()) {
            historical.check(
                    body.findings(), "/decisionDate", body.value().ruling().decisionDate());
        }
    }

    /// To give this command about the enterprise as it is when it is decided. Since its address was looked at it may
    /// have moved, and the recognition may have been decided.
    ///
    /// @param enterprise null of a new one
    void command(Actor actor, @Nullable Stored<Enterprise> enterprise, EnterpriseCommand command) {
        if (enterprise != null) {
            change(actor, enterprise.state());
        }
        switch (command) {
            case EnterpriseCommand.Register register ->
                Territory.require(actor, "/province", register.entered().entry().province());
            case EnterpriseCommand.CorrectDetails correct ->
                Territory.require(actor, "/province", correct.entered().entry().province());
            case EnterpriseCommand.Move move -> Territory.require(actor, "/province", move.province());
            case EnterpriseCommand.ChangeStatus change -> actFor(actor, "/mergedInto", change.mergedInto());
            case EnterpriseCommand.Apply apply ->
                historical(actor, apply.application().historical(), null);
            case EnterpriseCommand.RecordVote vote -> {
                if (!vote.application().historical()) {
                    throw Denied.needsRole(List.of(Role.APPROVER));
                }
                historical(actor, vote.application().historical(), null);
            }
            case EnterpriseCommand.Together together -> together.commands().forEach(one -> command(actor, null, one));
            case EnterpriseCommand.CorrectRecognition correct -> {
                var known = Objects.requireNonNull(enterprise, correct.recognition());
                known.state().recognition(correct.recognition()).ifPresent(present -> {
                    correct(actor, known, present);
                    historical(actor, correct.application().historical(), present);
                });
            }
            case EnterpriseCommand.OfRecognition decided -> {
                var known = Objects.requireNonNull(enterprise, decided.recognition());
                decide(actor, known.state(), officers(known.id(), decided.recognition()));
            }
            case EnterpriseCommand.ErasePersonalId _ -> personalData(actor);
            case EnterpriseCommand.TakeAliases _, EnterpriseCommand.TakeOver _ ->
                throw Denied.needsRole(List.of(Role.APPROVER));
        }
    }

    private static void personalData(Actor actor) {
        if (!Role.APPROVER.isOf(actor)) {
            throw Denied.needsRole(List.of(Role.APPROVER));
        }
        if (!Role.PERSONAL_DATA.isOf(actor)) {
            throw Denied.needsAuthority(Role.PERSONAL_DATA);
        }
    }

    /// To be told again what came of a request.
    void again(Actor actor, Stored<Enterprise> enterprise) {
        change(actor, enterprise.state());
    }

    /// To do something to an enterprise that is named beside the one the request is about, such as one to be merged.
    ///
    /// @param field the member that names it
    /// @param id null where none is named
    public void actFor(Actor actor, String field, @Nullable String id) {
        if (id != null) {
            aggregates
                    .get(ENTERPRISES, id)
                    .ifPresent(it ->
                            Territory.require(actor, field, it.state().details().province()));
        }
    }

    private void record(Actor actor, Bound<?> body, ApplicationBody application, @Nullable RecognitionDetails present) {
        historical(actor, application.historical(), present);
        if (application.historical()) {
            historical.check(body.findings(), "/votingYear", application.votingYear());
        }
    }

    /// Whether somebody may record what was decided in former years.
    boolean mayRecordHistory(Actor actor) {
        return historical.mayRecord(actor);
    }

    /// What is historical already stays so in whoever's correction.
    private void historical(Actor actor, boolean isHistorical, @Nullable RecognitionDetails present) {
        if (isHistorical && (present == null || !present.historical())) {
            historical.require(actor);
        }
    }

    private Officers officers(String enterprise, String recognition) {
        return officersUntil(enterprise, Long.MAX_VALUE).apply(recognition);
    }

    /// Whose work each recognition of an enterprise was at a version of it; its history is read where somebody asks,
    /// and once for all of them.
    Function<String, Officers> officersUntil(String enterprise, long version) {
        var events = new ArrayList<Envelope>();
        return recognition -> new Officers(() -> {
            if (events.isEmpty()) {
                history.stream(ENTERPRISES, enterprise)
                        .orElseThrow(() -> new Rejection.NotFound(enterprise))
                        .events()
                        .stream()
                        .filter(event -> event.sequence() <= version)
                        .map(History::decode)
                        .forEach(events::add);
            }
            return officersOfAll(
                    events.stream().filter(event -> isOf(event, recognition)).toList(), recognition);
        });
    }

    /// A merge makes nobody's application somebody else's.
    private List<String> officersOfAll(List<Envelope> events, String recognition) {
        var officers = new ArrayList<>(officersOf(events, recognition));
        events.stream()
                .findFirst()
                .flatMap(takenOver::original)
                .ifPresent(original -> officers.addAll(
                        officers(original.enterprise(), original.recognition()).get()));
        return officers;
    }

    private static boolean isOf(Envelope event, String recognition) {
        return event.event() instanceof RecognitionEvent of
                && of.recognition().id().equals(recognition);
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
        return EnterpriseType.recognition(enterprise, String.valueOf(address.get("recognition")));
    }
}
