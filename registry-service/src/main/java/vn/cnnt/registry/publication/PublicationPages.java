package vn.cnnt.registry.publication;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import vn.cnnt.manners.audit.Audited;
import vn.cnnt.manners.form.Choice;
import vn.cnnt.manners.form.Form;
import vn.cnnt.manners.form.FormCycle;
import vn.cnnt.manners.form.FormMapping;
import vn.cnnt.manners.page.Address;
import vn.cnnt.manners.page.Pages;
import vn.cnnt.registry.command.WriteRequest;
import vn.cnnt.registry.desk.Desk;
import vn.cnnt.registry.outbox.Publication;

/// How far the relay is, at a browser, and sending again.
@Hidden
@Controller
class PublicationPages {
    private static final String PAGE = "/publication";
    private static final String REPUBLISH = PAGE + "/republish";

    /// What waits longer is late.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final FormCycle forms;
    private final PublicationController api;
    private final Clock clock;

    PublicationPages(FormCycle forms, PublicationController api, Clock clock) {
        this.forms = forms;
        this.api = api;
        this.clock = clock;
    }

    /// @param now by which it is judged
    record PublicationLook(Publication.Report report, List<Choice> choices, Instant now) {
        boolean isLate() {
            var oldest = report.pending().oldest();
            return oldest != null && oldest.plus(PATIENCE).isBefore(now);
        }

        boolean isLeased() {
            var lease = report.lease();
            return lease != null && lease.until().isAfter(now);
        }
    }

    @GetMapping(PAGE)
    ResponseEntity<?> report(HttpServletRequest request) {
        var frame = Desk.following(forms.frame(request));
        var whyNot = forms.mayNot(frame, "POST", "/api/v1/publication/republish");
        var choice = new Choice("republish", frame.say("publication.republish"), frame.to(REPUBLISH), true, whyNot);
        var look = new PublicationLook(api.report(), List.of(choice), clock.instant());
        var done = forms.told(request, "publication.done.", frame, Address.of("/"));
        return forms.page(
                frame,
                frame.say("publication.title"),
                Pages.content((output, with) -> JtepublicationGenerated.render(output, with, frame, look, done)));
    }

    @FormMapping(REPUBLISH)
    @Audited
    @Operation(operationId = "republish")
    ResponseEntity<?> republish(HttpServletRequest request, WriteRequest write) {
        return forms.round(request, Republish.class, "publication.republish")
                .done(
                        body -> {
                            api.republish(write, null, body.sound());
                            return forms.elsewhere(request, FormCycle.told(PAGE, "republish"));
                        },
                        this::republishing);
    }

    private ResponseEntity<?> republishing(Form begun) {
        var frame = begun.frame();
        var form = begun.at(REPUBLISH)
                .back(PAGE)
                .sends(frame.say("publication.republish"))
                .grave();
        return forms.page(
                form,
                frame.say("publication.republish.title"),
                Pages.content((output, with) -> JterepublishGenerated.render(output, with, form)));
    }
}
