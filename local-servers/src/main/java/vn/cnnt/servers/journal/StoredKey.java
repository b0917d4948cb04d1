package vn.cnnt.servers.journal;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.jspecify.annotations.Nullable;

/// An index's key in the store, in MongoDB's order of values.
final class StoredKey extends BasicDataType<KeyValue> {

    static final StoredKey TYPE = new StoredKey();

    private static final ValueComparator ORDER = ValueComparator.ascWithoutListHandling();

    private StoredKey() {}

    @Override
    public int compare(KeyValue one, KeyValue other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            var order = compareValues(one.get(i), other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(one.size(), other.size());
    }

    /// Most keys are text, for which the general comparison is slow.
    static int compareValues(@Nullable Object one, @Nullable Object other) {
        return one instanceof String text && other instanceof String otherText
                ? text.compareTo(otherText)
                : ORDER.compare(one, other);
    }

    @Override
    public void write(WriteBuffer target, KeyValue key) {
        var values = new Document();
        for (int i = 0; i < key.size(); i++) {
            values.append(String.valueOf(i), key.get(i));
        }
        StoredDocument.TYPE.write(target, values);
    }

    @Override
    public KeyValue read(ByteBuffer source) {
        return new KeyValue(new ArrayList<>(StoredDocument.TYPE.read(source).values()));
    }

    @Override
    public int getMemory(KeyValue key) {
        var sum = 64;
        for (var value : key) {
            sum += StoredDocument.weight(value);
        }
        return sum;
    }

    @Override
    public KeyValue[] createStorage(int size) {
        return new KeyValue[size];
    }
}
