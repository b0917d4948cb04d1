package vn.cnnt.reporting.operations.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.cnnt.manners.form.FormCycle;
import vn.cnnt.manners.form.Told;
import vn.cnnt.manners.page.Flaws;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.reporting.run.Run;

/// The form of something with consequences: what it is done to, what follows, and what is asked for.
///
/// @param address where it is sent to
/// @param back where it leads if nothing is done
/// @param target what it is done to
/// @param consequences in sentences
/// @param asksThrottle whether how fast it goes on is asked, too
/// @param key under which it is done once
record ActForm(
        String title,
        String address,
        String back,
        String target,
        List<String> consequences,
        String button,
        boolean isGrave,
        boolean asksThrottle,
        @Nullable String whyNot,
        Filled filled,
        String key,
        Flaws flaws) {
    ActForm {
        consequences = List.copyOf(consequences);
    }

    /// The form of what is done to a run.
    ///
    /// @param whyNot why it can't be done now; null where it can
    static ActForm of(
            RunAct act, Run run, @Nullable String whyNot, HttpServletRequest request, Frame frame, Told told) {
        var words = "act." + act.word();
        return new ActForm(
                frame.say(words + ".title", run.id()),
                frame.to(act.address(run.id())),
                frame.to("/runs/" + run.id()),
                frame.say(
                        "act.target.run",
                        frame.say("run.kind." + run.kind()),
                        run.id(),
                        frame.say("run.state." + run.state()),
                        RunLook.reason(
                                run.kind(),
                                run.order().requestedBy(),
                                run.order().reason(),
                                run.definition(),
                                frame.speech())),
                List.of(frame.say(words + ".follows")),
                frame.say(words),
                act.isGrave(),
                act == RunAct.RESUME,
                whyNot,
                Filled.of(request),
                FormCycle.key(),
                told.flaws(frame));
    }

    /// What was filled in, as it was.
    record Filled(String reason, String throttle) {
        static Filled of(HttpServletRequest request) {
            return new Filled(FormCycle.text(request, "reason"), FormCycle.text(request, "throttle"));
        }
    }

    /// What the field of the reason is described by.
    String reasonDescribed() {
        var ids = new ArrayList<>(List.of("reason-hint"));
        var flaw = flaws.idAt("reason");
        if (flaw != null) {
            ids.add(flaw);
        }
        return String.join(" ", ids);
    }
}
