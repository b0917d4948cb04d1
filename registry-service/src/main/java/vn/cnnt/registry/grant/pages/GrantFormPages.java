package vn.cnnt.registry.grant.pages;

import static vn.cnnt.registry.enterprise.EnterpriseType.ENTERPRISES;
import static vn.cnnt.registry.grant.GrantType.GRANTS;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import vn.cnnt.events.FairState;
import vn.cnnt.events.FundingLine;
import vn.cnnt.events.FundingSource;
import vn.cnnt.events.GrantDetails;
import vn.cnnt.events.GrantKind;
import vn.cnnt.events.GrantState;
import vn.cnnt.events.SupportContent;
import vn.cnnt.manners.form.Form;
import vn.cnnt.manners.form.FormCycle;
import vn.cnnt.manners.form.FormMapping;
import vn.cnnt.manners.form.Option;
import vn.cnnt.manners.form.Picker;
import vn.cnnt.manners.page.Address;
import vn.cnnt.manners.page.Pages;
import vn.cnnt.manners.page.Speech;
import vn.cnnt.manners.reading.Filled;
import vn.cnnt.registry.command.WriteRequest;
import vn.cnnt.registry.desk.Desk;
import vn.cnnt.registry.desk.Said;
import vn.cnnt.registry.enterprise.pages.EnterprisePicker;
import vn.cnnt.registry.grant.GrantActions;
import vn.cnnt.registry.grant.GrantController;
import vn.cnnt.registry.grant.GrantRequests.GrantAdjustment;
import vn.cnnt.registry.grant.GrantRequests.GrantProposal;
import vn.cnnt.registry.grant.GrantRequests.GrantTransition;
import vn.cnnt.registry.grant.GrantRights;
import vn.cnnt.registry.grant.Stage;
import vn.cnnt.registry.rights.Historical;
import vn.cnnt.registry.store.Aggregates;
import vn.cnnt.registry.store.Stored;

/// A grant is put forward, brought on and adjusted: a form each, which becomes the request that the API reads. Each is
/// looked over first, so that a ceiling is seen before anything is done.
@Hidden
@Controller
class GrantFormPages {
    /// More lines than are filled in: as many as are added at once.
    private static final int SPARE = 2;

    /// What the codes of the words of these forms begin with.
    private static final String WORDS = "grant";

    private static final String FUNDING = "funding";
    private static final String BENEFICIARIES = "beneficiaries";

    private final FormCycle forms;
    private final Desk desk;
    private final GrantController api;
    private final EnterprisePicker enterprises;
    private final Law law;
    private final GrantActions actions;
    private final GrantRights rights;
    private final Historical historical;
    private final Aggregates aggregates;

    GrantFormPages(
            FormCycle forms,
            Desk desk,
            GrantController api,
            EnterprisePicker enterprises,
            Law law,
            GrantActions actions,
            GrantRights rights,
            Historical historical,
            Aggregates aggregates) {
        this.forms = forms;
        this.desk = desk;
        this.api = api;
        this.enterprises = enterprises;
        this.law = law;
        this.actions = actions;
        this.rights = rights;
        this.historical = historical;
        this.aggregates = aggregates;
    }

    /// What the selects of these forms offer, and how many lines they show.
    record Lists(
            List<Option> provinces,
            List<Option> kinds,
            List<Option> contents,
            List<Option> sources,
            List<Option> states,
            List<Option> fairStates,
            Picker enterprises,
            int funding,
            int beneficiaries) {
        static Lists of(Form form, EnterprisePicker enterprises) {
            var speech = form.frame().speech();
            return new Lists(
                    Said.provinces(speech),
                    Said.options(GrantKind.values(), speech),
                    Said.options(SupportContent.values(), speech),
                    Said.options(FundingSource.values(), speech),
                    Said.options(GrantState.values(), speech),
                    Said.options(FairState.values(), speech),
                    enterprises.in(speech),
                    Math.min(FundingSource.values().length, form.filled().lines(FUNDING) + SPARE),
                    form.filled().lines(BENEFICIARIES) + SPARE);
        }
    }

