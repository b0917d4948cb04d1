package vn.cnnt.reporting.web;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.function.Supplier;
import org.bson.Document;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import vn.cnnt.events.WireFormat;
import vn.cnnt.manners.IdempotencyKey;

/// The `Idempotency-Key` of a POST: what it was answered is answered again for seven days. A refused request leaves
/// its key free.
///
/// The answer is written after the deed. Who dies in between does it a second time, which every POST of this service
/// bears: a run's id follows from the key, and a state is entered only once.
@Component
public class Keys {
    private static final Duration KEPT = Duration.ofDays(7);
    private static final String COLLECTION = "idempotency";

    private final MongoTemplate mongo;
    private final Clock clock;

    Keys(MongoTemplate mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /// Answers as before, or does it and remembers the answer; of a dry run, what would come of it.
    ///
    /// @param foreseeing refuses what the deed would be refused
    public <B> ResponseEntity<B> answer(
            KeyedRequest request,
            Class<B> type,
            Supplier<List<Foreseen.Change>> foreseeing,
            Supplier<ResponseEntity<B>> deed) {
        if (request.isDryRun()) {
            throw new Foreseen(foreseeing.get());
        }
        var key = request.key();
        if (key == null) {
            return deed.get();
        }
        var known =
                mongo.getCollection(COLLECTION).find(new Document("_id", key)).first();
        if (known != null && known.getDate("at").toInstant().plus(KEPT).isAfter(clock.instant())) {
            if (!request.target().equals(known.getString("target"))
                    || !request.fingerprint().equals(known.getString("fingerprint"))) {
                throw Refusals.keyReused(known.getString("target"));
            }
            return replayed(known, type);
        }
        var answer = deed.get();
        remember(key, request, answer);
        return answer;
    }

    private static <B> ResponseEntity<B> replayed(Document known, Class<B> type) {
        var builder = ResponseEntity.status(known.getInteger("status")).header(IdempotencyKey.REPLAYED, "true");
        var location = known.getString("location");
        if (location != null) {
            builder.location(URI.create(location));
        }
        return builder.body(WireFormat.JSON.readValue(known.getString("body"), type));
    }

    private void remember(String key, KeyedRequest request, ResponseEntity<?> answer) {
        var location = answer.getHeaders().getLocation();
        var entry = new Document("_id", key)
                .append("target", request.target())
                .append("fingerprint", request.fingerprint())
                .append("status", answer.getStatusCode().value())
                .append("location", location == null ? null : location.toString())
                .append("body", WireFormat.JSON.writeValueAsString(answer.getBody()))
                .append("at", Date.from(clock.instant()));
        try {
            mongo.save(entry, COLLECTION);
        } catch (DuplicateKeyException e) {
            throw Refusals.keyReused(request.target());
        }
    }
}
