package vn.cnnt.servers.journal;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.h2.mvstore.CursorPos;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.DataType;
import org.h2.mvstore.type.ObjectDataType;
import org.jspecify.annotations.Nullable;

/// A map of the store that tells the command at work what it changes, see [Changes].
final class JournaledMap<K, V> extends MVMap<K, V> {

    /// What is kept in it, which says how.
    enum Kind {
        DOCUMENTS('d'),
        INDEX('i'),
        SIZES('s');

        /// As the journal names it.
        private final char letter;

        Kind(char letter) {
            this.letter = letter;
        }

        char letter() {
            return letter;
        }

        static Kind of(char letter) {
            return Arrays.stream(values())
                    .filter(kind -> kind.letter == letter)
                    .findAny()
                    .orElseThrow(() ->
                            new IllegalStateException("the journal has a kind of map that nobody knows: " + letter));
        }

        /// The map of that name, made when it is not there. The store hands the open map to whoever asks for it later.
        JournaledMap<?, ?> open(MVStore store, String name) {
            return switch (this) {
                case DOCUMENTS -> documents(store, name);
                case INDEX -> index(store, name);
                case SIZES -> sizes(store, name);
            };
        }
    }

    private final Kind kind;
    private final String name;

    private JournaledMap(Map<String, Object> config, DataType<K> keys, DataType<V> values, Kind kind, String name) {
        super(config, keys, values);
        this.kind = kind;
        this.name = name;
    }

    static JournaledMap<Object, Document> documents(MVStore store, String name) {
        return open(store, Kind.DOCUMENTS, name, new ObjectDataType(), StoredDocument.TYPE);
    }

    static JournaledMap<KeyValue, Object> index(MVStore store, String name) {
        return open(store, Kind.INDEX, name, StoredKey.TYPE, new ObjectDataType());
    }

    static JournaledMap<String, Object> sizes(MVStore store, String name) {
        return open(store, Kind.SIZES, name, new ObjectDataType(), new ObjectDataType());
    }

    private static <K, V> JournaledMap<K, V> open(
            MVStore store, Kind kind, String name, DataType<? super K> keys, DataType<? super V> values) {
        var builder = new BasicBuilder<JournaledMap<K, V>, K, V>() {
            @Override
            protected JournaledMap<K, V> create(Map<String, Object> config) {
                return new JournaledMap<>(config, getKeyType(), getValueType(), kind, name);
            }
        };
        builder.setKeyType(keys);
        builder.setValueType(values);
        return store.openMap(name, builder);
    }

    @Override
    public V operate(K key, V value, DecisionMaker<? super V> decides) {
        if (!Changes.CURRENT.isBound()) {
            return super.operate(key, value, decides);
        }
        var decided = new Decided<V>(decides);
        var before = super.operate(key, value, decided);
        if (decided.last == Decision.PUT) {
            add(key, Objects.requireNonNull(decided.value));
        } else if (decided.last == Decision.REMOVE) {
            add(key, null);
        }
        return before;
    }

    private void add(K key, @Nullable V value) {
        Changes.CURRENT.get().add(kind, name, getKeyType(), key, getValueType(), value);
    }

    /// What came of it in the end: another thread in the way makes the store decide once more.
    private static final class Decided<V> extends DecisionMaker<V> {
        private final DecisionMaker<? super V> decides;
        private @Nullable Decision last;
        private @Nullable V value;

        Decided(DecisionMaker<? super V> decides) {
            this.decides = decides;
        }

        @Override
        public Decision decide(V existing, V provided) {
            return remember(decides.decide(existing, provided));
        }

        @Override
        public Decision decide(V existing, V provided, CursorPos<?, ?> tip) {
            return remember(decides.decide(existing, provided, tip));
        }

        private Decision remember(Decision decision) {
            last = decision;
            return decision;
        }

        @Override
        public <T extends V> T selectValue(T existing, T provided) {
            var selected = decides.selectValue(existing, provided);
            value = selected;
            return selected;
        }

        @Override
        public void reset() {
            decides.reset();
        }
    }
}
