package vn.cnnt.manners.form;

import gg.jte.Content;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import vn.cnnt.manners.Languages;
import vn.cnnt.manners.Refusal;
import vn.cnnt.manners.Refused;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.manners.page.Address;
import vn.cnnt.manners.page.Flaws;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.manners.page.Frames;
import vn.cnnt.manners.page.Pages;
import vn.cnnt.manners.reading.Bound;
import vn.cnnt.manners.reading.Filled;
import vn.cnnt.manners.reading.FormReader;
import vn.cnnt.manners.security.Permissions;

/// How a form goes round: shown with what is known, sent, read as the API reads a body, done by the API's own handler,
/// answered with 303; or refused, and shown again as it was filled.
public final class FormCycle {
    /// Told once, after something was done.
    public static final String DONE = "done";

    /// The change that was made: what leads to the figures takes it along.
    public static final String AFTER = "after";

    /// For one look only: in no link of the page.
    private static final Set<String> ONCE = Set.of(DONE, AFTER, KeptForms.PARAMETER, Languages.PARAMETER);

    /// What a form that was sent and refused is shown again for; whoever may not, or asks for what isn't there, has no
    /// use for the form.
    private static final Set<Integer> SHOWN_AGAIN = Set.of(
            HttpStatus.CONFLICT.value(),
            HttpStatus.PRECONDITION_FAILED.value(),
            HttpStatus.UNPROCESSABLE_CONTENT.value(),
            HttpStatus.BAD_REQUEST.value(),
            HttpStatus.SERVICE_UNAVAILABLE.value());

    private final Frames frames;
    private final FormReader reader;
    private final ObjectProvider<Permissions> permissions;
    private final ObjectProvider<RefusalOf> refusals;

    FormCycle(
            Frames frames,
            FormReader reader,
            ObjectProvider<Permissions> permissions,
            ObjectProvider<RefusalOf> refusals) {
        this.frames = frames;
        this.reader = reader;
        this.permissions = permissions;
        this.refusals = refusals;
    }

    /// What a form sent is in no link of the page that shows it again.
    public Frame frame(HttpServletRequest request) {
        var isForm = HttpMethod.POST.matches(request.getMethod());
        var address = isForm ? Address.of(request.getRequestURI()) : address(request);
        return frames.frame(request, address, "");
    }

    /// As the links of the page write it.
    public static Address address(HttpServletRequest request) {
        return Address.of(request, ONCE);
    }

    /// What a form or an address says under a name; empty where it says nothing.
    public static String text(HttpServletRequest request, String control) {
        return Objects.requireNonNullElse(request.getParameter(control), "");
    }

    /// All that they say under a name, in their order, also what they say twice.
    public static List<String> texts(HttpServletRequest request, String control) {
        var texts = request.getParameterValues(control);
        return texts == null ? List.of() : List.of(texts);
    }

    public ResponseEntity<?> page(Frame frame, String title, Content content) {
        return page(frame, HttpStatus.OK, title, content);
    }

    /// What the signed-in may see is in no cache that others share.
    public ResponseEntity<?> page(Frame frame, HttpStatusCode status, String title, Content content) {
        var framed = frame.titled(status.isError() ? frame.say("page.error", title) : title);
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .contentType(Pages.HTML)
                .body(Pages.written(framed.around(content)));
    }

    /// The page of a form, answered as the form is told.
    public ResponseEntity<?> page(Form form, String title, Content content) {
        return page(form.frame(), form.status(), title, content);
    }

    /// A form as it was sent, as it was kept while somebody signed in, or with what its address says of it.
    ///
    /// @param words what the codes of its words begin with
    public Form form(Frame frame, HttpServletRequest request, Class<? extends Record> type, String words) {
        var kept = KeptForms.find(request);
        var given = kept == null ? request.getParameterMap() : kept;
        var filled = Filled.of(given);
        for (var once : ONCE) {
            filled = filled.without(once);
        }
        var version = first(given, Filled.IF_MATCH);
        var isTyped = kept != null || HttpMethod.POST.matches(request.getMethod());
        return Form.of(frame, type, words, filled, isTyped)
                .version(version == null ? null : version.replace("\"", "").strip());
    }

    /// A form in a request, whether it is asked for or sent.
    ///
    /// @param words what the codes of its words begin with
    public <T extends Record> Round<T> round(HttpServletRequest request, Class<T> type, String words) {
        return new Round<>(this, request, type, words, null);
    }

    private static @Nullable String first(Map<String, String[]> given, String name) {
        var texts = given.get(name);
        return texts == null || texts.length == 0 || texts[0].isBlank() ? null : texts[0];
    }

    /// Where somebody else was faster: both versions side by side.
    ///
    /// @param current the version that is changed next
    /// @param known what stands in a version
    /// @param reads what stands in a control, as people read it
    public static Form against(
            Form form,
            HttpServletRequest request,
            long current,
            LongFunction<Filled> known,
            BinaryOperator<String> reads) {
        return form.against(current, known, asked(request), takes(request), reads);
    }

    public static Form against(Form form, HttpServletRequest request, long current, LongFunction<Filled> known) {
        return against(form, request, current, known, (_, text) -> text);
    }

    private static List<String> asked(HttpServletRequest request) {
        var asked = request.getParameter(Form.ASKED);
        return asked == null || asked.isBlank() ? List.of() : List.of(asked.split(",", -1));
    }

