package vn.cnnt.reporting.operations.pages;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import vn.cnnt.manners.Refused;
import vn.cnnt.manners.audit.Audited;
import vn.cnnt.manners.form.FormCycle;
import vn.cnnt.manners.form.Told;
import vn.cnnt.manners.page.Address;
import vn.cnnt.manners.page.Flaws;
import vn.cnnt.manners.page.Pages;
import vn.cnnt.manners.reading.FormBody;
import vn.cnnt.reporting.run.RunsController;
import vn.cnnt.reporting.web.KeyedRequest;

/// Ordering a run: what it is to be, looked over once with its time in full, then ordered.
@Hidden
@Controller
class OrderPages {
    private static final String REVIEW = "review";

    private final OperationPages pages;
    private final RunsController api;

    OrderPages(OperationPages pages, RunsController api) {
        this.pages = pages;
        this.api = api;
    }

    /// The form as it is filled.
    ///
    /// @param time `recordedAt` in full, null where it isn't a time
    /// @param mayRebuild whether whoever looks may order the other kind, too
    /// @param isReview whether it is looked over before it is sent
    record OrderForm(
            String kind,
            String recordedAt,
            String throttle,
            String reason,
            @Nullable String time,
            boolean mayRebuild,
            boolean isReview,
            String key,
            Flaws flaws) {
        boolean isKind(String other) {
            return kind.equals(other);
        }
    }

    /// Filled in, it is read as it will be when it is sent; with nothing wrong it is shown in full, to be sent.
    @GetMapping("/runs/new")
    ResponseEntity<?> form(HttpServletRequest request) {
        if (request.getParameter(REVIEW) == null) {
            return shown(request, Told.NOTHING, false);
        }
        try {
            api.check(pages.read(request, RunsController.Order.class, REVIEW));
            return shown(request, Told.NOTHING, true);
        } catch (Refused refused) {
            return shown(request, Told.refused(refused.refusal()), false);
        }
    }

    @PostMapping("/runs")
    @Audited
    @Operation(operationId = "orderRun")
    ResponseEntity<?> order(HttpServletRequest request, KeyedRequest keyed) {
        return pages.done(
                request,
                () -> {
                    var answer = api.order(pages.read(request, RunsController.Order.class), keyed);
                    var run = answer.getBody();
                    return run == null ? Address.of("/runs") : FormCycle.told("/runs/" + run.id(), "order");
                },
                told -> shown(request, told, false));
    }

    private ResponseEntity<?> shown(HttpServletRequest request, Told told, boolean isReview) {
        var frame = pages.frame(request);
        var recordedAt = FormCycle.text(request, "recordedAt");
        var time = FormBody.time(recordedAt);
        var form = new OrderForm(
                FormCycle.text(request, "kind"),
                recordedAt,
                FormCycle.text(request, "throttle"),
                FormCycle.text(request, "reason"),
                time == null ? null : frame.speech().notation().moment(time),
                pages.may("POST", "/api/v1/runs/{id}/activate"),
                isReview,
                FormCycle.key(),
                told.flaws(frame));
        return pages.page(
                frame,
                told,
                frame.say(isReview ? "runs.review" : "runs.order"),
                Pages.content((output, forms) -> JteorderGenerated.render(output, forms, frame, form)));
    }
}
