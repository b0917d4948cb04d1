package vn.cnnt.reporting.web;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.cnnt.reporting.projection.FiguresUnavailable;
import vn.cnnt.reporting.projection.Store;
import vn.cnnt.reporting.statistics.Parameters;

/// The run whose figures are asked: the active one, which is the only one there is as yet.
@Component
class ActiveRun {
    private final Store store;

    ActiveRun(Store store) {
        this.store = store;
    }

    String id() {
        return store.active()
                .orElseThrow(() -> new FiguresUnavailable("there are no figures yet: the log has never been read", null));
    }

    /// Refuses a run that isn't there.
    String asked(@Nullable String run) {
        var active = id();
        if (run != null && !run.equals(active)) {
            throw Refused.notFound("no-such-run", Parameters.quote(run), active);
        }
        return active;
    }
}
