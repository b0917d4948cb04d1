package vn.cnnt.registry.personal;

import static vn.cnnt.registry.personal.PersonalDatabase.ID;

import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import vn.cnnt.registry.store.Aggregates;
import vn.cnnt.registry.store.KeyedAnswers;

/// Keys the fingerprints of requests by which a repeated one is known: a plain digest of a body with a personal id
/// gives it away to whoever tries all of them. An answer that was on its way into the collection is in its aggregate's
/// outbox.
@Component
class OpenFingerprints implements Migration {
    private static final String FINGERPRINT = "fingerprint";
    private static final String IS_KEYED = "keyed";
    private static final int HEX_OF_SHA_256 = 64;

    private final MongoTemplate mongo;
    private final Aggregates aggregates;
    private final KeyedDigest digests;

    OpenFingerprints(MongoTemplate mongo, Aggregates aggregates, KeyedDigest digests) {
        this.mongo = mongo;
        this.aggregates = aggregates;
        this.digests = digests;
    }

    @Override
    public int number() {
        return 3;
    }

    @Override
    public String what() {
        return "fingerprints of requests are keyed";
    }

    @Override
    public void run() {
        var answers = mongo.getCollection(KeyedAnswers.COLLECTION);
        for (var answer : answers.find().into(new ArrayList<>())) {
            if (isOpen(answer)) {
                var change = new Document(FINGERPRINT, keyed(answer)).append(IS_KEYED, true);
                answers.updateOne(new Document(ID, answer.getString(ID)), new Document("$set", change));
            }
        }
        for (var type : aggregates.types()) {
            var collection = mongo.getCollection(type.collection());
            for (var waiting : collection
                    .find(new Document("pending", new Document("$exists", true)))
                    .into(new ArrayList<>())) {
                var outbox = new ArrayList<Document>();
                var entries = waiting.getList("outbox", Document.class, List.of());
                entries.forEach(entry -> outbox.add(keyedEntry(entry)));
                if (!outbox.equals(entries)) {
                    collection.updateOne(
                            new Document(ID, waiting.getString(ID)).append("version", waiting.getLong("version")),
                            new Document("$set", new Document("outbox", outbox)));
                }
            }
        }
    }

    private Document keyedEntry(Document entry) {
        var answer = entry.get("answer", Document.class);
        return answer == null || !isOpen(answer)
                ? entry
                : new Document(entry)
                        .append(
                                "answer",
                                new Document(answer)
                                        .append(FINGERPRINT, keyed(answer))
                                        .append(IS_KEYED, true));
    }

    /// The fingerprint of a row of an import is its place, no digest.
    private static boolean isOpen(Document answer) {
        var fingerprint = answer.getString(FINGERPRINT);
        return fingerprint != null && fingerprint.length() == HEX_OF_SHA_256 && !answer.containsKey(IS_KEYED);
    }

    private String keyed(Document answer) {
        return digests.of(KeyedDigest.Of.REQUEST, answer.getString(FINGERPRINT));
    }
}
