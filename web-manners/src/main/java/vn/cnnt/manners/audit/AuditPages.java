package vn.cnnt.manners.audit;

import gg.jte.Content;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import vn.cnnt.manners.Refused;
import vn.cnnt.manners.form.FormCycle;
import vn.cnnt.manners.form.Told;
import vn.cnnt.manners.page.Filter;
import vn.cnnt.manners.page.Flaws;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.manners.page.Pages;

/// The audit trail of a service at a browser, filtered, and whether nobody has touched it.
@Hidden
@Controller
public class AuditPages {
    private final FormCycle forms;
    private final AuditController api;
    private final ObjectProvider<Surroundings> surroundings;

    AuditPages(FormCycle forms, AuditController api, ObjectProvider<Surroundings> surroundings) {
        this.forms = forms;
        this.api = api;
        this.surroundings = surroundings;
    }

    /// What a service has around these pages, and the words for what is done in it.
    public interface Surroundings {
        Frame around(Frame frame);

        /// The bundle that has them.
        String actions();
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
            Flaws flaws,
            String actions,
            List<Filter> filters) {}

    /// Some entries as a table, for whichever page shows them.
    public static Content table(Frame frame, List<AuditEntry> entries) {
        return Pages.content((output, with) -> JteentriesGenerated.render(output, with, frame, entries));
    }

    @GetMapping("/audit")
    ResponseEntity<?> trail(HttpServletRequest request) {
        var frame = frame(request);
        try {
            var asked = forms.query(request, AuditController.Asked.class);
            var found = Objects.requireNonNull(api.entries(asked).getBody());
            return shown(request, frame, found.items(), frame.next(found.next()), Told.NOTHING);
        } catch (Refused refused) {
            return shown(request, frame, List.of(), null, Told.refused(refused.refusal()));
        }
    }

    private ResponseEntity<?> shown(
            HttpServletRequest request, Frame frame, List<AuditEntry> entries, @Nullable String next, Told told) {
        var trail = new Trail(
                FormCycle.text(request, "actor"),
                FormCycle.text(request, "action"),
                FormCycle.text(request, "from"),
                FormCycle.text(request, "to"),
                entries,
                next,
                told.flaws(frame),
                surroundings.getObject().actions(),
                Filter.of(frame, List.of("actor", "action", "from", "to"), (name, text) -> said(name, text, frame)));
        return forms.page(
                frame,
                told.status(),
                frame.say("audit.title"),
                Pages.content((output, with) -> JtetrailGenerated.render(output, with, frame, trail)));
    }

    private static String said(String name, String text, Frame frame) {
        return frame.say("audit." + name) + ": "
                + (name.equals("action") ? AuditWords.action(frame.speech(), text) : text);
    }

    @GetMapping("/audit/verification")
    ResponseEntity<?> verification(HttpServletRequest request) {
        var frame = frame(request);
        var found = Objects.requireNonNull(api.verification().getBody());
        return forms.page(
                frame,
                frame.say("audit.verification"),
                Pages.content((output, with) -> JteverificationGenerated.render(output, with, frame, found)));
    }

    private Frame frame(HttpServletRequest request) {
        return surroundings.getObject().around(forms.frame(request));
    }
}
