package vn.cnnt.servers.journal;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.jspecify.annotations.Nullable;

/// A document in the store: its BSON.
final class StoredDocument extends BasicDataType<Document> {

    static final StoredDocument TYPE = new StoredDocument();

    private StoredDocument() {}

    @Override
    public void write(WriteBuffer target, Document document) {
        var bytes = Unpooled.buffer(512);
        BsonEncoder.encodeDocument(document, bytes);
        target.put(bytes.nioBuffer());
    }

    @Override
    public Document read(ByteBuffer source) {
        var bytes = Unpooled.wrappedBuffer(source);
        var document = BsonDecoder.decodeBson(bytes);
        source.position(source.position() + bytes.readerIndex());
        return document;
    }

    @Override
    public int getMemory(Document document) {
        return weight(document);
    }

    @Override
    public Document[] createStorage(int size) {
        return new Document[size];
    }

    /// About what it takes in memory: the store cuts its pages and sizes its cache by it.
    static int weight(@Nullable Object value) {
        return switch (value) {
            case null -> 8;
            case String text -> 40 + text.length();
            case BinData binary -> 40 + binary.getData().length;
            case Map<?, ?> document -> {
                var sum = 64;
                for (var field : document.entrySet()) {
                    sum += 48 + weight(field.getValue());
                }
                yield sum;
            }
            case Collection<?> values -> {
                var sum = 40;
                for (var element : values) {
                    sum += 8 + weight(element);
                }
                yield sum;
            }
            default -> 24;
        };
    }
}
