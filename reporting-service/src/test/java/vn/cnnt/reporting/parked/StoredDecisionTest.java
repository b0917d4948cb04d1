package vn.cnnt.reporting.parked;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import vn.cnnt.reporting.store.Mapped;

/// Who decided what about parked events is kept for ever, whichever version of the service wrote it.
class StoredDecisionTest {
    private static final Instant DAY = Instant.parse("2026-03-02T08:00:00Z");

    @Test
    void a_decision_of_an_earlier_version_is_read_and_written_as_it_stands() {
        var stored = new Document("entity", "e1")
                .append("action", "redrive")
                .append("published", 3)
                .append("fromArchive", new Document("g1", 4L))
                .append("givenUp", List.of("0/17"))
                .append("actor", "lan")
                .append("reason", "sent again")
                .append("at", Date.from(DAY));
        var withId = new Document("_id", new ObjectId());
        withId.putAll(stored);

        var decision = Mapped.read(ParkedEvents.Decision.class, withId);

        assertThat(decision)
                .isEqualTo(new ParkedEvents.Decision(
                        "e1", "redrive", 3, Map.of("g1", 4L), List.of("0/17"), "lan", "sent again", DAY));
        assertThat(Mapped.written(decision)).containsExactlyInAnyOrderEntriesOf(stored);
    }
}
