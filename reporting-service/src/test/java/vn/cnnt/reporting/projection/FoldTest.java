package vn.cnnt.reporting.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.cnnt.events.RecordedEvent;
import vn.cnnt.events.WireFormat;
import vn.cnnt.reporting.pages.Entities;
import vn.cnnt.reporting.pages.Entity;
import vn.cnnt.reporting.slots.Bytes;
import vn.cnnt.reporting.slots.LogRecord;
import vn.cnnt.reporting.slots.ParkedEvent;

class FoldTest {
    private final List<LogRecord> log = new ArrayList<>();

    @Test
    void events_in_order_are_applied() {
        arrives(Toy.registered("e1", 1, "VN-20"));
        arrives(Toy.moved("e1", 2, "VN-30"));
        var fold = fold();
        assertThat(fold.applied()).isEqualTo(2);
        assertThat(fold.after().version("e1")).isEqualTo(2);
        assertThat(fold.after().view().province()).isEqualTo("VN-30");
        assertThat(fold.after().block()).isNull();
    }

    @Test
    void an_event_that_arrives_again_is_skipped() {
        arrives(Toy.registered("e1", 1, "VN-20"));
        arrives(Toy.moved("e1", 2, "VN-30"));
        arrives(Toy.registered("e1", 1, "VN-20"));
        var fold = fold();
        assertThat(fold.skipped()).isEqualTo(1);
        assertThat(fold.after().view().province()).isEqualTo("VN-30");
    }

    @Test
    void a_damaged_copy_of_an_event_already_applied_is_skipped() {
        arrives(Toy.registered("e1", 1, "VN-20"));
        arrives(damaged(Toy.registered("e1", 1, "VN-20")));
        var fold = fold();
        assertThat(fold.skipped()).isEqualTo(1);
        assertThat(fold.after().block()).isNull();
    }

    @Test
    void a_stream_that_is_joined_begins_where_it_is_joined() {
        arrives(Toy.registered("e1", 1, "VN-20"));
        joins(Toy.granted("g1", 4, 2020, "a grant", Set.of("e1")));
        arrives(Toy.granted("g1", 5, 2021, "a grant", Set.of()));
        joins(Toy.granted("g1", 9, 2022, "a grant", Set.of("e1")));
        var fold = fold();
        assertThat(fold.applied()).isEqualTo(4);
        assertThat(fold.after().view().grants()).isEqualTo(Map.of("g1", 2022));
    }

    @Test
    void a_stream_that_begins_in_the_middle_without_being_joined_is_a_gap() {
        arrives(Toy.moved("e1", 2, "VN-20"));
        var fold = fold();
        assertThat(fold.after().view()).isNull();
        assertThat(fold.after().block()).isEqualTo(new Entity.Block(0, 1, "gap", Map.of("e1", 2L)));
        assertThat(fold.parked().getFirst().message()).contains("e1@1");
    }

    @Test
    void a_missing_event_that_arrives_late_heals_the_entity_once_the_parked_ones_have_come_again() {
        arrives(Toy.registered("e1", 1, "VN-20"));
        arrives(Toy.moved("e1", 3, "VN-42"));
        arrives(Toy.moved("e1", 2, "VN-30"));
        assertThat(fold().after().block()).isEqualTo(new Entity.Block(1, 1, "gap", Map.of("e1", 3L)));
        assertThat(fold().after().view().province()).isEqualTo("VN-30");

        arrives(Toy.moved("e1", 3, "VN-42"));
        assertThat(fold().after().block()).isNull();
        assertThat(fold().after().view().province()).isEqualTo("VN-42");
    }

    @Test
    void what_follows_a_parked_event_queues_behind_it_in_every_stream() {
        arrives(Toy.registered("e1", 1, "VN-20"));
        joins(Toy.granted("g1", 1, 2020, "a grant", Set.of("e1")));
        arrives(damaged(Toy.moved("e1", 2, "VN-30")));
        arrives(Toy.moved("e1", 3, "VN-42"));
        arrives(Toy.granted("g1", 2, 2021, "a grant", Set.of("e1")));
        joins(Toy.granted("g2", 7, 2022, "a grant", Set.of("e1")));
        var fold = fold();
        assertThat(fold.parked().stream().map(ParkedEvent::reason))
                .containsExactly(
                        ParkedEvent.Reason.UNDECODABLE,
                        ParkedEvent.Reason.BEHIND,
                        ParkedEvent.Reason.BEHIND,
                        ParkedEvent.Reason.BEHIND);
        assertThat(fold.after().block())
                .isEqualTo(new Entity.Block(2, 4, "undecodable", Map.of("e1", 3L, "g1", 2L, "g2", 7L)));
        assertThat(fold.after().view())
                .isEqualTo(new Toy.View("VN-20", true, new java.util.TreeMap<>(Map.of("g1", 2020))));
    }

