package vn.cnnt.manners.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.Refused;

class AuditTrailTest {
    private static final Instant NOON = Instant.parse("2026-03-15T12:00:00.123456Z");

    private final MemoryAuditStore store = new MemoryAuditStore();
    private final AuditTrail trail = trailAt(NOON);

    private AuditTrail trailAt(Instant now) {
        return new AuditTrail(store, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Act act(String target) {
        var operator = new Actor("operator", "Vận hành", Set.of("operator", "auditor"), Set.of("*"));
        return Act.of(operator, "pauseRun", target, "nhường đường", "q-" + target, Outcome.DONE);
    }

    @Test
    void an_entry_says_who_did_what_to_what_and_why() {
        trail.record(act("rebuild-1"));

        var entry = store.entries.get(1L);
        assertThat(entry.at()).isEqualTo(Instant.parse("2026-03-15T12:00:00.123Z"));
        assertThat(entry.actor()).isEqualTo("operator");
        assertThat(entry.roles()).containsExactly("auditor", "operator");
        assertThat(entry.provinces()).containsExactly("*");
        assertThat(entry.action()).isEqualTo("pauseRun");
        assertThat(entry.target()).isEqualTo("rebuild-1");
        assertThat(entry.reason()).isEqualTo("nhường đường");
        assertThat(entry.requestId()).isEqualTo("q-rebuild-1");
        assertThat(entry.outcome()).isEqualTo(Outcome.DONE);
        assertThat(entry.previousHash()).isEqualTo(AuditEntry.START);
    }

    /// Computed by other means: `printf '%s' '<the canonical JSON>' | sha256sum`.
    @Test
    void its_hash_is_that_of_its_canonical_json() {
        trail.record(act("rebuild-1"));

        assertThat(store.entries.get(1L).hash())
                .isEqualTo("a4ccefd00d1d353830eae619a52b83c7b129036a74590b76f6293b236e8b7a0b");
    }

    @Test
    void each_entry_covers_the_one_before() {
        IntStream.range(0, 5).forEach(i -> trail.record(act("rebuild-" + i)));

        var verification = trail.verification();
        assertThat(verification)
                .isEqualTo(new AuditVerification(
                        true, 5, null, store.entries.get(5L).hash()));
    }

    @Test
    void an_empty_trail_is_a_sound_one() {
        assertThat(trail.verification()).isEqualTo(new AuditVerification(true, 0, null, AuditEntry.START));
    }

    /// What somebody with access to the store might do to an entry in the middle.
    enum Tampering {
        CHANGED {
            @Override
            void with(MemoryAuditStore store) {
                var old = store.entries.get(3L);
                var members = old.members();
                members.put("actor", "auditor");
                store.entries.put(3L, AuditEntry.of(3, old.at(), members));
            }
        },
        BACKDATED {
            @Override
            void with(MemoryAuditStore store) {
                var old = store.entries.get(3L);
                store.entries.put(3L, AuditEntry.of(3, old.at().minusSeconds(1), old.members()));
            }
        },
        TAKEN_OUT {
            @Override
            void with(MemoryAuditStore store) {
                store.entries.remove(3L);
            }
        },
        REPLACED_WITH_A_SOUND_HASH {
            @Override
            void with(MemoryAuditStore store) {
                store.entries.put(3L, AuditEntry.after(store.entries.get(2L), act("another"), NOON));
            }
        },
        SWAPPED {
            @Override
            void with(MemoryAuditStore store) {
                var third = store.entries.get(3L);
                var fourth = store.entries.get(4L);
                store.entries.put(3L, AuditEntry.of(3, fourth.at(), fourth.members()));
                store.entries.put(4L, AuditEntry.of(4, third.at(), third.members()));
            }
        };

        abstract void with(MemoryAuditStore store);
    }

    @ParameterizedTest
    @EnumSource
    void tampering_shows_where_it_was_done(Tampering tampering) {
        IntStream.range(0, 6).forEach(i -> trail.record(act("rebuild-" + i)));

        tampering.with(store);

        var verification = trail.verification();
        assertThat(verification.valid()).isFalse();
        assertThat(verification.brokenAt()).isEqualTo(tampering == Tampering.REPLACED_WITH_A_SOUND_HASH ? 4L : 3L);
    }

    @Test
    void instances_that_write_at_once_leave_neither_gap_nor_fork() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var instance = 0; instance < 4; instance++) {
                var own = trailAt(NOON.plusSeconds(instance));
                for (var i = 0; i < 50; i++) {
                    var target = instance + "-" + i;
                    threads.submit(() -> own.record(act(target)));
                }
            }
        }

        assertThat(store.entries.keySet())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 200).boxed().toList());
        assertThat(store.entries.values()).extracting(AuditEntry::target).doesNotHaveDuplicates();
        assertThat(trail.verification().valid()).isTrue();
        assertThat(store.entries.values()).extracting(AuditEntry::at).isSorted();
    }

    @Test
    void what_cannot_be_written_down_is_refused_and_the_trail_goes_on_afterwards() {
        trail.record(act("first"));

        store.fault = MemoryAuditStore.Fault.NOT_WRITTEN;
        assertThatThrownBy(() -> trail.record(act("second")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.refusal().status().value()).isEqualTo(503));
        store.fault = MemoryAuditStore.Fault.NONE;
        trail.record(act("third"));

        assertThat(store.entries.values()).extracting(AuditEntry::target).containsExactly("first", "third");
        assertThat(trail.verification().valid()).isTrue();
    }

    @Test
    void an_entry_that_a_driver_has_sent_twice_is_there_once() {
        trail.record(act("first"));

        store.fault = MemoryAuditStore.Fault.WRITTEN_UNSEEN;
        trail.record(act("second"));
        store.fault = MemoryAuditStore.Fault.NONE;
        trail.record(act("third"));

        assertThat(store.entries.values()).extracting(AuditEntry::target).containsExactly("first", "second", "third");
    }

    @Test
    void an_instance_that_starts_goes_on_where_the_others_are() {
        trail.record(act("first"));
        var other = trailAt(NOON.minusSeconds(60));

        other.record(act("second"));
        trail.record(act("third"));

        assertThat(trail.verification().valid()).isTrue();
        assertThat(trail.find(new AuditFilter(null, null, NOON.minusSeconds(1), NOON.plusSeconds(1)), 4, 2))
                .extracting(AuditEntry::target)
                .containsExactly("third", "second");
        assertThat(trail.find(new AuditFilter("nobody", null, null, null), 4, 2))
                .isEqualTo(List.of());
    }
}
