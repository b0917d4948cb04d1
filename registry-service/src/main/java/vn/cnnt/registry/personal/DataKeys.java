package vn.cnnt.registry.personal;

import static vn.cnnt.registry.personal.PersonalDatabase.ENTERPRISE;
import static vn.cnnt.registry.personal.PersonalDatabase.ID;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import javax.crypto.SecretKey;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The keys of the owners of personal data, each wrapped under the master key. To destroy a key is to erase whatever it
/// has sealed, wherever copies of that are.
///
/// A key that an erasure is about is given to nobody any more: what is entered meanwhile gets another one.
@Component
public class DataKeys {
    private static final String WRAPPED = "wrapped";
    private static final String ERASED_BY = "erasedBy";

    private final PersonalDatabase database;
    private final SecretKey master;
    private final Clock clock;

    DataKeys(PersonalDatabase database, PersonalSettings settings, Clock clock) {
        this.database = database;
        this.master = Sealing.key(KeyFile.read(PersonalSettings.MASTER_KEY, settings.masterKey()));
        this.clock = clock;
    }

    /// A key under its id.
    public record DataKey(String id, SecretKey secret) {
        /// Keys never get into a log.
        @Override
        public String toString() {
            return id;
        }
    }

    /// The key that what is entered for this owner now is sealed under.
    public DataKey toSeal(String owner) {
        for (var found : database.keys().find(new Document(ENTERPRISE, owner))) {
            if (!found.containsKey(ERASED_BY)) {
                return key(found);
            }
        }
        var secret = Sealing.newKey();
        var id = owner + "/" + UUID.randomUUID();
        database.keys()
                .insertOne(new Document(ID, id)
                        .append(ENTERPRISE, owner)
                        .append(WRAPPED, new Binary(Sealing.seal(master, secret.getEncoded(), id)))
                        .append("at", Date.from(clock.instant())));
        return new DataKey(id, secret);
    }

    /// The key under this id; null where it was destroyed.
    public @Nullable DataKey get(String id) {
        var found = database.keys().find(new Document(ID, id)).first();
        return found == null ? null : key(found);
    }

    /// Gives none of this owner's keys to anybody from now on.
    List<String> withdraw(String owner, String erasure) {
        database.keys()
                .updateMany(new Document(ENTERPRISE, owner), new Document("$set", new Document(ERASED_BY, erasure)));
        return database.keys()
                .find(new Document(ENTERPRISE, owner))
                .map(found -> found.getString(ID))
                .into(new ArrayList<>());
    }

    void restore(List<String> ids, String erasure) {
        database.keys()
                .updateMany(
                        new Document(ID, new Document("$in", ids)).append(ERASED_BY, erasure),
                        new Document("$unset", new Document(ERASED_BY, "")));
    }

    void destroy(List<String> ids) {
        database.keys().deleteMany(new Document(ID, new Document("$in", ids)));
    }

    /// All keys of an owner who is no more.
    public void destroyAllOf(String owner) {
        database.keys().deleteMany(new Document(ENTERPRISE, owner));
    }

    private DataKey key(Document found) {
        var id = found.getString(ID);
        var wrapped = found.get(WRAPPED, Binary.class).getData();
        return new DataKey(id, Sealing.key(Sealing.open(master, wrapped, id)));
    }
}
