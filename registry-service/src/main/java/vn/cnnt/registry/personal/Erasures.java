package vn.cnnt.registry.personal;

import static vn.cnnt.registry.personal.PersonalDatabase.ENTERPRISE;
import static vn.cnnt.registry.personal.PersonalDatabase.ID;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import vn.cnnt.registry.store.Aggregates;
import vn.cnnt.registry.store.History;
import vn.cnnt.registry.store.KeyedAnswers;
import vn.cnnt.registry.store.Outboxes;
import vn.cnnt.registry.work.Loop;

/// Erases what the register knows of a person, once the event that says so is written: the keys that would open it, who
/// it was, and what could be compared with it. What a process that died has left undone is done after its restart.
///
/// The keys are withdrawn before the event is written, so that nothing entered after it is sealed under one of them,
/// and destroyed after it. An answer under an idempotency key can still wait in the aggregate's outbox then; it is
/// looked for until it has come out.
@Component
public class Erasures implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Erasures.class);
    private static final String COLLECTION_OF_ENTERPRISES = "enterprises";
    private static final String ERASED = "vn.cnnt.enterprise.personal-id-erased.v1";
    private static final Duration REST = Duration.ofSeconds(5);
    private static final Duration TO_STOP = Duration.ofSeconds(5);

    /// The longest that a command takes from its preparation to its write.
    private static final Duration UNDER_WAY = Duration.ofSeconds(30);

    private final PersonalDatabase database;
    private final DataKeys keys;
    private final PersonalIds ids;
    private final ObjectProvider<PersonalCopies> copies;
    private final KeyedAnswers answers;
    private final Aggregates aggregates;
    private final History history;
    private final Outboxes outboxes;
    private final Clock clock;
    private final Loop loop = new Loop("erasures", this::step, Erasures::failed, () -> {});

    Erasures(
            PersonalDatabase database,
            DataKeys keys,
            PersonalIds ids,
            ObjectProvider<PersonalCopies> copies,
            KeyedAnswers answers,
            Aggregates aggregates,
            History history,
            Outboxes outboxes,
            Clock clock) {
        this.database = database;
        this.keys = keys;
        this.ids = ids;
        this.copies = copies;
        this.answers = answers;
        this.aggregates = aggregates;
        this.history = history;
        this.outboxes = outboxes;
        this.clock = clock;
    }

    /// Prepares the erasure that is the event of this version of the enterprise.
    public void prepare(String enterprise, long version) {
        var id = id(enterprise, version);
        var withdrawn = keys.withdraw(enterprise, id);
        database.erasures()
                .insertOne(new Document(ID, id)
                        .append(ENTERPRISE, enterprise)
                        .append("version", version)
                        .append("keys", withdrawn)
                        .append("at", Date.from(clock.instant())));
    }

    /// The command of the erasure was not written.
    public void abandon(String enterprise, long version) {
        find(id(enterprise, version)).forEach(this::abandon);
    }

    /// The command of the erasure was written: once this returns, nobody can tell the id any more.
    public void carryOut(String enterprise, long version) {
        find(id(enterprise, version)).forEach(this::carryOut);
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() {
        loop.stop(TO_STOP, () -> {});
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }

    private Duration step() {
        goOn(clock.instant());
        return REST;
    }

    /// With what a process that died, or an answer that was on its way, has left.
    void goOn(Instant now) {
        for (var erasure : database.erasures().find().into(new ArrayList<>())) {
            goOn(erasure, now);
        }
    }

    private void goOn(Document erasure, Instant now) {
        if (isWritten(erasure)) {
            carryOut(erasure);
        } else if (erasure.getDate("at").toInstant().plus(UNDER_WAY).isBefore(now)) {
            abandon(erasure);
        }
    }

    private boolean isWritten(Document erasure) {
        return aggregates
                .type(COLLECTION_OF_ENTERPRISES)
                .flatMap(type -> history.stream(type, erasure.getString(ENTERPRISE)))
                .stream()
                .flatMap(stream -> stream.events().stream())
                .anyMatch(event -> event.sequence() == erasure.getLong("version")
                        && event.type().equals(ERASED));
    }

    private void abandon(Document erasure) {
        var id = erasure.getString(ID);
        keys.restore(erasure.getList("keys", String.class), id);
        database.erasures().deleteOne(new Document(ID, id));
    }

    private void carryOut(Document erasure) {
        var enterprise = erasure.getString(ENTERPRISE);
        var version = erasure.getLong("version");
        var withdrawn = erasure.getList("keys", String.class);
        var persons = ids.persons(enterprise, withdrawn);
        if (!persons.isEmpty()) {
            copies.forEach(copy -> copy.forget(persons));
        }
        keys.destroy(withdrawn);
        ids.forget(enterprise, version, withdrawn);
        answers.forgetOf(enterprise, version);
        if (!isAnswerOnItsWay(enterprise, version)) {
            // one can have come out between the two looks
            answers.forgetOf(enterprise, version);
            database.erasures().deleteOne(new Document(ID, erasure.getString(ID)));
            log.atInfo().addKeyValue("subject", enterprise).log("personal id erased");
        }
    }

    private boolean isAnswerOnItsWay(String enterprise, long version) {
        return aggregates.type(COLLECTION_OF_ENTERPRISES).stream()
                .flatMap(type -> outboxes.of(type, enterprise).stream())
                .anyMatch(entry -> entry.answer() != null && entry.event().sequence() <= version);
    }

    private List<Document> find(String id) {
        return database.erasures().find(new Document(ID, id)).into(new ArrayList<>());
    }

    private static String id(String enterprise, long version) {
        return enterprise + "@" + version;
    }

    private static void failed(Exception e) {
        log.atWarn().addKeyValue("reason", e.getMessage()).log("erasures wait for the store");
    }
}
