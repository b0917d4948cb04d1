package vn.cnnt.registry.intake;

import com.mongodb.client.MongoCollection;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.bson.Document;
import org.bson.types.Binary;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/// The files of imports, in pieces that every store takes.
@Component
class ImportFiles implements SmartInitializingSingleton {
    private static final String PIECES = "import-files";
    private static final String ID = "_id";
    private static final String IMPORT = "import";
    private static final int PIECE = 1 << 18;

    private final MongoTemplate mongo;

    ImportFiles(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    @Override
    public void afterSingletonsInstantiated() {
        pieces().createIndex(new Document(IMPORT, 1));
    }

    void keep(String id, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            var n = 0;
            for (var bytes = in.readNBytes(PIECE); bytes.length > 0; bytes = in.readNBytes(PIECE)) {
                pieces().insertOne(new Document(ID, pieceId(id, n))
                        .append(IMPORT, id)
                        .append("bytes", new Binary(bytes)));
                n++;
            }
        }
    }

    void write(String id, Path to) throws IOException {
        try (OutputStream out = Files.newOutputStream(to)) {
            for (var n = 0; ; n++) {
                var piece = pieces().find(new Document(ID, pieceId(id, n))).first();
                if (piece == null) {
                    return;
                }
                out.write(piece.get("bytes", Binary.class).getData());
            }
        }
    }

    void forget(String id) {
        pieces().deleteMany(new Document(IMPORT, id));
    }

    boolean has(String id) {
        return pieces().find(new Document(ID, pieceId(id, 0)))
                        .projection(new Document(ID, 1))
                        .first()
                != null;
    }

    /// The imports whose files are here.
    Set<String> owners() {
        return pieces().distinct(IMPORT, String.class).into(new HashSet<>());
    }

    private static String pieceId(String id, int n) {
        return id + "|" + n;
    }

    private MongoCollection<Document> pieces() {
        return mongo.getCollection(PIECES);
    }
}
