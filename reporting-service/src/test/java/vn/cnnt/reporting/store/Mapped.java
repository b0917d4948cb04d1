package vn.cnnt.reporting.store;

import org.bson.Document;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.data.mongodb.core.convert.NoOpDbRefResolver;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;

/// What Spring Data makes of documents and records, without a database: stored data of earlier versions must be read.
public final class Mapped {
    private static final MappingMongoConverter CONVERTER = converter();

    private Mapped() {}

    public static <T> T read(Class<T> type, Document stored) {
        return CONVERTER.read(type, stored);
    }

    public static Document written(Object record) {
        var document = new Document();
        CONVERTER.write(record, document);
        document.remove("_class");
        return document;
    }

    private static MappingMongoConverter converter() {
        var conversions = MongoCustomConversions.create(_ -> {});
        var context = new MongoMappingContext();
        context.setSimpleTypeHolder(conversions.getSimpleTypeHolder());
        context.afterPropertiesSet();
        var converter = new MappingMongoConverter(NoOpDbRefResolver.INSTANCE, context);
        converter.setCustomConversions(conversions);
        converter.afterPropertiesSet();
        return converter;
    }
}
