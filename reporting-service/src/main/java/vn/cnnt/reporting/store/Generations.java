package vn.cnnt.reporting.store;

import com.mongodb.client.MongoCollection;
import java.util.Optional;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import vn.cnnt.reporting.slots.Generation;

/// The collection of generations, and the one document that says which of them is active.
final class Generations {
    private static final String ACTIVE = "active";

    private final MongoCollection<Document> collection;

    Generations(MongoOperations mongo) {
        this.collection = Mongo.collection(mongo, "generations");
    }

    Optional<Generation> generation(String name) {
        return Mongo.asked(() -> Optional.ofNullable(
                        collection.find(Documents.byId(name)).first())
                .map(it -> new Generation(name, it.getString("definition"), it.getString("topic"), (int)
                        Documents.number(it, "partitions"))));
    }

    Optional<String> active() {
        return Mongo.asked(() -> Optional.ofNullable(
                        collection.find(Documents.byId(ACTIVE)).first())
                .map(it -> it.getString("generation")));
    }

    void prepare(Generation generation) {
        Mongo.insertIfAbsent(
                collection,
                Documents.byId(generation.name())
                        .append("definition", generation.definition())
                        .append("topic", generation.topic())
                        .append("partitions", generation.partitions()));
    }

    boolean activate(String from, String to) {
        return Mongo.asked(() -> collection
                        .updateOne(
                                Documents.byId(ACTIVE).append("generation", from),
                                new Document("$set", new Document("generation", to)))
                        .getMatchedCount()
                == 1);
    }

    String open(Generation generation) {
        prepare(generation);
        Mongo.insertIfAbsent(collection, Documents.byId(ACTIVE).append("generation", generation.name()));
        return active().orElseThrow();
    }
}
