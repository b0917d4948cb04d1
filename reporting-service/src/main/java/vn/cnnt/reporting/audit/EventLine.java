package vn.cnnt.reporting.audit;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.cnnt.reporting.slots.Bytes;
import vn.cnnt.reporting.slots.LogRecord;

/// A record of the log as a line of a pack: every byte of it, as text where it is text.
///
/// @param key bytes that are no UTF-8 text, or begin like such a mark, are `base64:…`
/// @param headers in their order; a value that is null in the log is absent here
/// @param digest the input digest of the partition after this record
@JsonPropertyOrder({"partition", "offset", "key", "headers", "value", "digest"})
record EventLine(
        int partition,
        long offset,
        @Nullable String key,
        List<Header> headers,
        @Nullable String value,
        String digest) {
    private static final String MARK = "base64:";

    EventLine {
        headers = List.copyOf(headers);
        Objects.requireNonNull(digest, "digest");
    }

    @JsonPropertyOrder({"name", "value"})
    record Header(String name, @Nullable String value) {
        Header {
            Objects.requireNonNull(name, "name");
        }
    }

    static EventLine of(LogRecord record, String digest) {
        var headers = record.headers().stream()
                .map(it -> new Header(it.name(), text(it.value())))
                .toList();
        return new EventLine(
                record.partition(), record.offset(), text(record.key()), headers, text(record.value()), digest);
    }

    /// Without the log's own timestamp, which no figure depends on.
    LogRecord toRecord() {
        var all = headers.stream()
                .map(it -> new LogRecord.Header(it.name(), bytes(it.value())))
                .toList();
        return new LogRecord(partition, offset, 0, bytes(key), all, bytes(value));
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
