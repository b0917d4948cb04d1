package vn.cnnt.registry.intake;

import com.mongodb.client.MongoCollection;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.bson.types.Binary;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import vn.cnnt.events.WireFormat;
import vn.cnnt.registry.intake.list.FirstRows;
import vn.cnnt.registry.personal.DataKeys;
import vn.cnnt.registry.personal.Sealing;

/// The files of imports, in pieces that every store takes, each sealed under a key that goes with the file: what is
/// left of it in copies of the store can't be read.
@Component
class ImportFiles implements SmartInitializingSingleton {
    private static final String PIECES = "import-files";
    private static final String ID = "_id";
    private static final String IMPORT = "import";
    private static final String KEY = "key";
    private static final String BYTES = "bytes";
    private static final int PIECE = 1 << 18;
    private static final int MOST_OF_FIRST = 1 << 20;

    private final MongoTemplate mongo;
    private final DataKeys keys;

    ImportFiles(MongoTemplate mongo, DataKeys keys) {
        this.mongo = mongo;
        this.keys = keys;
    }

    @Override
    public void afterSingletonsInstantiated() {
        pieces().createIndex(new Document(IMPORT, 1));
    }

    void keep(String id, Path file) throws IOException {
        var key = keys.toSeal(owner(id));
        try (InputStream in = Files.newInputStream(file)) {
            var n = 0;
            for (var bytes = in.readNBytes(PIECE); bytes.length > 0; bytes = in.readNBytes(PIECE)) {
                pieces().insertOne(new Document(ID, pieceId(id, n))
                        .append(IMPORT, id)
                        .append(KEY, key.id())
                        .append(BYTES, new Binary(Sealing.seal(key.secret(), bytes, pieceId(id, n)))));
                n++;
            }
        }
    }

    /// How its sheets begin, for whoever looks at them as long as the file is there; less of it where that is much.
    void keep(String id, List<FirstRows> first) {
        var bytes = WireFormat.JSON.writeValueAsBytes(first);
        if (bytes.length > MOST_OF_FIRST) {
            keep(id, first.subList(0, first.size() / 2));
            return;
        }
        var key = keys.toSeal(owner(id));
        pieces().insertOne(new Document(ID, firstId(id))
                .append(IMPORT, id)
                .append(KEY, key.id())
                .append(BYTES, new Binary(Sealing.seal(key.secret(), bytes, firstId(id)))));
    }

    /// None where the file is gone, or came before they were kept.
    List<FirstRows> first(String id) {
        var piece = pieces().find(new Document(ID, firstId(id))).first();
        var key = piece == null ? null : keys.get(piece.getString(KEY));
        if (piece == null || key == null) {
            return List.of();
        }
        var bytes = Sealing.open(key.secret(), piece.get(BYTES, Binary.class).getData(), firstId(id));
        return List.of(WireFormat.JSON.readValue(bytes, FirstRows[].class));
    }

    void write(String id, Path to) throws IOException {
        try (OutputStream out = Files.newOutputStream(to)) {
            for (var n = 0; ; n++) {
                var piece = pieces().find(new Document(ID, pieceId(id, n))).first();
                if (piece == null) {
                    return;
                }
                var key = keys.get(piece.getString(KEY));
                if (key == null) {
                    throw new IllegalStateException("the key of the file of " + id + " is gone");
                }
                out.write(Sealing.open(
                        key.secret(), piece.get(BYTES, Binary.class).getData(), pieceId(id, n)));
            }
        }
    }

    void forget(String id) {
        keys.destroyAllOf(owner(id));
        pieces().deleteMany(new Document(IMPORT, id));
    }

    /// The imports whose files are here.
    Set<String> owners() {
        return pieces().distinct(IMPORT, String.class).into(new HashSet<>());
    }

    private static String owner(String id) {
        return "file of " + id;
    }

    private static String firstId(String id) {
        return id + "|first";
    }

    private static String pieceId(String id, int n) {
        return id + "|" + n;
    }

    private MongoCollection<Document> pieces() {
        return mongo.getCollection(PIECES);
    }
}
