package vn.cnnt.registry.enterprise.pages;

import static vn.cnnt.registry.enterprise.EnterpriseType.ENTERPRISES;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import vn.cnnt.events.Issuer;
import vn.cnnt.events.Level;
import vn.cnnt.events.ProductGroup;
import vn.cnnt.events.RecognitionStatus;
import vn.cnnt.manners.form.Form;
import vn.cnnt.manners.form.FormCycle;
import vn.cnnt.manners.form.FormMapping;
import vn.cnnt.manners.form.Option;
import vn.cnnt.manners.form.Round;
import vn.cnnt.manners.page.Pages;
import vn.cnnt.manners.page.Speech;
import vn.cnnt.manners.reading.Filled;
import vn.cnnt.registry.command.WriteRequest;
import vn.cnnt.registry.desk.Desk;
import vn.cnnt.registry.desk.Said;
import vn.cnnt.registry.enterprise.EnterpriseRequests.RecognitionCorrection;
import vn.cnnt.registry.enterprise.EnterpriseRequests.RecognitionDecision;
import vn.cnnt.registry.enterprise.EnterpriseRequests.RecognitionWithdrawal;
import vn.cnnt.registry.enterprise.EnterpriseRequests.Revocation;
import vn.cnnt.registry.enterprise.EnterpriseType;
import vn.cnnt.registry.enterprise.RecognitionController;
import vn.cnnt.registry.recognition.Outcome;
import vn.cnnt.registry.web.Answer;

/// What is decided and changed of a recognition.
@Hidden
@Controller
class RecognitionFormPages {
    private static final String PATH = "/enterprises/{id}/recognitions/{recognition}";
    private static final String WORDS = "recognition";

    private final FormCycle forms;
    private final Desk desk;
    private final RecognitionController api;

    RecognitionFormPages(FormCycle forms, Desk desk, RecognitionController api) {
        this.forms = forms;
        this.desk = desk;
        this.api = api;
    }

    /// What the selects of these forms offer.
    record Lists(
            List<Option> outcomes,
            List<Option> issuers,
            List<Option> groups,
            List<Option> levels,
            List<Option> provinces) {
        static Lists of(Speech speech) {
            return new Lists(
                    Arrays.stream(Outcome.values())
                            .map(it -> new Option(it.name(), Said.of(RecognitionStatus.valueOf(it.name()), speech)))
                            .toList(),
                    Said.options(Issuer.values(), speech),
                    Said.options(ProductGroup.values(), speech),
                    Said.options(Level.values(), speech),
                    Said.provinces(speech));
        }
    }

    private enum Act {
        DECISION("decision", false, true),
        CORRECTION("correction", false, true),
        REVOCATION("revocation", true, true),
        WITHDRAWAL("withdrawal", true, false);

        private final String word;
        private final boolean isGrave;
        private final boolean looksFirst;

        Act(String word, boolean isGrave, boolean looksFirst) {
            this.word = word;
            this.isGrave = isGrave;
            this.looksFirst = looksFirst;
        }
    }

    @FormMapping(PATH + "/decision")
    @Operation(operationId = "decideRecognition")
    ResponseEntity<?> decide(
            @PathVariable String id, @PathVariable String recognition, HttpServletRequest request, WriteRequest write) {
        return done(
                Act.DECISION,
                id,
                recognition,
                forms.round(request, RecognitionDecision.class, WORDS),
                body -> api.decide(id, recognition, body, write));
    }

    @FormMapping(PATH + "/correction")
    @Operation(operationId = "correctRecognition")
    ResponseEntity<?> correct(
            @PathVariable String id, @PathVariable String recognition, HttpServletRequest request, WriteRequest write) {
        var versions = versions(id, recognition, forms.frame(request).speech());
        return done(
                Act.CORRECTION,
                id,
                recognition,
                forms.round(request, RecognitionCorrection.class, WORDS).of(versions),
                body -> api.correct(id, recognition, body, write));
    }

    @FormMapping(PATH + "/revocation")
    @Operation(operationId = "revokeRecognition")
    ResponseEntity<?> revoke(
            @PathVariable String id, @PathVariable String recognition, HttpServletRequest request, WriteRequest write) {
        return done(
                Act.REVOCATION,
                id,
                recognition,
                forms.round(request, Revocation.class, WORDS),
                body -> api.revoke(id, recognition, body, write));
    }

    @FormMapping(PATH + "/withdrawal")
    @Operation(operationId = "withdrawRecognition")
    ResponseEntity<?> withdraw(
            @PathVariable String id, @PathVariable String recognition, HttpServletRequest request, WriteRequest write) {
        return done(
                Act.WITHDRAWAL,
                id,
                recognition,
                forms.round(request, RecognitionWithdrawal.class, WORDS),
                body -> api.withdraw(id, recognition, body, write));
    }

    private <T extends Record, S> ResponseEntity<?> done(
            Act act, String id, String recognition, Round<T> round, Function<T, ResponseEntity<Answer<S>>> deed) {
        return desk.done(
                round,
                body -> deed.apply(body.sound()),
                _ -> "/enterprises/" + id,
                act.word,
                form -> shown(act, id, recognition, form, round.request()));
    }

    private ResponseEntity<?> shown(Act act, String id, String recognition, Form begun, HttpServletRequest request) {
        var frame = begun.frame();
        var stored = desk.stored(ENTERPRISES, id);
        var of = EnterpriseType.recognition(stored, recognition);
        var plain = begun.at("/enterprises/" + id + "/recognitions/" + recognition + "/" + act.word)
                .back("/enterprises/" + id)
                .sends(frame.say("recognition.send." + act.word))
                .version(stored.version());
        var looked = act.looksFirst ? plain.lookedOverFirst() : plain;
        var aimed = act.isGrave ? looked.grave() : looked;
        var form = act == Act.CORRECTION
                ? FormCycle.against(
                        aimed.knowing(Desk.filled(of, frame.speech())),
                        request,
                        stored.version(),
                        versions(id, recognition, frame.speech()),
                        (control, text) -> Said.typed(control, text, frame.speech()))
                : aimed;
        var title = frame.say("recognition." + act.word + ".title", of.product());
        return forms.page(
                form,
                title,
                Pages.content((output, with) -> JterecognitionGenerated.render(
                        output,
                        with,
                        frame,
                        form,
                        title,
                        act.word,
                        of,
                        stored.state().details().name(),
                        Lists.of(frame.speech()))));
    }

    /// What stood in a version.
    private LongFunction<Filled> versions(String id, String recognition, Speech speech) {
        return desk.versions(ENTERPRISES, id, it -> Desk.filled(EnterpriseType.recognition(it, recognition), speech));
    }
}
