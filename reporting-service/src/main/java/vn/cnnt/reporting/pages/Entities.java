package vn.cnnt.reporting.pages;

import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import vn.cnnt.events.WireFormat;

/// Entities as compact JSON.
public final class Entities<V> {
    private final ObjectReader reader;
    private final ObjectWriter writer;

    public Entities(Class<V> viewType) {
        var type = WireFormat.JSON.getTypeFactory().constructParametricType(Entity.class, viewType);
        // We wrote it: no member stands twice.
        this.reader = WireFormat.JSON.readerFor(type).without(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
        this.writer = WireFormat.JSON.writerFor(type);
    }

    public byte[] write(Entity<V> entity) {
        return writer.writeValueAsBytes(entity);
    }

    public Entity<V> read(byte[] bytes) {
        return reader.readValue(bytes);
    }
}
