package vn.cnnt.reporting.operations.pages;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import vn.cnnt.manners.audit.Audited;
import vn.cnnt.manners.form.FormCycle;
import vn.cnnt.manners.form.Told;
import vn.cnnt.manners.page.Pages;
import vn.cnnt.reporting.reconciliation.Reconciliation;
import vn.cnnt.reporting.reconciliation.ReconciliationController;
import vn.cnnt.reporting.web.Causes;
import vn.cnnt.reporting.web.KeyedRequest;
import vn.cnnt.reporting.web.Why;

/// Whether the figures are what they must be, as last looked at; and having it looked at now.
@Hidden
@Controller
class ReconciliationPages {
    private static final String RECONCILE = "/api/v1/reconciliation";

    /// How many of the last are shown.
    private static final int NEWEST = 20;

    private final OperationPages pages;
    private final ReconciliationController api;
    private final Reconciliation reconciliation;
    private final Causes causes;

    ReconciliationPages(
            OperationPages pages, ReconciliationController api, Reconciliation reconciliation, Causes causes) {
        this.pages = pages;
        this.api = api;
        this.reconciliation = reconciliation;
        this.causes = causes;
    }

    @GetMapping("/reconciliation")
    ResponseEntity<?> last(HttpServletRequest request) {
        return shown(request, Told.NOTHING);
    }

    @PostMapping("/reconciliation")
    @Audited
    @Operation(operationId = "reconcile")
    ResponseEntity<?> now(HttpServletRequest request, KeyedRequest keyed) {
        return pages.done(
                request,
                () -> {
                    api.now(pages.read(request, Why.class), keyed);
                    return FormCycle.told("/reconciliation", "reconcile");
                },
                told -> shown(request, told));
    }

    private ResponseEntity<?> shown(HttpServletRequest request, Told told) {
        var frame = pages.frame(request);
        var last = reconciliation
                .last()
                .map(it -> it.told(causes, frame.speech().locale()))
                .map(it -> new ReconciliationLook(it, frame.speech()))
                .orElse(null);
        var whyNot = pages.mayNot(frame, "POST", RECONCILE);
        var form = new ActForm(
                "",
                frame.to("/reconciliation"),
                frame.to("/operations"),
                "",
                List.of(),
                frame.say("reconciliation.now"),
                false,
                false,
                whyNot,
                ActForm.Filled.of(request),
                FormCycle.key(),
                told.flaws(frame));
        var history = reconciliation.history().stream().limit(NEWEST).toList();
        var done = FormCycle.told(request, "reconciliation.done.", frame);
        return pages.page(
                frame,
                told,
                frame.say("reconciliation.title"),
                Pages.content((output, forms) ->
                        JtereconciliationGenerated.render(output, forms, frame, last, history, form, done)));
    }
}
