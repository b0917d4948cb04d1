package vn.cnnt.servers.journal;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import java.util.List;
import org.h2.mvstore.MVStore;

/// H2's database with documents kept as BSON and index keys that know their order.
///
/// Without these types the store falls back on Java serialisation, and compares two index keys by serialising both:
/// many times slower, and larger on the disk.
final class EmbeddedDatabase extends H2Database {

    private final MVStore store;
    private final CursorRegistry cursors;

    private boolean isOpen;

    EmbeddedDatabase(String name, MVStore store, CursorRegistry cursors) {
        this.store = store;
        this.cursors = cursors;
        super(name, store, cursors);
        isOpen = true;
    }

    /// Whether all that was kept is open. What is opened until then was complete when it was kept.
    boolean isOpen() {
        return isOpen;
    }

    @Override
    protected MongoCollection<Object> openOrCreateCollection(String name, CollectionOptions options) {
        var documents = JournaledMap.documents(store, "databases." + getDatabaseName() + "." + name);
        var sizes = JournaledMap.sizes(store, "meta." + getDatabaseName() + "." + name);
        return new EmbeddedCollection(this, name, options, documents, sizes, cursors);
    }

    @Override
    protected Index<Object> openOrCreateUniqueIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        // opened with its type first; the store hands the open map to whoever asks for that name
        JournaledMap.index(store, nameOfMap(collection, name));
        return super.openOrCreateUniqueIndex(collection, name, keys, sparse);
    }

    /// Makes the indexes that lists are read by; others that are not unique are taken and ignored.
    @Override
    protected Index<Object> openOrCreateSecondaryIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        return OrderedIndex.isOf(keys)
                ? new OrderedIndex(JournaledMap.index(store, nameOfMap(collection, name)), name, keys)
                : super.openOrCreateSecondaryIndex(collection, name, keys, sparse);
    }

    private String nameOfMap(String collection, String index) {
        return getDatabaseName() + "." + collection + "._index_" + index;
    }
}
