package vn.cnnt.reporting.projection;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.Envelope;
import vn.cnnt.events.UndecodableEvent;
import vn.cnnt.events.WireFormat;
import vn.cnnt.manners.KeptFindings;
import vn.cnnt.reporting.slots.Bytes;
import vn.cnnt.reporting.slots.LogRecord;

/// What a record of the log can be read as.
sealed interface Reading {
    /// Of an event, as its header says it.
    Pattern VERSION = Pattern.compile("[1-9][0-9]{0,17}");

    /// No id of the register comes near it.
    int MAX_ID = 512;

    /// Times beyond these no database can hold.
    Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    /// The record is an event.
    record Event(Envelope envelope) implements Reading {}

    /// The record can't be read as an event. The version is 0 where the headers don't agree on one.
    ///
    /// @param message what is wrong with it, as [KeptFindings] keeps it
    record Unreadable(
            String message,
            @Nullable String subject,
            long sequence,
            @Nullable String type) implements Reading {}

    static Reading of(LogRecord record) {
        try {
            var envelope = WireFormat.read(name -> array(record.header(name)), array(record.value()));
            if (envelope.recordedAt().isBefore(EARLIEST)
                    || envelope.recordedAt().isAfter(LATEST)) {
                return unreadable(
                        record,
                        KeptFindings.of(
                                "event-untrue",
                                WireFormat.TIME,
                                envelope.recordedAt().toString()));
            }
            return new Event(envelope);
        } catch (UndecodableEvent e) {
            return unreadable(
                    record, KeptFindings.of("event-" + e.code(), e.arguments().toArray()));
        } catch (RuntimeException e) {
            // A value the contract refuses in a way it has no message for is still this record's fault and nobody
            // else's.
            return unreadable(record, KeptFindings.of("event-refused", e.toString()));
        }
    }

    /// The entity that a record is for: its key. Empty where it has none, or one that can't be an id.
    static String addressee(LogRecord record) {
        var key = text(record.key());
        return key == null || key.length() > MAX_ID ? "" : key;
    }

    private static Unreadable unreadable(LogRecord record, String message) {
        var subject = text(record.header(WireFormat.SUBJECT));
        var version = text(record.header(WireFormat.SEQUENCE));
        var sequence = 0L;
        if (subject != null
                && version != null
                && VERSION.matcher(version).matches()
                && (subject + "@" + version).equals(text(record.header(WireFormat.ID)))) {
            sequence = Long.parseLong(version);
        }
        var type = text(record.header(WireFormat.TYPE));
        return new Unreadable(message, subject, sequence, type);
    }

    private static @Nullable String text(@Nullable Bytes bytes) {
        if (bytes == null || bytes.length() == 0) {
            return null;
        }
        var text = new String(bytes.array(), StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') < 0) {
            return text;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.array()))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static byte @Nullable [] array(@Nullable Bytes bytes) {
        return bytes == null ? null : bytes.array();
    }
}
