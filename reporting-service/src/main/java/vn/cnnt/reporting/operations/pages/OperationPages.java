package vn.cnnt.reporting.operations.pages;

import gg.jte.Content;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import vn.cnnt.manners.Refusal;
import vn.cnnt.manners.Refused;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.manners.page.Address;
import vn.cnnt.manners.page.Flaws;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.manners.page.Frames;
import vn.cnnt.manners.page.Pages;
import vn.cnnt.manners.page.Surface;
import vn.cnnt.manners.reading.FormReader;
import vn.cnnt.manners.security.Permission;
import vn.cnnt.manners.security.Permissions;
import vn.cnnt.manners.security.SignedIn;
import vn.cnnt.reporting.figures.Figures;
import vn.cnnt.reporting.figures.FiguresUnavailable;
import vn.cnnt.reporting.questions.pages.FigurePages;
import vn.cnnt.reporting.run.AskedRun;
import vn.cnnt.reporting.view.EntityView;

/// What the pages of operations have in common: the surface they are on, the cut of the live figures above them, and
/// how a form is answered.
@Component
class OperationPages {
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

    /// Told once, after something was done.
    static final String DONE = "done";

    /// What a form that was sent and refused is shown again for; whoever may not, or asks for what isn't there, has no
    /// use for the form.
    private static final Set<Integer> SHOWN_AGAIN = Set.of(
            HttpStatus.CONFLICT.value(),
            HttpStatus.UNPROCESSABLE_CONTENT.value(),
            HttpStatus.BAD_REQUEST.value(),
            HttpStatus.SERVICE_UNAVAILABLE.value());

    private final Frames frames;
    private final FormReader forms;
    private final Permissions permissions;
    private final AskedRun askedRun;
    private final Figures<EntityView> figures;

    OperationPages(
            Frames frames, FormReader forms, Permissions permissions, AskedRun askedRun, Figures<EntityView> figures) {
        this.frames = frames;
        this.forms = forms;
        this.permissions = permissions;
        this.askedRun = askedRun;
        this.figures = figures;
    }

    private static Surface.Section section(String words, String path) {
        return new Surface.Section("operations.nav." + words, Address.of(path), path);
    }

    /// What a form sent is in no link of the page that shows it again.
    Frame frame(HttpServletRequest request) {
        var isForm = HttpMethod.POST.matches(request.getMethod());
        var address = isForm
                ? Address.of(request.getRequestURI())
                : FigurePages.address(request).without(DONE);
        return frames.frame(request, address, "").on(SURFACE);
    }

    ResponseEntity<?> page(Frame frame, String title, Content content) {
        return page(frame, HttpStatus.OK, title, content);
    }

    /// What the signed-in may see is in no cache that others share.
    ResponseEntity<?> page(Frame frame, HttpStatusCode status, String title, Content content) {
        var isWrong = status.isError();
        var framed = frame.titled(isWrong ? frame.say("page.error", title) : title);
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .contentType(Pages.HTML)
                .body(Pages.written(stripped(framed).around(content)));
    }

    /// Without figures there is no cut to tell.
    private Frame stripped(Frame frame) {
        try {
            var now = figures.now();
            return frame.under(FigurePages.strip(frame, askedRun.active(), now.cut()));
        } catch (FiguresUnavailable e) {
            return frame;
        }
    }

    /// The record that the API would read for the same, asked for its reason where the page asks for one.
    ///
    /// @param own the page's own controls
    <T extends Record> T read(HttpServletRequest request, Class<T> type, String... own) {
        var bound = forms.read(type, request, own);
        var reason = request.getParameter("reason");
        if ((reason == null || reason.isBlank()) && !bound.findings().isAbout("/reason")) {
            bound.findings().add(Finding.error("/reason", "missing"));
        }
        return bound.sound();
    }

    /// The record that the API would read of the same query.
    <T extends Record> T query(HttpServletRequest request, Class<T> type) {
        return forms.query(type, request, request.getRequestURI(), DONE);
    }

    /// What was done leads elsewhere; what was refused is shown again as it was filled, with what is wrong with it.
    ResponseEntity<?> done(Frame frame, Supplier<Address> deed, Function<Refusal, ResponseEntity<?>> again) {
        try {
            var next = deed.get();
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .location(URI.create(frame.to(next)))
                    .build();
        } catch (Refused refused) {
            if (SHOWN_AGAIN.contains(refused.refusal().status().value())) {
                return again.apply(refused.refusal());
            }
            throw refused;
        }
    }

    /// Where something is looked at after it was done.
    static Address told(String path, String done) {
        return Address.of(path).with(DONE, done);
    }

    /// What was just done, in words, where the address says it.
    static @Nullable String told(HttpServletRequest request, String codes, Frame frame) {
        var code = codes + request.getParameter(DONE);
        return frame.speech().words().has(code, frame.speech().locale()) ? frame.say(code) : null;
    }

    static Flaws flaws(@Nullable Refusal refusal, Frame frame) {
        return refusal == null ? Flaws.NONE : Flaws.of(refusal, frame.speech());
    }

    /// Of a form that is shown: sent twice, it is done once.
    static String key() {
        return UUID.randomUUID().toString();
    }

    /// Whether whoever looks at the page has a role for the API's address.
    boolean may(String method, String pattern) {
        var permission = permissions.of(method, pattern);
        return permission.map(Permission::isPublic).orElse(false)
                || SignedIn.current()
                        .filter(actor -> permission.stream()
                                .flatMap(it -> it.who().stream())
                                .anyMatch(role -> role.isOf(actor)))
                        .isPresent();
    }

    /// What is said to whoever has none.
    String needsRole(Frame frame, String method, String pattern) {
        return frame.say("act.needs-role", who(method, pattern, frame));
    }

    private String who(String method, String pattern, Frame frame) {
        return String.join(
                ", ",
                permissions.of(method, pattern).stream()
                        .flatMap(it -> it.who().stream())
                        .map(role -> frame.say("role." + role.word()))
                        .distinct()
                        .sorted()
                        .toList());
    }
}
