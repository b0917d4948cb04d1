package vn.cnnt.reporting.log;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import vn.cnnt.reporting.projection.Batch;
import vn.cnnt.reporting.slots.Bytes;
import vn.cnnt.reporting.slots.LogRecord;

/// What a consumer polled, as batches: one a partition, each up to where the consumer then stands.
public final class Polled {
    private Polled() {}

    public static List<Batch> batches(ConsumerRecords<byte[], byte[]> polled) {
        var batches = new ArrayList<Batch>();
        for (var partition : polled.partitions()) {
            var records = polled.records(partition);
            var next = polled.nextOffsets().get(partition);
            var end = next == null ? records.getLast().offset() + 1 : next.offset();
            batches.add(new Batch(
                    partition.partition(),
                    end,
                    records.stream().map(Polled::record).toList()));
        }
        return batches;
    }

    private static LogRecord record(ConsumerRecord<byte[], byte[]> it) {
        var headers = new ArrayList<LogRecord.Header>();
        it.headers()
                .forEach(header -> headers.add(new LogRecord.Header(header.key(), Bytes.ofNullable(header.value()))));
        return new LogRecord(
                it.partition(),
                it.offset(),
                it.timestamp(),
                Bytes.ofNullable(it.key()),
                headers,
                Bytes.ofNullable(it.value()));
    }
}
