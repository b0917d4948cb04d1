package vn.cnnt.registry.enterprise;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.cnnt.events.EnterpriseDetails;
import vn.cnnt.events.EnterpriseEvent;
import vn.cnnt.events.EnterpriseStatus;
import vn.cnnt.registry.decision.Decision;
import vn.cnnt.registry.matching.EstablishmentName;
import vn.cnnt.registry.outbox.Aggregates;
import vn.cnnt.registry.outbox.Stored;

/// Looks up among all enterprises what a decision about one of them, or about a grant, has to know.
@Component
public class Enterprises {
    private static final int LIKELY = 5;

    /// Looked at; they come in the order of what they share.
    private static final int CANDIDATES = 40;

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

    /// Others that go by something like one of its names in its province, the likest first; a few are enough to look
    /// at.
    List<Likely> likely(EnterpriseDetails details, @Nullable String self) {
        var names = NameKeys.names(details);
        var likely = new ArrayList<Likely>();
        for (var id : named.candidates(details, CANDIDATES)) {
            if (!id.equals(self)) {
                get(id).map(other -> other.state().details())
                        .filter(other -> other.province()
                                .current()
                                .equals(details.province().current()))
                        .ifPresent(other -> {
                            var match = EstablishmentName.best(names, NameKeys.names(other));
                            if (match.isNear()) {
                                likely.add(new Likely(id, other.name(), match));
                            }
                        });
            }
        }
        likely.sort(
                Comparator.comparingInt((Likely one) -> one.match().percent()).reversed());
        return List.copyOf(likely.subList(0, Math.min(likely.size(), LIKELY)));
    }

    /// Lets the names be found that an accepted command is about to give it.
    Decision named(String id, Decision decision) {
        if (decision instanceof Decision.Accepted accepted) {
            for (var event : accepted.events()) {
                if (event instanceof EnterpriseEvent of) {
                    named.take(of.enterprise(), id);
                }
            }
        }
        return decision;
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
