package vn.cnnt.registry.enterprise.pages;

import static vn.cnnt.registry.enterprise.EnterpriseType.ENTERPRISES;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import vn.cnnt.events.EnterpriseStatus;
import vn.cnnt.events.IdentifierKind;
import vn.cnnt.events.LegalForm;
import vn.cnnt.events.Level;
import vn.cnnt.events.ProductGroup;
import vn.cnnt.events.SectorVersion;
import vn.cnnt.events.SizeClass;
import vn.cnnt.manners.audit.Audited;
import vn.cnnt.manners.form.Form;
import vn.cnnt.manners.form.FormCycle;
import vn.cnnt.manners.form.FormMapping;
import vn.cnnt.manners.form.Option;
import vn.cnnt.manners.page.Pages;
import vn.cnnt.manners.page.Speech;
import vn.cnnt.manners.reading.Bound;
import vn.cnnt.manners.reading.Filled;
import vn.cnnt.registry.command.WriteRequest;
import vn.cnnt.registry.desk.Desk;
import vn.cnnt.registry.desk.Said;
import vn.cnnt.registry.enterprise.Enterprise;
import vn.cnnt.registry.enterprise.EnterpriseController;
import vn.cnnt.registry.enterprise.EnterpriseRequests.ApplicationBody;
import vn.cnnt.registry.enterprise.EnterpriseRequests.EnterpriseCorrection;
import vn.cnnt.registry.enterprise.EnterpriseRequests.EnterpriseMove;
import vn.cnnt.registry.enterprise.EnterpriseRequests.EnterpriseRegistration;
import vn.cnnt.registry.enterprise.EnterpriseRequests.StatusChange;
import vn.cnnt.registry.enterprise.EnterpriseShown;
import vn.cnnt.registry.enterprise.RecognitionController;
import vn.cnnt.registry.enterprise.WrongProvinces;
import vn.cnnt.registry.rights.Historical;
import vn.cnnt.registry.store.Stored;
import vn.cnnt.registry.web.Answer;

/// What is entered and changed of an establishment itself: a form each, which becomes the request that the API reads.
@Hidden
@Controller
class EnterpriseFormPages {
    /// What the codes of the words of these forms begin with.
    private static final String WORDS = "enterprise";

    private final FormCycle forms;
    private final Desk desk;
    private final EnterpriseController api;
    private final RecognitionController recognitions;
    private final EnterprisePicker enterprises;
    private final Historical historical;

    EnterpriseFormPages(
            FormCycle forms,
            Desk desk,
            EnterpriseController api,
            RecognitionController recognitions,
            EnterprisePicker enterprises,
            Historical historical) {
        this.forms = forms;
        this.desk = desk;
        this.api = api;
        this.recognitions = recognitions;
        this.enterprises = enterprises;
        this.historical = historical;
    }

    /// What the selects of these forms offer.
    record Lists(
            List<Option> provinces,
            List<Option> legalForms,
            List<Option> sizes,
            List<Option> identifierKinds,
            List<Option> sectorVersions,
            List<Option> statuses,
            List<Option> groups,
            List<Option> levels) {
        static Lists of(Speech speech) {
            return new Lists(
                    Said.provinces(speech),
                    Said.options(LegalForm.values(), speech),
                    Said.options(SizeClass.values(), speech),
                    Arrays.stream(IdentifierKind.values())
                            .map(it -> new Option(it.name(), speech.say("identifier.kind." + it)))
                            .toList(),
                    Arrays.stream(SectorVersion.values())
                            .map(it -> new Option(it.name(), it.name()))
                            .toList(),
                    Said.options(EnterpriseStatus.values(), speech),
                    Said.options(ProductGroup.values(), speech),
                    Said.options(Level.values(), speech));
        }
    }

    @GetMapping("/enterprises/new")
    ResponseEntity<?> registering(HttpServletRequest request, WriteRequest write) {
        return register(request, write);
    }

