package vn.cnnt.registry.intake;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;
import org.springframework.stereotype.Component;
import vn.cnnt.registry.personal.DataKeys;
import vn.cnnt.registry.personal.PersonalIds;
import vn.cnnt.registry.personal.Sealing;

/// Personal ids of rows that wait for a yes, sealed under a key of their import that goes with its rows.
@Component
class SealedCells {
    static final String PERSON = "person";
    private static final String KEY = "key";
    private static final String SEALED = "sealed";

    private final DataKeys keys;
    private final PersonalIds persons;

    SealedCells(DataKeys keys, PersonalIds persons) {
        this.keys = keys;
        this.persons = persons;
    }

    Document seal(String importId, String personalId) {
        var key = keys.toSeal(owner(importId));
        var sealed = Sealing.seal(key.secret(), personalId.getBytes(StandardCharsets.US_ASCII), key.id());
        return new Document(KEY, key.id())
                .append(SEALED, new Binary(sealed))
                .append(PERSON, persons.person(personalId));
    }

    /// Empty where its key is gone.
    Optional<String> open(Document cell) {
        var key = keys.get(cell.getString(KEY));
        if (key == null) {
            return Optional.empty();
        }
        var sealed = cell.get(SEALED, Binary.class).getData();
        return Optional.of(new String(Sealing.open(key.secret(), sealed, key.id()), StandardCharsets.US_ASCII));
    }

    void forget(String importId) {
        keys.destroyAllOf(owner(importId));
    }

    private static String owner(String importId) {
        return "rows of " + importId;
    }
}
