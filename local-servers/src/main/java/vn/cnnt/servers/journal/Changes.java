package vn.cnnt.servers.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.DataType;
import org.jspecify.annotations.Nullable;

/// What one command changes in the store's maps, in the order in which it does, as the [Journal] keeps it.
///
/// Each change names its map and says what is under a key from then on, so making it once more changes nothing.
final class Changes {

    /// The command that this thread carries out; not bound where nothing needs to be written down.
    static final ScopedValue<Changes> CURRENT = ScopedValue.newInstance();

    private static final byte PUT = 1;
    private static final byte REMOVE = 2;

    private final WriteBuffer written = new WriteBuffer();

    <K, V> void add(
            JournaledMap.Kind kind, String map, DataType<K> keys, K key, DataType<V> values, @Nullable V value) {
        var name = map.getBytes(StandardCharsets.UTF_8);
        written.put(value == null ? REMOVE : PUT)
                .put((byte) kind.letter())
                .putInt(name.length)
                .put(name);
        keys.write(written, key);
        if (value != null) {
            values.write(written, value);
        }
    }

    /// To be used again: its buffer grows by a megabyte at a time.
    void clear() {
        written.clear();
    }

    boolean isEmpty() {
        return written.position() == 0;
    }

    /// What was added, ready to be read.
    ByteBuffer bytes() {
        return written.getBuffer().duplicate().flip();
    }

    /// Makes them in a store that may have some of them already.
    static void make(ByteBuffer changes, MVStore store) {
        while (changes.hasRemaining()) {
            var put = changes.get() == PUT;
            var kind = JournaledMap.Kind.of((char) changes.get());
            var name = new byte[changes.getInt()];
            changes.get(name);
            make(put, kind.open(store, new String(name, StandardCharsets.UTF_8)), changes);
        }
    }

    private static <K, V> void make(boolean put, JournaledMap<K, V> map, ByteBuffer changes) {
        var key = map.getKeyType().read(changes);
        if (put) {
            map.put(key, map.getValueType().read(changes));
        } else {
            map.remove(key);
        }
    }
}
