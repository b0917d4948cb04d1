package vn.cnnt.reporting.parked;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import vn.cnnt.events.WireFormat;
import vn.cnnt.reporting.figures.Figures;
import vn.cnnt.reporting.log.LogWriter;
import vn.cnnt.reporting.pages.Entity;
import vn.cnnt.reporting.projection.Discard;
import vn.cnnt.reporting.registry.RegistryApi;
import vn.cnnt.reporting.slots.LogRecord;
import vn.cnnt.reporting.slots.ParkedEvent;
import vn.cnnt.reporting.slots.Store;
import vn.cnnt.reporting.view.EntityView;

/// The events that wait, and what can be done about them. Every decision is kept, with who took it and why.
@Component
public class ParkedEvents {
    /// What the records without an addressee are filed under.
    public static final String UNADDRESSED = "unaddressed";

    private static final String DECISIONS = "decisions";
    private static final int PAGE = 500;

    private final Store store;
    private final Figures<EntityView> figures;
    private final LogWriter log;
    private final RegistryApi registry;
    private final MongoTemplate mongo;
    private final Clock clock;

    ParkedEvents(
            Store store,
            Figures<EntityView> figures,
            LogWriter log,
            RegistryApi registry,
            MongoTemplate mongo,
            Clock clock) {
        this.store = store;
        this.figures = figures;
        this.log = log;
        this.registry = registry;
        this.mongo = mongo;
        this.clock = clock;
    }

    /// Nothing waits for it.
    public static final class NothingParked extends RuntimeException {
        private static final long serialVersionUID = 1;

        NothingParked(String entity) {
            super("nothing is parked for " + entity, null, false, false);
        }
    }

    /// The register keeps nothing of what is to be sent again: asking it later would change nothing.
    public static final class NotInRegister extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String aggregate;

        NotInRegister(String aggregate) {
            super("the register keeps nothing of " + aggregate, null, false, false);
            this.aggregate = aggregate;
        }

