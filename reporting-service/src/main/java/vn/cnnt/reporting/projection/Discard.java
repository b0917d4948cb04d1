package vn.cnnt.reporting.projection;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import vn.cnnt.events.WireFormat;
import vn.cnnt.reporting.slots.LogRecord;

/// An operator's decision to go on without events that can't be applied. It is a record of the log itself, addressed
/// to the entity it is about, so that what became of the entity stays a function of the log, and stands there for ever.
///
/// @param given by stream, the version up to which nothing more is waited for
/// @param waived streams of which only unreadable records wait that may have been no events at all
/// @param records those that are given up, as `<partition>/<offset>`
public record Discard(
        String entity,
        SortedMap<String, Long> given,
        SortedSet<String> waived,
        List<String> records,
        String actor,
        String reason,
        String at) {
    /// The `ce_type` of such a record.
    public static final String TYPE = "vn.cnnt.reporting.discarded.v1";

    private static final String SOURCE = "/vn/cnnt/reporting";
    private static final byte[] TYPE_BYTES = TYPE.getBytes(StandardCharsets.UTF_8);

    public Discard {
        given = given == null ? Collections.emptySortedMap() : Collections.unmodifiableSortedMap(new TreeMap<>(given));
        waived = waived == null
                ? Collections.emptySortedSet()
                : Collections.unmodifiableSortedSet(new TreeSet<>(waived));
        records = records == null ? List.of() : List.copyOf(records);
    }

    /// Null where the record is something else.
    public static @Nullable Discard of(LogRecord record) {
        var type = record.header(WireFormat.TYPE);
        var value = record.value();
        if (type == null || value == null || !Arrays.equals(type.array(), TYPE_BYTES)) {
            return null;
        }
        try {
            return WireFormat.JSON.readValue(value.array(), Discard.class);
        } catch (JacksonException e) {
            return null; // then it is parked like everything that can't be read
        }
    }

    /// Whether it gives up anything.
    @JsonIgnore
    public boolean isEmpty() {
        return given.isEmpty() && waived.isEmpty();
    }

    /// CloudEvents 1.0 in Kafka's binary mode, like every record of the log.
    public Map<String, byte[]> headers() {
        var headers = new LinkedHashMap<String, byte[]>();
        put(headers, WireFormat.SPEC_VERSION, "1.0");
        put(headers, WireFormat.ID, entity + "/" + at);
        put(headers, WireFormat.SOURCE, SOURCE);
        put(headers, WireFormat.TYPE, TYPE);
        put(headers, WireFormat.TIME, Instant.parse(at).toString());
        put(headers, WireFormat.CONTENT_TYPE, "application/json");
        return headers;
    }

    public byte[] value() {
        return WireFormat.JSON.writeValueAsBytes(this);
    }

    private static void put(Map<String, byte[]> headers, String name, String text) {
        headers.put(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
