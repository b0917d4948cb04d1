package vn.cnnt.reporting.projection;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import vn.cnnt.events.RecordedEvent;
import vn.cnnt.events.WireFormat;
import vn.cnnt.reporting.slots.Bytes;
import vn.cnnt.reporting.slots.LogRecord;

/// An event on its way to one entity, as the relay sends it.
public record Addressed(String entity, RecordedEvent event, boolean joined) {

    /// The record it becomes in the log.
    public LogRecord at(int partition, long offset) {
        var headers = new ArrayList<LogRecord.Header>();
        WireFormat.headers(event, joined)
                .forEach((name, value) -> headers.add(new LogRecord.Header(name, Bytes.of(value))));
        return new LogRecord(
                partition,
                offset,
                event.recordedAt().toEpochMilli(),
                Bytes.of(entity.getBytes(StandardCharsets.UTF_8)),
                headers,
                Bytes.of(event.value().getBytes(StandardCharsets.UTF_8)));
    }
}
