package vn.cnnt.servers.journal;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/// An index over a member and the id, `{<member>: 1, _id: 1}`: the ids of each value, and of each element where the
/// value is a list, in their order. One over the member alone, `{<member>: 1}`, is kept in the same way. Documents
/// without the member aren't in it.
///
/// The server knows only indexes that are unique, which this one is because of the id; so nothing has to be checked.
/// It is asked by [EmbeddedCollection] alone.
final class OrderedIndex extends AbstractUniqueIndex<Object> {

    /// Beside every key: whose it is stands in the key. Earlier versions wrote it here once more.
    private static final Object PRESENT = true;

    private final MVMap<KeyValue, Object> map;
    private final String member;

    OrderedIndex(MVMap<KeyValue, Object> map, String name, List<IndexKey> keys) {
        super(name, keys, true);
        this.map = map;
        member = keys.getFirst().getKey();
    }

    /// Whether an index over these keys is of this kind.
    static boolean isOf(List<IndexKey> keys) {
        return (keys.size() == 1 || keys.size() == 2)
                && keys.stream().allMatch(IndexKey::isAscending)
                && !keys.get(0).getKey().equals("_id")
                && keys.get(0).getKey().indexOf('.') < 0
                && (keys.size() == 1 || keys.get(1).getKey().equals("_id"));
    }

    String member() {
        return member;
    }

    /// The ids of the documents that have the value, in their order.
    ///
    /// @param after only those behind it; null for all
    Iterator<String> ids(String value, @Nullable String after) {
        var keys = map.keyIterator(after == null ? new KeyValue(value) : new KeyValue(value, after));
        return new Ids(keys, value, after);
    }

    /// The ids of the documents that have the value.
    CommonIds.Ordered list(String value) {
        return new CommonIds.Ordered() {
            @Override
            public @Nullable String atLeast(String id) {
                var key = map.ceilingKey(new KeyValue(value, id));
                return key != null && value.equals(key.get(0)) && key.get(1) instanceof String found ? found : null;
            }

            @Override
            public long count() {
                return keysBefore(value + '\0') - keysBefore(value);
            }

            @Override
            public Iterator<String> ids(@Nullable String after) {
                return OrderedIndex.this.ids(value, after);
            }
        };
    }

    /// The map knows how many keys each of its pages has, so none is read for it but those on the way.
    private long keysBefore(String value) {
        var found = map.getKeyIndex(new KeyValue(value));
        return found < 0 ? -found - 1 : found;
    }

    /// The ids of the documents whose value lies in a range, by value; those of a list several times.
    ///
    /// @param from the least; null for all
    /// @param to the greatest; null for all
    Iterator<Object> ids(@Nullable Object from, @Nullable Object to) {
        var keys = map.keyIterator(from == null ? null : new KeyValue(from));
        var found = new ArrayList<Object>();
        while (keys.hasNext()) {
            var key = keys.next();
            if (to != null && StoredKey.compareValues(key.get(0), to) > 0) {
                break;
            }
            found.add(key.get(1));
        }
        return found.iterator();
    }

    /// Each value with the id, so that several documents may have it.
    private Set<KeyValue> keysOf(Document document, Object position) {
        var keys = getKeyValues(document);
        if (isCompoundIndex()) {
            return keys;
        }
        var all = new LinkedHashSet<KeyValue>();
        keys.forEach(key -> all.add(new KeyValue(key.get(0), position)));
        return all;
    }

    @Override
    public boolean canHandle(Document query) {
        return false;
    }

    @Override
    public boolean isUnique() {
        return false;
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Object> collection) {}

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Object> collection) {}

    @Override
    public synchronized void add(Document document, Object position, MongoCollection<Object> collection) {
        if (document.containsKey(member)) {
            keysOf(document, position).forEach(key -> map.put(key, PRESENT));
        }
    }

    @Override
    public synchronized @Nullable Object remove(Document document) {
        if (document.containsKey(member)) {
            keysOf(document, Objects.requireNonNull(document.get("_id"))).forEach(map::remove);
        }
        return null;
    }

    @Override
    public synchronized void updateInPlace(
            Document before, Document after, Object position, MongoCollection<Object> collection) {
        if (!Objects.equals(before.get(member), after.get(member))) {
            remove(before);
            add(after, position, collection);
        }
    }

    @Override
    protected @Nullable Object removeDocument(KeyValue key) {
        return map.remove(key);
    }

    @Override
    protected boolean putKeyPosition(KeyValue key, Object position) {
        return map.put(key, PRESENT) == null;
    }

    @Override
    protected @Nullable Object getPosition(KeyValue key) {
        return map.containsKey(key) ? key.get(key.size() - 1) : null;
    }

    @Override
    protected Iterable<Map.Entry<KeyValue, Object>> getIterable() {
        return map.entrySet();
    }

    @Override
    public long getCount() {
        return map.sizeAsLong();
    }

    @Override
    public boolean isEmpty() {
        return map.isEmpty();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }

    /// From the keys that follow one another to the ids of one value.
    private static final class Ids implements Iterator<String> {
        private final Iterator<KeyValue> keys;
        private final String value;
        private final @Nullable String after;
        private @Nullable String next;

        Ids(Iterator<KeyValue> keys, String value, @Nullable String after) {
            this.keys = keys;
            this.value = value;
            this.after = after;
            forward();
        }

        private void forward() {
            next = null;
            while (next == null && keys.hasNext()) {
                var key = keys.next();
                if (!value.equals(key.get(0))) {
                    return;
                }
                if (key.get(1) instanceof String id && !id.equals(after)) {
                    next = id;
                }
            }
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public String next() {
            var id = next;
            if (id == null) {
                throw new NoSuchElementException();
            }
            forward();
            return id;
        }
    }
}
