package vn.cnnt.registry.personal;

import static vn.cnnt.registry.personal.PersonalDatabase.ID;

import java.time.Clock;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Does what migrations are not yet done, in the order of their numbers, before anything else of the service begins:
/// the relay, the imports and the port come after it.
@Component
class Migrations implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Migrations.class);

    private final PersonalDatabase database;
    private final List<Migration> all;
    private final Clock clock;
    private volatile boolean isRunning;

    Migrations(PersonalDatabase database, ObjectProvider<Migration> all, Clock clock) {
        this.database = database;
        this.all =
                all.stream().sorted(Comparator.comparingInt(Migration::number)).toList();
        this.clock = clock;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }

    @Override
    public void start() {
        isRunning = true;
        for (var migration : all) {
            var byNumber = new Document(ID, migration.number());
            if (database.migrations().find(byNumber).first() == null) {
                migration.run();
                database.migrations()
                        .insertOne(
                                byNumber.append("what", migration.what()).append("doneAt", Date.from(clock.instant())));
                log.atInfo()
                        .addKeyValue("migration", migration.number())
                        .addKeyValue("what", migration.what())
                        .log("migrated");
            }
        }
    }

    @Override
    public void stop() {
        isRunning = false;
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }
}
