package vn.cnnt.reporting.operations.pages;

import gg.jte.Content;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import vn.cnnt.manners.audit.AuditEntry;
import vn.cnnt.manners.audit.AuditPages;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.manners.form.FormCycle;
import vn.cnnt.manners.form.Told;
import vn.cnnt.manners.page.Address;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.manners.page.Surface;
import vn.cnnt.reporting.figures.Figures;
import vn.cnnt.reporting.figures.FiguresUnavailable;
import vn.cnnt.reporting.questions.pages.FigurePages;
import vn.cnnt.reporting.run.AskedRun;
import vn.cnnt.reporting.view.EntityView;

/// What the pages of operations have in common: the surface they are on, the cut of the live figures above them, and
/// how a form is answered.
@Component
class OperationPages implements AuditPages.Surroundings {
    static final Surface SURFACE = new Surface(
            "operations.surface",
            "operations.surface.claim",
            List.of(
                    section("overview", "/operations"),
                    section("runs", "/runs"),
                    section("parked", "/parked"),
                    section("reconciliation", "/reconciliation"),
                    section("releases", "/releases"),
                    section("audit", "/audit"),
                    new Surface.Section("operations.nav.figures", Address.of("/"), "/")));

    private final FormCycle forms;
    private final AskedRun askedRun;
    private final Figures<EntityView> figures;

    OperationPages(FormCycle forms, AskedRun askedRun, Figures<EntityView> figures) {
        this.forms = forms;
        this.askedRun = askedRun;
        this.figures = figures;
    }

    private static Surface.Section section(String words, String path) {
        return new Surface.Section("operations.nav." + words, Address.of(path), path);
    }

    Frame frame(HttpServletRequest request) {
        return forms.frame(request).on(SURFACE);
    }

    /// The trail is of the operations, too.
    @Override
    public Frame around(Frame frame) {
        return stripped(frame.on(SURFACE));
    }

    @Override
    public String actions() {
        return "operations";
    }

    /// Of an entity the operations show what is parked.
    @Override
    public @Nullable Address place(AuditEntry entry) {
        var target = entry.target();
        if (target == null || target.isBlank()) {
            return null;
        }
        return switch (entry.action()) {
            case "redrive", "discard", "listParkedOf" -> Address.of("/parked").below(target);
            case "release", "getRelease" -> Address.of("/releases");
            case "reconcile" -> Address.of("/reconciliation");
            default -> isRun(target) ? Address.of("/runs").below(target) : null;
        };
    }

    /// By how their ids begin.
    private static boolean isRun(String target) {
        return Stream.of("live-", "rebuild-", "as-of-").anyMatch(target::startsWith);
    }

    ResponseEntity<?> page(Frame frame, String title, Content content) {
        return forms.page(stripped(frame), title, content);
    }

    ResponseEntity<?> page(Frame frame, Told told, String title, Content content) {
        return forms.page(stripped(frame), told.status(), title, content);
    }

    /// Without figures there is no cut to tell.
    private Frame stripped(Frame frame) {
        try {
            var now = figures.now();
            return frame.under(FigurePages.strip(frame, askedRun.active(), null, now.cut()));
        } catch (FiguresUnavailable e) {
            return frame;
        }
    }

    /// The record that the API would read for the same, asked for its reason where the page asks for one.
    ///
    /// @param own the page's own controls
    <T extends Record> T read(HttpServletRequest request, Class<T> type, String... own) {
        var bound = forms.read(request, type, own);
        var reason = request.getParameter("reason");
        if ((reason == null || reason.isBlank()) && !bound.findings().isAbout("/reason")) {
            bound.findings().add(Finding.error("/reason", "missing"));
        }
        return bound.sound();
    }

    /// The record that the API would read of the same query.
    <T extends Record> T query(HttpServletRequest request, Class<T> type) {
        return forms.query(request, type);
    }

    /// What was done leads elsewhere; what was refused is shown again as it was filled, with what is wrong with it.
    ResponseEntity<?> done(
            HttpServletRequest request, Supplier<Address> deed, Function<Told, ResponseEntity<?>> again) {
        return forms.done(() -> forms.elsewhere(request, deed.get()), again);
    }

    /// Whether whoever looks at the page has a role for the API's address.
    boolean may(String method, String pattern) {
        return forms.may(method, pattern);
    }

    /// Which role whoever looks at the page lacks for it, in words; null where they have one.
    @Nullable
    String mayNot(Frame frame, String method, String pattern) {
        return forms.mayNot(frame, method, pattern);
    }
}
