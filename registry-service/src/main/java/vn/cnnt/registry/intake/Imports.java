package vn.cnnt.registry.intake;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.registry.command.Rejection;
import vn.cnnt.registry.decision.Decision;
import vn.cnnt.registry.intake.list.FirstRows;
import vn.cnnt.registry.intake.list.Kind;
import vn.cnnt.registry.intake.list.Unreadable;
import vn.cnnt.registry.store.NewestFirst;
import vn.cnnt.registry.store.Page;
import vn.cnnt.registry.store.Paging;

/// The imports there are and were. Who works on one has it for a lease, judged by the store's clock; each take-over is
/// a new turn, and what the worker of an older turn says of it is not heard.
@Component
class Imports implements SmartInitializingSingleton {
    static final String COLLECTION = "imports";
    private static final String ID = "_id";
    private static final String STATE = "state";
    private static final String TURN = "turn";
    private static final String UNTIL = "until";
    private static final String RUNNING_FILE = "runningFile";
    private static final String PLACE = "place";
    private static final String KEY = "key";
    private static final String COUNTS = "counts";
    private static final String STARTED_AS = "startedAs";
    private static final String ENDED_AT = "endedAt";
    private static final String FILE_GONE_AT = "fileGoneAt";
    private static final String ROWS_GONE_AT = "rowsGoneAt";

    /// How many of one actor may run at once, dry runs among them.
    private static final int MOST_OF_ONE = 3;

    /// A file is kept before its import is there.
    private static final Duration BEGINNING = Duration.ofHours(1);

    private final MongoTemplate mongo;
    private final ImportFiles files;
    private final RowBlocks blocks;

    Imports(MongoTemplate mongo, ImportFiles files, RowBlocks blocks) {
        this.mongo = mongo;
        this.files = files;
        this.blocks = blocks;
    }

    /// What came of the wish to begin an import.
    sealed interface Begun {
        record New() implements Begun {}

        record SameKey(Import there) implements Begun {}
    }

    @Override
    public void afterSingletonsInstantiated() {
        var indexes = mongo.indexOps(Import.class);
        indexes.createIndex(new Index(RUNNING_FILE, Sort.Direction.ASC).unique().sparse());
        indexes.createIndex(new Index(PLACE, Sort.Direction.ASC).unique().sparse());
        indexes.createIndex(new Index(KEY, Sort.Direction.ASC).unique().sparse());
        indexes.createIndex(new Index(STATE, Sort.Direction.ASC));
    }

    Begun begin(Import job, Path file, List<FirstRows> first) throws IOException {
        files.keep(job.id(), file);
        files.keep(job.id(), first);
        var begun = Optional.<Begun>empty();
        try {
            begun = Optional.of(insert(job));
            return begun.get();
        } finally {
            if (begun.filter(Begun.New.class::isInstance).isEmpty()) {
                files.forget(job.id());
            }
        }
    }

    /// Makes a dry run real, once: whoever asks again gets what it has become.
    Import start(Import dryRun, Actor who, Instant now) {
        var first = Query.query(where(ID).is(dryRun.id()).and(STARTED_AS).exists(false));
        mongo.updateFirst(first, Update.update(STARTED_AS, Import.newId(now)), Import.class);
        var as = get(dryRun.id()).map(Import::startedAs).orElseThrow();
        var real = dryRun.real(as, who, now);
        return get(as).orElseGet(() -> switch (insert(real)) {
            case Begun.New _ -> real;
            case Begun.SameKey(var there) -> there;
        });
    }

    /// Refuses what can't begin now: of the same file another one runs, or too many of the same actor.
    void requireRoom(Import job) {
        if (mongo.exists(Query.query(where(RUNNING_FILE).is(job.runningFile())), Import.class)) {
            throw sameFile(job);
        }
        var running = Query.query(where("actor").is(job.actor()).and(STATE).is(Import.State.RUNNING));
        if (mongo.count(running, Import.class) >= MOST_OF_ONE) {
            throw tooMany();
        }
    }

    /// Three unique indexes say whether it may be there; of the places of its actor it takes the first that is free.
    private Begun insert(Import job) {
        for (var place = 0; place < MOST_OF_ONE; place++) {
            try {
                mongo.insert(job.at(place));
                return new Begun.New();
            } catch (DuplicateKeyException _) {
                var there =
                        get(job.id()).or(() -> Optional.ofNullable(job.key()).flatMap(this::byKey));
                if (there.isPresent()) {
                    return new Begun.SameKey(there.get());
                }
                if (mongo.exists(Query.query(where(RUNNING_FILE).is(job.runningFile())), Import.class)) {
                    throw sameFile(job);
                }
            }
        }
        throw tooMany();
    }

    private static Rejection.Refused tooMany() {
        return Unreadable.notNow("", "too-many-imports", MOST_OF_ONE);
    }

    /// A list is worked on once at a time.
    private Rejection.Refused sameFile(Import job) {
        var running = mongo.findOne(Query.query(where(RUNNING_FILE).is(job.runningFile())), Import.class);
        var address = "/api/v1/imports/" + (running == null ? "" : running.id());
        var finding = new Finding("file", "import-running", Finding.Weight.ERROR, List.of(address));
        return new Rejection.Refused(new Decision.Refused(Decision.Refusal.CONFLICT, List.of(finding), address));
    }

    Optional<Import> byKey(String key) {
        return Optional.ofNullable(mongo.findOne(Query.query(where(KEY).is(key)), Import.class));
    }

    Optional<Import> get(String id) {
        return Optional.ofNullable(mongo.findById(id, Import.class));
    }

