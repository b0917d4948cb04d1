package vn.cnnt.manners.page;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.cnnt.manners.Refusal;

/// What is wrong with a form that was sent: told above it, and once more at the controls it is about.
///
/// @param title of the problem as a whole
/// @param detail null where the single flaws say everything
public record Flaws(String title, @Nullable String detail, List<Flaw> all) {
    public static final Flaws NONE = new Flaws("", null, List.of());

    public Flaws {
        all = List.copyOf(all);
    }

    /// @param control the name of the control, its id too; empty where it is about none
    /// @param label what the control is called; null where nothing says it
    public record Flaw(String control, @Nullable String label, String message) {}

    /// What is wrong, each with its code.
    public record Coded(String code, String message) {}

    public static List<Coded> each(Refusal refusal, Speech speech) {
        return refusal.findings().stream()
                .map(it -> new Coded(it.code(), speech.say(it)))
                .toList();
    }

    public static Flaws of(Refusal refusal, Speech speech) {
        return of(refusal, speech, _ -> null);
    }

    /// @param labels what the controls are called
    public static Flaws of(Refusal refusal, Speech speech, Function<String, @Nullable String> labels) {
        var all = new ArrayList<Flaw>();
        for (var finding : refusal.findings()) {
            var control = control(finding.field());
            all.add(new Flaw(control, control.isEmpty() ? null : labels.apply(control), speech.say(finding)));
        }
        var title = speech.say("problem." + refusal.slug() + ".title");
        return new Flaws(title, all.isEmpty() ? detail(refusal, speech) : null, all);
    }

    /// What is wrong as a whole. It has words of its own for people where the API's speak of members.
    public static String detail(Refusal refusal, Speech speech) {
        var own = "page." + refusal.detail();
        var code = speech.words().has(own, speech.locale()) ? own : refusal.detail();
        return speech.say(code, speech.written(refusal.arguments()));
    }

    /// A control is named by the pointer of its member, with dots.
    private static String control(String field) {
        return field.startsWith("/") ? field.substring(1).replace('/', '.') : field;
    }

    public boolean isEmpty() {
        return title.isEmpty();
    }

    public @Nullable String at(String control) {
        for (var flaw : all) {
            if (flaw.control.equals(control)) {
                return flaw.message;
            }
        }
        return null;
    }

    /// The id of what a control's flaw is written in; null where it has none, so that the attribute is left out.
    public @Nullable String idAt(String control) {
        return at(control) == null ? null : control + "-flaw";
    }

    /// The same of controls whose ids begin so.
    public Flaws under(String before) {
        var under = all.stream()
                .map(it -> it.control.isEmpty() ? it : new Flaw(before + it.control, it.label, it.message))
                .toList();
        return new Flaws(title, detail, under);
    }

    /// The summary above the form, which takes the focus.
    public Content summary(Frame frame) {
        return Pages.content((output, forms) -> JteflawsGenerated.render(output, forms, frame, this));
    }
}