    private static Map<String, String> takes(HttpServletRequest request) {
        var takes = new LinkedHashMap<String, String>();
        for (var member : asked(request)) {
            var take = request.getParameter(Form.TAKE + member);
            if (take != null) {
                takes.put(member, take);
            }
        }
        return takes;
    }

    /// The record that the API would read of the same, with everything that is wrong.
    ///
    /// @param own the page's own controls
    public <T extends Record> Bound<T> read(HttpServletRequest request, Class<T> type, String... own) {
        return reader.read(type, request, own);
    }

    /// The same of what is filled in otherwise than it was sent.
    public <T extends Record> Bound<T> readAs(
            HttpServletRequest request, Class<T> type, UnaryOperator<Filled> filling) {
        return reader.read(type, request, filling.apply(Filled.of(request.getParameterMap())));
    }

    /// The same where somebody else was faster: of what both had changed, what was chosen.
    ///
    /// @param known what stands in a version
    public <T extends Record> Bound<T> read(HttpServletRequest request, Class<T> type, LongFunction<Filled> known) {
        var filled = Filled.of(request.getParameterMap());
        var open = new ArrayList<Finding>();
        var takes = takes(request);
        for (var member : asked(request)) {
            switch (takes.getOrDefault(member, "")) {
                case "theirs" -> {
                    var version = first(request.getParameterMap(), Filled.IF_MATCH);
                    var theirs = known.apply(version(version));
                    filled = filled.without(member).and(theirs.only(member));
                }
                case "mine" -> {}
                default -> open.add(Finding.error("/" + member, "choose-one"));
            }
        }
        var bound = reader.read(type, request, filled);
        open.forEach(bound.findings()::add);
        return bound;
    }

    private static long version(@Nullable String text) {
        var plain = text == null ? "" : text.replace("\"", "").strip();
        if (plain.isEmpty() || plain.length() > 18 || !plain.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw Refused.invalid(Filled.IF_MATCH, "not-an-etag", plain);
        }
        return Long.parseLong(plain);
    }

    /// The record that the API would read of the same query.
    public <T extends Record> T query(HttpServletRequest request, Class<T> type) {
        return reader.query(type, request, request.getRequestURI(), ONCE.toArray(String[]::new));
    }

    /// A list as it was asked for; where the question is wrong, none of it, with what is wrong.
    public ResponseEntity<?> listed(Supplier<ResponseEntity<?>> list, Function<Told, ResponseEntity<?>> none) {
        try {
            return list.get();
        } catch (Refused refused) {
            if (refused.refusal().status().value() != HttpStatus.UNPROCESSABLE_CONTENT.value()) {
                throw refused;
            }
            return none.apply(Told.refused(refused.refusal()));
        }
    }

    /// What was refused is shown again as it was filled, with what is wrong with it.
    public ResponseEntity<?> done(Supplier<ResponseEntity<?>> deed, Function<Told, ResponseEntity<?>> again) {
        try {
            return deed.get();
        } catch (RuntimeException e) {
            var refusal = refusal(e);
            if (refusal != null && SHOWN_AGAIN.contains(refusal.status().value())) {
                return again.apply(Told.refused(refusal));
            }
            throw e;
        }
    }

    /// What whoever sent the form is told of an exception; null where it is a fault of ours.
    public @Nullable Refusal refusal(RuntimeException e) {
        if (e instanceof Refused refused) {
            return refused.refusal();
        }
        return refusals.orderedStream()
                .map(it -> it.of(e))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /// A refusal in a sentence, for a page on which several things were tried.
    public static String said(Refusal refusal, Frame frame) {
        var each = Flaws.each(refusal, frame.speech());
        return each.isEmpty()
                ? frame.say("problem." + refusal.slug() + ".title")
                : String.join(" ", each.stream().map(Flaws.Coded::message).toList());
    }

    /// What was done leads on.
    public ResponseEntity<?> elsewhere(HttpServletRequest request, Address next) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(frame(request).to(next)))
                .build();
    }

    /// Where something is looked at after it was done.
    public static Address told(String path, String done) {
        return Address.of(path).with(DONE, done);
    }

    /// What was just done, in words, where the address says it.
    public static @Nullable String told(HttpServletRequest request, String codes, Frame frame) {
        var code = codes + request.getParameter(DONE);
        return frame.speech().words().has(code, frame.speech().locale()) ? frame.say(code) : null;
    }

    /// The same with the version that came of it, and the way to the figures.
    ///
    /// @param page of the figures that shows it
    public @Nullable Content told(HttpServletRequest request, String codes, Frame frame, Address page) {
        var done = Done.of(request, codes, frame, figures(), page);
        return done == null ? null : done.content(frame);
    }

    /// Of a form that is shown: sent twice, it is done once.
    public static String key() {
        return UUID.randomUUID().toString();
    }

    /// Whether whoever looks at the page has a role for the API's address.
    public boolean may(String method, String pattern) {
        return permissions.getObject().admit(method, pattern);
    }

    /// Which role whoever looks at the page lacks for the API's address, in words; null where they have one.
    public @Nullable String mayNot(Frame frame, String method, String pattern) {
        if (may(method, pattern)) {
            return null;
        }
        var who = permissions.getObject().of(method, pattern).stream()
                .flatMap(it -> it.who().stream())
                .toList();
        return frame.say("act.needs-role", frame.names(who));
    }

    /// Where one of the surfaces is, as browsers see it; null where it isn't said.
    public @Nullable String figures() {
        return frames.elsewhere("page.surface.figures");
    }
}
