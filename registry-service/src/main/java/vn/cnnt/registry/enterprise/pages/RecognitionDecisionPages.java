package vn.cnnt.registry.enterprise.pages;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import vn.cnnt.events.RecognitionStatus;
import vn.cnnt.manners.ChangeToken;
import vn.cnnt.manners.Refusal;
import vn.cnnt.manners.Refused;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.manners.form.Form;
import vn.cnnt.manners.form.FormCycle;
import vn.cnnt.manners.form.Told;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.manners.page.Pages;
import vn.cnnt.registry.command.WriteRequest;
import vn.cnnt.registry.enterprise.EnterpriseRequests.RecognitionDecision;
import vn.cnnt.registry.enterprise.Enterprises;
import vn.cnnt.registry.enterprise.RecognitionController;
import vn.cnnt.registry.enterprise.RecognitionListController.RecognitionItem;

/// Several recognitions are decided together: those that are ticked in a list.
@Hidden
@Controller
class RecognitionDecisionPages {
    /// The control that names a recognition: `<enterprise>/<recognition>/<version>`.
    private static final String CHOSEN = "_chosen";

    /// The control of the certificate of one of them: `_certificate.<enterprise>/<recognition>`.
    private static final String CERTIFICATE = "_certificate.";

    private final FormCycle forms;
    private final RecognitionController api;
    private final Enterprises enterprises;

    RecognitionDecisionPages(FormCycle forms, RecognitionController api, Enterprises enterprises) {
        this.forms = forms;
        this.api = api;
        this.enterprises = enterprises;
    }

    /// What is asked of all that are decided.
    static Form form(FormCycle forms, Frame frame, HttpServletRequest request, Told told) {
        return forms.form(frame, request, RecognitionDecision.class, "recognitions.decision")
                .at("/recognitions/decision", "/recognitions")
                .back("/recognitions?status=APPLIED")
                .sends(frame.say("recognitions.decide"))
                .told(told);
    }

    /// What came of one of the commands.
    ///
    /// @param token of the change; null where it was refused
    private record Outcome(
            Chosen chosen, @Nullable String token, @Nullable Refusal refusal) {}

    /// @param version of the enterprise that was seen
    private record Chosen(String enterprise, String recognition, long version) {
        static @Nullable Chosen of(String text) {
            var parts = text.split("/", -1);
            return parts.length == 3
                            && !parts[2].isEmpty()
                            && parts[2].length() < 19
                            && parts[2].chars().allMatch(c -> c >= '0' && c <= '9')
                    ? new Chosen(parts[0], parts[1], Long.parseLong(parts[2]))
                    : null;
        }
    }

    /// Each of the ticked is a command of its own; what was done stays done, whatever comes of the others. Two of one
    /// enterprise follow one another, so the second one is to the version that the first one made.
    @Operation(operationId = "decideRecognitions")
    @PostMapping("/recognitions/decision")
    ResponseEntity<?> decide(HttpServletRequest request, WriteRequest write) {
        return forms.done(
                () -> {
                    var chosen = chosen(request);
                    forms.read(request, RecognitionDecision.class).sound();
                    var outcomes = new ArrayList<Outcome>();
                    var made = new LinkedHashMap<String, Long>();
                    for (var one : chosen) {
                        outcomes.add(decided(one, request, write, made));
                    }
                    return answer(request, outcomes, write.isDryRun());
                },
                told -> again(request, told, told.status(), chosenOrNone(request), Map.of()));
    }

    private static List<Chosen> chosen(HttpServletRequest request) {
        var chosen = chosenOrNone(request);
        if (chosen.isEmpty()) {
            throw new Refused(Refusal.invalid(List.of(Finding.error("/" + CHOSEN, "none-chosen"))));
        }
        return chosen;
    }

    private static List<Chosen> chosenOrNone(HttpServletRequest request) {
        return FormCycle.texts(request, CHOSEN).stream()
                .map(Chosen::of)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private Outcome decided(Chosen one, HttpServletRequest request, WriteRequest write, Map<String, Long> made) {
        var version = Objects.requireNonNullElse(made.get(one.enterprise()), one.version());
        var own = write.part(one.enterprise() + "/" + one.recognition(), Set.of(version));
        try {
            var decision = forms.readAs(
                            request,
                            RecognitionDecision.class,
                            all -> all.with("certificateNumber", certificate(one, request)))
                    .sound();
            var response = api.decide(one.enterprise(), one.recognition(), decision, own);
            var answer = Objects.requireNonNull(response.getBody());
            if (answer.version() != null) {
                made.put(one.enterprise(), answer.version());
            }
            return new Outcome(one, response.getHeaders().getFirst(ChangeToken.HEADER), null);
        } catch (RuntimeException e) {
            var refusal = forms.refusal(e);
            if (refusal == null) {
                throw e;
            }
            return new Outcome(one, null, refusal);
        }
    }

    /// Each product has a certificate of its own.
    private static String certificate(Chosen one, HttpServletRequest request) {
        return FormCycle.text(request, CERTIFICATE + one.enterprise() + "/" + one.recognition());
    }

    private ResponseEntity<?> answer(HttpServletRequest request, List<Outcome> outcomes, boolean isDryRun) {
        var refused = outcomes.stream().filter(it -> it.refusal() != null).toList();
        var token =
                outcomes.stream().map(Outcome::token).filter(Objects::nonNull).reduce((_, last) -> last);
        if (refused.isEmpty() && !isDryRun) {
            return forms.elsewhere(
                    request,
                    FormCycle.told("/recognitions", "decided")
                            .with("status", RecognitionStatus.RECOGNISED.name())
                            .with(FormCycle.AFTER, token.orElse(null)));
        }
        var frame = forms.frame(request);
        var flaws = new LinkedHashMap<Chosen, String>();
        for (var outcome : outcomes) {
            var refusal = outcome.refusal();
            flaws.put(
                    outcome.chosen(),
                    refusal != null
                            ? frame.say("recognitions.refused", FormCycle.said(refusal, frame))
                            : frame.say(isDryRun ? "recognitions.would-be-decided" : "recognitions.decided"));
        }
        var status = refused.stream()
                .map(Outcome::refusal)
                .filter(Objects::nonNull)
                .findFirst()
                .map(Refusal::status)
                .orElse(HttpStatus.OK);
        var all = outcomes.stream().map(Outcome::chosen).toList();
        return again(request, Told.NOTHING, status, all, flaws);
    }

    private ResponseEntity<?> again(
            HttpServletRequest request,
            Told told,
            HttpStatusCode status,
            List<Chosen> chosen,
            Map<Chosen, String> flaws) {
        var frame = forms.frame(request);
        var lines = new ArrayList<RecognitionListPages.Line>();
        var records = enterprises.get(chosen.stream().map(Chosen::enterprise).toList());
        for (var one : chosen) {
            var record = records.get(one.enterprise());
            if (record != null) {
                record.state()
                        .recognition(one.recognition())
                        .ifPresent(recognition -> lines.add(RecognitionListPages.line(
                                frame,
                                new RecognitionItem(
                                        record.id(), record.state().details().name(), record.version(), recognition),
                                certificate(one, request),
                                recognition.status() == RecognitionStatus.APPLIED,
                                flaws.get(one))));
            }
        }
        var form = form(forms, frame, request, told);
        return forms.page(
                frame,
                status,
                frame.say("recognitions.decide-title"),
                Pages.content((output, with) -> JtedecisionsGenerated.render(output, with, frame, lines, form)));
    }
}
