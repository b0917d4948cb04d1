package vn.cnnt.registry.enterprise;

import com.mongodb.client.model.UpdateOptions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import vn.cnnt.events.Identifier;
import vn.cnnt.events.IdentifierKind;

/// Keeps personal ids apart from everything that is published: one document per enterprise, all digits, by version.
///
/// An id is written before the command's own write, under an attempt of its own, and marked as kept after it; a crash
/// in between leaves an attempt that is used only where nothing was kept for that version. So two writers never
/// overwrite each other's.
@Component
class PersonalIds {
    private static final String COLLECTION = "personal-ids";
    private static final String IDS = "ids";
    private static final String ATTEMPT = "attempt";

    private final SecureRandom random = new SecureRandom();
    private final MongoTemplate mongo;

    PersonalIds(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /// An id that was written down for a command that may yet fail.
    record Attempt(String enterprise, String id) {}

    Attempt write(String enterprise, long version, String personalId) {
        var attempt = HexFormat.of().toHexDigits(random.nextLong());
        var entry = new Document(ATTEMPT, attempt)
                .append("version", version)
                .append("value", personalId)
                .append("kept", false);
        mongo.getCollection(COLLECTION)
                .updateOne(
                        new Document("_id", enterprise),
                        new Document("$push", new Document(IDS, entry)),
                        new UpdateOptions().upsert(true));
        return new Attempt(enterprise, attempt);
    }

    void keep(Attempt attempt) {
        mongo.getCollection(COLLECTION)
                .updateOne(
                        new Document("_id", attempt.enterprise()).append(IDS + "." + ATTEMPT, attempt.id()),
                        new Document("$set", new Document(IDS + ".$.kept", true)));
    }

    void discard(Attempt attempt) {
        mongo.getCollection(COLLECTION)
                .updateOne(
                        new Document("_id", attempt.enterprise()),
                        new Document("$pull", new Document(IDS, new Document(ATTEMPT, attempt.id()))));
    }

    /// Whether the personal id on record, of which the enterprise itself has only the mask, is another one.
    boolean isAnother(String enterprise, long version, Identifier present, String personalId) {
        var mask = present.value();
        return present.kind() == IdentifierKind.PERSONAL_ID
                && mask != null
                && !current(enterprise, version, mask).equals(Optional.of(personalId));
    }

    /// The id that a mask stands for, as of a version of the enterprise.
    private Optional<String> current(String enterprise, long version, String masked) {
        var document = mongo.getCollection(COLLECTION)
                .find(new Document("_id", enterprise))
                .first();
        var entries = document == null ? null : document.getList(IDS, Document.class);
        if (entries == null) {
            return Optional.empty();
        }
        List<Document> fitting = entries.stream()
                .filter(entry -> entry.getLong("version") <= version)
                .filter(entry -> Identifier.masked(entry.getString("value")).equals(masked))
                .toList();
        return fitting.stream()
                .max((one, other) -> {
                    var byVersion = Long.compare(one.getLong("version"), other.getLong("version"));
                    return byVersion != 0
                            ? byVersion
                            : Boolean.compare(one.getBoolean("kept"), other.getBoolean("kept"));
                })
                .map(entry -> entry.getString("value"));
    }
}
