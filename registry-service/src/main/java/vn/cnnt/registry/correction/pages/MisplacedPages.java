package vn.cnnt.registry.correction.pages;

import static vn.cnnt.registry.enterprise.EnterpriseType.ENTERPRISES;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import vn.cnnt.events.Province;
import vn.cnnt.events.RecognitionDetails;
import vn.cnnt.events.RecognitionStatus;
import vn.cnnt.manners.ChangeToken;
import vn.cnnt.manners.Refusal;
import vn.cnnt.manners.Refused;
import vn.cnnt.manners.audit.Audited;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.manners.form.FormCycle;
import vn.cnnt.manners.form.Told;
import vn.cnnt.manners.page.Address;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.manners.page.Pages;
import vn.cnnt.manners.reading.Filled;
import vn.cnnt.registry.command.Rejection;
import vn.cnnt.registry.command.WriteRequest;
import vn.cnnt.registry.correction.CorrectionOrder;
import vn.cnnt.registry.correction.CorrectionRequest;
import vn.cnnt.registry.correction.CorrectionRequestController;
import vn.cnnt.registry.correction.CorrectionRequestController.RequestAnswer;
import vn.cnnt.registry.desk.Said;
import vn.cnnt.registry.enterprise.Enterprise;
import vn.cnnt.registry.enterprise.RecognitionController;
import vn.cnnt.registry.enterprise.WrongProvinces;
import vn.cnnt.registry.reference.Fields;
import vn.cnnt.registry.store.History;

/// After an establishment's province was corrected: the recognitions that took the wrong one, ticked and corrected
/// together. The undecided the officer corrects; for the decided an approver is asked. Each is a command of its own,
/// and what was done stays done, whatever comes of the others.
@Hidden
@Controller
class MisplacedPages {
    private static final String PATH = "/enterprises/{id}/recognitions/correction";

    /// The control that names a recognition.
    private static final String CHOSEN = "_chosen";

    private static final int REQUESTS = 500;

    private final FormCycle forms;
    private final RecognitionController recognitions;
    private final CorrectionRequestController requests;
    private final History history;

    MisplacedPages(
            FormCycle forms,
            RecognitionController recognitions,
            CorrectionRequestController requests,
            History history) {
        this.forms = forms;
        this.recognitions = recognitions;
        this.requests = requests;
        this.history = history;
    }

    /// Why all of them are corrected.
    record Reason(@NotBlank @Size(max = Fields.REASON) String reason) {}

    /// A recognition that took a wrong province.
    ///
    /// @param isUndecided whether an officer corrects it
    /// @param asked who has asked an approver, and when; null where nobody has
    /// @param outcome what came of its command; null where it had none
    record Line(
            String recognition,
            String product,
            String step,
            String status,
            boolean isUndecided,
            String wrong,
            String right,
            @Nullable String asked,
            boolean isTicked,
            @Nullable Outcome outcome) {}

    /// What came of a command, in words.
    record Outcome(boolean isDone, String words) {}

    /// An enterprise as it is, with what is known of its wrong provinces.
    private record Looked(String id, long version, Enterprise enterprise, WrongProvinces wrong) {
        List<RecognitionDetails> taken() {
            return wrong.takenBy(enterprise.recognitions());
        }
    }

    private Looked look(String id) {
        var stream = history.stream(ENTERPRISES, id).orElseThrow(() -> new Rejection.NotFound(id));
        var now = stream.now();
        var events = stream.events().stream().map(History::decode).toList();
        return new Looked(id, now.version(), now.state(), WrongProvinces.of(now.state(), events));
    }

    @GetMapping(PATH)
    ResponseEntity<?> misplaced(@PathVariable String id, HttpServletRequest request) {
        return shown(request, look(id), Told.NOTHING, Set.of(), Map.of());
    }

    @Audited
    @PostMapping(PATH)
    @Operation(operationId = "correctProvinces")
    ResponseEntity<?> correct(@PathVariable String id, HttpServletRequest request, WriteRequest write) {
        var chosen = chosen(request);
        return forms.done(
                () -> {
                    var reason =
                            forms.read(request, Reason.class, CHOSEN).sound().reason();
                    if (chosen.isEmpty()) {
                        throw new Refused(Refusal.invalid(List.of(Finding.error("/" + CHOSEN, "none-chosen"))));
                    }
                    var outcomes = outcomes(look(id), chosen, reason, write, forms.frame(request));
                    return answered(request, id, chosen, outcomes);
                },
                told -> shown(request, look(id), told, chosen, Map.of()));
    }

    private ResponseEntity<?> answered(
            HttpServletRequest request, String id, Set<String> chosen, Map<String, Outcome> outcomes) {
        var after = look(id);
        if (outcomes.values().stream().allMatch(Outcome::isDone)) {
            return forms.elsewhere(
                    request,
                    FormCycle.told("/enterprises/" + id + "/recognitions/correction", "provinces")
                            .with(FormCycle.AFTER, new ChangeToken(id, after.version()).toString()));
        }
        return shown(request, after, Told.NOTHING, chosen, outcomes);
    }

