package vn.cnnt.registry.personal;

import static vn.cnnt.registry.personal.PersonalDatabase.ENTERPRISE;
import static vn.cnnt.registry.personal.PersonalDatabase.ID;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.bson.Document;
import org.bson.types.Binary;
import org.springframework.stereotype.Component;
import vn.cnnt.manners.PersonalId;

/// The personal ids of enterprises: who was known by which one from which version on, and who is registered as whom.
///
/// An id is written before the command's own write, under an attempt of its own, and marked as kept after it; a crash
/// in between leaves an attempt that is used only where nothing was kept for that version. The person is claimed with
/// it, so that of two registrations of one person one is told of the other; a claim counts as long as the enterprise
/// that made it is known by that id, or its attempt is under way. An attempt that was thought dead and wasn't finds the
/// other one's digest among the keys of the register.
@Component
public class PersonalIds {
    /// How long an attempt may take until another one may have its person.
    private static final Duration UNDER_WAY = Duration.ofSeconds(5);

    private static final Duration RETRY = Duration.ofMillis(15);
    private static final String ATTEMPT = "attempt";
    private static final String VERSION = "version";
    private static final String KEPT = "kept";
    private static final String PERSON = "person";
    private static final String AT = "at";

    private final PersonalDatabase database;
    private final DataKeys keys;
    private final KeyedDigest digests;
    private final Clock clock;

    PersonalIds(PersonalDatabase database, DataKeys keys, KeyedDigest digests, Clock clock) {
        this.database = database;
        this.keys = keys;
        this.digests = digests;
        this.clock = clock;
    }

    /// What an enterprise is known by today, if that is a personal id.
    public record Known(String enterprise, long version, String mask) {}

    /// What came of the wish to enter a personal id.
    public sealed interface Entered {}

    /// A personal id that was written down for a command that may yet fail.
    public record Attempt(String enterprise, String id, String person) implements Entered {}

    /// The person is registered already.
    public record Taken(String by) implements Entered {}

    /// Writes down what an enterprise is to be known by.
    ///
    /// @param version that it will have then
    /// @param known what is on record of an enterprise
    public Entered enter(String enterprise, long version, String personalId, Function<String, Optional<Known>> known) {
        var attempt = new Attempt(enterprise, UUID.randomUUID().toString(), person(personalId));
        var holder = claim(attempt, known);
        if (holder.isPresent()) {
            return new Taken(holder.get());
        }
        insert(attempt, version, personalId);
        return attempt;
    }

    /// Takes over what was kept elsewhere; what is here already is left as it is. The newest of an enterprise claims
    /// its person, unless that is another's.
    void move(Attempt attempt, long version, String personalId, boolean isKept) {
        if (database.ids().find(new Document(ID, idOf(attempt))).first() == null) {
            insert(attempt, version, personalId);
        }
        var claim = new Document(ATTEMPT, attempt.id()).append(KEPT, isKept).append(AT, Date.from(Instant.EPOCH));
        var _ = isFirst(new Document(ID, attempt.person()).append(ENTERPRISE, attempt.enterprise()), claim);
        if (isKept) {
            keepId(attempt);
        }
    }

    /// The command was carried out: the person is this enterprise's, whoever took the claim for abandoned meanwhile.
    /// Only one of them could write, because the store knows the person's digest as a key of its own.
    public void keep(Attempt attempt) {
        keepId(attempt);
        var claim = new Document(ENTERPRISE, attempt.enterprise())
                .append(ATTEMPT, attempt.id())
                .append(KEPT, true);
        database.persons().updateOne(new Document(ID, attempt.person()), new Document("$set", claim));
    }

    private void keepId(Attempt attempt) {
        database.ids().updateOne(new Document(ID, idOf(attempt)), new Document("$set", new Document(KEPT, true)));
    }

    /// Forgets the personal id of a command that failed.
    public void discard(Attempt attempt) {
        database.persons().deleteOne(claimOf(attempt));
        database.ids().deleteOne(new Document(ID, idOf(attempt)));
    }

    /// The enterprise that this person is registered as.
    public Optional<String> registeredAs(String personalId, Function<String, Optional<Known>> known) {
        var person = person(personalId);
        return Optional.ofNullable(
                        database.persons().find(new Document(ID, person)).first())
                .map(claim -> claim.getString(ENTERPRISE))
                .filter(enterprise -> isKnownBy(enterprise, person, known));
    }

    /// Whether what the enterprise is known by is another id than this one, though the mask may be the same.
    public boolean isAnother(Known known, String personalId) {
        var person = person(personalId);
        return current(known).filter(it -> person.equals(it.getString(PERSON))).isEmpty();
    }

    /// The id that an enterprise is known by.
    public Optional<String> find(Known known) {
        return current(known).flatMap(this::open);
    }

    /// Whether there is any of this enterprise's, be it one that was replaced.
    public boolean has(String enterprise) {
        return database.ids().find(new Document(ENTERPRISE, enterprise)).first() != null;
    }

