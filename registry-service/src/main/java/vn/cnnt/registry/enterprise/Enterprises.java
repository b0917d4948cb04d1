package vn.cnnt.registry.enterprise;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.cnnt.events.EnterpriseDetails;
import vn.cnnt.events.EnterpriseStatus;
import vn.cnnt.events.IdentifierKind;
import vn.cnnt.events.Province;
import vn.cnnt.registry.matching.EstablishmentName;
import vn.cnnt.registry.matching.Match;
import vn.cnnt.registry.personal.PersonalIds;
import vn.cnnt.registry.store.Aggregates;
import vn.cnnt.registry.store.Ids;
import vn.cnnt.registry.store.Stored;

/// Looks up among all enterprises what a decision about one of them, or about a grant, has to know.
@Component
public class Enterprises {
    /// Read; some of them may have another name by now, or have moved.
    private static final int CANDIDATES = 20;

    /// A registration that was begun is written within milliseconds, or never.
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Duration PAUSE = Duration.ofMillis(1);

    private final Aggregates aggregates;
    private final NamedEnterprises named;
    private final ObjectProvider<LikelyPairs> pairs;
    private final Clock clock;

    /// @param pairs which looks here itself
    Enterprises(Aggregates aggregates, NamedEnterprises named, ObjectProvider<LikelyPairs> pairs, Clock clock) {
        this.aggregates = aggregates;
        this.named = named;
        this.pairs = pairs;
        this.clock = clock;
    }

    /// One that is in the register, for who decides about another thing that names it.
    public record Known(String name, EnterpriseStatus status) {}

    /// Those of the ids that are in the register.
    public Map<String, Known> known(Collection<String> ids) {
        var known = new LinkedHashMap<String, Known>();
        get(ids).forEach((id, stored) -> {
            var details = stored.state().details();
            known.put(id, new Known(details.name(), details.status()));
        });
        return known;
    }

    Optional<Stored<Enterprise>> get(String id) {
        return aggregates.get(EnterpriseType.ENTERPRISES, id);
    }

    /// The one that the store knows by this digest of a personal id.
    Optional<String> ofPerson(String person) {
        return aggregates.holderOf(EnterpriseType.ENTERPRISES, EnterpriseType.PERSON, person);
    }

    /// What it is known by today, if that is a personal id.
    Optional<PersonalIds.Known> knownPerson(String id) {
        return get(id).flatMap(Enterprises::knownPerson);
    }

    static Optional<PersonalIds.Known> knownPerson(Stored<Enterprise> stored) {
        var identifier = stored.state().details().identifier();
        return identifier.kind() == IdentifierKind.PERSONAL_ID && identifier.value() != null
                ? Optional.of(new PersonalIds.Known(stored.id(), stored.version(), identifier.value()))
                : Optional.empty();
    }

    /// The enterprises of these ids that are in the register, by id, in any order.
    public Map<String, Stored<Enterprise>> get(Collection<String> ids) {
        return aggregates.get(EnterpriseType.ENTERPRISES, ids);
    }

    /// What those of the ids that are in the register are called, by id.
    public Map<String, String> names(Collection<String> ids) {
        var names = new LinkedHashMap<String, String>();
        get(ids).forEach((id, stored) -> names.put(id, stored.state().details().name()));
        return names;
    }

    /// How alike two records are that nothing has ended and that are in one province; nothing in common else.
    public static Match match(Enterprise one, Enterprise other) {
        var here = one.details();
        var there = other.details();
        return !one.hasEnded()
                        && !other.hasEnded()
                        && here.province().current().equals(there.province().current())
                ? EstablishmentName.best(NameKeys.names(here), NameKeys.names(there))
                : Match.NONE;
    }

    /// The names that an enterprise goes by, as they are told apart.
    public static List<String> writtenNames(Enterprise enterprise) {
        return NameKeys.names(enterprise.details()).stream()
                .map(EstablishmentName::written)
                .toList();
    }