    @GetMapping("/grants/new")
    ResponseEntity<?> proposing(HttpServletRequest request, WriteRequest write) {
        return propose(request, write);
    }

    @PostMapping("/grants")
    @Operation(operationId = "proposeGrant")
    ResponseEntity<?> propose(HttpServletRequest request, WriteRequest write) {
        return desk.done(
                forms.round(request, GrantProposal.class, WORDS),
                body -> api.propose(body, write),
                answer -> "/grants/" + answer.id(),
                "proposed",
                this::proposing);
    }

    private ResponseEntity<?> proposing(Form begun) {
        var frame = begun.frame();
        var form = begun.at("/grants", "/grants/new")
                .back("/grants")
                .knowing(Desk.own(frame))
                .lookedOverFirst()
                .sends(frame.say("grant.propose"));
        var title = frame.say("grant.propose");
        var actor = frame.visitor().actor();
        var mayRecordOld = actor != null && historical.mayRecord(actor);
        return forms.page(
                form,
                title,
                Pages.content((output, with) -> JteproposalGenerated.render(
                        output,
                        with,
                        frame,
                        form,
                        title,
                        mayRecordOld ? List.of(Stage.values()) : List.of(Stage.REQUESTED),
                        law.rules(frame),
                        Lists.of(form, enterprises))));
    }

    /// Which state it is brought to, the address says; of one that can't follow, and without any, the grant's page says
    /// which there are. Whoever may not bring it there is not shown the form, but who may.
    @GetMapping("/grants/{id}/transitions")
    ResponseEntity<?> bringing(@PathVariable String id, HttpServletRequest request, WriteRequest write) {
        var stored = stored(id);
        var to = state(request.getParameter("to"));
        if (to == null || !actions.canFollow(stored.state(), to)) {
            return forms.elsewhere(request, Address.of("/grants/" + id));
        }
        var actor = forms.frame(request).visitor().actor();
        rights.transition(Objects.requireNonNull(actor, "who is inside has signed in"), stored, to);
        return bring(id, request, write);
    }

    @PostMapping("/grants/{id}/transitions")
    @Operation(operationId = "transitionGrant")
    ResponseEntity<?> bring(@PathVariable String id, HttpServletRequest request, WriteRequest write) {
        return desk.done(
                forms.round(request, GrantTransition.class, WORDS),
                body -> api.transition(id, body, write),
                answer -> "/grants/" + answer.id(),
                "transition",
                form -> bringing(id, form, request));
    }

    private ResponseEntity<?> bringing(String id, Form begun, HttpServletRequest request) {
        var frame = begun.frame();
        var stored = stored(id);
        var grant = stored.state();
        var to = state(request.getParameter("to"));
        if (to == null) {
            return forms.elsewhere(request, Address.of("/grants/" + id));
        }
        var aimed = begun.at("/grants/" + id + "/transitions", "/grants/" + id + "/transitions?to=" + to)
                .back("/grants/" + id)
                .knowing(known(grant, to, frame.speech()))
                .version(stored.version())
                .lookedOverFirst()
                .sends(frame.say("grant.to." + to));
        var form = FormCycle.against(
                to == GrantState.REJECTED || to == GrantState.STOPPED ? aimed.grave() : aimed,
                request,
                stored.version(),
                _ -> Filled.NOTHING);
        var title = frame.say("grant.bring", frame.say("grant.to." + to), grant.title());
        return forms.page(
                form,
                title,
                Pages.content((output, with) -> JtetransitionGenerated.render(
                        output,
                        with,
                        frame,
                        form,
                        title,
                        to,
                        grant,
                        law.limits(grant, frame),
                        Lists.of(form, enterprises))));
    }

    private static @Nullable GrantState state(@Nullable String text) {
        for (var state : GrantState.values()) {
            if (state.name().equals(text)) {
                return state;
            }
        }
        return null;
    }

