package vn.cnnt.reporting.operations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import vn.cnnt.events.WireFormat;
import vn.cnnt.manners.Languages;
import vn.cnnt.reporting.figures.Figures;
import vn.cnnt.reporting.figures.FiguresUnavailable;
import vn.cnnt.reporting.reconciliation.Reconciliation;
import vn.cnnt.reporting.run.Run;
import vn.cnnt.reporting.run.RunBody;
import vn.cnnt.reporting.run.Runs;
import vn.cnnt.reporting.updates.OperatorNews;
import vn.cnnt.reporting.view.EntityView;

/// Tells listeners how runs, parked events and the reconciliation stand, in the words of their own addresses.
@Component
class RunNews implements OperatorNews {
    /// So long a run that has ended is told of: whoever looked away finds out.
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private final Runs runs;
    private final RunBody.Teller teller;
    private final Figures<EntityView> figures;
    private final Reconciliation reconciliation;
    private final Clock clock;

    RunNews(Runs runs, RunBody.Teller teller, Figures<EntityView> figures, Reconciliation reconciliation, Clock clock) {
        this.runs = runs;
        this.teller = teller;
        this.figures = figures;
        this.reconciliation = reconciliation;
        this.clock = clock;
    }

    @Override
    public SortedMap<String, String> now() {
        var news = new TreeMap<String, String>();
        var all = runs.all();
        var since = clock.instant().minus(REMEMBERED);
        all.stream()
                .filter(run -> isTold(run, since))
                .forEach(run -> news.put("run/" + run.id(), json(teller.of(run, () -> all, Languages.VIETNAMESE))));
        try {
            var parked = figures.now().cut().parked();
            news.put("parked", json(Map.of("events", parked.events(), "entities", parked.entities())));
        } catch (FiguresUnavailable e) {
            // Whoever asks for the figures is told so.
        }
        reconciliation
                .last()
                .ifPresent(it -> news.put(
                        "reconciliation",
                        json(new Reconciled(it.state(), it.startedAt(), it.endedAt(), it.differences()))));
        return news;
    }

    /// The items stand at the address of the reconciliation.
    private record Reconciled(Reconciliation.State state, Instant startedAt, Instant endedAt, long differences) {}

    static boolean isTold(Run run, Instant since) {
        var ended = run.life().endedAt();
        return OperationsController.isInWork(run)
                || run.state() == Run.State.ACTIVE
                || (ended != null && ended.isAfter(since));
    }

    private static String json(Object body) {
        return WireFormat.JSON.writeValueAsString(body);
    }
}
