package vn.cnnt.registry.enterprise.pages;

import static vn.cnnt.registry.enterprise.EnterpriseType.ENTERPRISES;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.LongFunction;
import java.util.function.Supplier;
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
import vn.cnnt.manners.form.Option;
import vn.cnnt.manners.form.Told;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.manners.page.Pages;
import vn.cnnt.manners.page.Speech;
import vn.cnnt.manners.reading.Filled;
import vn.cnnt.registry.command.Rejection;
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
import vn.cnnt.registry.store.Aggregates;
import vn.cnnt.registry.store.History;
import vn.cnnt.registry.store.Stored;
import vn.cnnt.registry.web.Answer;

/// What is entered and changed of an establishment itself: a form each, which becomes the request that the API reads.
@Hidden
@Controller
class EnterpriseFormPages {
    private final FormCycle forms;
    private final Desk desk;
    private final EnterpriseController api;
    private final RecognitionController recognitions;
    private final EnterprisePicker enterprises;
    private final Historical historical;
    private final Aggregates aggregates;
    private final History history;

    EnterpriseFormPages(
            FormCycle forms,
            Desk desk,
            EnterpriseController api,
            RecognitionController recognitions,
            EnterprisePicker enterprises,
            Historical historical,
            Aggregates aggregates,
            History history) {
        this.forms = forms;
        this.desk = desk;
        this.api = api;
        this.recognitions = recognitions;
        this.enterprises = enterprises;
        this.historical = historical;
        this.aggregates = aggregates;
        this.history = history;
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
    ResponseEntity<?> registering(HttpServletRequest request) {
        return registering(request, Told.NOTHING);
    }

    @PostMapping("/enterprises")
    @Operation(operationId = "registerEnterprise")
    ResponseEntity<?> register(HttpServletRequest request, WriteRequest write) {
        return desk.done(
                request,
                () -> api.register(forms.read(request, EnterpriseRegistration.class), write),
                answer -> "/enterprises/" + answer.id(),
                "registered",
                told -> registering(request, told));
    }

    private ResponseEntity<?> registering(HttpServletRequest request, Told told) {
        var frame = forms.frame(request);
        var form = forms.form(frame, request, EnterpriseRegistration.class, "enterprise")
                .at("/enterprises", "/enterprises/new")
                .back("/enterprises")
                .knowing(Desk.own(frame))
                .sends(frame.say("enterprise.register"))
                .told(told);
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

    @GetMapping("/enterprises/{id}/correction")
    ResponseEntity<?> correcting(@PathVariable String id, HttpServletRequest request) {
        return correcting(id, request, Told.NOTHING);
    }

    @PostMapping("/enterprises/{id}/correction")
    @Operation(operationId = "correctEnterprise")
    ResponseEntity<?> correct(@PathVariable String id, HttpServletRequest request, WriteRequest write) {
        var frame = forms.frame(request);
        var before = stored(id).state();
        return desk.done(
                request,
                () -> api.correct(
                        id, forms.read(request, EnterpriseCorrection.class, versions(id, frame.speech())), write),
                answer -> "/enterprises/" + id + (areMisplaced(before, answer) ? "/recognitions/correction" : ""),
                "corrected",
                told -> correcting(id, request, told));
    }

    /// Whether recognitions have the province that the establishment was just taken out of: they are offered next.
    private static boolean areMisplaced(Enterprise before, Answer<EnterpriseShown> corrected) {
        var after = Objects.requireNonNull(corrected.state(), "state");
        return WrongProvinces.areIn(before, after.details(), before.recognitions());
    }

    private ResponseEntity<?> correcting(String id, HttpServletRequest request, Told told) {
        var frame = forms.frame(request);
        var stored = stored(id);
        var address = "/enterprises/" + id + "/correction";
        var form = FormCycle.against(
                of(id, stored, request, frame, EnterpriseCorrection.class, address, told)
                        .knowing(Desk.filled(stored.state().details(), frame.speech()))
                        .sends(frame.say("enterprise.act.correct")),
                request,
                stored.version(),
                versions(id, frame.speech()),
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

    /// What stood in a version.
    private LongFunction<Filled> versions(String id, Speech speech) {
        return version -> {
            var stored = history.stateAt(ENTERPRISES, id, version)
                    .orElseThrow(() -> new Rejection.NotFound(id + "@" + version));
            return Desk.filled(stored.state().details(), speech);
        };
    }

    private Form of(
            String id,
            Stored<Enterprise> stored,
            HttpServletRequest request,
            Frame frame,
            Class<? extends Record> type,
            String address,
            Told told) {
        return forms.form(frame, request, type, "enterprise")
                .at(address, address)
                .back("/enterprises/" + id)
                .told(told)
                .version(stored.version());
    }

    @GetMapping("/enterprises/{id}/move")
    ResponseEntity<?> moving(@PathVariable String id, HttpServletRequest request) {
        return shown(Act.MOVE, id, request, Told.NOTHING);
    }

    @PostMapping("/enterprises/{id}/move")
    @Operation(operationId = "moveEnterprise")
    ResponseEntity<?> move(@PathVariable String id, HttpServletRequest request, WriteRequest write) {
        return done(
                Act.MOVE,
                id,
                request,
                () -> api.move(id, forms.read(request, EnterpriseMove.class).sound(), write));
    }

    @GetMapping("/enterprises/{id}/status")
    ResponseEntity<?> changingStatus(@PathVariable String id, HttpServletRequest request) {
        return shown(Act.STATUS, id, request, Told.NOTHING);
    }

    @PostMapping("/enterprises/{id}/status")
    @Operation(operationId = "changeEnterpriseStatus")
    ResponseEntity<?> changeStatus(@PathVariable String id, HttpServletRequest request, WriteRequest write) {
        return done(
                Act.STATUS,
                id,
                request,
                () -> api.changeStatus(
                        id, forms.read(request, StatusChange.class).sound(), write));
    }

    @GetMapping("/enterprises/{id}/recognitions/new")
    ResponseEntity<?> applying(@PathVariable String id, HttpServletRequest request) {
        return shown(Act.APPLY, id, request, Told.NOTHING);
    }

    @PostMapping("/enterprises/{id}/recognitions")
    @Operation(operationId = "applyForRecognition")
    ResponseEntity<?> apply(@PathVariable String id, HttpServletRequest request, WriteRequest write) {
        return done(
                Act.APPLY,
                id,
                request,
                () -> recognitions.apply(
                        id, forms.read(request, ApplicationBody.class).sound(), write));
    }

    @GetMapping("/enterprises/{id}/personal-id/deletion")
    ResponseEntity<?> erasing(@PathVariable String id, HttpServletRequest request) {
        return shown(Act.ERASE, id, request, Told.NOTHING);
    }

    @PostMapping("/enterprises/{id}/personal-id/deletion")
    @Audited
    @Operation(operationId = "erasePersonalId")
    ResponseEntity<?> erase(@PathVariable String id, HttpServletRequest request, WriteRequest write) {
        return done(
                Act.ERASE,
                id,
                request,
                () -> api.erase(
                        id,
                        forms.read(request, EnterpriseController.Erasure.class).sound(),
                        write));
    }

    @GetMapping("/enterprises/{id}/personal-id/disclosure")
    ResponseEntity<?> disclosing(@PathVariable String id, HttpServletRequest request) {
        return shown(Act.DISCLOSE, id, request, Told.NOTHING);
    }

    /// What is disclosed is on this one page, which nobody keeps.
    @PostMapping("/enterprises/{id}/personal-id/disclosure")
    @Audited
    @Operation(operationId = "disclosePersonalId")
    ResponseEntity<?> disclose(@PathVariable String id, HttpServletRequest request) {
        var frame = forms.frame(request);
        return forms.done(
                () -> {
                    var asked = forms.read(request, EnterpriseController.Disclosure.class)
                            .sound();
                    var disclosed =
                            Objects.requireNonNull(api.disclose(id, asked).getBody(), "personal id");
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
                },
                told -> shown(Act.DISCLOSE, id, request, told));
    }

    /// What is done to one that is known, on a page of its own.
    private enum Act {
        MOVE("move", "/move", EnterpriseMove.class, true),
        STATUS("status", "/status", StatusChange.class, true),
        APPLY("apply", "/recognitions", ApplicationBody.class, true),
        ERASE("erase", "/personal-id/deletion", EnterpriseController.Erasure.class, false),
        DISCLOSE("disclose", "/personal-id/disclosure", EnterpriseController.Disclosure.class, false);

        private final String word;
        private final String path;
        private final Class<? extends Record> type;
        private final boolean looksFirst;

        Act(String word, String path, Class<? extends Record> type, boolean looksFirst) {
            this.word = word;
            this.path = path;
            this.type = type;
            this.looksFirst = looksFirst;
        }
    }

    private <S> ResponseEntity<?> done(
            Act act, String id, HttpServletRequest request, Supplier<ResponseEntity<Answer<S>>> deed) {
        return desk.done(request, deed, _ -> "/enterprises/" + id, act.word, told -> shown(act, id, request, told));
    }

    private ResponseEntity<?> shown(Act act, String id, HttpServletRequest request, Told told) {
        var frame = forms.frame(request);
        var stored = stored(id);
        var action = "/enterprises/" + id + act.path;
        var page = act == Act.APPLY ? action + "/new" : action;
        var button = frame.say("enterprise.act." + act.word);
        var plain = of(id, stored, request, frame, act.type, page, told)
                .at(action, page)
                .sends(button);
        var actor = frame.visitor().actor();
        var aimed = act == Act.ERASE ? plain.grave() : act.looksFirst ? plain.lookedOverFirst() : plain;
        var title = frame.say(
                "enterprise." + act.word + ".title", stored.state().details().name());
        return forms.page(
                aimed,
                title,
                Pages.content((output, with) -> JteactGenerated.render(
                        output,
                        with,
                        frame,
                        aimed,
                        title,
                        act.word,
                        stored.state().details(),
                        Lists.of(frame.speech()),
                        enterprises.in(frame.speech()),
                        actor != null && historical.mayRecord(actor))));
    }

    private Stored<Enterprise> stored(String id) {
        return aggregates.get(ENTERPRISES, id).orElseThrow(() -> new Rejection.NotFound(id));
    }
}
