package vn.cnnt.registry.command;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.registry.store.Aggregates;
import vn.cnnt.registry.store.KeyedAnswer;
import vn.cnnt.registry.store.KeyedAnswers;
import vn.cnnt.registry.store.Outboxes;
import vn.cnnt.registry.store.ServerTraits;
import vn.cnnt.registry.store.Together;

/// Which request an `Idempotency-Key` belongs to and whether it has happened.
///
/// The truth is the answer that a command writes into its aggregate's outbox together with its events; the relay
/// copies it here before it takes the event out. What is here before that is a claim: it binds the key to one request
/// and to one aggregate id, and lets one attempt at a time through. A claim whose attempt died says nothing about
/// whether it happened; who takes it over looks into the aggregate it names, and repeats the same request under the
/// same id, so that a late write of the dead one collides with its own.
@Component
class IdempotencyKeys implements SmartInitializingSingleton {
    /// How long an attempt may hold its key; a fresh write must begin within half of it.
    private static final Duration HOLD = Duration.ofSeconds(5);

    private static final Duration RETRY = Duration.ofMillis(15);

    private static final int AT_ONCE = 1;
    private static final int TOGETHER = 50;

    private final Together<Document, Boolean> claims = new Together<>(AT_ONCE, TOGETHER, this::insert);
    private final MongoTemplate mongo;
    private final Aggregates aggregates;
    private final Outboxes outboxes;
    private final Clock clock;

    IdempotencyKeys(MongoTemplate mongo, Aggregates aggregates, Outboxes outboxes, Clock clock) {
        this.mongo = mongo;
        this.aggregates = aggregates;
        this.outboxes = outboxes;
        this.clock = clock;
    }

    /// What a request with a key may do.
    sealed interface Claim {
        /// The request may do nothing: it happened before, and this is its answer.
        record Answered(KeyedAnswer answer) implements Claim {}

        /// The request may be tried, under the id of this aggregate.
        record Held(String key, String aggregate, String attempt, long until) implements Claim {
            KeyedAnswer answer(WriteRequest request, String id, long version, List<Finding> warnings, Instant now) {
                return new KeyedAnswer(key, request.target(), request.fingerprint(), id, version, warnings, now);
            }

            /// Whether there is still time for a write before another attempt may begin.
            boolean isFresh() {
                return System.nanoTime() - until < 0;
            }
        }
    }

    @Override
    public void afterSingletonsInstantiated() {
        new ServerTraits(mongo).indexForConditionalWrites(keys(), "attempt");
    }

    /// Waits while another attempt under the same key is under way.
    ///
    /// @param aggregate the id to act on, new for a creation
    Claim claim(WriteRequest request, String key, String collection, Supplier<String> aggregate) {
        while (true) {
            var now = clock.instant();
            var first = insert(request, key, collection, aggregate.get(), now);
            if (first != null) {
                return first;
            }
            var found = find(key);
            if (found == null) {
                continue;
            }
            var answer = answer(key, found);
            if (answer.isPresent() && !KeyedAnswers.isExpired(answer.get(), now)) {
                return answered(request, answer.get());
            }
            if (answer.isEmpty() && found.getDate("until").toInstant().isAfter(now)) {
                LockSupport.parkNanos(RETRY.toNanos());
                continue;
            }
            var sameRequest = answer.isEmpty()
                    && request.target().equals(found.getString("target"))
                    && request.fingerprint().equals(found.getString("fingerprint"));
            var id = sameRequest ? found.getString("aggregate") : aggregate.get();
            var held = takeOver(request, key, collection, id, found.getString("attempt"), now);
            if (held != null) {
                return held;
            }
        }
    }

    /// The answer under this key, if what it was claimed for has happened.
    Optional<KeyedAnswer> answer(String key) {
        var found = find(key);
        return found == null ? Optional.empty() : answer(key, found);
    }

    /// The request was refused: its key is free again. The claim stays, so that the same request would be tried under
    /// the same id.
    void release(Claim.Held held) {
        var free = new Document("until", Date.from(Instant.EPOCH)).append("released", true);
        keys().updateOne(byAttempt(held.key(), held.attempt()), new Document("$set", free));
    }

    /// The request changed nothing, so no event carries its answer.
    void complete(Claim.Held held, KeyedAnswer answer) {
        keys().updateOne(byAttempt(held.key(), held.attempt()), KeyedAnswers.asAnswered(answer));
    }

    private static Claim answered(WriteRequest request, KeyedAnswer answer) {
        if (!request.wasAnswered(answer)) {
            throw new Rejection.KeyReused(answer.target());
        }
        return new Claim.Answered(answer);
    }

    /// Reads the outbox between two looks at the key: the relay writes the answer here before it takes the event from
    /// there.
    private Optional<KeyedAnswer> answer(String key, Document found) {
        var answer = KeyedAnswers.of(found);
        var type = aggregates.type(found.getString("collection"));
        if (answer.isPresent() || type.isEmpty()) {
            return answer;
        }
        for (var entry : outboxes.of(type.get(), found.getString("aggregate"))) {
            if (entry.answer() != null && entry.answer().key().equals(key)) {
                return Optional.of(entry.answer());
            }
        }
        return Optional.ofNullable(find(key)).flatMap(KeyedAnswers::of);
    }

    private Claim.@Nullable Held insert(
            WriteRequest request, String key, String collection, String aggregate, Instant now) {
        var held = held(key, aggregate);
        return claims.ask(claimed(new Document("_id", key), request, collection, held, now)) ? held : null;
    }

    /// Which of them are the first under their keys.
    private List<Boolean> insert(List<Document> claimed) {
        var isFirst = new Boolean[claimed.size()];
        Arrays.fill(isFirst, true);
        try {
            keys().insertMany(claimed, new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            if (e.getWriteConcernError() != null) {
                throw e;
            }
            for (var error : e.getWriteErrors()) {
                if (error.getCategory() != ErrorCategory.DUPLICATE_KEY) {
                    throw e;
                }
                isFirst[error.getIndex()] = false;
            }
        }
        return List.of(isFirst);
    }

    private Claim.@Nullable Held takeOver(
            WriteRequest request, String key, String collection, String aggregate, String attempt, Instant now) {
        var held = held(key, aggregate);
        var update = new Document("$set", claimed(new Document(), request, collection, held, now))
                .append(
                        "$unset",
                        new Document("version", "")
                                .append("warnings", "")
                                .append("body", "")
                                .append("released", ""));
        return keys().updateOne(byAttempt(key, attempt), update).getMatchedCount() == 1 ? held : null;
    }

    private static Claim.Held held(String key, String aggregate) {
        var until = System.nanoTime() + HOLD.toNanos() / 2;
        return new Claim.Held(key, aggregate, UUID.randomUUID().toString(), until);
    }

    private static Document claimed(
            Document document, WriteRequest request, String collection, Claim.Held held, Instant now) {
        return document.append("target", request.target())
                .append("fingerprint", request.fingerprint())
                .append("collection", collection)
                .append("aggregate", held.aggregate())
                .append("attempt", held.attempt())
                .append("until", Date.from(now.plus(HOLD)))
                .append("at", Date.from(now));
    }

    private static Document byAttempt(String key, String attempt) {
        return new Document("_id", key).append("attempt", attempt);
    }

    private @Nullable Document find(String key) {
        return keys().find(new Document("_id", key)).first();
    }

    private MongoCollection<Document> keys() {
        return mongo.getCollection(KeyedAnswers.COLLECTION);
    }
}
