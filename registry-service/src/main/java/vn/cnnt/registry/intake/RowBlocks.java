package vn.cnnt.registry.intake;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import vn.cnnt.registry.personal.PersonalCopies;

/// What became of the rows of each import, in blocks.
///
/// A block is inserted under the number of its first row, and every block begins where the one before ended: of two
/// workers on one import, one inserts and the other collides.
@Component
class RowBlocks implements SmartInitializingSingleton, PersonalCopies {
    private static final String BLOCKS = "import-blocks";
    private static final String ID = "_id";
    private static final String IMPORT = "import";
    private static final String VERSION = "version";
    private static final String PERSONS = "persons";

    private final MongoTemplate mongo;
    private final SealedCells sealed;
    private final RowDocuments documents;

    RowBlocks(MongoTemplate mongo, SealedCells sealed) {
        this.mongo = mongo;
        this.sealed = sealed;
        this.documents = new RowDocuments(sealed);
    }

    @Override
    public void afterSingletonsInstantiated() {
        blocks().createIndex(new Document(IMPORT, 1));
    }

    /// False where another worker has been there.
    boolean add(Import job, RowBlock block) {
        var lines = documents.documents(job.id(), job::columnsOf, block.lines());
        var document = new Document(ID, blockId(job.id(), block.first()))
                .append(IMPORT, job.id())
                .append("first", block.first())
                .append(VERSION, 0L)
                .append("lines", lines);
        var persons = RowDocuments.persons(lines);
        if (!persons.isEmpty()) {
            document.append(PERSONS, List.copyOf(persons));
        }
        try {
            blocks().insertOne(document);
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    /// False where another confirmation came first.
    boolean replace(Import job, RowBlock block) {
        var same = new Document(ID, blockId(job.id(), block.first())).append(VERSION, block.version());
        var lines = documents.documents(job.id(), job::columnsOf, block.lines());
        var change = new Document("lines", lines)
                .append(PERSONS, List.copyOf(RowDocuments.persons(lines)))
                .append(VERSION, block.version() + 1);
        return blocks().updateOne(same, new Document("$set", change)).getMatchedCount() == 1;
    }

    void forget(String id) {
        blocks().deleteMany(new Document(IMPORT, id));
        sealed.forget(id);
    }

    @Override
    public void forget(Set<String> persons) {
        var holding = new Document(PERSONS, new Document("$in", List.copyOf(persons)));
        for (var block = blocks().find(holding).first();
                block != null;
                block = blocks().find(holding).first()) {
            var lines = RowDocuments.without(persons, block.getList("lines", Document.class));
            var same = new Document(ID, block.getString(ID)).append(VERSION, block.getLong(VERSION));
            // where a confirmation came first, the block is found again
            blocks().updateOne(
                            same,
                            new Document(
                                    "$set",
                                    new Document("lines", lines)
                                            .append(PERSONS, List.copyOf(RowDocuments.persons(lines)))
                                            .append(VERSION, block.getLong(VERSION) + 1)));
        }
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
                    ahead = found == null ? null : documents.block(found);
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
