package vn.cnnt.reporting.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import vn.cnnt.reporting.slots.Bytes;
import vn.cnnt.reporting.slots.Checkpoint;
import vn.cnnt.reporting.slots.Generation;
import vn.cnnt.reporting.slots.InputDigest;
import vn.cnnt.reporting.slots.LogRecord;
import vn.cnnt.reporting.slots.ParkedEvent;
import vn.cnnt.reporting.slots.Slot;
import vn.cnnt.reporting.slots.Store;
import vn.cnnt.servers.TestServers;

class MongoStoreIT {
    private static final Generation LIVE = new Generation("live-1", "toy-1", "events", 12);
    private static final Checkpoint FIRST = Checkpoint.first("live-1", 3, "topic");

    private MongoClient client;
    private Store store;

    @BeforeEach
    void connect() {
        var uri = TestServers.mongoUri("store");
        client = MongoClients.create(uri);
        var database = uri.substring(uri.lastIndexOf('/') + 1).replaceFirst("\\?.*", "");
        store = new MongoStore(new MongoTemplate(new SimpleMongoClientDatabaseFactory(client, database)));
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    @Test
    void a_slot_comes_back_as_it_was_written() {
        var full = new Slot(2, 40, bytes("now"), 30, bytes("was"));
        var empty = new Slot(2, 40, null, 30, null);
        store.write(Map.of("full", full, "empty", empty));
        assertThat(store.slots(List.of("full", "empty", "never written")))
                .isEqualTo(Map.of("full", full, "empty", empty));
    }

    @Test
    void the_later_batch_of_the_newer_epoch_stays_whatever_comes_after_it() {
        var older = new Slot(1, 50, bytes("z"), 40, bytes("y"));
        var newer = new Slot(2, 30, bytes("a"), 20, null);
        var newest = new Slot(2, 45, null, 30, bytes("a"));
        for (var slot : List.of(older, newer, newest, newer, older, newest)) {
            store.write(Map.of("slot", slot));
        }
        assertThat(store.slots(List.of("slot"))).containsEntry("slot", newest);
    }

    @Test
    void what_held_nothing_before_does_not_undo_what_a_newer_writer_left() {
        var old = new Slot(1, 50, bytes("old"), 0, null);
        var newer = new Slot(2, 30, bytes("newer"), 0, null);
        store.write(Map.of("first", newer, "second", old));
        store.write(Map.of("first", old, "second", newer, "third", old));
        assertThat(store.slots(List.of("first", "second", "third")))
                .isEqualTo(Map.of("first", newer, "second", newer, "third", old));
    }

    @Test
    void thousands_of_slots_are_written_and_read_at_once() {
        var slots = new HashMap<String, Slot>();
        for (var i = 0; i < 2500; i++) {
            slots.put("slot" + i, new Slot(1, i, bytes("value " + i), 0, null));
        }
        store.write(Map.of("slot7", slots.get("slot7"), "slot1700", slots.get("slot1700")));
        store.write(slots);
        assertThat(store.slots(slots.keySet())).isEqualTo(slots);
    }

    @Test
    void a_checkpoint_is_created_once_and_raised_by_one_writer_only() {
        var taken = raised(FIRST, 1);
        assertThat(store.create(FIRST)).isTrue();
        assertThat(store.create(taken)).isFalse();
        assertThat(store.checkpoints(LIVE)).isEqualTo(Map.of(3, FIRST));
        assertThat(store.raise(FIRST, taken)).isTrue();
        assertThat(store.raise(FIRST, taken)).isFalse();
        assertThat(store.checkpoints(LIVE)).isEqualTo(Map.of(3, taken));
    }

    @Test
    void a_checkpoint_moves_on_under_its_own_epoch_only() {
        store.create(FIRST);
        var mine = raised(FIRST, 1);
        store.raise(FIRST, mine);
        var there = at(mine, 10);
        assertThat(store.advance(List.of(new Store.Advance(mine, there)))).isEmpty();
        var theirs = raised(there, 2);
        store.raise(there, theirs);
        assertThat(store.advance(List.of(new Store.Advance(there, at(there, 20)))))
                .containsExactly(3);
        assertThat(store.checkpoints(LIVE)).isEqualTo(Map.of(3, theirs));
    }

    @Test
    void a_batch_that_was_stopped_before_it_gathered_anything_moves_nothing_on() {
        store.create(FIRST);
        assertThat(store.advance(List.of())).isEmpty();
        assertThat(store.checkpoints(LIVE)).isEqualTo(Map.of(3, FIRST));
    }

    @Test
    void of_several_checkpoints_only_the_superseded_ones_stay_behind() {
        var other = Checkpoint.first("live-1", 4, "topic");
        store.create(FIRST);
        store.create(other);
        store.raise(other, raised(other, 1));
        var advances = List.of(new Store.Advance(FIRST, at(FIRST, 5)), new Store.Advance(other, at(other, 5)));
        assertThat(store.advance(advances)).containsExactly(4);
        assertThat(store.checkpoints(LIVE).get(3).offset()).isEqualTo(5);
    }

    @Test
    void a_parked_event_is_kept_once_with_its_bytes_in_the_order_of_the_log() {
        var tenth = parked("e1", 10);
        var ninth = parked("e2", 9);
        store.park("live-1", List.of(tenth, ninth));
        store.park("live-1", List.of(tenth));
        var all = store.parked("live-1", null, null, 10);
        assertThat(all).extracting(Store.KeptEvent::event).containsExactly(ninth, tenth);
        assertThat(store.parked("live-1", null, all.getFirst().id(), 10)).containsExactly(all.getLast());
        assertThat(store.parked("live-1", "e2", null, 10)).containsExactly(all.getFirst());
        assertThat(store.parked("another", null, null, 10)).isEmpty();
    }

    @Test
    void the_first_generation_becomes_the_active_one_and_stays_it() {
        assertThat(store.active()).isEmpty();
        assertThat(store.open(LIVE)).isEqualTo("live-1");
        assertThat(store.open(new Generation("live-2", "toy-2", "events", 12))).isEqualTo("live-1");
        assertThat(store.open(new Generation("live-1", "another", "events", 6))).isEqualTo("live-1");
        assertThat(store.generation("live-1")).contains(LIVE);
    }

    private static Checkpoint raised(Checkpoint it, long epoch) {
        var starts = new TreeMap<>(it.starts());
        starts.put(epoch, it.offset());
        return with(it, epoch, it.offset(), starts);
    }

    private static Checkpoint at(Checkpoint it, long offset) {
        return with(it, it.epoch(), offset, new TreeMap<>(it.starts()));
    }

    private static Checkpoint with(Checkpoint it, long epoch, long offset, TreeMap<Long, Long> starts) {
        var pages = new BitSet();
        pages.set(0, (int) offset);
        var time = offset == 0 ? null : Instant.parse("2024-01-01T00:00:00.123Z");
        return new Checkpoint(
                it.generation(),
                it.partition(),
                epoch,
                offset,
                starts,
                it.topicId(),
                time,
                offset,
                0,
                0,
                offset == 0 ? it.blocked() : new TreeSet<>(List.of("e-blocked")),
                offset,
                InputDigest.START,
                it.viewPages(),
                pages,
                it.changedAt());
    }

    private static ParkedEvent parked(String entity, long offset) {
        var headers = List.of(new LogRecord.Header("ce_id", bytes("?")), new LogRecord.Header("empty", null));
        var record = new LogRecord(0, offset, 1, bytes(entity), headers, null);
        return new ParkedEvent(
                entity, record, ParkedEvent.Reason.UNDECODABLE, "the record has no value", null, 0, null);
    }

    private static Bytes bytes(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
