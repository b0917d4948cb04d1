package vn.cnnt.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.QueryableStoreTypes;

/// The same tables kept by Kafka Streams: a table of things, grouped by row, reduced by an adder and a subtractor.
/// RocksDB beneath, two threads, a commit each second, so that the end of the work can be seen; all else by default.
final class StreamsTables {
    private static final String ROWS = "rows";
    /// A thing has at most two facts; a table has one value per key.
    private static final int FACTS = 2;

    private StreamsTables() {}

    /// @param perSecond records of the log
    record Outcome(double perSecond, List<String> differences) {}

    /// Runs until its tables are as they must be, or have not changed for half a minute.
    static Outcome run(Log log, long size, Cells expected, String application, Path folder)
            throws InterruptedException {
        var settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, application);
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, log.kafka());
        settings.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 2);
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 1000);
        settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, 1);
        settings.put("auto.offset.reset", "earliest");
        try (var streams = new KafkaStreams(topology(log.topic()).build(), settings)) {
            var began = System.nanoTime();
            streams.start();
            var changed = began;
            var last = List.of("nothing yet");
            while (true) {
                Thread.sleep(100);
                var differences = cells(streams).differences(expected);
                var now = System.nanoTime();
                if (differences.isEmpty()) {
                    return new Outcome(size / ((now - began) / 1e9), differences);
                }
                if (!differences.equals(last)) {
                    changed = now;
                    last = differences;
                } else if (now - changed > Duration.ofSeconds(30).toNanos()) {
                    return new Outcome(size / ((changed - began) / 1e9), differences);
                }
            }
        }
    }

    private static StreamsBuilder topology(String topic) {
        var builder = new StreamsBuilder();
        KStream<String, String> things = builder.stream(topic, Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()))
                .process(Reader::new);
        things.repartition(Repartitioned.with(Serdes.String(), Serdes.String()))
                .toTable(Materialized.with(Serdes.String(), Serdes.String()))
                .filter((_, fact) -> !fact.isEmpty())
                .groupBy(
                        (_, fact) -> KeyValue.pair(cell(fact), fact.substring(fact.indexOf('=') + 1)),
                        Grouped.with(Serdes.String(), Serdes.String()))
                .reduce(
                        (sum, more) -> sum(sum, more, 1),
                        (sum, less) -> sum(sum, less, -1),
                        Materialized.<String, String, KeyValueStore<Bytes, byte[]>>as(ROWS)
                                .withKeySerde(Serdes.String())
                                .withValueSerde(Serdes.String()));
        return builder;
    }

    /// From records to facts by thing; a thing without a fact says so, since its row has to lose it.
    private static final class Reader extends ContextualProcessor<byte[], byte[], String, String> {
        @Override
        public void process(Record<byte[], byte[]> record) {
            var event = Fact.original(record.key(), record.headers(), record.value());
            if (event == null) {
                return;
            }
            var thing = Fact.of(event);
            for (var i = 0; i < FACTS; i++) {
                var fact = i < thing.facts().size() ? text(thing.facts().get(i)) : "";
                context().forward(new Record<>(thing.id() + "#" + i, fact, record.timestamp()));
            }
        }
    }

    private static Cells cells(KafkaStreams streams) {
        var cells = new Cells();
        try {
            var store = streams.store(
                    StoreQueryParameters.fromNameAndType(ROWS, QueryableStoreTypes.<String, String>keyValueStore()));
            try (var rows = store.all()) {
                rows.forEachRemaining(row -> cells.add(row.key, numbers(row.value), 1));
            }
        } catch (InvalidStateStoreException _) {
            // It is starting, or its partitions are on the move.
        }
        return cells;
    }

    private static String text(Fact fact) {
        return fact.cell() + "=" + fact.measures().stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static String cell(String fact) {
        return fact.substring(0, fact.indexOf('='));
    }

    private static String sum(String one, String other, int sign) {
        var sum = new ArrayList<>(numbers(one));
        var more = numbers(other);
        for (var i = 0; i < sum.size(); i++) {
            sum.set(i, sum.get(i) + sign * more.get(i));
        }
        return sum.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static List<Long> numbers(String text) {
        return Arrays.stream(text.split(",")).map(Long::valueOf).toList();
    }
}
