package vn.cnnt.registry.personal;

import static vn.cnnt.registry.personal.PersonalDatabase.ID;

import java.util.ArrayList;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/// Seals the personal ids that were kept openly, one document per enterprise, in the register's own database.
@Component
class OpenIds implements Migration {
    private static final String COLLECTION = "personal-ids";

    private final MongoTemplate mongo;
    private final PersonalIds ids;

    OpenIds(MongoTemplate mongo, PersonalIds ids) {
        this.mongo = mongo;
        this.ids = ids;
    }

    @Override
    public int number() {
        return 1;
    }

    @Override
    public String what() {
        return "personal ids of enterprises are sealed, in a database of their own";
    }

    /// An enterprise's document goes when all of it is sealed; one that is sealed already is left as it is.
    @Override
    public void run() {
        for (var open : mongo.getCollection(COLLECTION).find().into(new ArrayList<>())) {
            var enterprise = open.getString(ID);
            for (var entry : open.getList("ids", Document.class)) {
                ids.move(
                        new PersonalIds.Attempt(
                                enterprise, entry.getString("attempt"), ids.person(entry.getString("value"))),
                        entry.getLong("version"),
                        entry.getString("value"),
                        entry.getBoolean("kept", false));
            }
            mongo.getCollection(COLLECTION).deleteOne(new Document(ID, enterprise));
        }
        if (mongo.collectionExists(COLLECTION)) {
            mongo.getCollection(COLLECTION).drop();
        }
    }
}