    /// Forgets whatever was sealed under these keys, up to this version, and who it was.
    void forget(String enterprise, long version, List<String> destroyed) {
        var persons = new ArrayList<String>();
        for (var found : database.ids().find(new Document(ENTERPRISE, enterprise))) {
            if (destroyed.contains(found.getString("key")) && found.getLong(VERSION) <= version) {
                persons.add(found.getString(PERSON));
                database.ids().deleteOne(new Document(ID, found.getString(ID)));
            }
        }
        for (var found : database.ids().find(new Document(ENTERPRISE, enterprise))) {
            persons.remove(found.getString(PERSON));
        }
        for (var person : persons) {
            database.persons().deleteOne(new Document(ID, person).append(ENTERPRISE, enterprise));
        }
    }

    /// The persons, by their keyed digests, whose ids are sealed under these keys.
    Set<String> persons(String enterprise, List<String> sealing) {
        var persons = new HashSet<String>();
        for (var found : database.ids().find(new Document(ENTERPRISE, enterprise))) {
            if (sealing.contains(found.getString("key"))) {
                persons.add(found.getString(PERSON));
            }
        }
        return persons;
    }

    /// By which the same person is told from another one.
    public String person(String personalId) {
        return digests.of(KeyedDigest.Of.PERSON, personalId);
    }

    private void insert(Attempt attempt, long version, String personalId) {
        var key = keys.toSeal(attempt.enterprise());
        var id = idOf(attempt);
        var sealed = Sealing.seal(key.secret(), personalId.getBytes(StandardCharsets.US_ASCII), id);
        database.ids()
                .insertOne(new Document(ID, id)
                        .append(ENTERPRISE, attempt.enterprise())
                        .append(VERSION, version)
                        .append("key", key.id())
                        .append("sealed", new Binary(sealed))
                        .append("mask", PersonalId.mask(personalId))
                        .append(PERSON, attempt.person())
                        .append(KEPT, false)
                        .append(AT, Date.from(clock.instant())));
    }

    /// The enterprise that has the person; empty where this attempt has it now. Waits for one that is under way.
    private Optional<String> claim(Attempt attempt, Function<String, Optional<Known>> known) {
        var byPerson = new Document(ID, attempt.person());
        while (true) {
            var now = clock.instant();
            var claim = new Document(ENTERPRISE, attempt.enterprise())
                    .append(ATTEMPT, attempt.id())
                    .append(KEPT, false)
                    .append(AT, Date.from(now));
            var found = database.persons().find(byPerson).first();
            if (found == null) {
                if (isFirst(new Document(byPerson).append(ENTERPRISE, attempt.enterprise()), claim)) {
                    return Optional.empty();
                }
                continue;
            }
            var holder = found.getString(ENTERPRISE);
            if (!holder.equals(attempt.enterprise())) {
                if (isKnownBy(holder, attempt.person(), known)) {
                    return Optional.of(holder);
                }
                if (isUnderWay(found, now)) {
                    LockSupport.parkNanos(RETRY.toNanos());
                    continue;
                }
            }
            var same = new Document(byPerson).append(ATTEMPT, found.getString(ATTEMPT));
            if (database.persons().updateOne(same, new Document("$set", claim)).getMatchedCount() == 1) {
                return Optional.empty();
            }
        }
    }

    private boolean isFirst(Document identity, Document claim) {
        var whole = new Document(claim);
        whole.putAll(identity);
        try {
            database.persons().insertOne(whole);
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    private static boolean isUnderWay(Document claim, Instant now) {
        return !claim.getBoolean(KEPT, false)
                && claim.getDate(AT).toInstant().plus(UNDER_WAY).isAfter(now);
    }

    private boolean isKnownBy(String enterprise, String person, Function<String, Optional<Known>> known) {
        return known.apply(enterprise)
                .flatMap(this::current)
                .filter(it -> person.equals(it.getString(PERSON)))
                .isPresent();
    }

    /// What the mask on record stands for.
    private Optional<Document> current(Known known) {
        var entries = new ArrayList<Document>();
        database.ids().find(new Document(ENTERPRISE, known.enterprise())).into(entries);
        return entries.stream()
                .filter(entry -> entry.getLong(VERSION) <= known.version())
                .filter(entry -> known.mask().equals(entry.getString("mask")))
                .max(Comparator.comparing((Document entry) -> entry.getLong(VERSION))
                        .thenComparing(entry -> entry.getBoolean(KEPT, false)));
    }

    private Optional<String> open(Document entry) {
        var key = keys.get(entry.getString("key"));
        if (key == null) {
            return Optional.empty();
        }
        var sealed = entry.get("sealed", Binary.class).getData();
        return Optional.of(
                new String(Sealing.open(key.secret(), sealed, entry.getString(ID)), StandardCharsets.US_ASCII));
    }

    private static String idOf(Attempt attempt) {
        return attempt.enterprise() + "/" + attempt.id();
    }

    private static Document claimOf(Attempt attempt) {
        return new Document(ID, attempt.person()).append(ATTEMPT, attempt.id());
    }
}