        public String aggregate() {
            return aggregate;
        }
    }

    /// What an operator had done about an entity.
    ///
    /// @param action `redrive` or `discard`
    /// @param published how many records were written to the log
    /// @param fromArchive by aggregate, the version from which the register sends its events again
    /// @param givenUp the records that are gone on without, as `<partition>/<offset>`
    public record Decision(
            String entity,
            String action,
            int published,
            Map<String, Long> fromArchive,
            List<String> givenUp,
            String actor,
            String reason,
            Instant at) {}

    /// Of some parked events those that still wait: their entity is blocked and the version they brought, or stand
    /// for, has not been applied. Or the others: what they stand for has come since, or was gone on without.
    List<Store.KeptEvent> those(boolean settled, List<Store.KeptEvent> kept) {
        var held =
                entities(kept.stream().map(it -> it.event().entity()).distinct().toList());
        var found = new ArrayList<Store.KeptEvent>();
        for (var it : kept) {
            var event = it.event();
            var here = held.getOrDefault(event.entity(), Map.of())
                    .get(event.record().partition());
            if (isWaiting(event, here) != settled) {
                found.add(it);
            }
        }
        return found;
    }

    /// Everything that was ever decided about an entity, the newest first.
    public List<Decision> decisions(String entity) {
        var ofEntity = Query.query(Criteria.where("entity").is(entity))
                .with(Sort.by("at").descending());
        return mongo.find(ofEntity, Decision.class, DECISIONS);
    }

    /// How many records a redrive would write to the log. What the redrive would be refused, it is refused.
    public int wouldRedrive(String entity) {
        var waiting = blocked(entity);
        requireInRegister(waiting.values());
        return waiting.values().stream()
                .mapToInt(remedy -> again(remedy, entity).size())
                .sum();
    }

    /// How many records a discard would write to the log.
    public int wouldDiscard(String entity) {
        return blocked(entity).values().stream()
                .mapToInt(remedy -> written(remedy, discard(remedy, entity, "", "", clock.instant())))
                .sum();
    }

    /// Publishes again what waits and can be applied, and has the register send what can't be applied as it is or never
    /// arrived. What was applied meanwhile is skipped, so it may be done twice.
    ///
    /// @param beforehand what is done once there is something to decide about, before it is
    public Decision redrive(String entity, String actor, String reason, Runnable beforehand) {
        var published = 0;
        var fromArchive = new TreeMap<String, Long>();
        var waiting = blocked(entity);
        beforehand.run();
        requireInRegister(waiting.values());
        for (var blocked : waiting.entrySet()) {
            var remedy = blocked.getValue();
            // Asked first: where the register doesn't answer, nothing has been done.
            for (var missing : remedy.missing().entrySet()) {
                registry.republish(missing.getKey(), missing.getValue(), reason, actor);
                fromArchive.put(missing.getKey(), missing.getValue());
            }
            var again = again(remedy, entity);
            if (!again.isEmpty()) {
                log.write(blocked.getKey(), null, again);
            }
            published += again.size();
        }
        return keep(new Decision(entity, "redrive", published, fromArchive, List.of(), actor, reason, clock.instant()));
    }

    /// Of all of them before the first is sent again: a refusal changes nothing.
    private void requireInRegister(Collection<Remedy> remedies) {
        for (var remedy : remedies) {
            for (var aggregate : remedy.missing().keySet()) {
                if (registry.version(aggregate).isEmpty()) {
                    throw new NotInRegister(aggregate);
                }
            }
        }
    }

    /// What is published again as it came: what the register sends again needs it no more.
    private static List<LogRecord> again(Remedy remedy, String entity) {
        return remedy.again().stream()
                .filter(record -> !remedy.missing().containsKey(stream(record, entity)))
                .toList();
    }

    /// Goes on from the first event that can be applied. What can't be stays on record: in the log as it came, here as
    /// it was parked, and in the decision.
    ///
    /// @param beforehand what is done once there is something to decide about, before it is
    public Decision discard(String entity, String actor, String reason, Runnable beforehand) {
        var published = 0;
        var givenUp = new ArrayList<String>();
        var at = clock.instant();
        var waiting = blocked(entity);
        beforehand.run();
        for (var blocked : waiting.entrySet()) {
            var remedy = blocked.getValue();
            var discard = discard(remedy, entity, actor, reason, at);
            log.write(blocked.getKey(), discard.isEmpty() ? null : discard, remedy.again());
            published += written(remedy, discard);
            givenUp.addAll(discard.records());
        }
        return keep(new Decision(entity, "discard", published, Map.of(), givenUp, actor, reason, at));
    }

    private static Discard discard(Remedy remedy, String entity, String actor, String reason, Instant at) {
        return new Discard(
                entity.equals(UNADDRESSED) ? "" : entity,
                new TreeMap<>(remedy.given()),
                new TreeSet<>(remedy.waived()),
                remedy.lost().stream()
                        .map(it -> it.record().partition() + "/" + it.record().offset())
                        .toList(),
                actor,
                reason,
                at.toString());
    }

    private static int written(Remedy remedy, Discard discard) {
        return remedy.again().size() + (discard.isEmpty() ? 0 : 1);
    }

    /// By partition, of which only the records without an addressee are in several.
    private Map<Integer, Remedy> blocked(String entity) {
        var id = entity.equals(UNADDRESSED) ? "" : entity;
        var byPartition = new TreeMap<Integer, List<ParkedEvent>>();
        var run = store.active().orElseThrow();
        String after = null;
        while (true) {
            var kept = store.parked(run, id, after, PAGE);
            if (kept.isEmpty()) {
                break;
            }
            for (var it : those(false, kept)) {
                byPartition
                        .computeIfAbsent(it.event().record().partition(), _ -> new ArrayList<>())
                        .add(it.event());
            }
            after = kept.getLast().id();
        }
        var remedies = new TreeMap<Integer, Remedy>();
        var held = entities(List.of(id)).getOrDefault(id, Map.of());
        byPartition.forEach((partition, waiting) -> {
            var here = held.get(partition);
            if (here != null && here.block() != null) {
                remedies.put(partition, Remedy.of(id, here, waiting));
            }
        });
        if (remedies.isEmpty()) {
            throw new NothingParked(entity);
        }
        return remedies;
    }

    private static String stream(LogRecord record, String entity) {
        var subject = record.header(WireFormat.SUBJECT);
        return subject == null ? entity : new String(subject.array(), StandardCharsets.UTF_8);
    }

    private static boolean isWaiting(ParkedEvent event, @Nullable Entity<EntityView> entity) {
        if (entity == null) {
            return true;
        }
        var block = entity.block();
        if (block == null || event.record().offset() < block.since()) {
            return false;
        }
        var subject = event.subject();
        return subject == null || event.sequence() == 0 || entity.version(subject) < event.sequence();
    }

    /// How an entity stands, by partition: the records without an addressee are filed in each.
    private Map<String, Map<Integer, Entity<EntityView>>> entities(Collection<String> ids) {
        record Here(int partition, Map<String, Entity<EntityView>> entities) {}
        var found = new HashMap<String, Map<Integer, Entity<EntityView>>>();
        figures.read(snapshot -> new Here(
                        snapshot.partition(),
                        snapshot.entities(ids.stream()
                                .filter(id -> id.isEmpty() || figures.partitionOf(id) == snapshot.partition())
                                .toList())))
                .parts()
                .forEach(here -> here.entities()
                        .forEach((id, entity) ->
                                found.computeIfAbsent(id, _ -> new HashMap<>()).put(here.partition(), entity)));
        return found;
    }

    private Decision keep(Decision decision) {
        return mongo.insert(decision, DECISIONS);
    }
}
