package vn.cnnt.registry.personal;

import static vn.cnnt.registry.personal.PersonalDatabase.ID;

import java.util.List;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import vn.cnnt.manners.PersonalId;
import vn.cnnt.registry.store.Aggregates;

/// Finds what can't be moved: events that were written with a personal id in them. Each is covered by the hash of the
/// one after it, and the log has it too, so it is listed, and an operator decides (docs/operators-handbook.md).
@Component
class OpenTexts implements Migration {
    private static final Logger log = LoggerFactory.getLogger(OpenTexts.class);

    private final MongoTemplate mongo;
    private final Aggregates aggregates;
    private final PersonalDatabase database;

    OpenTexts(MongoTemplate mongo, Aggregates aggregates, PersonalDatabase database) {
        this.mongo = mongo;
        this.aggregates = aggregates;
        this.database = database;
    }

    @Override
    public int number() {
        return 5;
    }

    @Override
    public String what() {
        return "events with a personal id in them are listed";
    }

    @Override
    public void run() {
        var count = 0;
        for (var event : mongo.getCollection("events").find()) {
            count += list(event.getString(ID), event.getString("value"));
        }
        for (var type : aggregates.types()) {
            for (var aggregate : mongo.getCollection(type.collection()).find()) {
                for (var entry : aggregate.getList("outbox", Document.class, List.of())) {
                    count += list(entry.getString("id"), entry.getString("value"));
                }
            }
        }
        if (count > 0) {
            log.atWarn()
                    .addKeyValue("events", count)
                    .log("events hold personal ids; they are listed in the collection open-events");
        }
    }

    private int list(String event, String value) {
        if (!PersonalId.isIn(value)) {
            return 0;
        }
        var listed = new Document(ID, event);
        if (database.openEvents().find(listed).first() == null) {
            database.openEvents().insertOne(listed);
        }
        return 1;
    }
}
