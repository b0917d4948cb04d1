package vn.cnnt.reporting.reconciliation;

import com.mongodb.client.model.ReplaceOptions;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import vn.cnnt.events.WireFormat;
import vn.cnnt.reporting.ReportingProperties;
import vn.cnnt.reporting.figures.Figures;
import vn.cnnt.reporting.figures.FiguresUnavailable;
import vn.cnnt.reporting.log.LogUnreachable;
import vn.cnnt.reporting.log.RegistryLog;
import vn.cnnt.reporting.pages.Entity;
import vn.cnnt.reporting.projection.Definition;
import vn.cnnt.reporting.registry.RegistryApi;
import vn.cnnt.reporting.registry.RegistryUnreachable;
import vn.cnnt.reporting.run.Leases;
import vn.cnnt.reporting.slots.StoreUnavailable;
import vn.cnnt.reporting.view.EntityView;

/// Compares the live figures with themselves and with the register: on a schedule, one instance at a time, and on
/// demand.
@Component
public class Reconciliation implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Reconciliation.class);
    private static final String LEASE = "reconciliation";
    private static final String LAST = "last";
    private static final int MOST_NAMED = 500;
    private static final int NAMED_PER_CELL = 20;
    private static final Duration TO_ARRIVE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final List<String> COLLECTIONS = List.of("enterprises", "grants", "reported-figures");

    private final Figures<EntityView> figures;
    private final Definition<EntityView> definition;
    private final RegistryApi registry;
    private final RegistryLog registryLog;
    private final Leases leases;
    private final MongoTemplate mongo;
    private final Clock clock;
    private final Duration every;
    private final Semaphore asked = new Semaphore(0);
    private volatile CountDownLatch stopping = new CountDownLatch(0);
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
        this.figures = figures;
        this.definition = definition;
        this.registry = registry;
        this.registryLog = registryLog;
        this.leases = leases;
        this.mongo = mongo;
        this.clock = clock;
        this.every = properties.reconcileEvery();
        Gauge.builder("cnnt.reconciliation.differences", this, Reconciliation::differences)
                .description("Cells and entities that differed when last compared; not a number before")
                .register(meters);
    }

    /// What came of it.
    public enum State {
        AGREES,
        DIFFERS,
        /// It could not be carried through; the message says why.
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
            @Nullable String message) {}

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

    /// Of whichever instance compared last.
    public Optional<Result> last() {
        var found = mongo.getCollection("reconciliation")
                .find(new Document("_id", LAST))
                .first();
        if (found == null) {
            return Optional.empty();
        }
        var result = WireFormat.JSON.readValue(found.getString("result"), Result.class);
        last = result;
        return Optional.of(result);
    }

    /// Has it done as soon as possible.
    public void ask() {
        asked.release();
    }

    Result compare() {
        var startedAt = clock.instant();
        try {
            return compared(startedAt);
        } catch (FiguresUnavailable | StoreUnavailable | RegistryUnreachable | LogUnreachable e) {
            return new Result(
                    State.FAILED,
                    startedAt,
                    clock.instant(),
                    new TreeMap<>(),
                    0,
                    0,
                    null,
                    0,
                    List.of(),
                    e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Result(
                    State.FAILED, startedAt, clock.instant(), new TreeMap<>(), 0, 0, null, 0, List.of(), "interrupted");
        }
    }

    private Result compared(Instant startedAt) throws InterruptedException {
        var items = new ArrayList<Item>();
        var named = new Ids();
        var suspects = new TreeMap<String, Suspect>();
        var versions = registry.isKnown() ? versions(named, suspects) : null;

        var unnamed = new ConcurrentSkipListSet<String>();
        var sums = figures.read(snapshot -> Sums.of(snapshot, definition, NAMED_PER_CELL, new Sums.Seen() {
            @Override
            public <V> void entity(String id, Entity<V> entity) {
                if (versions != null && entity.version(id) > 0 && !named.contains(id) && unnamed.size() < MOST_NAMED) {
                    unnamed.add(id);
                }
            }
        }));
        var entities = 0L;
        var cells = 0L;
        for (var part : sums.parts()) {
            entities += part.entities();
            cells += part.cells();
            part.differences()
                    .forEach(it -> items.add(new Item("cell", null, it.cell(), it.is(), it.should(), it.entities())));
            part.ledgers()
                    .forEach(it -> items.add(new Item("ledger", null, it.cell(), it.is(), it.should(), it.entities())));
        }
        if (!suspects.isEmpty()) {
            awaitArrival(startedAt);
            items.addAll(confirmed(suspects));
        }
        for (var id : unnamed) {
            if (registry.version(id).isEmpty()) {
                items.add(new Item("unknown-to-the-register", id, null, List.of(), List.of(), List.of()));
            }
        }
        return new Result(
                items.isEmpty() ? State.AGREES : State.DIFFERS,
                startedAt,
                clock.instant(),
                sums.cut().offsets(),
                entities,
                cells,
                versions,
                items.size(),
                items.subList(0, Math.min(MOST_NAMED, items.size())),
                versions == null ? "The register was not asked: cnnt.reporting.registry is not set." : null);
    }

    /// A version that isn't ours, which may be on its way.
    private record Suspect(long registered) {}

    private long versions(Ids named, Map<String, Suspect> suspects) {
        var compared = 0L;
        for (var collection : COLLECTIONS) {
            String cursor = null;
            do {
                var page = registry.versions(collection, cursor);
                page.byId().keySet().forEach(named::add);
                var held = held(page.byId().keySet());
                page.byId().forEach((id, registered) -> {
                    var ours = held.get(id);
                    if ((ours == null ? 0 : ours.version(id)) != registered && suspects.size() < 10 * MOST_NAMED) {
                        suspects.put(id, new Suspect(registered));
                    }
                });
                compared += page.byId().size();
                cursor = page.next();
                leases.hold(LEASE);
            } while (cursor != null && stopping.getCount() > 0);
        }
        return compared;
    }

    private Map<String, Entity<EntityView>> held(Collection<String> ids) {
        var byPartition = new HashMap<Integer, List<String>>();
        ids.forEach(id -> byPartition
                .computeIfAbsent(figures.partitionOf(id), _ -> new ArrayList<>())
                .add(id));
        var held = new HashMap<String, Entity<EntityView>>();
        figures.<Map<String, Entity<EntityView>>>read(
                        snapshot -> snapshot.entities(byPartition.getOrDefault(snapshot.partition(), List.of())))
                .parts()
                .forEach(held::putAll);
        return held;
    }

    /// Until all that the register had recorded when we began is published, and what was in the log then is in the
    /// figures; or long enough for that.
    private void awaitArrival(Instant startedAt) throws InterruptedException {
        var giveUp = clock.instant().plus(TO_ARRIVE);
        SortedMap<Integer, Long> ends = null;
        while (clock.instant().isBefore(giveUp)) {
            if (ends == null) {
                var oldest = registry.oldestUnpublished();
                if (oldest.isEmpty() || oldest.get().isAfter(startedAt)) {
                    ends = registryLog.ends(figures.cut().offsets().size());
                }
            } else {
                var cut = figures.cut().offsets();
                if (ends.entrySet().stream().allMatch(it -> cut.getOrDefault(it.getKey(), 0L) >= it.getValue())) {
                    return;
                }
            }
            if (stopping.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            leases.hold(LEASE);
        }
    }

    private List<Item> confirmed(SortedMap<String, Suspect> suspects) {
        var items = new ArrayList<Item>();
        var held = held(suspects.keySet());
        suspects.forEach((id, suspect) -> {
            var entity = held.get(id);
            var ours = entity == null ? 0 : entity.version(id);
            if (ours < suspect.registered()) {
                var kind = entity != null && entity.block() != null ? "parked" : "behind";
                items.add(new Item(kind, id, null, List.of(ours), List.of(suspect.registered()), List.of()));
            } else if (ours > suspect.registered()) {
                long now = registry.version(id).orElse(0L);
                if (ours > now) {
                    items.add(new Item("ahead", id, null, List.of(ours), List.of(now), List.of()));
                }
            }
        });
        return items;
    }

    private double differences() {
        var result = last;
        return result == null || result.state() == State.FAILED ? Double.NaN : result.differences();
    }

    @Override
    public synchronized void start() {
        if (isRunning()) {
            return;
        }
        stopping = new CountDownLatch(1);
        Thread.ofPlatform().daemon().name("reconciliation").start(this::run);
    }

    private void run() {
        try {
            while (isRunning()) {
                var onDemand = asked.tryAcquire(every.toMillis(), TimeUnit.MILLISECONDS);
                if (isRunning() && (onDemand || isDue())) {
                    once();
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
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
            var result = compare();
            var level = result.state() == State.AGREES ? log.atInfo() : log.atError();
            level.addKeyValue("state", result.state())
                    .addKeyValue("differences", result.differences())
                    .addKeyValue("entities", result.entities())
                    .addKeyValue("reason", result.message())
                    .log("figures reconciled");
            var document = new Document("_id", LAST).append("result", WireFormat.JSON.writeValueAsString(result));
            mongo.getCollection("reconciliation")
                    .replaceOne(new Document("_id", LAST), document, new ReplaceOptions().upsert(true));
            last = result;
            leases.release(LEASE);
        } catch (RuntimeException e) {
            log.atError().setCause(e).log("the figures could not be reconciled");
        }
    }

    @Override
    public void stop() {
        stopping.countDown();
        asked.release();
    }

    @Override
    public boolean isRunning() {
        return stopping.getCount() > 0;
    }
}
