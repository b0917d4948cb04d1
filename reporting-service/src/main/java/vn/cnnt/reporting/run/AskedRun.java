package vn.cnnt.reporting.run;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.cnnt.reporting.figures.Figures;
import vn.cnnt.reporting.figures.FiguresUnavailable;
import vn.cnnt.reporting.slots.Store;
import vn.cnnt.reporting.statistics.Parameters;
import vn.cnnt.reporting.view.EntityView;
import vn.cnnt.reporting.web.Refusals;

/// The run whose figures are asked. It is settled once for a request, so that no answer mixes two.
@Component
public class AskedRun {
    private final Store store;
    private final Runs runs;
    private final Releases releases;
    private final Figures<EntityView> figures;

    AskedRun(Store store, Runs runs, Releases releases, Figures<EntityView> figures) {
        this.store = store;
        this.runs = runs;
        this.releases = releases;
        this.figures = figures;
    }

    /// The active one's id.
    public String active() {
        return store.active()
                .orElseThrow(
                        () -> new FiguresUnavailable("there are no figures yet: the log has never been read", null));
    }

    /// The figures of the run that is named, else of the active one; refuses one that isn't there or holds no figures.
    public Asked of(@Nullable String id) {
        var active = figures.now();
        if (id == null || id.equals(active.generation())) {
            return new Asked(active.generation(), active);
        }
        var run = run(id);
        if (!run.isReadable() || store.generation(id).isEmpty()) {
            var why = run.dataDropped() ? "run-without-data" : "run-not-begun";
            throw Refusals.notAllowedNow(why, Parameters.quote(id), run.state());
        }
        return new Asked(id, figures.of(id).now());
    }

    /// The figures of a release, whoever asks.
    public Asked ofRelease(String name) {
        var release =
                releases.find(name).orElseThrow(() -> Refusals.notFound("no-such-release", Parameters.quote(name)));
        var run = run(release.run());
        if (run.state() == Run.State.FAILED || run.state() == Run.State.CANCELLED) {
            throw Refusals.notAllowedNow("release-failed", Parameters.quote(name), run.id());
        }
        if (run.state() != Run.State.COMPLETE) {
            throw Refusals.notAllowedNow("release-not-ready", Parameters.quote(name), run.state());
        }
        return of(run.id());
    }

    public Run run(String id) {
        return runs.find(id).orElseThrow(() -> Refusals.notFound("no-such-run", Parameters.quote(id), active()));
    }

    /// @param run its id
    /// @param figures as they stood after it was asked
    public record Asked(String run, Figures<EntityView> figures) {}
}
