package vn.cnnt.registry.enterprise.pages;

import static vn.cnnt.registry.enterprise.EnterpriseType.ENTERPRISES;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import vn.cnnt.events.Issuer;
import vn.cnnt.events.Level;
import vn.cnnt.events.ProductGroup;
import vn.cnnt.events.RecognitionStatus;
import vn.cnnt.manners.form.FormCycle;
import vn.cnnt.manners.form.Option;
import vn.cnnt.manners.form.Told;
import vn.cnnt.manners.page.Pages;
import vn.cnnt.manners.page.Speech;
import vn.cnnt.manners.reading.Filled;
import vn.cnnt.registry.command.Rejection;
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
import vn.cnnt.registry.store.Aggregates;
import vn.cnnt.registry.store.History;
import vn.cnnt.registry.web.Answer;

/// What is decided and changed of a recognition.
@Hidden
@Controller
class RecognitionFormPages {
    private static final String PATH = "/enterprises/{id}/recognitions/{recognition}";

    private final FormCycle forms;
    private final Desk desk;
    private final RecognitionController api;
    private final Aggregates aggregates;
    private final History history;

    RecognitionFormPages(
            FormCycle forms, Desk desk, RecognitionController api, Aggregates aggregates, History history) {
        this.forms = forms;
        this.desk = desk;
        this.api = api;
        this.aggregates = aggregates;
        this.history = history;
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
        DECISION("decision", RecognitionDecision.class, false, true),
        CORRECTION("correction", RecognitionCorrection.class, false, true),
        REVOCATION("revocation", Revocation.class, true, true),
        WITHDRAWAL("withdrawal", RecognitionWithdrawal.class, true, false);

        private final String word;
        private final Class<? extends Record> type;
        private final boolean isGrave;
        private final boolean looksFirst;

        Act(String word, Class<? extends Record> type, boolean isGrave, boolean looksFirst) {
            this.word = word;
            this.type = type;
            this.isGrave = isGrave;
            this.looksFirst = looksFirst;
        }
    }

    @GetMapping(PATH + "/decision")
    ResponseEntity<?> deciding(@PathVariable String id, @PathVariable String recognition, HttpServletRequest request) {
        return shown(Act.DECISION, id, recognition, request, Told.NOTHING);
    }

    @PostMapping(PATH + "/decision")
    @Operation(operationId = "decideRecognition")
    ResponseEntity<?> decide(
            @PathVariable String id, @PathVariable String recognition, HttpServletRequest request, WriteRequest write) {
        return done(
                Act.DECISION,
                id,
                recognition,
                request,
                () -> api.decide(
                        id,
                        recognition,
                        forms.read(request, RecognitionDecision.class).sound(),
                        write));
    }

    @GetMapping(PATH + "/correction")
    ResponseEntity<?> correcting(
            @PathVariable String id, @PathVariable String recognition, HttpServletRequest request) {
        return shown(Act.CORRECTION, id, recognition, request, Told.NOTHING);
    }

    @PostMapping(PATH + "/correction")
    @Operation(operationId = "correctRecognition")
    ResponseEntity<?> correct(
            @PathVariable String id, @PathVariable String recognition, HttpServletRequest request, WriteRequest write) {
        var speech = forms.frame(request).speech();
        return done(
                Act.CORRECTION,
                id,
                recognition,
                request,
                () -> api.correct(
                        id,
                        recognition,
                        forms.read(request, RecognitionCorrection.class, versions(id, recognition, speech))
                                .sound(),
                        write));
    }

    @GetMapping(PATH + "/revocation")
    ResponseEntity<?> revoking(@PathVariable String id, @PathVariable String recognition, HttpServletRequest request) {
        return shown(Act.REVOCATION, id, recognition, request, Told.NOTHING);
    }

    @PostMapping(PATH + "/revocation")
    @Operation(operationId = "revokeRecognition")
    ResponseEntity<?> revoke(
            @PathVariable String id, @PathVariable String recognition, HttpServletRequest request, WriteRequest write) {
        return done(
                Act.REVOCATION,
                id,
                recognition,
                request,
                () -> api.revoke(
                        id, recognition, forms.read(request, Revocation.class).sound(), write));
    }

    @GetMapping(PATH + "/withdrawal")
    ResponseEntity<?> withdrawing(
            @PathVariable String id, @PathVariable String recognition, HttpServletRequest request) {
        return shown(Act.WITHDRAWAL, id, recognition, request, Told.NOTHING);
    }

    @PostMapping(PATH + "/withdrawal")
    @Operation(operationId = "withdrawRecognition")
    ResponseEntity<?> withdraw(
            @PathVariable String id, @PathVariable String recognition, HttpServletRequest request, WriteRequest write) {
        return done(
                Act.WITHDRAWAL,
                id,
                recognition,
                request,
                () -> api.withdraw(
                        id,
                        recognition,
                        forms.read(request, RecognitionWithdrawal.class).sound(),
                        write));
    }

    private <S> ResponseEntity<?> done(
            Act act,
            String id,
            String recognition,
            HttpServletRequest request,
            Supplier<ResponseEntity<Answer<S>>> deed) {
        return desk.done(
                request, deed, _ -> "/enterprises/" + id, act.word, told -> shown(act, id, recognition, request, told));
    }

    private ResponseEntity<?> shown(Act act, String id, String recognition, HttpServletRequest request, Told told) {
        var frame = forms.frame(request);
        var stored = aggregates.get(ENTERPRISES, id).orElseThrow(() -> new Rejection.NotFound(id));
        var of = EnterpriseType.recognition(stored, recognition);
        var address = "/enterprises/" + id + "/recognitions/" + recognition + "/" + act.word;
        var plain = forms.form(frame, request, act.type, "recognition")
                .at(address)
                .back("/enterprises/" + id)
                .sends(frame.say("recognition.send." + act.word))
                .told(told)
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
        return version -> {
            var stored = history.stateAt(ENTERPRISES, id, version)
                    .orElseThrow(() -> new Rejection.NotFound(id + "@" + version));
            return Desk.filled(EnterpriseType.recognition(stored, recognition), speech);
        };
    }
}