    /// Who in the province goes by something like a name, the likest first.
    public List<Namesake> namesakes(String name, Province province) {
        return namesakes(named.kept(NameKeys.near(name, province)), province, null)
                .all();
    }

    /// Two records that were found near one another.
    public interface Near {
        void found(String one, String other, String province);
    }

    /// Tells of all whose names meet, once for every register; how many there are.
    public long eachPairOnce(Near near) {
        return named.eachPairOnce(near);
    }

    /// Others that go by something like one of its names in its province, the likest first. What is kept of
    /// the names says who is near; only those are read.
    Namesakes namesakes(EnterpriseDetails details, @Nullable String self) {
        return namesakes(named.kept(details), details.province(), self);
    }

    private Namesakes namesakes(NamedEnterprises.Kept kept, Province province, @Nullable String self) {
        var names = kept.names();
        var all = new ArrayList<Namesake>();
        var found = get(near(names, kept, self));
        for (var other : found.values()) {
            var there = other.state().details();
            var match = EstablishmentName.best(names, NameKeys.names(there));
            if (match.isNear() && there.province().current().equals(province.current())) {
                all.add(new Namesake(other.id(), other.state(), match));
            }
        }
        all.sort(Namesakes.LIKEST_FIRST);
        return new Namesakes(all, found.keySet(), kept);
    }

    private static List<String> near(Set<EstablishmentName> names, NamedEnterprises.Kept kept, @Nullable String self) {
        var near = new HashMap<String, Integer>();
        for (var other : kept.all()) {
            var match = EstablishmentName.best(names, List.of(other.name()));
            if (match.isNear() && !other.id().equals(self)) {
                near.merge(other.id(), match.percent(), Math::max);
            }
        }
        return near.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(CANDIDATES)
                .map(Map.Entry::getKey)
                .toList();
    }

    /// Lets an enterprise be found by the names that a command is about to give it, for which the namesakes were looked
    /// up, and keeps those as likely duplicates of it.
    ///
    /// @return whether nobody else can have taken one of the very names since they were looked up
    boolean takeNames(String id, Namesakes namesakes) {
        var isAlone = named.take(id, namesakes.kept());
        pairs.ifAvailable(it -> it.found(id, namesakes.all()));
        return isAlone;
    }

    /// Whether it is the first of those who take one of its very names at this moment. Whoever took it before,
    /// and wasn't in the register when the namesakes were looked up, is waited for until they are. Not for ever:
    /// they may have been refused, or have died.
    boolean isFirst(String id, Namesakes namesakes) {
        var before = new HashSet<>(named.before(id, namesakes.kept()));
        before.removeAll(namesakes.found());
        var latest = clock.instant().minus(PATIENCE);
        before.removeIf(other -> Ids.bornAt(other).isBefore(latest));
        var begun = System.nanoTime();
        while (!before.isEmpty() && System.nanoTime() - begun < PATIENCE.toNanos()) {
            if (!get(before).isEmpty()) {
                return false;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return true;
    }

    /// After a command that changed its names, its province or its status.
    void changed(String id) {
        pairs.ifAvailable(it -> it.changed(id));
    }

    /// The enterprise another one is merged into, and all that it became of later.
    @Nullable
    Survivor survivor(@Nullable String id) {
        if (id == null) {
            return null;
        }
        Set<String> becameOf = new LinkedHashSet<>();
        var found = get(id);
        var next = found.map(Enterprises::mergedInto).orElse("");
        while (!next.isEmpty() && becameOf.add(next)) {
            next = get(next).map(Enterprises::mergedInto).orElse("");
        }
        return new Survivor(found.isPresent(), becameOf);
    }

    private static String mergedInto(Stored<Enterprise> stored) {
        var mergedInto = stored.state().details().mergedInto();
        return mergedInto == null ? "" : mergedInto;
    }
}