    @PostMapping("/enterprises")
    @Operation(operationId = "registerEnterprise")
    ResponseEntity<?> register(HttpServletRequest request, WriteRequest write) {
        return desk.done(
                forms.round(request, EnterpriseRegistration.class, WORDS),
                body -> api.register(body, write),
                answer -> "/enterprises/" + answer.id(),
                "registered",
                this::registering);
    }

    private ResponseEntity<?> registering(Form begun) {
        var frame = begun.frame();
        var form = begun.at("/enterprises", "/enterprises/new")
                .back("/enterprises")
                .knowing(Desk.own(frame))
                .sends(frame.say("enterprise.register"));
        var title = frame.say("enterprise.register");
        return forms.page(
                form,
                title,
                Pages.content((output, with) -> JtedetailsGenerated.render(
                        output,
                        with,
                        frame,
                        form,
                        title,
                        frame.say("enterprise.register.lead"),
                        Lists.of(frame.speech()),
                        false,
                        frame.say("enterprises.title"))));
    }

    @FormMapping("/enterprises/{id}/correction")
    @Operation(operationId = "correctEnterprise")
    ResponseEntity<?> correct(@PathVariable String id, HttpServletRequest request, WriteRequest write) {
        var before = stored(id);
        var speech = forms.frame(request).speech();
        var versions =
                desk.versions(ENTERPRISES, id, it -> Desk.filled(it.state().details(), speech));
        return desk.done(
                forms.round(request, EnterpriseCorrection.class, WORDS).of(versions),
                body -> api.correct(id, body, write),
                answer ->
                        "/enterprises/" + id + (areMisplaced(before.state(), answer) ? "/recognitions/correction" : ""),
                "corrected",
                form -> correcting(id, form, request, versions));
    }

    /// Whether recognitions have the province that the establishment was just taken out of: they are offered next.
    private static boolean areMisplaced(Enterprise before, Answer<EnterpriseShown> corrected) {
        var after = Objects.requireNonNull(corrected.state(), "state");
        return WrongProvinces.areIn(before, after.details(), before.recognitions());
    }

    private ResponseEntity<?> correcting(
            String id, Form begun, HttpServletRequest request, LongFunction<Filled> versions) {
        var frame = begun.frame();
        var stored = stored(id);
        var form = FormCycle.against(
                begun.at("/enterprises/" + id + "/correction")
                        .back("/enterprises/" + id)
                        .version(stored.version())
                        .knowing(Desk.filled(stored.state().details(), frame.speech()))
                        .sends(frame.say("enterprise.act.correct")),
                request,
                stored.version(),
                versions,
                (control, text) -> Said.typed(control, text, frame.speech()));
        var title =
                frame.say("enterprise.correct.title", stored.state().details().name());
        return forms.page(
                form,
                title,
                Pages.content((output, with) -> JtedetailsGenerated.render(
                        output,
                        with,
                        frame,
                        form,
                        title,
                        frame.say("enterprise.correct.lead"),
                        Lists.of(frame.speech()),
                        true,
                        stored.state().details().name())));
    }

    @FormMapping("/enterprises/{id}/move")
    @Operation(operationId = "moveEnterprise")
    ResponseEntity<?> move(@PathVariable String id, HttpServletRequest request, WriteRequest write) {
        return done(Act.MOVE, id, request, EnterpriseMove.class, body -> api.move(id, body.sound(), write));
    }

    @FormMapping("/enterprises/{id}/status")
    @Operation(operationId = "changeEnterpriseStatus")
    ResponseEntity<?> changeStatus(@PathVariable String id, HttpServletRequest request, WriteRequest write) {
        return done(Act.STATUS, id, request, StatusChange.class, body -> api.changeStatus(id, body.sound(), write));
    }

    @GetMapping("/enterprises/{id}/recognitions/new")
    ResponseEntity<?> applying(@PathVariable String id, HttpServletRequest request, WriteRequest write) {
        return apply(id, request, write);
    }

