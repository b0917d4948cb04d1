package vn.cnnt.registry.store;

import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.WireFormat;

/// An aggregate as it is kept, or as it was: a document with its state in members of the store's own, beside them the
/// keys that it is found by, and the events that the log does not have yet.
///
/// @param recordedAt of its last event
/// @param hash of its last event
public record Stored<S>(String id, long version, S state, Instant recordedAt, String hash) {
    static final String ID = "_id";
    static final String VERSION = "version";
    static final String OUTBOX = "outbox";

    /// Since when the outbox has waited; of an empty one there is none.
    static final String PENDING = "pending";

    private static final String BODY = "body";
    private static final String RECORDED_AT = "recordedAt";
    private static final String HASH = "hash";
    private static final Set<String> OURS = Set.of(ID, VERSION, BODY, RECORDED_AT, HASH, OUTBOX, PENDING);

    /// The document of a new one.
    Document toDocument(Map<String, @Nullable Object> keys, List<OutboxEntry> outbox) {
        var document = new Document(ID, id);
        document.putAll(header());
        keys.forEach((key, value) -> {
            if (value != null) {
                document.append(key, value);
            }
        });
        return document.append(
                        OUTBOX, outbox.stream().map(OutboxEntry::toDocument).toList())
                .append(PENDING, Date.from(recordedAt));
    }

    /// The change that makes this of the version before.
    ///
    /// @param before the names of the keys it has, without those that stay
    Document change(Set<String> before, Map<String, @Nullable Object> keys, List<OutboxEntry> outbox) {
        var set = header();
        var unset = new Document();
        before.forEach(key -> unset.append(key, ""));
        keys.forEach((key, value) -> {
            if (value == null) {
                unset.append(key, "");
            } else {
                set.append(key, value);
                unset.remove(key);
            }
        });
        var events = outbox.stream().map(OutboxEntry::toDocument).toList();
        var change = new Document("$set", set)
                .append("$push", new Document(OUTBOX, new Document("$each", events)))
                .append("$min", new Document(PENDING, Date.from(recordedAt)));
        return unset.isEmpty() ? change : change.append("$unset", unset);
    }

    /// What brings the keys of a document up to date; null where they are.
    ///
    /// @param beside keys that stay where they are
    static @Nullable Document keysAnew(Document document, Map<String, @Nullable Object> keys, Set<String> beside) {
        var set = new Document();
        var unset = new Document();
        keysOf(document).forEach(key -> unset.append(key, ""));
        unset.keySet().removeAll(beside);
        keys.forEach((key, value) -> {
            if (value != null) {
                unset.remove(key);
                if (!value.equals(document.get(key))) {
                    set.append(key, value);
                }
            }
        });
        var change = new Document();
        if (!set.isEmpty()) {
            change.append("$set", set);
        }
        if (!unset.isEmpty()) {
            change.append("$unset", unset);
        }
        return change.isEmpty() ? null : change;
    }

    private Document header() {
        return new Document(VERSION, version)
                .append(BODY, WireFormat.JSON.writeValueAsString(state))
                .append(RECORDED_AT, Date.from(recordedAt))
                .append(HASH, hash);
    }

    static List<OutboxEntry> outbox(Document document) {
        var entries = document.getList(OUTBOX, Document.class);
        return entries == null
                ? List.of()
                : entries.stream().map(OutboxEntry::of).toList();
    }

    static <S> Stored<S> of(AggregateType<S> type, Document document) {
        return new Stored<>(
                document.getString(ID),
                document.getLong(VERSION),
                WireFormat.JSON.readValue(document.getString(BODY), type.stateType()),
                document.getDate(RECORDED_AT).toInstant(),
                document.getString(HASH));
    }

    /// The names of the keys that it has.
    static Set<String> keysOf(Document document) {
        return document.keySet().stream().filter(key -> !OURS.contains(key)).collect(Collectors.toUnmodifiableSet());
    }

    /// @param beside keys that the state doesn't say
    static <S> Map<String, @Nullable Object> keys(AggregateType<S> type, S state, Map<String, String> beside) {
        var keys = new LinkedHashMap<String, @Nullable Object>(beside);
        type.keys(state).forEach((key, value) -> {
            if (OURS.contains(key)) {
                throw new IllegalStateException(
                        "a key of " + type.collection() + " has a name that the store needs: " + key);
            }
            keys.put(key, value == null ? null : plain(value));
        });
        return keys;
    }

    /// A value as the store compares it.
    static Object plain(Object value) {
        return switch (value) {
            case Enum<?> constant -> constant.name();
            case Collection<?> several -> several.stream().map(Stored::plain).toList();
            case Instant instant -> Date.from(instant);
            case String text -> text;
            case Number number -> number;
            case Boolean bool -> bool;
            default -> value.toString();
        };
    }
}
