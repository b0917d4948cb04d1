package vn.cnnt.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HashChainTest {
    private static final String TYPE = "vn.cnnt.enterprise.registered.v1";
    private static final String TIME = "2026-11-21T02:30:15.120Z";
    private static final String VALUE = "{\"actor\":\"soct.langson\",\"enterprise\":{\"name\":\"Việt Bắc\"}}";

    /// Computed with `sha256sum`, so that a change of the recipe is seen.
    @Test
    void it_is_sha_256_over_the_lines_of_utf_8() {
        assertThat(HashChain.next(HashChain.START, "e-1@1", TYPE, "e-1", 1, TIME, VALUE))
                .isEqualTo("164f05f10adf72fa73b67154a730204b67af779a5763ad73d09cfa065bd32dcc");
    }

    static List<RecordedEvent> changedInOneAttribute() {
        var e = chain().get(1);
        return List.of(
                new RecordedEvent("e-1@3", e.type(), e.subject(), e.sequence(), e.time(), e.value(), e.hash()),
                new RecordedEvent(e.id(), TYPE + "1", e.subject(), e.sequence(), e.time(), e.value(), e.hash()),
                new RecordedEvent(e.id(), e.type(), "e-2", e.sequence(), e.time(), e.value(), e.hash()),
                new RecordedEvent(e.id(), e.type(), e.subject(), 3, e.time(), e.value(), e.hash()),
                new RecordedEvent(
                        e.id(), e.type(), e.subject(), e.sequence(), "2026-11-21T02:30:15.121Z", e.value(), e.hash()),
                new RecordedEvent(e.id(), e.type(), e.subject(), e.sequence(), e.time(), e.value() + " ", e.hash()),
                new RecordedEvent(
                        e.id(),
                        e.type(),
                        e.subject(),
                        e.sequence(),
                        e.time(),
                        e.value().replace("ắ", "ă"),
                        e.hash()),
                new RecordedEvent(e.id(), e.type(), e.subject(), e.sequence(), e.time(), e.value(), HashChain.START));
    }

    @ParameterizedTest
    @MethodSource("changedInOneAttribute")
    void changing_any_attribute_breaks_the_chain(RecordedEvent changed) {
        assertThat(chain().get(1)).isNotEqualTo(changed);
        assertThat(changed.follows(chain().get(0).hash())).isFalse();
    }

    @Test
    void each_follows_the_one_before_and_no_other() {
        var chain = chain();
        assertThat(chain.get(0).follows(HashChain.START)).isTrue();
        assertThat(chain.get(1).follows(chain.get(0).hash())).isTrue();
        assertThat(chain.get(2).follows(chain.get(1).hash())).isTrue();
        assertThat(chain.get(2).follows(chain.get(0).hash())).isFalse();
        assertThat(chain.get(1).follows(HashChain.START)).isFalse();
    }

    /// Whoever changes an event and mends its hash must mend all that follow.
    @Test
    void a_change_with_a_mended_hash_shows_in_the_next() {
        var chain = chain();
        var second = chain.get(1);
        var mended = event(2, chain.get(0).hash(), VALUE.replace("Việt", "Nam"));
        assertThat(mended.follows(chain.get(0).hash())).isTrue();
        assertThat(mended.hash()).isNotEqualTo(second.hash());
        assertThat(chain.get(2).follows(mended.hash())).isFalse();
    }

    private static List<RecordedEvent> chain() {
        var chain = new ArrayList<RecordedEvent>();
        var previous = HashChain.START;
        for (var sequence = 1; sequence <= 3; sequence++) {
            chain.add(event(sequence, previous, VALUE));
            previous = chain.getLast().hash();
        }
        return chain;
    }

    private static RecordedEvent event(long sequence, String previous, String value) {
        var id = "e-1@" + sequence;
        var hash = HashChain.next(previous, id, TYPE, "e-1", sequence, TIME, value);
        return new RecordedEvent(id, TYPE, "e-1", sequence, TIME, value, hash);
    }
}