    @PostMapping("/enterprises/{id}/recognitions")
    @Operation(operationId = "applyForRecognition")
    ResponseEntity<?> apply(@PathVariable String id, HttpServletRequest request, WriteRequest write) {
        return done(Act.APPLY, id, request, ApplicationBody.class, body -> recognitions.apply(id, body.sound(), write));
    }

    @FormMapping("/enterprises/{id}/personal-id/deletion")
    @Audited
    @Operation(operationId = "erasePersonalId")
    ResponseEntity<?> erase(@PathVariable String id, HttpServletRequest request, WriteRequest write) {
        return done(
                Act.ERASE, id, request, EnterpriseController.Erasure.class, body -> api.erase(id, body.sound(), write));
    }

    @FormMapping("/enterprises/{id}/personal-id/disclosure")
    @Audited
    @Operation(operationId = "disclosePersonalId")
    ResponseEntity<?> disclose(@PathVariable String id, HttpServletRequest request) {
        return forms.round(request, EnterpriseController.Disclosure.class, WORDS)
                .done(body -> disclosed(id, request, body.sound()), form -> shown(Act.DISCLOSE, id, form));
    }

    /// What is disclosed is on this one page, which nobody keeps.
    private ResponseEntity<?> disclosed(String id, HttpServletRequest request, EnterpriseController.Disclosure asked) {
        var frame = forms.frame(request);
        var disclosed = Objects.requireNonNull(api.disclose(id, asked).getBody(), "personal id");
        var name = stored(id).state().details().name();
        var page = forms.page(
                frame,
                frame.say("enterprise.disclosed"),
                Pages.content((output, with) -> JtedisclosedGenerated.render(
                        output, with, frame, name, disclosed.personalId(), "/enterprises/" + id)));
        return ResponseEntity.status(page.getStatusCode())
                .headers(page.getHeaders())
                .cacheControl(CacheControl.noStore())
                .body(page.getBody());
    }

    /// What is done to one that is known, on a page of its own.
    private enum Act {
        MOVE("move", "/move", true),
        STATUS("status", "/status", true),
        APPLY("apply", "/recognitions", true),
        ERASE("erase", "/personal-id/deletion", false),
        DISCLOSE("disclose", "/personal-id/disclosure", false);

        private final String word;
        private final String path;
        private final boolean looksFirst;

        Act(String word, String path, boolean looksFirst) {
            this.word = word;
            this.path = path;
            this.looksFirst = looksFirst;
        }
    }

    private <T extends Record, S> ResponseEntity<?> done(
            Act act,
            String id,
            HttpServletRequest request,
            Class<T> type,
            Function<Bound<T>, ResponseEntity<Answer<S>>> deed) {
        return desk.done(
                forms.round(request, type, WORDS),
                deed,
                _ -> "/enterprises/" + id,
                act.word,
                form -> shown(act, id, form));
    }

    private ResponseEntity<?> shown(Act act, String id, Form begun) {
        var frame = begun.frame();
        var stored = stored(id);
        var action = "/enterprises/" + id + act.path;
        var plain = begun.at(action, act == Act.APPLY ? action + "/new" : action)
                .back("/enterprises/" + id)
                .version(stored.version())
                .sends(frame.say("enterprise.act." + act.word));
        var form = act == Act.ERASE ? plain.grave() : act.looksFirst ? plain.lookedOverFirst() : plain;
        var actor = frame.visitor().actor();
        var title = frame.say(
                "enterprise." + act.word + ".title", stored.state().details().name());
        return forms.page(
                form,
                title,
                Pages.content((output, with) -> JteactGenerated.render(
                        output,
                        with,
                        frame,
                        form,
                        title,
                        act.word,
                        stored.state().details(),
                        Lists.of(frame.speech()),
                        enterprises.in(frame.speech()),
                        actor != null && historical.mayRecord(actor))));
    }

    private Stored<Enterprise> stored(String id) {
        return desk.stored(ENTERPRISES, id);
    }
}
