package vn.cnnt.reporting.projection;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.cnnt.events.UndecodableEvent;
import vn.cnnt.events.WireFormat;
import vn.cnnt.manners.KeptFindings;
import vn.cnnt.manners.MannersConfiguration;
import vn.cnnt.manners.Words;
import vn.cnnt.reporting.slots.Bytes;
import vn.cnnt.reporting.slots.LogRecord;
import vn.cnnt.reporting.statistics.History;

/// Whoever looks at a parked record is told in their language what is wrong with it, and the header or member at fault
/// by its name.
class WordsOfParkedTest {
    private static final Locale VI = Locale.of("vi");

    private final Words words = new Words(MannersConfiguration.messages("messages", "manners"));
    private final History.Addressed sound =
            new History().registered("e-a", "VN-20").log().getFirst();

    @ParameterizedTest
    @CsvSource({
        "ce_specversion, 0.3",
        "ce_source, urn:cnnt:other",
        "content-type, text/plain",
        "ce_type, vn.cnnt.grant.approved",
        "ce_time, yesterday",
        "ce_time, +10000-01-01T00:00:00Z",
        "ce_sequence, 05",
        "ce_id, e-b@1",
        "ce_joined, yes",
        "ce_subject, "
    })
    void a_header_at_fault_is_named_in_both_languages(String header, @Nullable String text) {
        var record = record(header, text, sound.event().value().getBytes(StandardCharsets.UTF_8));

        assertSaid(record, header);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "null; null",
                "{}; actor",
                "{\"actor\":\"a\"}; enterprise",
                "{\"enterprise\":3}; enterprise",
                "{\"enterprise\":{\"name\":\"x\"}}; enterprise",
                "{\"damaged; value"
            })
    void a_member_at_fault_is_named_in_both_languages(String value, String member) {
        assertSaid(record(null, null, value.getBytes(StandardCharsets.UTF_8)), member);
    }

    @Test
    void a_record_without_a_value_or_with_bytes_that_are_no_text_says_so_in_both_languages() {
        assertSaid(record(null, null, null), "");
        assertSaid(record(null, null, new byte[] {(byte) 0xFF}), "UTF-8");
    }

    /// Whoever can write to the log could else have the page of what is parked say anything, or nothing.
    @ParameterizedTest
    @ValueSource(strings = {"[{\"code\":\"registry-unset\"}]", "[{\"code\":\"x\"},null]", "[{\"code\":null}]"})
    void what_stands_in_a_record_is_quoted_whatever_it_looks_like(String text) {
        assertSaid(record("ce_source", text, sound.event().value().getBytes(StandardCharsets.UTF_8)), text);
    }

    /// The words of English are those that the wire format itself has for it.
    private void assertSaid(LogRecord record, String named) {
        assertThat(Reading.of(record)).isInstanceOfSatisfying(Reading.Unreadable.class, unreadable -> {
            var vi = said(unreadable.message(), VI);
            var en = said(unreadable.message(), Locale.ENGLISH);
            assertThat(vi).contains(named).isNotEqualTo(en).doesNotContain("event-");
            assertThat(en).contains(named).doesNotContain("event-");
            assertThat(en.replace('’', '\'')).isEqualTo(thrown(record));
        });
    }

    private String said(String kept, Locale locale) {
        return requireNonNull(KeptFindings.say(kept, words, locale));
    }

    private static String thrown(LogRecord record) {
        try {
            var read = WireFormat.read(name -> array(record.header(name)), array(record.value()));
            return "ce_time can't be true: " + read.recordedAt();
        } catch (UndecodableEvent e) {
            return String.valueOf(e.getMessage());
        }
    }

    private LogRecord record(@Nullable String header, @Nullable String text, byte @Nullable [] value) {
        var headers = new LinkedHashMap<>(WireFormat.headers(sound.event(), false));
        if (header != null && text == null) {
            headers.remove(header);
        } else if (header != null) {
            headers.put(header, text.getBytes(StandardCharsets.UTF_8));
        }
        var all = new ArrayList<LogRecord.Header>();
        headers.forEach((name, bytes) -> all.add(new LogRecord.Header(name, Bytes.of(bytes))));
        return new LogRecord(0, 0, 0, null, List.copyOf(all), Bytes.ofNullable(value));
    }

    private static byte @Nullable [] array(@Nullable Bytes bytes) {
        return bytes == null ? null : bytes.array();
    }
}
