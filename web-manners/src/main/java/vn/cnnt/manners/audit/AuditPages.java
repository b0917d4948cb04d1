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
import vn.cnnt.manners.form.FormCycle;
import vn.cnnt.manners.form.Option;
import vn.cnnt.manners.form.Search;
import vn.cnnt.manners.form.Told;
import vn.cnnt.manners.page.Address;
import vn.cnnt.manners.page.Filter;
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

        /// Where what something was done to is looked at; null where no page shows it.
        @Nullable
        Address place(AuditEntry entry);
    }

    /// The part of the trail that is asked for.
    ///
    /// @param actions that can be asked for, in words
    /// @param table null where nothing was found
    record Trail(
            Search search,
            @Nullable Content table,
            @Nullable String next,
            List<Option> actions,
            List<Filter> filters) {}

    /// Some entries as a table, for whichever page shows them.
    ///
    /// @param around knows where the things are that they are about
    public static Content table(Frame frame, List<AuditEntry> entries, Surroundings around) {
        return Pages.content((output, with) -> JteentriesGenerated.render(output, with, frame, entries, around));
    }

    @GetMapping("/audit")
    ResponseEntity<?> trail(HttpServletRequest request) {
        var frame = frame(request);
        return forms.listed(
                () -> {
                    var asked = forms.query(request, AuditController.Asked.class);
                    var found = Objects.requireNonNull(api.entries(asked).getBody());
                    return shown(request, frame, found.items(), frame.next(found.next()), Told.NOTHING);
                },
                told -> shown(request, frame, List.of(), null, told));
    }

    private ResponseEntity<?> shown(
            HttpServletRequest request, Frame frame, List<AuditEntry> entries, @Nullable String next, Told told) {
        var around = surroundings.getObject();
        var action = FormCycle.text(request, "action");
        var trail = new Trail(
                new Search(frame, told.flaws(frame)),
                entries.isEmpty() ? null : table(frame, entries, around),
                next,
                AuditWords.offered(around.actions(), action, frame.speech()),
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
