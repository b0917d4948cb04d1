package vn.cnnt.reporting.operations.pages;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.cnnt.manners.form.Choice;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.reporting.run.AskedRun;
import vn.cnnt.reporting.run.Run;

/// What can be done with a run by whoever looks at it, and why the rest can't: rights first, then the run's state.
@Component
class RunChoices {
    private final OperationPages pages;
    private final AskedRun askedRun;

    RunChoices(OperationPages pages, AskedRun askedRun) {
        this.pages = pages;
        this.askedRun = askedRun;
    }

    List<Choice> of(Run run, Frame frame) {
        return Arrays.stream(RunAct.values()).map(act -> of(act, run, frame)).toList();
    }

    Choice of(RunAct act, Run run, Frame frame) {
        var mayNot = pages.mayNot(frame, act.method(), act.pattern());
        return new Choice(
                act.word(),
                frame.say("act." + act.word()),
                frame.to(act.address(run.id())),
                act.isGrave(),
                mayNot == null ? whyNotNow(act, run, frame) : mayNot);
    }

    /// What of its state is in the way, whoever asks; null where nothing is.
    @Nullable
    String whyNotNow(RunAct act, Run run, Frame frame) {
        if (act == RunAct.ACTIVATE && askedRun.active().equals(run.id())) {
            return frame.say("act.activate.active");
        }
        if (act == RunAct.DELETE && run.dataDropped()) {
            return frame.say("act.delete.dropped");
        }
        return act.isAllowed(run)
                ? null
                : frame.say("page.detail.run-state." + act.verb(), run.id(), frame.say("run.state." + run.state()));
    }
}
