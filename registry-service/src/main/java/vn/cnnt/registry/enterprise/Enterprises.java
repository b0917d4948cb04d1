package vn.cnnt.registry.enterprise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.cnnt.events.EnterpriseDetails;
import vn.cnnt.events.EnterpriseStatus;
import vn.cnnt.events.IdentifierKind;
import vn.cnnt.registry.matching.EstablishmentName;
import vn.cnnt.registry.personal.PersonalIds;
import vn.cnnt.registry.store.Aggregates;
import vn.cnnt.registry.store.Stored;

/// Looks up among all enterprises what a decision about one of them, or about a grant, has to know.
@Component
public class Enterprises {
    /// Read; some of them may have another name by now, or have moved.
    private static final int CANDIDATES = 20;

    private final Aggregates aggregates;
    private final NamedEnterprises named;

    Enterprises(Aggregates aggregates, NamedEnterprises named) {
        this.aggregates = aggregates;
        this.named = named;
    }

    /// Those of the ids that are in the register, with their status.
    public Map<String, EnterpriseStatus> statuses(List<String> ids) {
        var found = new LinkedHashMap<String, EnterpriseStatus>();
        for (var id : new LinkedHashSet<>(ids)) {
            get(id).ifPresent(stored -> found.put(id, stored.state().details().status()));
        }
        return found;
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

    /// Others that go by something like one of its names in its province, the likest first. What is kept of
    /// the names says who is near; only those are read.
    Namesakes namesakes(EnterpriseDetails details, @Nullable String self) {
        var kept = named.kept(details);
        var names = kept.names();
        var all = new ArrayList<Namesake>();
        for (var other : aggregates.get(EnterpriseType.ENTERPRISES, near(names, kept, self))) {
            var there = other.state().details();
            var match = EstablishmentName.best(names, NameKeys.names(there));
            if (match.isNear()
                    && there.province().current().equals(details.province().current())) {
                all.add(new Namesake(other.id(), other.state(), match));
            }
        }
        all.sort(Namesakes.LIKEST_FIRST);
        return new Namesakes(all, kept);
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
    /// up.
    void takeNames(String id, Namesakes namesakes) {
        named.take(id, namesakes.kept());
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
        return new Survivor(id, found.isPresent(), becameOf);
    }

    private static String mergedInto(Stored<Enterprise> stored) {
        var mergedInto = stored.state().details().mergedInto();
        return mergedInto == null ? "" : mergedInto;
    }
}
