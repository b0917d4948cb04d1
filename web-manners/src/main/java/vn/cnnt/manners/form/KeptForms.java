package vn.cnnt.manners.form;

import gg.jte.Content;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.cnnt.manners.PersonalId;
import vn.cnnt.manners.page.Address;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.manners.page.Pages;
import vn.cnnt.manners.page.Speech;
import vn.cnnt.manners.reading.DryRun;
import vn.cnnt.manners.reading.Filled;

/// What somebody had typed whose session was over when they sent it: kept in the session in which they sign in, until
/// the form has it again. Personal ids are not kept, nor are files.
public final class KeptForms {
    /// The control that says where the form is shown.
    public static final String PAGE = "_page";

    /// The parameter by which the form asks for what was kept.
    public static final String PARAMETER = "kept";

    private static final String ATTRIBUTE = KeptForms.class.getName();
    private static final int LONGEST = 100_000;

    private KeptForms() {}

    /// One form at a time: whoever signs in has sent one.
    private record Kept(String id, LinkedHashMap<String, List<String>> texts) implements Serializable {
        private static final long serialVersionUID = 1;
    }

    /// Whether it may be kept.
    static boolean isKept(String text) {
        return PersonalId.of(text) == null && !PersonalId.isIn(text);
    }

    /// Whether the control is one of those that come back.
    private static boolean comesBack(String name) {
        return !name.equals(Filled.CSRF) && !name.equals(PAGE) && !name.equals("to") && !name.equals("Idempotency-Key");
    }

    /// What of it would be kept, by control.
    public static Map<String, List<String>> of(HttpServletRequest request) {
        var texts = new LinkedHashMap<String, List<String>>();
        var length = 0;
        for (var control : request.getParameterMap().entrySet()) {
            if (comesBack(control.getKey())) {
                var some = List.of(control.getValue()).stream()
                        .filter(KeptForms::isKept)
                        .toList();
                length += some.stream().mapToInt(String::length).sum()
                        + control.getKey().length();
                if (length > LONGEST) {
                    return texts;
                }
                texts.put(control.getKey(), some);
            }
        }
        return texts;
    }

    public static String newId() {
        return UUID.randomUUID().toString();
    }

    /// The address of the form that will have it again.
    public static String addressed(String page, String id) {
        return page + (page.indexOf('?') < 0 ? "?" : "&") + PARAMETER + "=" + id;
    }

    public static void keep(HttpServletRequest request, HttpSession session, String id) {
        session.setAttribute(ATTRIBUTE, new Kept(id, new LinkedHashMap<>(of(request))));
    }

    /// Null where nothing was kept for it.
    static @Nullable Map<String, String[]> find(HttpServletRequest request) {
        var session = request.getSession(false);
        var asked = request.getParameter(PARAMETER);
        if (session == null || asked == null || !(session.getAttribute(ATTRIBUTE) instanceof Kept kept)) {
            return null;
        }
        if (!kept.id().equals(asked)) {
            return null;
        }
        var all = new LinkedHashMap<String, String[]>();
        kept.texts().forEach((name, texts) -> all.put(name, texts.toArray(String[]::new)));
        return all;
    }

    /// What was typed, with the way to sign in and have it again; null where nothing was.
    public static @Nullable Content content(HttpServletRequest request, Frame frame) {
        var texts = of(request);
        if (texts.isEmpty()) {
            return null;
        }
        var said = request.getParameter(PAGE);
        var page = said == null ? Address.of(request.getRequestURI()).toString() : said;
        var action = Address.of("/login").with("to", page).toString();
        var lines = lines(texts, frame.speech());
        return Pages.content((output, forms) -> JtetypedGenerated.render(output, forms, frame, action, texts, lines));
    }

    /// What was typed, to be read and copied where the form itself is not shown again.
    public static Content lines(HttpServletRequest request, Frame frame) {
        var lines = lines(of(request), frame.speech());
        return Pages.content((output, forms) -> JtelinesGenerated.render(output, forms, frame, lines));
    }

    private static List<Line> lines(Map<String, List<String>> texts, Speech speech) {
        var lines = new ArrayList<Line>();
        texts.forEach((name, all) -> {
            if (!name.startsWith("_") && !name.equals(Filled.IF_MATCH) && !name.equals(DryRun.PARAMETER)) {
                all.stream()
                        .filter(it -> !it.isBlank())
                        .forEach(text -> lines.add(new Line(label(name, speech), text)));
            }
        });
        return lines;
    }

    /// What stands in a control, with its name in words.
    record Line(String label, String text) {}

    private static String label(String control, Speech speech) {
        var plain = Controls.plain(control);
        var code = "field." + plain.substring(plain.lastIndexOf('.') + 1);
        return speech.words().has(code, speech.locale()) ? speech.say(code) : plain;
    }
}
