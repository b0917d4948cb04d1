package vn.cnnt.reporting.operations.pages;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import vn.cnnt.manners.Refused;
import vn.cnnt.manners.audit.AuditController;
import vn.cnnt.manners.audit.AuditEntry;
import vn.cnnt.manners.form.FormCycle;
import vn.cnnt.manners.page.Flaws;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.manners.page.Pages;

/// The audit trail of the figures, filtered, and whether nobody has touched it.
@Hidden
@Controller
class AuditPages {
    private final OperationPages pages;
    private final AuditController api;

    AuditPages(OperationPages pages, AuditController api) {
        this.pages = pages;
        this.api = api;
    }

    /// The part of the trail that is asked for.
    ///
    /// @param actor as it was asked
    record Trail(
            String actor,
            String action,
            String from,
            String to,
            List<AuditEntry> entries,
            @Nullable String next,
            Flaws flaws) {
        boolean isFiltered() {
            return !(actor + action + from + to).isBlank();
        }
    }

    @GetMapping("/audit")
    ResponseEntity<?> trail(HttpServletRequest request) {
        var frame = pages.frame(request);
        try {
            var asked = pages.query(request, AuditController.Asked.class);
            var found = Objects.requireNonNull(api.entries(asked).getBody());
            var next = found.next();
            return shown(
                    request,
                    frame,
                    HttpStatus.OK,
                    found.items(),
                    next == null ? null : frame.to(frame.address().with("cursor", next)),
                    Flaws.NONE);
        } catch (Refused refused) {
            var refusal = refused.refusal();
            return shown(request, frame, refusal.status(), List.of(), null, FormCycle.flaws(refusal, frame));
        }
    }

    private ResponseEntity<?> shown(
            HttpServletRequest request,
            Frame frame,
            HttpStatusCode status,
            List<AuditEntry> entries,
            @Nullable String next,
            Flaws flaws) {
        var trail = new Trail(
                ActForm.text(request, "actor"),
                ActForm.text(request, "action"),
                ActForm.text(request, "from"),
                ActForm.text(request, "to"),
                entries,
                next,
                flaws);
        return pages.page(
                frame,
                status,
                frame.say("audit.title"),
                Pages.content((output, forms) -> JteauditGenerated.render(output, forms, frame, trail)));
    }

    @GetMapping("/audit/verification")
    ResponseEntity<?> verification(HttpServletRequest request) {
        var frame = pages.frame(request);
        var found = Objects.requireNonNull(api.verification().getBody());
        return pages.page(
                frame,
                frame.say("audit.verification"),
                Pages.content((output, forms) -> JteauditverificationGenerated.render(output, forms, frame, found)));
    }
}
