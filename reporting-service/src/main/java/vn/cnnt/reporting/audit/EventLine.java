package vn.cnnt.reporting.audit;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.cnnt.reporting.projection.Bytes;
import vn.cnnt.reporting.projection.LogRecord;

/// A record of the log as a line of a pack: every byte of it, as text where it is text.
///
/// @param key bytes that are no UTF-8 text, or begin like such a mark, are `base64:…`
/// @param headers name and value in turn
/// @param digest the input digest of the partition after this record
@JsonPropertyOrder({"partition", "offset", "key", "headers", "value", "digest"})
record EventLine(
        int partition,
        long offset,
        long timestamp,
        @Nullable String key,
        List<@Nullable String> headers,
        @Nullable String value,
        String digest) {
    private static final String MARK = "base64:";

    static EventLine of(LogRecord record, String digest) {
        var headers = new ArrayList<@Nullable String>();
        for (var header : record.headers()) {
            headers.add(header.name());
            headers.add(text(header.value()));
        }
        return new EventLine(
                record.partition(),
                record.offset(),
                record.timestamp(),
                text(record.key()),
                headers,
                text(record.value()),
                digest);
    }

    LogRecord toRecord() {
        var all = new ArrayList<LogRecord.Header>();
        for (var i = 0; i + 1 < headers.size(); i += 2) {
            all.add(new LogRecord.Header(String.valueOf(headers.get(i)), bytes(headers.get(i + 1))));
        }
        return new LogRecord(partition, offset, timestamp, bytes(key), all, bytes(value));
    }

    private static @Nullable String text(@Nullable Bytes bytes) {
        if (bytes == null) {
            return null;
        }
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.array()))
                    .toString();
            if (!text.startsWith(MARK)) {
                return text;
            }
        } catch (CharacterCodingException e) {
            // Then it is no text.
        }
        return MARK + Base64.getEncoder().encodeToString(bytes.array());
    }

    private static @Nullable Bytes bytes(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return Bytes.of(
                text.startsWith(MARK)
                        ? Base64.getDecoder().decode(text.substring(MARK.length()))
                        : text.getBytes(StandardCharsets.UTF_8));
    }
}
