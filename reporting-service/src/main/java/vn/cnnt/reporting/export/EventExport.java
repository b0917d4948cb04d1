package vn.cnnt.reporting.export;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.cnnt.events.UndecodableEvent;
import vn.cnnt.events.WireFormat;
import vn.cnnt.reporting.log.LogReader;
import vn.cnnt.reporting.log.LogUnreachable;
import vn.cnnt.reporting.log.RegistryLog;
import vn.cnnt.reporting.slots.LogRecord;

/// The register's history as JSON lines: every event once for its own aggregate, partition by partition as the log has
/// them, so that each aggregate's events come in their order. An event that was published twice comes twice, under the
/// same id.
///
/// It is read no faster than the client takes it, and every line says where to go on.
@Component
public class EventExport {
    private static final int BATCH = 500;
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final RegistryLog log;
    private final Counter written;
    private final AtomicInteger running = new AtomicInteger();

    EventExport(RegistryLog log, MeterRegistry metrics) {
        this.log = log;
        this.written = Counter.builder("cnnt.export.events")
                .description("Events written to whoever exports the history")
                .register(metrics);
        Gauge.builder("cnnt.export.running", running, AtomicInteger::get)
                .description("Exports of the history under way")
                .register(metrics);
    }

    /// @param value who, why, and the state after of what changed, as the log has it
    private record Line(
            String position,
            String id,
            String type,
            String subject,
            long sequence,
            String recordedAt,
            String hash,
            @JsonRawValue String value) {}

    /// What there is to export now.
    ///
    /// @param ends the offsets at which it ends
    public record Ready(String topicId, SortedMap<Integer, Long> from, SortedMap<Integer, Long> ends) {}

    /// The position is of another log, or beyond this one.
    public static final class NoSuchPosition extends RuntimeException {
        private static final long serialVersionUID = 1;

        NoSuchPosition() {
            super("no such position", null, false, false);
        }
    }

    /// @param after null for everything
    public Ready ready(@Nullable LogPosition after) {
        var identity = log.identity().orElseThrow(() -> new LogUnreachable("there is no topic " + log.name(), null));
        var begins = log.begins(identity.partitions());
        var ends = log.ends(identity.partitions());
        if (after == null) {
            return new Ready(identity.id(), begins, ends);
        }
        var isOfThisLog =
                after.topicId().equals(identity.id()) && after.offsets().size() == identity.partitions();
        if (!isOfThisLog
                || after.offsets().entrySet().stream()
                        .anyMatch(it -> it.getValue() > ends.getOrDefault(it.getKey(), 0L)
                                || it.getValue() < begins.getOrDefault(it.getKey(), 0L))) {
            throw new NoSuchPosition();
        }
        return new Ready(identity.id(), after.offsets(), ends);
    }

    /// Writes line by line; blocks while the client doesn't read, and ends with an [IOException] when it has gone.
    public void write(Ready ready, OutputStream into) throws IOException {
        running.incrementAndGet();
        try (var reader = log.readOneByOne()) {
            var offsets = new TreeMap<>(ready.from());
            for (var partition : ready.ends().entrySet()) {
                write(reader, ready, partition.getKey(), partition.getValue(), offsets, into);
            }
        } finally {
            running.decrementAndGet();
        }
    }

    private void write(
            LogReader reader, Ready ready, int partition, long end, SortedMap<Integer, Long> offsets, OutputStream into)
            throws IOException {
        long next = offsets.getOrDefault(partition, 0L);
        if (next >= end) {
            return;
        }
        reader.turnTo(partition, next, end);
        var heardAt = System.nanoTime();
        while (next < end) {
            for (var batch : reader.read((int) Math.min(BATCH, end - next))) {
                heardAt = System.nanoTime();
                for (var record : batch.records()) {
                    if (record.offset() < end) {
                        offsets.put(partition, record.offset() + 1);
                        write(ready, record, offsets, into);
                    }
                }
                next = batch.end();
                into.flush();
            }
            if (System.nanoTime() - heardAt > SILENCE.toNanos()) {
                throw new LogUnreachable("Kafka gives nothing", null);
            }
        }
        offsets.put(partition, end);
    }

    private void write(Ready ready, LogRecord record, SortedMap<Integer, Long> offsets, OutputStream into)
            throws IOException {
        var subject = record.header(WireFormat.SUBJECT);
        var key = record.key();
        var value = record.value();
        if (subject == null || key == null || value == null || !Arrays.equals(subject.array(), key.array())) {
            return; // told to someone whose figures it touches; its own aggregate's record has it, too
        }
        try {
            var event = WireFormat.read(
                    name -> {
                        var header = record.header(name);
                        return header == null ? null : header.array();
                    },
                    value.array());
            var line = new Line(
                    new LogPosition(ready.topicId(), offsets).toString(),
                    event.id(),
                    event.type(),
                    event.subject(),
                    event.sequence(),
                    event.recordedAt().toString(),
                    event.hash(),
                    new String(value.array(), StandardCharsets.UTF_8));
            into.write(WireFormat.JSON.writeValueAsBytes(line));
            into.write('\n');
            written.increment();
        } catch (UndecodableEvent e) {
            // What can't be read is no event; the figures park it and say so.
        }
    }
}