    private static Set<String> chosen(HttpServletRequest request) {
        return Set.copyOf(FormCycle.texts(request, CHOSEN));
    }

    /// Each correction makes another version, to which the next one is.
    private Map<String, Outcome> outcomes(
            Looked looked, Set<String> chosen, String reason, WriteRequest write, Frame frame) {
        var outcomes = new LinkedHashMap<String, Outcome>();
        var versions = write.versions();
        for (var recognition : looked.taken()) {
            if (!chosen.contains(recognition.id())) {
                continue;
            }
            var own = write.part(recognition.id(), versions);
            try {
                if (recognition.status() == RecognitionStatus.APPLIED) {
                    var answer = recognitions.correct(
                            looked.id(),
                            recognition.id(),
                            WrongProvinces.correction(
                                    recognition, looked.wrong().province(recognition), null, reason),
                            own);
                    versions = version(
                            answer.getBody() == null ? null : answer.getBody().version(), versions);
                    outcomes.put(recognition.id(), new Outcome(true, frame.say("misplaced.corrected")));
                } else {
                    requests.ask(order(looked, recognition, reason), own);
                    outcomes.put(recognition.id(), new Outcome(true, frame.say("misplaced.asked")));
                }
            } catch (RuntimeException e) {
                var refusal = forms.refusal(e);
                if (refusal == null) {
                    throw e;
                }
                outcomes.put(recognition.id(), new Outcome(false, FormCycle.said(refusal, frame)));
            }
        }
        return outcomes;
    }

    private static @Nullable Set<Long> version(@Nullable Long made, @Nullable Set<Long> before) {
        return made == null ? before : Set.of(made);
    }

    private static CorrectionOrder order(Looked looked, RecognitionDetails recognition, String reason) {
        return new CorrectionOrder(
                looked.id(),
                recognition.id(),
                looked.wrong().province(recognition),
                looked.wrong().decidedProvince(recognition),
                reason);
    }

    private ResponseEntity<?> shown(
            HttpServletRequest request, Looked looked, Told told, Set<String> ticked, Map<String, Outcome> outcomes) {
        var frame = forms.frame(request);
        var page = "/enterprises/" + looked.id();
        var reason = looked.wrong().reason();
        var form = forms.form(frame, request, Reason.class, "misplaced")
                .at(page + "/recognitions/correction")
                .back(page)
                .sends(frame.say("misplaced.send"))
                .version(looked.version())
                .told(told)
                .knowing(reason == null ? Filled.NOTHING : Filled.of(Map.of("reason", new String[] {reason})));
        var asked = requests.of(looked.id(), REQUESTS).stream()
                .filter(it -> it.state() == CorrectionRequest.State.OPEN)
                .collect(Collectors.toMap(RequestAnswer::recognition, it -> it, (first, _) -> first));
        var lines = new ArrayList<Line>();
        for (var recognition : looked.enterprise().recognitions()) {
            if (looked.taken().contains(recognition) || outcomes.containsKey(recognition.id())) {
                lines.add(line(frame, looked, recognition, asked.get(recognition.id()), ticked, outcomes));
            }
        }
        var name = looked.enterprise().details().name();
        var province = looked.enterprise().details().province().current().key();
        return forms.page(
                form,
                frame.say("misplaced.title", name),
                Pages.content((output, with) -> JtemisplacedGenerated.render(
                        output,
                        with,
                        frame,
                        form,
                        name,
                        lines,
                        forms.told(request, "misplaced.done.", frame, Address.of("/provinces/" + province)))));
    }

    private static Line line(
            Frame frame,
            Looked looked,
            RecognitionDetails it,
            @Nullable RequestAnswer asked,
            Set<String> ticked,
            Map<String, Outcome> outcomes) {
        var speech = frame.speech();
        var outcome = outcomes.get(it.id());
        var wrong = looked.wrong();
        var right = wrong.province(it) == null ? wrong.decidedProvince(it) : wrong.province(it);
        var present = wrong.province(it) == null
                ? Objects.requireNonNullElse(it.decidedProvince(), it.province())
                : it.province();
        return new Line(
                it.id(),
                it.product(),
                Said.of(it.level(), speech) + ", " + it.votingYear(),
                Said.of(it.status(), speech),
                it.status() == RecognitionStatus.APPLIED,
                Said.of(present, speech),
                right == null ? "" : Said.of(right, speech),
                asked == null ? null : CorrectionRequestPages.Shown.asked(asked, frame),
                ticked.contains(it.id()) && (outcome == null || !outcome.isDone()),
                outcome);
    }

    /// The provinces of a request in words: what is recorded and what is asked for.
    static String words(Frame frame, CorrectionRequestController.Places places) {
        var speech = frame.speech();
        var province = places.province() == null ? null : Province.find(places.province());
        var decided = places.decidedProvince() == null ? null : Province.find(places.decidedProvince());
        if (province == null || decided == null || province.equals(decided)) {
            return Said.of(province == null ? decided : province, speech);
        }
        return frame.say("correction.places", Said.of(province, speech), Said.of(decided, speech));
    }
}
