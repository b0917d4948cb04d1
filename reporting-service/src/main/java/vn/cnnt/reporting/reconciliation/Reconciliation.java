package vn.cnnt.reporting.reconciliation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import vn.cnnt.events.WireFormat;
import vn.cnnt.reporting.RepeatedWork;
import vn.cnnt.reporting.ReportingProperties;
import vn.cnnt.reporting.figures.Figures;
import vn.cnnt.reporting.log.RegistryLog;
import vn.cnnt.reporting.projection.Definition;
import vn.cnnt.reporting.registry.RegistryApi;
import vn.cnnt.reporting.run.Leases;
import vn.cnnt.reporting.view.EntityView;
import vn.cnnt.reporting.web.Causes;

/// Compares the live figures with themselves and with the register: on a schedule, one instance at a time, and on
/// demand.
@Component
public class Reconciliation implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Reconciliation.class);
    private static final String LEASE = "reconciliation";
    private static final String COLLECTION = "reconciliation";
    private static final String LAST = "last";

    /// What was found before; of the last two hundred times.
    private static final String HISTORY = "reconciliation-history";

    private static final int KEPT = 200;

    private final CrossCheck check;
    private final Leases leases;
    private final MongoTemplate mongo;
    private final Clock clock;
    private final Duration every;
    private final RepeatedWork work;
    private final AtomicReference<@Nullable Instant> asked = new AtomicReference<>();
    private volatile @Nullable Result last;

    Reconciliation(
            Figures<EntityView> figures,
            Definition<EntityView> definition,
            RegistryApi registry,
            RegistryLog registryLog,
            Leases leases,
            MongoTemplate mongo,
            Clock clock,
            ReportingProperties properties,
            MeterRegistry meters) {
        this.check = new CrossCheck(figures, definition, registry, registryLog, clock, this::goesOn);
        this.leases = leases;
        this.mongo = mongo;
        this.clock = clock;
        this.every = properties.reconcileEvery();
        this.work = new RepeatedWork("reconciliation", every, this::onceWhereDue);
        Gauge.builder("cnnt.reconciliation.differences", this, Reconciliation::differences)
                .description("Cells and entities that differed when last compared; not a number before")
                .register(meters);
    }

    /// Whether a reconciliation agreed, found differences or failed.
    public enum State {
        AGREES,
        DIFFERS,
        /// The reconciliation could not be carried through; the message says why.
        FAILED
    }

    /// @param offsets the cut at which cells and views were compared
    /// @param entities views read
    /// @param versions versions of the register compared; null where nobody has said where it is
    /// @param differences how many there are, of which `items` names the first
    public record Result(
            State state,
            Instant startedAt,
            Instant endedAt,
            SortedMap<Integer, Long> offsets,
            long entities,
            long cells,
            @Nullable Long versions,
            long differences,
            List<Item> items,
            @Nullable String message) {
        /// With its message in words.
        public Result told(Causes causes, Locale locale) {
            return new Result(
                    state,
                    startedAt,
                    endedAt,
                    offsets,
                    entities,
                    cells,
                    versions,
                    differences,
                    items,
                    causes.say(message, locale));
        }
    }

    /// A cell that isn't the sum of its views, an account of a ledger that hasn't what they say, or an entity whose
    /// version isn't the register's.
    ///
    /// @param kind `cell`, `ledger`, `behind`, `ahead`, `parked` or `unknown-to-the-register`
    public record Item(
            String kind,
            @Nullable String entity,
            @Nullable String cell,
            List<Long> is,
            List<Long> should,
            List<String> entities) {}

    /// The last result as it is kept, for every instance.
    private record LastResult(@Id String id, String result) {}

    /// Of whichever instance compared last.
    public Optional<Result> last() {
        var kept = mongo.findById(LAST, LastResult.class, COLLECTION);
        if (kept == null) {
            return Optional.empty();
        }
        var result = WireFormat.JSON.readValue(kept.result(), Result.class);
        last = result;
        return Optional.of(result);
    }

    /// What came of it each time, the newest first: of the last two hundred.
    public List<Result> history() {
        return mongo.findAll(LastResult.class, HISTORY).stream()
                .sorted(Comparator.comparing(LastResult::id).reversed())
                .limit(KEPT)
                .map(it -> WireFormat.JSON.readValue(it.result(), Result.class))
                .toList();
    }

    private void keep(Result result) {
        var text = WireFormat.JSON.writeValueAsString(result);
        mongo.save(new LastResult(LAST, text), COLLECTION);
        mongo.save(new LastResult(String.format("%015d", result.startedAt().toEpochMilli()), text), HISTORY);
        var ids = mongo.findAll(LastResult.class, HISTORY).stream()
                .map(LastResult::id)
                .sorted()
                .toList();
        for (var old : ids.subList(0, Math.max(0, ids.size() - KEPT))) {
            mongo.remove(Query.query(Criteria.where("_id").is(old)), HISTORY);
        }
    }

    /// Has it done as soon as possible; one that has been asked for and hasn't begun is the same one.
    ///
    /// @return since when it is asked for: its result is the next one that starts no earlier
    public Instant ask() {
        var now = clock.instant();
        var before = asked.compareAndExchange(null, now);
        work.wake();
        return before == null ? now : before;
    }

    private double differences() {
        var result = last;
        return result == null || result.state() == State.FAILED ? Double.NaN : result.differences();
    }

    @Override
    public void start() {
        work.start();
    }

    @Override
    public void stop() {
        work.stop(Duration.ZERO);
    }

    @Override
    public boolean isRunning() {
        return work.isRunning();
    }

    private boolean goesOn(Duration pause) throws InterruptedException {
        leases.hold(LEASE);
        return work.rest(pause);
    }

    private void onceWhereDue(boolean isAsked) {
        if (isAsked || isDue()) {
            once();
        }
    }

    /// Another instance may have done it meanwhile.
    private boolean isDue() {
        try {
            return last().map(it -> it.endedAt().plus(every.dividedBy(2)).isBefore(clock.instant()))
                    .orElse(true);
        } catch (RuntimeException e) {
            log.atWarn().addKeyValue("reason", e.getMessage()).log("the last reconciliation can't be read");
            return false;
        }
    }

    private void once() {
        try {
            if (!leases.hold(LEASE)) {
                return; // someone else is at it
            }
            asked.set(null);
            var result = check.compare();
            var level = result.state() == State.AGREES ? log.atInfo() : log.atError();
            level.addKeyValue("state", result.state())
                    .addKeyValue("differences", result.differences())
                    .addKeyValue("entities", result.entities())
                    .addKeyValue("reason", result.message())
                    .log("figures reconciled");
            keep(result);
            last = result;
            leases.release(LEASE);
        } catch (RuntimeException e) {
            log.atError().setCause(e).log("the figures could not be reconciled");
        }
    }
}
