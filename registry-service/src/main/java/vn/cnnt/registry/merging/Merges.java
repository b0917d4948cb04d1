package vn.cnnt.registry.merging;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import vn.cnnt.events.WireFormat;
import vn.cnnt.manners.Actor;
import vn.cnnt.registry.command.Rejection;
import vn.cnnt.registry.command.WriteRequest;
import vn.cnnt.registry.store.Ids;

/// The merges that were asked for, one document each. Every change of state is conditional on the state before.
@Component
class Merges implements SmartInitializingSingleton {
    private static final String COLLECTION = "merges";
    private static final String KEY = "key";
    private static final String STATE = "state";
    private static final String ROLES = "roles";
    private static final String PROVINCES = "provinces";
    private static final String TURN = "turn";
    private static final String UNTIL = "until";
    /// What start and cancel were answered, under the keys they came with.
    private static final String ANSWERS = "answers";

    private static final String KEYS_OF_ANSWERS = ANSWERS + "." + KEY;
    private static final Duration CLAIM = Duration.ofSeconds(15);

    private final MongoTemplate mongo;
    private final Ids ids;

    Merges(MongoTemplate mongo, Ids ids) {
        this.mongo = mongo;
        this.ids = ids;
    }

    @Override
    public void afterSingletonsInstantiated() {
        merges().createIndex(
                        new Document(KEY, 1), new IndexOptions().unique(true).sparse(true));
        merges().createIndex(new Document(KEYS_OF_ANSWERS, 1), new IndexOptions().sparse(true));
    }

    /// @param isReplayed it was asked for before, under the same key
    record Asked(Merge merge, boolean isReplayed) {}

    /// What was asked for before under the key of the request.
    Optional<Merge> answered(WriteRequest request) {
        if (request.key() == null) {
            return Optional.empty();
        }
        var first = merges().find(new Document(KEY, request.key())).first();
        if (first != null && !request.fingerprint().equals(first.getString("fingerprint"))) {
            throw new Rejection.KeyReused(request.target());
        }
        if (first == null && keptUnder(request.key()).isPresent()) {
            throw new Rejection.KeyReused(request.target());
        }
        return Optional.ofNullable(first).map(Merges::merge);
    }

    /// What a start or a cancellation was answered before, under the key of the request.
    Optional<String> replay(WriteRequest request) {
        var key = request.key();
        if (key == null) {
            return Optional.empty();
        }
        var kept = keptUnder(key);
        var isAnother = kept.isEmpty()
                ? merges().find(new Document(KEY, key)).first() != null
                : !kept.get().getString("target").equals(request.target())
                        || !kept.get().getString("fingerprint").equals(request.fingerprint());
        if (isAnother) {
            throw new Rejection.KeyReused(request.target());
        }
        return kept.map(answer -> answer.getString("body"));
    }

    private Optional<Document> keptUnder(String key) {
        return Optional.ofNullable(
                        merges().find(new Document(KEYS_OF_ANSWERS, key)).first())
                .flatMap(merge -> merge.getList(ANSWERS, Document.class).stream()
                        .filter(answer -> key.equals(answer.getString(KEY)))
                        .findFirst());
    }

    Asked plan(WriteRequest request, String from, String into, String reason, Instant now) {
        var document = new Document("_id", ids.next("m-"))
                .append("from", from)
                .append("into", into)
                .append("reason", reason)
                .append("requestedBy", request.actor().name())
                .append(ROLES, List.copyOf(request.actor().roles()))
                .append(PROVINCES, List.copyOf(request.actor().provinces()))
                .append("requestedAt", Date.from(now))
                .append(STATE, Merge.State.PLANNED.name())
                .append("done", List.of())
                .append(TURN, 0L)
                .append(UNTIL, Date.from(Instant.EPOCH));
        if (request.key() != null) {
            document.append(KEY, request.key()).append("fingerprint", request.fingerprint());
        }
        try {
            merges().insertOne(document);
            return new Asked(merge(document), false);
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            return new Asked(answered(request).orElseThrow(() -> e), true);
        }
    }

    Optional<Merge> get(String id) {
        return Optional.ofNullable(merges().find(new Document("_id", id)).first())
                .map(Merges::merge);
    }

    /// Changes the state; false where it is no longer the one it was.
    boolean change(Merge merge, Merge.State to, @Nullable String failure) {
        return change(merge, new Document("$set", state(to, failure)));
    }

