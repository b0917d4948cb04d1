package vn.cnnt.registry.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;

/// What must be known about the server we talk to.
///
/// The embedded one looks a filter up only when its keys are exactly an index's keys, so there conditional writes by
/// `{_id, <member>}` need an index of their own. A real server finds the document by `_id` and would only pay for it at
/// every write.
public final class ServerTraits {
    private final boolean isReal;

    public ServerTraits(MongoTemplate mongo) {
        // every server built from MongoDB's or FerretDB's sources says which commit it is
        isReal = mongo.executeCommand(new Document("buildInfo", 1)).containsKey("gitVersion");
    }

    public void indexForConditionalWrites(MongoCollection<Document> collection, String member) {
        if (!isReal) {
            collection.createIndex(new Document("_id", 1).append(member, 1), new IndexOptions().unique(true));
        }
    }
}
