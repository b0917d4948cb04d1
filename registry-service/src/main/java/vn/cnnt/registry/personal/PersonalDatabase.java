package vn.cnnt.registry.personal;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/// The database that holds nothing but what is personal, with the rights, copies and expiry of its own that an operator
/// gives it.
@Component
class PersonalDatabase implements SmartInitializingSingleton {
    static final String ID = "_id";
    static final String ENTERPRISE = "enterprise";

    private final MongoClient server;
    private final PersonalSettings settings;

    PersonalDatabase(MongoClient server, PersonalSettings settings) {
        this.server = server;
        this.settings = settings;
    }

    @Override
    public void afterSingletonsInstantiated() {
        ids().createIndex(new Document(ENTERPRISE, 1));
        keys().createIndex(new Document(ENTERPRISE, 1));
        persons().createIndex(new Document(ENTERPRISE, 1));
    }

    /// The ids of enterprises, encrypted.
    MongoCollection<Document> ids() {
        return collection("ids");
    }

    /// The keys that open them, encrypted.
    MongoCollection<Document> keys() {
        return collection("keys");
    }

    /// Which person is registered as which enterprise, by keyed digests.
    MongoCollection<Document> persons() {
        return collection("persons");
    }

    /// Erasures that are not yet done to their end.
    MongoCollection<Document> erasures() {
        return collection("erasures");
    }

    /// Which migrations are done.
    MongoCollection<Document> migrations() {
        return collection("migrations");
    }

    /// Events that hold a personal id openly.
    MongoCollection<Document> openEvents() {
        return collection("open-events");
    }

    private MongoCollection<Document> collection(String name) {
        return server.getDatabase(settings.database()).getCollection(name);
    }
}