    Import known(String id) {
        return get(id).orElseThrow(() -> new Rejection.NotFound(id));
    }

    /// One whose rows are still kept.
    Import withRows(String id) {
        var job = known(id);
        if (job.rowsGoneAt() != null) {
            throw Unreadable.notNow("", "rows-no-longer-kept", Import.ROWS_KEPT.toDays());
        }
        return job;
    }

    /// The newest first.
    ///
    /// @param of whose; null for everybody's
    Page<Import> page(@Nullable String of, Import.@Nullable State state, @Nullable Kind kind, Paging paging) {
        var wanted = new Query();
        if (of != null) {
            wanted.addCriteria(where("actor").is(of));
        }
        if (state != null) {
            wanted.addCriteria(where(STATE).is(state));
        }
        if (kind != null) {
            wanted.addCriteria(where("kind").is(kind));
        }
        return NewestFirst.page(mongo, Import.class, wanted, Import::id, paging);
    }

    /// A running import that nobody works on, now ours.
    Optional<Import> take(String holder, Duration lease) {
        var now = databaseTime();
        var running = Query.query(where(STATE).is(Import.State.RUNNING)).with(Sort.by(ID));
        for (var found : mongo.find(running, Import.class)) {
            if (found.until().isAfter(now)) {
                continue;
            }
            var ours =
                    Update.update("holder", holder).set(UNTIL, now.plus(lease)).set(TURN, found.turn() + 1);
            if (change(found, ours)) {
                return get(found.id());
            }
        }
        return Optional.empty();
    }

    /// Says which provinces its rows name, before any of them is done.
    void name(Import job, Set<String> provinces) {
        set(job.id(), Update.update("named", provinces));
    }

    /// Says how far it is and stays its worker; false where it is another's by now, or is no longer to be done.
    boolean keepOn(Import job, Counts counts, Duration lease) {
        return change(
                job, Update.update(COUNTS, counts).set(UNTIL, databaseTime().plus(lease)));
    }

    /// For the next one at once.
    void letGo(Import job) {
        change(job, Update.update(UNTIL, Instant.EPOCH));
    }

    /// Ends an import. Its file goes, unless it is a dry run, which can be made real for some days.
    boolean finish(Import job, Import.State state, Counts counts, @Nullable String failure, Instant now) {
        var end = Update.update(STATE, state)
                .set(COUNTS, counts)
                .set(ENDED_AT, now)
                .unset(RUNNING_FILE)
                .unset(PLACE);
        if (failure != null) {
            end.set("failure", failure);
        }
        var finished = change(job, end);
        if (finished && !(job.dryRun() && state == Import.State.DONE)) {
            forgetFile(job, now);
        }
        return finished;
    }

    /// False where it had ended before.
    boolean cancel(String id, Instant now) {
        var running = Query.query(where(ID).is(id).and(STATE).is(Import.State.RUNNING));
        var end = Update.update(STATE, Import.State.CANCELLED)
                .set(ENDED_AT, now)
                .unset(RUNNING_FILE)
                .unset(PLACE);
        return mongo.updateFirst(running, end, Import.class).getMatchedCount() == 1;
    }

    /// Counts again what the blocks say, after the last block of a cancelled import or a confirmation.
    void recount(String id) {
        set(id, Update.update(COUNTS, blocks.counts(id)));
    }

    void forgetFile(Import job, Instant now) {
        files.forget(job.fileOwner());
        set(job.fileOwner(), Update.update(FILE_GONE_AT, now));
        set(job.id(), Update.update(FILE_GONE_AT, now));
    }

    /// Forgets what has had its time: the files of dry runs that nobody started, files whose import never came to be or
    /// has ended, the rows of old imports. By hand, because not every store has indexes that expire.
    void forgetOld(Instant now) {
        for (var owner : files.owners()) {
            var job = get(owner);
            var beginning = owner.compareTo(Import.firstIdOf(now.minus(BEGINNING))) >= 0;
            if (job.isEmpty() ? !beginning : isFileOld(job.get(), now)) {
                files.forget(owner);
                set(owner, Update.update(FILE_GONE_AT, now));
            }
        }
        var old = Query.query(where(ID)
                .lt(Import.firstIdOf(now.minus(Import.ROWS_KEPT)))
                .and(ROWS_GONE_AT)
                .exists(false));
        for (var job : mongo.find(old, Import.class)) {
            blocks.forget(job.id());
            set(job.id(), Update.update(ROWS_GONE_AT, now));
        }
    }

    private boolean isFileOld(Import job, Instant now) {
        var reader = job.startedAs() == null ? Optional.of(job) : get(job.startedAs());
        if (reader.isPresent()) {
            return reader.get().state() != Import.State.RUNNING && !isStartable(reader.get(), now);
        }
        var ended = job.endedAt();
        return ended == null || ended.plus(Import.STARTABLE).isBefore(now);
    }

    private static boolean isStartable(Import job, Instant now) {
        var until = job.startableUntil();
        return until != null && !until.isBefore(now);
    }

    private void set(String id, Update update) {
        mongo.updateFirst(Query.query(where(ID).is(id)), update, Import.class);
    }

    private boolean change(Import job, Update update) {
        var mine = Query.query(
                where(ID).is(job.id()).and(TURN).is(job.turn()).and(STATE).is(Import.State.RUNNING));
        return mongo.updateFirst(mine, update, Import.class).getMatchedCount() == 1;
    }

    private Instant databaseTime() {
        return mongo.executeCommand(new Document("hello", 1))
                .getDate("localTime")
                .toInstant();
    }
}