    @Test
    void a_redrive_in_the_order_of_the_log_heals_all_streams() {
        arrives(Toy.registered("e1", 1, "VN-20"));
        joins(Toy.granted("g1", 1, 2020, "a grant", Set.of("e1")));
        arrives(damaged(Toy.moved("e1", 2, "VN-30")));
        arrives(Toy.moved("e1", 3, "VN-42"));
        arrives(Toy.granted("g1", 2, 2021, "a grant", Set.of("e1")));
        joins(Toy.granted("g2", 7, 2022, "a grant", Set.of("e1")));

        arrives(Toy.moved("e1", 2, "VN-30"));
        arrives(Toy.moved("e1", 3, "VN-42"));
        arrives(Toy.granted("g1", 2, 2021, "a grant", Set.of("e1")));
        assertThat(fold().after().block()).isNotNull();
        joins(Toy.granted("g2", 7, 2022, "a grant", Set.of("e1")));
        assertThat(fold().after().block()).isNull();
        assertThat(fold().after().view())
                .isEqualTo(new Toy.View("VN-42", true, new java.util.TreeMap<>(Map.of("g1", 2021, "g2", 2022))));
    }

    @Test
    void new_events_of_a_stream_that_is_whole_again_are_applied_while_another_still_waits() {
        arrives(Toy.registered("e1", 1, "VN-20"));
        arrives(Toy.moved("e1", 3, "VN-42"));
        joins(Toy.granted("g1", 1, 2020, "a grant", Set.of("e1")));
        arrives(Toy.moved("e1", 2, "VN-30"));
        arrives(Toy.moved("e1", 3, "VN-42"));
        arrives(Toy.moved("e1", 4, "VN-20"));
        assertThat(fold().after().view().province()).isEqualTo("VN-20");
        assertThat(fold().after().block()).isNotNull();
        joins(Toy.granted("g1", 1, 2020, "a grant", Set.of("e1")));
        assertThat(fold().after().block()).isNull();
    }

    @Test
    void a_redrive_that_is_still_damaged_is_parked_again_and_can_be_redriven_later() {
        arrives(Toy.registered("e1", 1, "VN-20"));
        arrives(damaged(Toy.moved("e1", 2, "VN-30")));
        arrives(damaged(Toy.moved("e1", 2, "VN-30")));
        assertThat(fold().after().block()).isEqualTo(new Entity.Block(1, 2, "undecodable", Map.of("e1", 2L)));
        arrives(Toy.moved("e1", 2, "VN-30"));
        assertThat(fold().after().block()).isNull();
    }

    @Test
    void a_record_without_a_readable_version_waits_for_the_next_of_its_subject() {
        arrives(Toy.registered("e1", 1, "VN-20"));
        var headers = List.of(new LogRecord.Header(WireFormat.SUBJECT, bytes("e1")));
        log.add(new LogRecord(0, log.size(), 0, bytes("e1"), headers, bytes("?")));
        log.add(new LogRecord(0, log.size(), 0, bytes("e1"), List.of(), null));
        assertThat(fold().after().block()).isEqualTo(new Entity.Block(1, 2, "undecodable", Map.of("e1", 2L)));
        arrives(Toy.moved("e1", 2, "VN-30"));
        assertThat(fold().after().block()).isNull();
    }

    @Test
    void an_event_that_no_figures_can_be_made_of_blocks_its_entity() {
        arrives(Toy.registered("e1", 1, "VN-20"));
        joins(Toy.granted("g1", 1, 2020, "poison", Set.of("e1")));
        arrives(Toy.moved("e1", 2, "VN-30"));
        var fold = fold();
        assertThat(fold.after().block()).isEqualTo(new Entity.Block(1, 2, "unappliable", Map.of("e1", 2L, "g1", 1L)));
        assertThat(fold.parked().getFirst().message()).contains("poison");
    }

    @Test
    void a_record_without_a_key_is_parked_under_nobody_and_never_heals() {
        log.add(new LogRecord(0, 0, 0, null, List.of(), null));
        arrives(Toy.registered("e1", 1, "VN-20"));
        var fold = fold("");
        assertThat(Reading.addressee(log.getFirst())).isEmpty();
        assertThat(fold.after().block().events()).isEqualTo(2);
        assertThat(fold.after().block().reason()).isEqualTo("unaddressed");
        assertThat(fold.after().view()).isNull();
    }

    @Test
    void a_key_that_is_no_text_or_far_too_long_names_nobody() {
        var noText = new LogRecord(0, 0, 0, Bytes.of(new byte[] {(byte) 0xff}), List.of(), null);
        var tooLong = new LogRecord(0, 0, 0, bytes("e".repeat(513)), List.of(), null);
        assertThat(Reading.addressee(noText)).isEmpty();
        assertThat(Reading.addressee(tooLong)).isEmpty();
    }

