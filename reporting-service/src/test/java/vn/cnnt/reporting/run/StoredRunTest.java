package vn.cnnt.reporting.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.data.mongodb.core.convert.NoOpDbRefResolver;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;

/// Runs are kept for ever: one written by any version of the service is read by this one, and stays as flat as it was.
class StoredRunTest {
    private static final Instant DAY = Instant.parse("2026-03-02T08:00:00Z");

    private final MappingMongoConverter converter = converter();

    @Test
    void a_run_of_an_earlier_version_is_read_with_all_that_is_known_of_it() {
        var run = converter.read(Run.class, stored());

        assertThat(run.id()).isEqualTo("as-of-1");
        assertThat(run.revision()).isEqualTo(7);
        assertThat(run.order()).isEqualTo(new Run.Order(Run.Kind.AS_OF, DAY, 400, "an audit", "lan"));
        assertThat(run.source()).isEqualTo(new Run.Source("topic", new TreeMap<>(Map.of("0", 12L, "1", 3L))));
        assertThat(run.life()).isEqualTo(new Run.Life(Run.State.FAILED, DAY.plusSeconds(1), DAY.plusSeconds(2)));
        assertThat(run.notes()).isEqualTo(new Run.Notes("nothing unpublished", null, "an event can't be applied"));
        assertThat(run.acceptance()).isEqualTo(Run.Acceptance.NONE);
        assertThat(run.progress()).isEqualTo(new Run.Progress(15, 15, 2.5, null));
        assertThat(run.dataDropped()).isTrue();
    }

    @Test
    void it_is_written_as_it_was() {
        var document = new Document();
        converter.write(converter.read(Run.class, stored()), document);
        document.remove("_class");

        assertThat(document).containsExactlyInAnyOrderEntriesOf(stored());
    }

    @Test
    void a_run_that_has_only_been_ordered_is_read_again_as_it_is() {
        var order = new Run.Order(Run.Kind.REBUILD, null, null, "a correction", "lan");
        var ordered = Run.ordered("rebuild-1", order, "7", DAY);
        var document = new Document();
        converter.write(ordered, document);

        assertThat(converter.read(Run.class, document)).isEqualTo(ordered);
    }

    private static Document stored() {
        return new Document("_id", "as-of-1")
                .append("revision", 7L)
                .append("kind", "AS_OF")
                .append("definition", "7")
                .append("topicId", "topic")
                .append("recordedAt", Date.from(DAY))
                .append("throttle", 400)
                .append("reason", "an audit")
                .append("requestedBy", "lan")
                .append("requestedAt", Date.from(DAY))
                .append("state", "FAILED")
                .append("startedAt", Date.from(DAY.plusSeconds(1)))
                .append("endedAt", Date.from(DAY.plusSeconds(2)))
                .append("until", new Document("0", 12L).append("1", 3L))
                .append(
                        "progress",
                        new Document("events", 15L).append("of", 15L).append("eventsPerSecond", 2.5))
                .append("remark", "nothing unpublished")
                .append("failure", "an event can't be applied")
                .append("dataDropped", true);
    }

    private static MappingMongoConverter converter() {
        var conversions = MongoCustomConversions.create(_ -> {});
        var context = new MongoMappingContext();
        context.setSimpleTypeHolder(conversions.getSimpleTypeHolder());
        context.afterPropertiesSet();
        var converter = new MappingMongoConverter(NoOpDbRefResolver.INSTANCE, context);
        converter.setCustomConversions(conversions);
        converter.afterPropertiesSet();
        return converter;
    }
}
