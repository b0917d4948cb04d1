package vn.cnnt.reporting.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.function.Supplier;
import org.bson.Document;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import vn.cnnt.events.WireFormat;
import vn.cnnt.manners.CurrentActor;
import vn.cnnt.manners.IdempotencyKey;

/// The `Idempotency-Key` of a POST: what it was answered is answered again for seven days. A refused request leaves
/// its key free.
///
/// The answer is written after the deed. Who dies in between does it a second time, which every POST of this service
/// bears: a run's id follows from the key, and a state is entered only once.
@Component
class Keys {
    private static final Duration KEPT = Duration.ofDays(7);
    private static final String COLLECTION = "idempotency";

    private final MongoTemplate mongo;
    private final CurrentActor actor;
    private final Clock clock;

    Keys(MongoTemplate mongo, CurrentActor actor, Clock clock) {
        this.actor = actor;
        this.mongo = mongo;
        this.clock = clock;
    }

    /// Answers as before, or does it and remembers the answer.
    ResponseEntity<?> answer(HttpServletRequest request, Body body, Supplier<ResponseEntity<?>> deed) {
        var key = IdempotencyKey.of(actor.of(request), request);
        if (key == null) {
            return deed.get();
        }
        var target = request.getMethod() + " " + request.getRequestURI();
        var known =
                mongo.getCollection(COLLECTION).find(new Document("_id", key)).first();
        if (known != null && known.getDate("at").toInstant().plus(KEPT).isAfter(clock.instant())) {
            if (!target.equals(known.getString("target"))
                    || !body.fingerprint().equals(known.getString("fingerprint"))) {
                throw Refusals.keyReused(known.getString("target"));
            }
            return replayed(known);
        }
        var answer = deed.get();
        remember(key, target, body, answer);
        return answer;
    }

    private static ResponseEntity<?> replayed(Document known) {
        var builder = ResponseEntity.status(known.getInteger("status")).header(IdempotencyKey.REPLAYED, "true");
        var location = known.getString("location");
        if (location != null) {
            builder.location(URI.create(location));
        }
        return builder.contentType(MediaType.APPLICATION_JSON).body(WireFormat.JSON.readTree(known.getString("body")));
    }

    private void remember(String key, String target, Body body, ResponseEntity<?> answer) {
        var location = answer.getHeaders().getLocation();
        var entry = new Document("_id", key)
                .append("target", target)
                .append("fingerprint", body.fingerprint())
                .append("status", answer.getStatusCode().value())
                .append("location", location == null ? null : location.toString())
                .append("body", WireFormat.JSON.writeValueAsString(answer.getBody()))
                .append("at", Date.from(clock.instant()));
        try {
            mongo.save(entry, COLLECTION);
        } catch (DuplicateKeyException e) {
            throw Refusals.keyReused(target);
        }
    }
}