    @Test
    void only_the_last_header_of_a_name_counts() {
        var record = new Addressed("e1", Toy.registered("e1", 1, "VN-20"), false).at(0, 0);
        var headers = new ArrayList<LogRecord.Header>();
        headers.add(new LogRecord.Header(WireFormat.SEQUENCE, bytes("7")));
        headers.addAll(record.headers());
        log.add(new LogRecord(0, 0, 0, record.key(), headers, record.value()));
        assertThat(fold().after().version("e1")).isEqualTo(1);
    }

    @Test
    void a_discard_goes_on_from_the_next_event_and_what_queued_comes_again() {
        arrives(Toy.registered("e1", 1, "VN-20"));
        arrives(damaged(Toy.moved("e1", 2, "VN-30")));
        arrives(Toy.moved("e1", 3, "VN-42"));
        discards(Map.of("e1", 2L), Set.of());
        assertThat(fold().after().block()).isNotNull();
        assertThat(fold().after().version("e1")).isEqualTo(2);

        arrives(Toy.moved("e1", 3, "VN-42"));
        assertThat(fold().after().block()).isNull();
        assertThat(fold().after().view().province()).isEqualTo("VN-42");

        discards(Map.of("e1", 9L), Set.of());
        assertThat(fold().after().version("e1")).isEqualTo(3);
        assertThat(fold().skipped()).isEqualTo(1);
    }

    @Test
    void a_discard_gives_up_no_stream_in_which_nothing_waits() {
        arrives(Toy.registered("e1", 1, "VN-20"));
        arrives(damaged(Toy.moved("e1", 2, "VN-30")));
        discards(Map.of("e1", 2L, "g1", 5L), Set.of());
        assertThat(fold().after().block()).isNull();
        assertThat(fold().after().version("g1")).isZero();
    }

    @Test
    void what_may_have_been_no_event_at_all_is_waived_without_a_version() {
        arrives(Toy.registered("e1", 1, "VN-20"));
        log.add(new LogRecord(0, log.size(), 0, bytes("e1"), List.of(), null));
        discards(Map.of(), Set.of("e1"));
        assertThat(fold().after().block()).isNull();
        assertThat(fold().after().version("e1")).isEqualTo(1);
        arrives(Toy.moved("e1", 2, "VN-30"));
        assertThat(fold().after().view().province()).isEqualTo("VN-30");
    }

    @Test
    void it_makes_no_difference_where_batches_end() {
        arrives(Toy.registered("e1", 1, "VN-20"));
        arrives(damaged(Toy.moved("e1", 2, "VN-30")));
        joins(Toy.granted("g1", 3, 2020, "a grant", Set.of("e1")));
        arrives(Toy.moved("e1", 2, "VN-30"));
        joins(Toy.granted("g1", 3, 2020, "a grant", Set.of("e1")));
        Entity<Toy.View> byOne = null;
        for (var record : log) {
            var fold = new Fold<>("e1", new Toy(), byOne);
            fold.apply(record);
            byOne = new Entities<>(Toy.View.class).read(new Entities<>(Toy.View.class).write(fold.after()));
        }
        assertThat(byOne).isEqualTo(fold().after());
    }

    private Fold<Toy.View> fold() {
        return fold("e1");
    }

    private Fold<Toy.View> fold(String entity) {
        var fold = new Fold<>(entity, new Toy(), null);
        log.forEach(fold::apply);
        return fold;
    }

    private void arrives(RecordedEvent event) {
        log.add(new Addressed("e1", event, false).at(0, log.size()));
    }

    private void joins(RecordedEvent event) {
        log.add(new Addressed("e1", event, true).at(0, log.size()));
    }

    private void discards(Map<String, Long> given, Set<String> waived) {
        var discard = new Discard(
                "e1",
                new java.util.TreeMap<>(given),
                new java.util.TreeSet<>(waived),
                List.of(),
                "lan",
                "lost for good",
                "2026-11-24T00:00:00Z");
        var headers = new ArrayList<LogRecord.Header>();
        discard.headers().forEach((name, value) -> headers.add(new LogRecord.Header(name, Bytes.of(value))));
        log.add(new LogRecord(0, log.size(), 0, bytes("e1"), headers, Bytes.of(discard.value())));
    }

    private static RecordedEvent damaged(RecordedEvent it) {
        var half = it.value().substring(0, it.value().length() / 2);
        return new RecordedEvent(it.id(), it.type(), it.subject(), it.sequence(), it.time(), half, it.hash());
    }

    private static Bytes bytes(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
