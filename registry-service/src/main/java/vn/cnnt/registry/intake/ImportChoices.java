package vn.cnnt.registry.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.Refused;
import vn.cnnt.manners.form.Choice;
import vn.cnnt.manners.form.FormCycle;
import vn.cnnt.manners.page.Frame;

/// What can be done with an import, and why it can't be now.
@Component
class ImportChoices {
    private final FormCycle forms;
    private final ImportRights rights;

    ImportChoices(FormCycle forms, ImportRights rights) {
        this.forms = forms;
        this.rights = rights;
    }

    /// A dry run has nothing to be confirmed.
    boolean mayConfirm(Import job, Frame frame) {
        return !job.dryRun()
                && job.state() != Import.State.RUNNING
                && job.rowsGoneAt() == null
                && whyNot(frame, "confirm", () -> rights.change(actor(frame), address(job))) == null;
    }

    List<Choice> of(ImportAnswer answer, Import job, Frame frame) {
        var choices = new ArrayList<Choice>();
        if (job.dryRun() && answer.startedAs() == null) {
            var whyNot = whyNotStart(answer, job, frame);
            choices.add(choice(frame, "start", job, false, whyNot));
        }
        if (job.state() == Import.State.RUNNING) {
            var whyNot = whyNot(frame, "cancel", () -> rights.cancel(actor(frame), address(job)));
            choices.add(choice(frame, "cancel", job, true, whyNot));
        }
        return choices;
    }

    private static Choice choice(Frame frame, String act, Import job, boolean isGrave, @Nullable String whyNot) {
        return new Choice(
                act,
                frame.say("import." + act),
                frame.to(ImportPages.LIST + "/" + job.id() + "/" + act),
                isGrave,
                whyNot);
    }

    /// In words; null where it can be started.
    @Nullable
    String whyNotStart(ImportAnswer answer, Import job, Frame frame) {
        var denied = whyNot(frame, "start", () -> rights.change(actor(frame), address(job)));
        if (denied != null) {
            return denied;
        }
        if (job.state() == Import.State.RUNNING) {
            return frame.say("import.start.running");
        }
        return answer.startableUntil() == null ? frame.say("import.start.gone") : null;
    }

    /// In words; null where it can be cancelled.
    @Nullable
    String whyNotCancel(ImportAnswer answer, Frame frame) {
        return answer.state() == Import.State.RUNNING
                ? null
                : frame.say("import.cancel.ended", frame.say("import.state." + answer.state()));
    }

    /// In words; null where whoever looks may.
    private @Nullable String whyNot(Frame frame, String act, Runnable right) {
        var pattern = "/api/v1/imports/{id}/" + act;
        var mayNot = forms.mayNot(frame, "POST", pattern);
        if (mayNot != null) {
            return mayNot;
        }
        try {
            right.run();
            return null;
        } catch (Refused refused) {
            return FormCycle.said(refused.refusal(), frame);
        }
    }

    private static Actor actor(Frame frame) {
        return Objects.requireNonNull(frame.visitor().actor(), "who is inside has signed in");
    }

    private static Map<String, String> address(Import job) {
        return Map.of("id", job.id());
    }
}
