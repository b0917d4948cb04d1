package vn.cnnt.registry.enterprise;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import vn.cnnt.events.IdentifierKind;
import vn.cnnt.events.RecognitionDetails;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.security.Permissions;
import vn.cnnt.registry.decision.Decision;
import vn.cnnt.registry.recognition.Recognitions;
import vn.cnnt.registry.rights.Action;
import vn.cnnt.registry.rights.Officers;

/// What can be done next with an enterprise and each of its recognitions, and what of it somebody may do: by the table
/// of rights, by [EnterpriseRights], by [Enterprise] and [Recognitions], which refuse the commands themselves.
@Component
public class EnterpriseActions {
    private static final String ADDRESS = "/api/v1/enterprises/{id}";
    private static final String RECOGNITIONS = ADDRESS + "/recognitions";
    private static final String RECOGNITION = RECOGNITIONS + "/{recognition}";

    private final Permissions permissions;
    private final EnterpriseRights rights;

    EnterpriseActions(Permissions permissions, EnterpriseRights rights) {
        this.permissions = permissions;
        this.rights = rights;
    }

    /// @param own what can be done with the enterprise itself
    /// @param ofRecognitions what can be done with each of its recognitions, by their ids
    public record All(List<Action> own, Map<String, List<Action>> ofRecognitions) {
        public All {
            own = List.copyOf(own);
            ofRecognitions = Map.copyOf(ofRecognitions);
        }

        public List<Action> of(String recognition) {
            return Objects.requireNonNull(ofRecognitions.get(recognition), recognition);
        }
    }

    /// @param version that the enterprise has as it is given here
    public All of(String id, long version, Enterprise enterprise, Actor actor) {
        return all(id, enterprise, actor, rights.officersUntil(id, version));
    }

    /// What can be done with one of its recognitions.
    List<Action> of(String id, long version, Enterprise enterprise, RecognitionDetails recognition, Actor actor) {
        var officers = rights.officersUntil(id, version).apply(recognition.id());
        return ofRecognition(enterprise, recognition, actor, officers);
    }

    /// Pure, but for what it takes to know whose work a recognition is.
    All all(String id, Enterprise enterprise, Actor actor, Function<String, Officers> officers) {
        var ofRecognitions = new LinkedHashMap<String, List<Action>>();
        for (var recognition : enterprise.recognitions()) {
            ofRecognitions.put(
                    recognition.id(), ofRecognition(enterprise, recognition, actor, officers.apply(recognition.id())));
        }
        return new All(own(id, enterprise, actor), ofRecognitions);
    }

    private List<Action> own(String id, Enterprise enterprise, Actor actor) {
        Runnable inItsProvince = () -> EnterpriseRights.change(actor, enterprise);
        var all = new ArrayList<Action>();
        all.add(judged("correct", actor, "PUT", ADDRESS, inItsProvince, Optional::empty));
        all.add(judged("status", actor, "POST", ADDRESS + "/status", inItsProvince, enterprise::barrierToStatus));
        all.add(judged("move", actor, "POST", ADDRESS + "/move", inItsProvince, () -> enterprise.barrierToMove(id)));
        all.add(judged("apply", actor, "POST", RECOGNITIONS, inItsProvince, () -> {
            var isOfHistory = rights.mayRecordHistory(actor);
            return Recognitions.barrierToApplication(enterprise.applicant(id), isOfHistory);
        }));
        var identifier = enterprise.details().identifier();
        if (identifier.kind() == IdentifierKind.PERSONAL_ID && identifier.value() != null) {
            var personalId = ADDRESS + "/personal-id";
            all.add(judged("disclose", actor, "POST", personalId + "/disclosure", inItsProvince, Optional::empty));
            all.add(judged("erase", actor, "DELETE", personalId, inItsProvince, Optional::empty));
        }
        return all;
    }

    private List<Action> ofRecognition(
            Enterprise enterprise, RecognitionDetails recognition, Actor actor, Officers officers) {
        Runnable decides = () -> rights.decide(actor, enterprise, officers);
        return List.of(
                judged(
                        "decide",
                        actor,
                        "POST",
                        RECOGNITION + "/decision",
                        decides,
                        () -> Recognitions.barrierToDecision(recognition)),
                judged(
                        "correct",
                        actor,
                        "PUT",
                        RECOGNITION,
                        () -> rights.correct(actor, enterprise, recognition, officers),
                        () -> Recognitions.barrierToChange(recognition)),
                judged(
                        "revoke",
                        actor,
                        "POST",
                        RECOGNITION + "/revocation",
                        decides,
                        () -> Recognitions.barrierToRevocation(recognition)),
                judged(
                        "withdraw",
                        actor,
                        "POST",
                        RECOGNITION + "/withdrawal",
                        decides,
                        () -> Recognitions.barrierToChange(recognition)));
    }

    private Action judged(
            String name,
            Actor actor,
            String method,
            String address,
            Runnable rightsToIt,
            Supplier<Optional<Decision.Refused>> barrier) {
        return Action.judged(
                name,
                () -> {
                    permissions.require(actor, method, address);
                    rightsToIt.run();
                },
                barrier);
    }
}
