package vn.cnnt.reporting.store;

import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import vn.cnnt.reporting.slots.Bytes;

/// Reads and writes the members of documents.
final class Documents {
    private Documents() {}

    static Document byId(String id) {
        return new Document("_id", id);
    }

    static long number(Document document, String name) {
        return ((Number) Objects.requireNonNull(document.get(name), name)).longValue();
    }

    static @Nullable Date date(@Nullable Instant instant) {
        return instant == null ? null : Date.from(instant);
    }

    static @Nullable Binary binary(@Nullable Bytes bytes) {
        return bytes == null ? null : new Binary(bytes.array());
    }

    static @Nullable Bytes bytes(Document document, String name) {
        var binary = document.get(name, Binary.class);
        return binary == null ? null : Bytes.of(binary.getData());
    }
}