    /// The same for a request: what it is answered is kept under its key in the same write.
    boolean change(Merge merge, Merge.State to, @Nullable String failure, WriteRequest request, String answer) {
        return change(merge, answered(request, answer).append("$set", state(to, failure)));
    }

    /// For a request that has nothing to change.
    boolean keep(Merge merge, WriteRequest request, String answer) {
        return request.key() == null || change(merge, answered(request, answer));
    }

    private boolean change(Merge merge, Document update) {
        return merges().updateOne(
                                new Document("_id", merge.id())
                                        .append(STATE, merge.state().name()),
                                update)
                        .getMatchedCount()
                == 1;
    }

    private static Document state(Merge.State to, @Nullable String failure) {
        return new Document(STATE, to.name())
                .append("failure", failure)
                .append("begun", null)
                .append(UNTIL, Date.from(Instant.EPOCH));
    }

    private static Document answered(WriteRequest request, String answer) {
        return request.key() == null
                ? new Document()
                : new Document(
                        "$push",
                        new Document(
                                ANSWERS,
                                new Document(KEY, request.key())
                                        .append("target", request.target())
                                        .append("fingerprint", request.fingerprint())
                                        .append("body", answer)));
    }

    /// Those that are to be worked off and that nobody works on.
    List<String> waiting(Instant now) {
        var waiting = new ArrayList<String>();
        merges().find(new Document(STATE, Merge.State.RUNNING.name()))
                .sort(new Document("_id", 1))
                .forEach(document -> {
                    if (document.getDate(UNTIL).toInstant().isBefore(now)) {
                        waiting.add(document.getString("_id"));
                    }
                });
        return waiting;
    }

    /// Takes a merge for a while, so that two instances don't do each step twice; were the clocks so wrong that they
    /// do, the keys and versions of the commands see to it that each happens once.
    boolean claim(String id, Instant now) {
        var document = merges().find(new Document("_id", id)).first();
        if (document == null || document.getDate(UNTIL).toInstant().isAfter(now)) {
            return false;
        }
        var turn = document.getLong(TURN);
        return merges().updateOne(
                                new Document("_id", id).append(TURN, turn),
                                new Document(
                                        "$set", new Document(TURN, turn + 1).append(UNTIL, Date.from(now.plus(CLAIM)))))
                        .getMatchedCount()
                == 1;
    }

    void begin(Merge merge, Step step, Instant now) {
        merges().updateOne(
                        new Document("_id", merge.id()),
                        new Document(
                                "$set",
                                new Document("begun", WireFormat.JSON.writeValueAsString(step))
                                        .append(UNTIL, Date.from(now.plus(CLAIM)))));
    }

    /// As the whole list, so that saying it twice changes nothing.
    void done(Merge merge, Step step, String token) {
        var all = new ArrayList<>(merge.done());
        all.add(new Merge.Done(step, token));
        merges().updateOne(
                        new Document("_id", merge.id()),
                        new Document(
                                "$set",
                                new Document(
                                                "done",
                                                all.stream()
                                                        .map(WireFormat.JSON::writeValueAsString)
                                                        .toList())
                                        .append("begun", null)));
    }

    void forget(Merge merge) {
        merges().updateOne(new Document("_id", merge.id()), new Document("$set", new Document("begun", null)));
    }

    /// With the roles and provinces of that time; a merge from before these were kept has none.
    private static Actor requestedBy(Document document) {
        var name = document.getString("requestedBy");
        return new Actor(
                name,
                name,
                Set.copyOf(document.getList(ROLES, String.class, List.of())),
                Set.copyOf(document.getList(PROVINCES, String.class, List.of())));
    }

    private static Merge merge(Document document) {
        var begun = document.getString("begun");
        return new Merge(
                document.getString("_id"),
                document.getString("from"),
                document.getString("into"),
                document.getString("reason"),
                requestedBy(document),
                document.getDate("requestedAt").toInstant(),
                Merge.State.valueOf(document.getString(STATE)),
                document.getList("done", String.class).stream()
                        .map(done -> WireFormat.JSON.readValue(done, Merge.Done.class))
                        .toList(),
                begun == null ? null : WireFormat.JSON.readValue(begun, Step.class),
                document.getString("failure"));
    }

    private MongoCollection<Document> merges() {
        return mongo.getCollection(COLLECTION);
    }
}
