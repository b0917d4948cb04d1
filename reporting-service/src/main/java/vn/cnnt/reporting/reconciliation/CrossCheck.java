package vn.cnnt.reporting.reconciliation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListSet;
import vn.cnnt.manners.KeptFindings;
import vn.cnnt.reporting.figures.Figures;
import vn.cnnt.reporting.figures.FiguresUnavailable;
import vn.cnnt.reporting.log.LogUnreachable;
import vn.cnnt.reporting.log.RegistryLog;
import vn.cnnt.reporting.pages.Entity;
import vn.cnnt.reporting.projection.Definition;
import vn.cnnt.reporting.registry.RegistryApi;
import vn.cnnt.reporting.registry.RegistryTrouble;
import vn.cnnt.reporting.slots.StoreUnavailable;
import vn.cnnt.reporting.view.EntityView;
import vn.cnnt.reporting.web.Causes;

/// Compares the live figures once: the cells with the sums of the views, and the views' versions with the register's.
final class CrossCheck {
    private static final int MOST_NAMED = 500;
    private static final int NAMED_PER_CELL = 20;
    private static final Duration TO_ARRIVE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final List<String> COLLECTIONS = List.of("enterprises", "grants", "reported-figures");

    private final Figures<EntityView> figures;
    private final Definition<EntityView> definition;
    private final RegistryApi registry;
    private final RegistryLog registryLog;
    private final Clock clock;
    private final Going going;

    /// Asked now and then, since it may take minutes.
    interface Going {
        /// Rests.
        ///
        /// @return false where the work is to end
        boolean on(Duration pause) throws InterruptedException;
    }

    CrossCheck(
            Figures<EntityView> figures,
            Definition<EntityView> definition,
            RegistryApi registry,
            RegistryLog registryLog,
            Clock clock,
            Going going) {
        this.figures = figures;
        this.definition = definition;
        this.registry = registry;
        this.registryLog = registryLog;
        this.clock = clock;
        this.going = going;
    }

    Reconciliation.Result compare() {
        var startedAt = clock.instant();
        try {
            return compared(startedAt);
        } catch (FiguresUnavailable | StoreUnavailable | RegistryTrouble | LogUnreachable e) {
            return failed(startedAt, Causes.of(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed(startedAt, KeptFindings.of("interrupted"));
        }
    }

    private Reconciliation.Result failed(Instant startedAt, String cause) {
        return new Reconciliation.Result(
                Reconciliation.State.FAILED,
                startedAt,
                clock.instant(),
                new TreeMap<>(),
                0,
                0,
                null,
                0,
                List.of(),
                cause);
    }

    private Reconciliation.Result compared(Instant startedAt) throws InterruptedException {
        var items = new ArrayList<Reconciliation.Item>();
        var named = new Ids();
        var suspects = new TreeMap<String, Suspect>();
        var versions = registry.isKnown() ? versions(named, suspects) : null;

        var unnamed = new ConcurrentSkipListSet<String>();
        var sums = figures.read(snapshot -> Sums.of(snapshot, definition, NAMED_PER_CELL, new Sums.EntityVisitor() {
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
                    .forEach(it -> items.add(
                            new Reconciliation.Item("cell", null, it.cell(), it.is(), it.should(), it.entities())));
            part.ledgers()
                    .forEach(it -> items.add(
                            new Reconciliation.Item("ledger", null, it.cell(), it.is(), it.should(), it.entities())));
        }
        if (!suspects.isEmpty()) {
            awaitArrival(startedAt);
            items.addAll(confirmed(suspects));
        }
        for (var id : unnamed) {
            if (registry.version(id).isEmpty()) {
                items.add(
                        new Reconciliation.Item("unknown-to-the-register", id, null, List.of(), List.of(), List.of()));
            }
        }
        return new Reconciliation.Result(
                items.isEmpty() ? Reconciliation.State.AGREES : Reconciliation.State.DIFFERS,
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

    private long versions(Ids named, Map<String, Suspect> suspects) throws InterruptedException {
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
            } while (cursor != null && going.on(Duration.ZERO));
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
            if (!going.on(BETWEEN_LOOKS)) {
                return;
            }
        }
    }

    private List<Reconciliation.Item> confirmed(SortedMap<String, Suspect> suspects) {
        var items = new ArrayList<Reconciliation.Item>();
        var held = held(suspects.keySet());
        suspects.forEach((id, suspect) -> {
            var entity = held.get(id);
            var ours = entity == null ? 0 : entity.version(id);
            if (ours < suspect.registered()) {
                var kind = entity != null && entity.block() != null ? "parked" : "behind";
                items.add(new Reconciliation.Item(
                        kind, id, null, List.of(ours), List.of(suspect.registered()), List.of()));
            } else if (ours > suspect.registered()) {
                long now = registry.version(id).orElse(0L);
                if (ours > now) {
                    items.add(new Reconciliation.Item("ahead", id, null, List.of(ours), List.of(now), List.of()));
                }
            }
        });
        return items;
    }
}
