package vn.cnnt.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordedEventTest {
    private static final Instant NOW = Instant.parse("2026-11-23T02:30:15.123456789Z");

    @Test
    void it_is_named_after_its_place_in_the_stream_and_cut_to_what_the_store_keeps() {
        var event = registered("soct.langson", null, List.of());
        assertThat(event.id()).isEqualTo("e-1@7");
        assertThat(event.subject()).isEqualTo("e-1");
        assertThat(event.type()).isEqualTo("vn.cnnt.enterprise.registered.v1");
        assertThat(event.time()).isEqualTo("2026-11-23T02:30:15.123Z");
        assertThat(event.recordedAt()).isEqualTo(Instant.parse("2026-11-23T02:30:15.123Z"));
        assertThat(event.follows(HashChain.START)).isTrue();
    }

    @Test
    void what_was_recorded_is_read_back() throws UndecodableEvent {
        var event = registered("soct.langson", "theo đơn \"số 5\"\n", List.of("likely-duplicate"));

        var read = WireFormat.decode(event, false);

        assertThat(read.actor()).isEqualTo("soct.langson");
        assertThat(read.reason()).isEqualTo("theo đơn \"số 5\"\n");
        assertThat(read.confirmed()).containsExactly("likely-duplicate");
        assertThat(read.event()).isEqualTo(new EnterpriseEvent.Registered(việtBắc()));
        assertThat(read.recordedAt()).isEqualTo(event.recordedAt());
        assertThat(read.hash()).isEqualTo(event.hash());
    }

    @Test
    void the_archive_and_the_log_say_the_same() throws UndecodableEvent {
        var event = registered("soct.langson", null, List.of());
        var headers = WireFormat.headers(event, true);
        var value = event.value().getBytes(StandardCharsets.UTF_8);
        assertThat(WireFormat.read(headers::get, value)).isEqualTo(WireFormat.decode(event, true));
    }

    @Test
    void nothing_absent_is_written() {
        var event = registered("soct.langson", null, List.of());
        assertThat(event.value()).doesNotContain("null", "reason", "confirmed", "effectiveDate");
    }

    @Test
    void half_a_surrogate_pair_is_refused_before_it_spoils_the_chain() {
        assertThatThrownBy(() -> registered("soct\uD83D", null, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("e-1@7");
        assertThat(registered("soct\uD83C\uDFED", null, List.of()).value()).contains("🏭");
    }

    @Test
    void a_word_of_a_newer_register_keeps_its_type() {
        var types = Stream.of(
                        new EnterpriseEvent.Other("vn.cnnt.enterprise.renamed.v1", việtBắc()),
                        new RegistryEvent.Unknown("vn.cnnt.craft-village.recognised.v1"))
                .map(event -> RecordedEvent.of("e-1", 7, NOW, "soct", null, List.of(), event, HashChain.START)
                        .type());
        assertThat(types).containsExactly("vn.cnnt.enterprise.renamed.v1", "vn.cnnt.craft-village.recognised.v1");
    }

    private static RecordedEvent registered(String actor, @Nullable String reason, List<String> confirmed) {
        var event = new EnterpriseEvent.Registered(việtBắc());
        return RecordedEvent.of("e-1", 7, NOW, actor, reason, confirmed, event, HashChain.START);
    }

    private static EnterpriseDetails việtBắc() {
        return EnterpriseDetails.of(
                "Công ty cổ phần đầu tư xây dựng và phát triển Việt Bắc",
                List.of(),
                Identifier.NONE,
                LegalForm.JSC,
                Province.of("VN-20"));
    }
}