    /// The lines of a stage with what the one before it says, for whoever agrees to that; of an advance, how much is
    /// paid nobody knows but who pays it.
    private static Filled known(GrantDetails grant, GrantState to, Speech speech) {
        var known = Filled.NOTHING.with("to", to.name());
        var stage = Stage.filledBy(to);
        if (stage != null && stage != Stage.ADVANCED) {
            var at = 0;
            for (var line : grant.funding()) {
                var amount = before(line, stage);
                if (amount != null) {
                    known = known.with(
                                    FUNDING + "." + at + ".source",
                                    line.source().name())
                            .with(
                                    FUNDING + "." + at + ".amount",
                                    speech.notation().whole(amount));
                    at++;
                }
            }
        }
        if (to == GrantState.CONTRACTED || to == GrantState.SETTLED) {
            known = known.and(Desk.filled(grant, speech).only(BENEFICIARIES));
        }
        return known;
    }

    private static @Nullable Long before(FundingLine line, Stage stage) {
        Long amount = null;
        for (var earlier : Stage.values()) {
            if (earlier.compareTo(stage) < 0 && earlier != Stage.ADVANCED && earlier.of(line) != null) {
                amount = earlier.of(line);
            }
        }
        return amount;
    }

    @FormMapping("/grants/{id}/correction")
    @Operation(operationId = "adjustGrant")
    ResponseEntity<?> adjust(@PathVariable String id, HttpServletRequest request, WriteRequest write) {
        var speech = forms.frame(request).speech();
        var versions = desk.versions(GRANTS, id, it -> adjustable(it.state(), speech));
        return desk.done(
                forms.round(request, GrantAdjustment.class, WORDS).of(versions),
                body -> api.adjust(id, body, write),
                answer -> "/grants/" + answer.id(),
                "adjusted",
                form -> adjusting(id, form, request, versions));
    }

    private ResponseEntity<?> adjusting(
            String id, Form begun, HttpServletRequest request, LongFunction<Filled> versions) {
        var frame = begun.frame();
        var stored = stored(id);
        var grant = stored.state();
        var form = FormCycle.against(
                begun.at("/grants/" + id + "/correction")
                        .back("/grants/" + id)
                        .knowing(adjustable(grant, frame.speech()))
                        .version(stored.version())
                        .lookedOverFirst()
                        .sends(frame.say("grant.act.adjust")),
                request,
                stored.version(),
                versions,
                (control, text) -> said(control, text, frame.speech()));
        var title = frame.say("grant.adjust", grant.title());
        return forms.page(
                form,
                title,
                Pages.content((output, with) -> JteadjustmentGenerated.render(
                        output,
                        with,
                        frame,
                        form,
                        title,
                        grant,
                        stages(grant),
                        law.limits(grant, frame),
                        Lists.of(form, enterprises))));
    }

    /// What stands in a control, as people read it: of a beneficiary its name.
    private String said(String control, String text, Speech speech) {
        return control.endsWith(".enterprise")
                ? aggregates
                        .get(ENTERPRISES, text)
                        .map(it -> it.state().details().name())
                        .orElse(text)
                : Said.typed(control, text, speech);
    }

    /// The stages that a grant in its state can have filled.
    private static List<Stage> stages(GrantDetails grant) {
        var stages = new ArrayList<Stage>();
        for (var stage : Stage.values()) {
            if (stage.compareTo(Stage.lastOf(grant.state())) <= 0) {
                stages.add(stage);
            }
        }
        return stages;
    }

    /// What an adjustment may change; its decision is another one each time, and results are those of an acceptance.
    private static Filled adjustable(GrantDetails grant, Speech speech) {
        var all = Desk.filled(grant, speech);
        var isAccepted = grant.state() == GrantState.ACCEPTED;
        var kept = Filled.NOTHING;
        for (var member : List.of(
                "title",
                "province",
                "planYear",
                "kind",
                "content",
                FUNDING,
                BENEFICIARIES,
                "plannedFrom",
                "plannedTo",
                "implementedBy",
                "fair")) {
            kept = kept.and(all.only(member));
        }
        return isAccepted ? kept.and(all.only("results")) : kept;
    }

    private Stored<GrantDetails> stored(String id) {
        return desk.stored(GRANTS, id);
    }
}
