package vn.cnnt.servers.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.jspecify.annotations.Nullable;

/// An index's key in the store, in MongoDB's order of values.
///
/// Keys of two texts, a value and the id of who has it, are written by what they share with the key before them: they
/// stand in order, so that is most of them, and reading a page of them is most of what a question of an index costs.
final class StoredKey extends BasicDataType<KeyValue> {

    static final StoredKey TYPE = new StoredKey();

    private static final ValueComparator ORDER = ValueComparator.ascWithoutListHandling();

    /// Stands before keys of two texts. Others, and all of earlier versions, begin with the length of a document, which
    /// is never negative.
    private static final int OF_TEXTS = -1;

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
    public void write(WriteBuffer target, Object storage, int count) {
        var keys = cast(storage);
        if (count == 0 || !Arrays.stream(keys, 0, count).allMatch(StoredKey::isOfTexts)) {
            super.write(target, storage, count);
            return;
        }
        target.putInt(OF_TEXTS);
        var values = new Texts();
        var ids = new Texts();
        for (int i = 0; i < count; i++) {
            values.write(target, (String) keys[i].get(0));
            ids.write(target, (String) keys[i].get(1));
        }
    }

    @Override
    public void read(ByteBuffer source, Object storage, int count) {
        if (count == 0 || source.getInt(source.position()) != OF_TEXTS) {
            super.read(source, storage, count);
            return;
        }
        source.getInt();
        var keys = cast(storage);
        var values = new Texts();
        var ids = new Texts();
        for (int i = 0; i < count; i++) {
            keys[i] = new KeyValue(values.read(source), ids.read(source));
        }
    }

    private static boolean isOfTexts(KeyValue key) {
        return key.size() == 2 && key.get(0) instanceof String && key.get(1) instanceof String;
    }

    /// Texts of which each is how many bytes it shares with the one before, how many follow, and these.
    private static final class Texts {
        private byte[] bytes = new byte[64];
        private int length;
        private String last = "";

        void write(WriteBuffer target, String text) {
            var whole = text.getBytes(UTF_8);
            var differs = Arrays.mismatch(bytes, 0, length, whole, 0, whole.length);
            var shared = differs < 0 ? length : differs;
            target.putVarInt(shared)
                    .putVarInt(whole.length - shared)
                    .put(ByteBuffer.wrap(whole, shared, whole.length - shared));
            bytes = whole;
            length = whole.length;
        }

        String read(ByteBuffer source) {
            var shared = DataUtils.readVarInt(source);
            var rest = DataUtils.readVarInt(source);
            if (rest == 0 && shared == length) {
                return last;
            }
            length = shared + rest;
            if (length > bytes.length) {
                bytes = Arrays.copyOf(bytes, 2 * length);
            }
            source.get(bytes, shared, rest);
            last = new String(bytes, 0, length, UTF_8);
            return last;
        }
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
