package vn.cnnt.registry.intake;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/// What became of the rows of each import, in blocks.
///
/// A block is inserted under the number of its first row, and every block begins where the one before ended: of two
/// workers on one import, one inserts and the other collides.
@Component
class RowBlocks implements SmartInitializingSingleton {
    private static final String BLOCKS = "import-blocks";
    private static final String ID = "_id";
    private static final String IMPORT = "import";
    private static final String VERSION = "version";

    private final MongoTemplate mongo;

    RowBlocks(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    @Override
    public void afterSingletonsInstantiated() {
        blocks().createIndex(new Document(IMPORT, 1));
    }

    /// False where another worker has been there.
    boolean add(String id, RowBlock block) {
        try {
            blocks().insertOne(new Document(ID, blockId(id, block.first()))
                    .append(IMPORT, id)
                    .append("first", block.first())
                    .append(VERSION, 0L)
                    .append("lines", RowDocuments.documents(block.lines())));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    /// False where another confirmation came first.
    boolean replace(String id, RowBlock block) {
        var same = new Document(ID, blockId(id, block.first())).append(VERSION, block.version());
        var change = new Document("lines", RowDocuments.documents(block.lines())).append(VERSION, block.version() + 1);
        return blocks().updateOne(same, new Document("$set", change)).getMatchedCount() == 1;
    }

    void forget(String id) {
        blocks().deleteMany(new Document(IMPORT, id));
    }

    Counts counts(String id) {
        var counts = Counts.NONE;
        for (var block : of(id, 0)) {
            counts = counts.plus(Counts.of(block.lines()));
        }
        return counts;
    }

    /// The blocks of an import in order, from the one that begins with this row.
    Iterable<RowBlock> of(String id, long from) {
        return () -> new Iterator<>() {
            private long at = from;
            private @Nullable RowBlock ahead;

            @Override
            public boolean hasNext() {
                if (ahead == null) {
                    var found = blocks().find(new Document(ID, blockId(id, at))).first();
                    ahead = found == null ? null : RowDocuments.block(found);
                }
                return ahead != null;
            }

            @Override
            public RowBlock next() {
                if (!hasNext() || ahead == null) {
                    throw new NoSuchElementException();
                }
                var block = ahead;
                at = block.next();
                ahead = null;
                return block;
            }
        };
    }

    private static String blockId(String id, long first) {
        return id + "|" + first;
    }

    private MongoCollection<Document> blocks() {
        return mongo.getCollection(BLOCKS);
    }
}
