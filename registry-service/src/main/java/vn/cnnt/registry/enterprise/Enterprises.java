package vn.cnnt.registry.enterprise;

import com.mongodb.client.model.UpdateOptions;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import vn.cnnt.events.EnterpriseDetails;
import vn.cnnt.events.EnterpriseEvent;
import vn.cnnt.events.EnterpriseStatus;
import vn.cnnt.registry.decision.Decision;
import vn.cnnt.registry.outbox.Aggregates;
import vn.cnnt.registry.outbox.Stored;

/// Looks up among all enterprises what a decision about one of them, or about a grant, has to know.
@Component
public class Enterprises {
    private static final int LIKELY = 5;

    private static final String NAMES = "names-taken";
    private static final String BY = "enterprises";

    private final Aggregates aggregates;
    private final MongoTemplate mongo;

    Enterprises(Aggregates aggregates, MongoTemplate mongo) {
        this.aggregates = aggregates;
        this.mongo = mongo;
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
        var likely = new LinkedHashMap<String, Likely>();
        for (var key : NameKeys.of(details)) {
            for (var id : candidates(key)) {
                if (!id.equals(self) && likely.size() < LIKELY) {
                    get(id).filter(other -> NameKeys.of(other.state().details()).contains(key))
                            .ifPresent(other -> likely.put(
                                    id, new Likely(id, other.state().details().name())));
                }
            }
        }
        return List.copyOf(likely.values());
    }

    /// Lets the names be found that an accepted command is about to give it: one document per name, found by its id,
    /// which every kind of server does fast. It is never taken back, so it may name too many, never too few;
    /// [#likely] looks again.
    Decision named(String id, Decision decision) {
        if (decision instanceof Decision.Accepted accepted) {
            for (var event : accepted.events()) {
                if (event instanceof EnterpriseEvent of) {
                    NameKeys.of(of.enterprise()).forEach(key -> take(key, id));
                }
            }
        }
        return decision;
    }

    private void take(String nameKey, String id) {
        mongo.getCollection(NAMES)
                .updateOne(
                        new Document("_id", nameKey),
                        new Document("$addToSet", new Document(BY, id)),
                        new UpdateOptions().upsert(true));
    }

    private List<String> candidates(String nameKey) {
        var document =
                mongo.getCollection(NAMES).find(new Document("_id", nameKey)).first();
        var ids = document == null ? null : document.getList(BY, String.class);
        return ids == null ? List.of() : ids;
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
