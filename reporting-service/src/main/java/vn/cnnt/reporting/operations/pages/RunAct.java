package vn.cnnt.reporting.operations.pages;

import java.time.Instant;
import java.util.Locale;
import vn.cnnt.reporting.run.Run;

/// What an operator can do with a run, each on a page of its own.
enum RunAct {
    PAUSE("POST", "/pause", "/pause", false),
    RESUME("POST", "/resume", "/resume", false),
    ACTIVATE("POST", "/activate", "/activate", true),
    CANCEL("POST", "/cancel", "/cancel", true),
    DELETE("DELETE", "/data", "/data/deletion", true);

    private final String method;
    private final String call;
    private final String page;
    private final boolean isGrave;

    RunAct(String method, String call, String page, boolean isGrave) {
        this.method = method;
        this.call = call;
        this.page = page;
        this.isGrave = isGrave;
    }

    /// As its words are named.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// As refusals name it.
    String verb() {
        return this == DELETE ? "drop-data" : word();
    }

    String method() {
        return method;
    }

    /// The act's line in the table of rights.
    String pattern() {
        return "/api/v1/runs/{id}" + call;
    }

    /// The address of the act's page.
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
            attempt(run);
            return true;
        } catch (Run.NotAllowedNow e) {
            return false;
        }
    }

    /// Refused by the run itself where its state doesn't allow it.
    private void attempt(Run run) {
        switch (this) {
            case PAUSE -> run.paused();
            case RESUME -> run.resumed(null);
            case ACTIVATE -> run.activating("", null);
            case CANCEL -> run.cancelled(Instant.EPOCH);
            case DELETE -> run.withoutData();
        }
    }
}
