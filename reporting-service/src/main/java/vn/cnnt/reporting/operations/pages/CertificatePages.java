package vn.cnnt.reporting.operations.pages;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.cnnt.events.WireFormat;
import vn.cnnt.manners.Refused;
import vn.cnnt.manners.form.Told;
import vn.cnnt.manners.page.Pages;
import vn.cnnt.reporting.audit.CertificateController;
import vn.cnnt.reporting.run.AskedRun;
import vn.cnnt.reporting.web.Causes;

/// What an auditor takes away: what is certified, and how to check it without us.
@Hidden
@Controller
class CertificatePages {
    private final OperationPages pages;
    private final CertificateController api;
    private final AskedRun askedRun;
    private final Causes causes;

    CertificatePages(OperationPages pages, CertificateController api, AskedRun askedRun, Causes causes) {
        this.pages = pages;
        this.api = api;
        this.askedRun = askedRun;
        this.causes = causes;
    }

    /// Where there is none yet, the page says when there will be, instead of being refused.
    @GetMapping("/runs/{id}/certificate")
    ResponseEntity<?> certificate(@PathVariable String id, HttpServletRequest request) throws InterruptedException {
        var frame = pages.frame(request);
        var title = frame.say("certificate.title", id);
        try {
            var bytes = api.bytes(id);
            var remark =
                    causes.say(askedRun.run(id).notes().remark(), frame.speech().locale());
            var look = new CertificateLook(WireFormat.JSON.readTree(bytes), remark, frame.speech());
            return pages.page(
                    frame,
                    title,
                    Pages.content((output, forms) -> JtecertificateGenerated.render(output, forms, frame, look)));
        } catch (Refused refused) {
            if (refused.refusal().status().value() != 409) {
                throw refused;
            }
            var told = Told.refused(refused.refusal());
            return pages.page(
                    frame,
                    told,
                    title,
                    Pages.content((output, forms) ->
                            JtenocertificateGenerated.render(output, forms, frame, id, told.flaws(frame))));
        }
    }
}
