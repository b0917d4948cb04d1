package vn.cnnt.reporting.web.operations;

import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;
import vn.cnnt.reporting.run.Run;

/// What an operator can do with a run, each on a page of its own.
enum RunAct {
    PAUSE("POST", "/pause", "/pause", false, Run::paused),
    RESUME("POST", "/resume", "/resume", false, run -> run.resumed(null)),
    ACTIVATE("POST", "/activate", "/activate", true, run -> run.activating("", null)),
    CANCEL("POST", "/cancel", "/cancel", true, run -> run.cancelled(Instant.EPOCH)),
    DELETE("DELETE", "/data", "/data/deletion", true, Run::withoutData);

    private final String method;
    private final String call;
    private final String page;
    private final boolean isGrave;
    private final Consumer<Run> attempt;

    RunAct(String method, String call, String page, boolean isGrave, Consumer<Run> attempt) {
        this.method = method;
        this.call = call;
        this.page = page;
        this.isGrave = isGrave;
        this.attempt = attempt;
    }

    /// As its words are named.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String method() {
        return method;
    }

    /// Its line in the table of rights.
    String pattern() {
        return "/api/v1/runs/{id}" + call;
    }

    /// Its page.
    String address(String run) {
        return "/runs/" + run + page;
    }

    boolean isGrave() {
        return isGrave;
    }

    /// Whether the state that the run is in allows it.
    boolean isAllowed(Run run) {
        if (this == DELETE && run.dataDropped()) {
            return false;
        }
        try {
            attempt.accept(run);
            return true;
        } catch (Run.NotAllowedNow e) {
            return false;
        }
    }
}
