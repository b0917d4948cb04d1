package vn.cnnt.reporting.projection;

import java.util.List;
import vn.cnnt.reporting.slots.LogRecord;

/// Records of one partition in the order of the log.
///
/// @param end the offset that follows the batch
public record Batch(int partition, long end, List<LogRecord> records) {
    public Batch {
        records = List.copyOf(records);
    }
}
