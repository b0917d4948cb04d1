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

    EmbeddedDatabase(String name, MVStore store, CursorRegistry cursors) {
        this.store = store;
        super(name, store, cursors);
    }

    @Override
    protected MongoCollection<Object> openOrCreateCollection(String name, CollectionOptions options) {
        // opened with its type first; the store hands the open map to whoever asks for that name
        JournaledMap.Kind.DOCUMENTS.open(store, "databases." + getDatabaseName() + "." + name);
        JournaledMap.Kind.SIZES.open(store, "meta." + getDatabaseName() + "." + name);
        return super.openOrCreateCollection(name, options);
    }

    @Override
    protected Index<Object> openOrCreateUniqueIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        JournaledMap.Kind.INDEX.open(store, getDatabaseName() + "." + collection + "._index_" + name);
        return super.openOrCreateUniqueIndex(collection, name, keys, sparse);
    }
}
