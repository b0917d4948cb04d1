package vn.cnnt.reporting.operations;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import vn.cnnt.reporting.figures.Cut;
import vn.cnnt.reporting.figures.Figures;
import vn.cnnt.reporting.figures.Lag;
import vn.cnnt.reporting.reconciliation.Reconciliation;
import vn.cnnt.reporting.registry.RegistryApi;
import vn.cnnt.reporting.registry.RegistryTrouble;
import vn.cnnt.reporting.run.LiveStatus;
import vn.cnnt.reporting.run.Run;
import vn.cnnt.reporting.run.RunBody;
import vn.cnnt.reporting.run.Runs;
import vn.cnnt.reporting.view.EntityView;
import vn.cnnt.reporting.web.Causes;

/// How it all is doing, each with whether it is well: what an operator looks at first.
@RestController
public class OperationsController {
    /// Seconds that figures, or the relay, may be behind and still be well.
    static final double WELL_SECONDS = 10;

    /// How old the last reconciliation may be.
    static final Duration WELL_RECONCILED = Duration.ofHours(2);

    private final Figures<EntityView> figures;
    private final Lag lag;
    private final LagHistory history;
    private final LiveStatus live;
    private final Reconciliation reconciliation;
    private final RegistryApi registry;
    private final Runs runs;
    private final RunBody.Teller teller;
    private final Causes causes;
    private final Clock clock;

    OperationsController(
            Figures<EntityView> figures,
            Lag lag,
            LagHistory history,
            LiveStatus live,
            Reconciliation reconciliation,
            RegistryApi registry,
            Runs runs,
            RunBody.Teller teller,
            Causes causes,
            Clock clock) {
        this.figures = figures;
        this.lag = lag;
        this.history = history;
        this.live = live;
        this.reconciliation = reconciliation;
        this.registry = registry;
        this.runs = runs;
        this.teller = teller;
        this.causes = causes;
        this.clock = clock;
    }

    /// @param well whether everything is
    /// @param run the active one
    /// @param runs in work: queued, running, paused or following
    /// @param cut of the live figures
    @Schema(name = "Operations")
    public record OperationsBody(
            Instant at,
            boolean well,
            String run,
            LagBody lag,
            LogBody log,
            ProjectionBody projection,
            ParkedBody parked,
            ReconciledBody reconciliation,
            RelayBody relay,
            List<RunBody> runs,
            Cut cut) {}

    /// @param history over the last hour, as this instance has seen it: the oldest first
    public record LagBody(boolean well, long events, double seconds, List<LagHistory.Sample> history) {}

    /// @param ends where each partition of the log ends
    /// @param events records there have been in all
    public record LogBody(SortedMap<Integer, Long> ends, long events) {}

    /// How the live run of this instance is doing.
    ///
    /// @param partitions those that this instance projects
    public record ProjectionBody(
            boolean well, String state, String message, Instant since, SortedSet<Integer> partitions) {}

    public record ParkedBody(boolean well, long events, long entities) {}

    /// @param state null where there has been none yet
    public record ReconciledBody(
            boolean well,
            Reconciliation.@Nullable State state,
            @Nullable Instant endedAt,
            @Nullable Long differences) {}

    /// @param publication as the registry tells it; absent where it doesn't answer, or refuses to
    /// @param trouble why it is not known; absent where it is
    public record RelayBody(
            boolean well,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Instant oldest,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            JsonNode publication,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String trouble) {}

    @GetMapping(path = "/api/v1/operations", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "getOperations", summary = "How it all is doing, now and over the last hour")
    public OperationsBody now() {
        var now = clock.instant();
        var current = figures.now();
        var cut = current.cut();
        var ends = lag.ends();
        var state = live.report();
        var lagging = new LagBody(isWell(cut), cut.lagEvents(), cut.lagSeconds(), history.lastHour());
        var projection = new ProjectionBody(
                state.isWell(), state.phase(), said(state.message()), state.since(), state.partitions());
        var parked = new ParkedBody(
                cut.parked().events() == 0, cut.parked().events(), cut.parked().entities());
        var reconciled = reconciled(reconciliation.last().orElse(null), now);
        var relay = relay(now);
        var all = runs.all();
        return new OperationsBody(
                now,
                lagging.well() && projection.well() && parked.well() && reconciled.well() && relay.well(),
                current.generation(),
                lagging,
                new LogBody(ends, ends.values().stream().mapToLong(it -> it).sum()),
                projection,
                parked,
                reconciled,
                relay,
                all.stream()
                        .filter(OperationsController::isInWork)
                        .map(run -> teller.of(run, () -> all))
                        .toList(),
                cut);
    }

    static boolean isInWork(Run run) {
        return switch (run.state()) {
            case QUEUED, RUNNING, PAUSED, FOLLOWING -> true;
            case COMPLETE, ACTIVE, RETIRED, CANCELLED, FAILED -> false;
        };
    }

    static boolean isWell(Cut cut) {
        return cut.lagEvents() == 0 || cut.lagSeconds() <= WELL_SECONDS;
    }

    static ReconciledBody reconciled(Reconciliation.@Nullable Result last, Instant now) {
        if (last == null) {
            return new ReconciledBody(false, null, null, null);
        }
        var isRecent = !last.endedAt().isBefore(now.minus(WELL_RECONCILED));
        return new ReconciledBody(
                isRecent && last.state() == Reconciliation.State.AGREES,
                last.state(),
                last.endedAt(),
                last.differences());
    }

    /// In the language of the request.
    private String said(String kept) {
        return requireNonNull(causes.say(kept, LocaleContextHolder.getLocale()));
    }

    private RelayBody relay(Instant now) {
        try {
            return relay(registry.publication(), now);
        } catch (RegistryTrouble e) {
            return new RelayBody(false, null, null, said(Causes.of(e)));
        }
    }

    /// @param publication as the registry tells it
    static RelayBody relay(JsonNode publication, Instant now) {
        var pending = publication.path("pending");
        if (pending.path("events").asLong(0) == 0) {
            return new RelayBody(true, null, publication, null);
        }
        try {
            var oldest = Instant.parse(pending.path("oldest").asString(""));
            var waits = Duration.between(oldest, now).toMillis() / 1000.0;
            return new RelayBody(waits <= WELL_SECONDS, oldest, publication, null);
        } catch (DateTimeException e) {
            return new RelayBody(false, null, publication, null);
        }
    }
}
