package vn.cnnt.registry.enterprise;

import java.util.ArrayList;
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
import vn.cnnt.registry.outbox.Aggregates;
import vn.cnnt.registry.outbox.Filter;
import vn.cnnt.registry.outbox.Paging;
import vn.cnnt.registry.outbox.Stored;

/// Looks up among all enterprises what a decision about one of them, or about a grant, has to know.
@Component
public class Enterprises {
    private static final int LIKELY = 5;

    private final Aggregates aggregates;

    Enterprises(Aggregates aggregates) {
        this.aggregates = aggregates;
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

    /// Others that go by one of its names in its province; a few are enough to look at.
    List<Likely> likely(EnterpriseDetails details, @Nullable String self) {
        var likely = new ArrayList<Likely>();
        var seen = new LinkedHashSet<String>();
        for (var key : NameKeys.of(details)) {
            var filter = new Filter(Map.of(EnterpriseType.NAME_KEYS, key), null);
            for (var other : aggregates
                    .find(EnterpriseType.ENTERPRISES, filter, new Paging(LIKELY + 1, null))
                    .items()) {
                if (!other.id().equals(self) && seen.add(other.id()) && likely.size() < LIKELY) {
                    likely.add(new Likely(other.id(), other.state().details().name()));
                }
            }
        }
        return likely;
    }

    /// The enterprise another one is merged into, and all that it became of later.
    @Nullable Survivor survivor(@Nullable String id) {
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
