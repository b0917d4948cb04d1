package vn.cnnt.reporting.operations.pages;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import vn.cnnt.manners.Cursor;
import vn.cnnt.manners.audit.Audited;
import vn.cnnt.manners.form.FormCycle;
import vn.cnnt.manners.form.Told;
import vn.cnnt.manners.page.Pages;
import vn.cnnt.manners.security.SignedIn;
import vn.cnnt.reporting.run.AskedRun;
import vn.cnnt.reporting.run.ComparisonController;
import vn.cnnt.reporting.run.RunVerbsController;
import vn.cnnt.reporting.web.KeyedRequest;

/// Putting a run in the place of the active one: the verdict first, then the question.
@Hidden
@Controller
class ActivationPages {
    /// Only the verdict is shown.
    private static final int FIRST = 1;

    private final OperationPages pages;
    private final RunVerbsController api;
    private final ComparisonController comparisons;
    private final AskedRun askedRun;
    private final RunChoices choices;

    ActivationPages(
            OperationPages pages,
            RunVerbsController api,
            ComparisonController comparisons,
            AskedRun askedRun,
            RunChoices choices) {
        this.pages = pages;
        this.api = api;
        this.comparisons = comparisons;
        this.askedRun = askedRun;
        this.choices = choices;
    }

    /// The question.
    ///
    /// @param look the comparison with the active run; null where the run has nothing to be compared
    /// @param accepted whether the differences are ticked as accepted
    /// @param whyNotAccept why whoever looks may not accept differences, null where they may
    record Question(
            ActForm form,
            @Nullable ComparisonLook look,
            boolean accepted,
            @Nullable String whyNotAccept) {
        /// Whether it can be activated only by accepting what differs, or may.
        boolean asksToAccept() {
            return look != null && look.verdict() != ComparisonLook.Verdict.EQUAL;
        }
    }

    @GetMapping("/runs/{id}/activate")
    ResponseEntity<?> activating(@PathVariable String id, HttpServletRequest request) {
        return shown(id, request, Told.NOTHING);
    }

    @PostMapping("/runs/{id}/activate")
    @Audited
    @Operation(operationId = "activateRun")
    ResponseEntity<?> activate(@PathVariable String id, HttpServletRequest request, KeyedRequest keyed) {
        return pages.done(
                request,
                () -> {
                    api.activate(id, pages.read(request, RunVerbsController.Activating.class), keyed);
                    return FormCycle.told("/runs/" + id, RunAct.ACTIVATE.word());
                },
                told -> shown(id, request, told));
    }

    private ResponseEntity<?> shown(String id, HttpServletRequest request, Told told) {
        var frame = pages.frame(request);
        var run = askedRun.run(id);
        var whyNot = choices.whyNotNow(RunAct.ACTIVATE, run, frame);
        var look = whyNot == null
                ? new ComparisonLook(
                        comparisons.comparison(id, new ComparisonController.Asked(null, FIRST, new Cursor("", null))),
                        frame.speech())
                : null;
        var mayAccept = SignedIn.current()
                .filter(it -> !it.name().equals(run.order().requestedBy()))
                .isPresent();
        var form = ActForm.of(RunAct.ACTIVATE, run, whyNot, request, frame, told);
        var question = new Question(
                form,
                look,
                request.getParameter("acceptDifferences") != null,
                mayAccept ? null : frame.say("act.activate.another"));
        return pages.page(
                frame,
                told,
                form.title(),
                Pages.content((output, forms) -> JteactivationGenerated.render(output, forms, frame, question)));
    }
}
