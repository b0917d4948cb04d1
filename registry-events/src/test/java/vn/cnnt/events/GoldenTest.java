package vn.cnnt.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.cnnt.events.Samples.Sample;

/// The compatibility promise: what a producer once wrote is read for ever, and what is written today is what the newest
/// sample says. A sample is never changed; another way of writing a type is another sample with the next number.
class GoldenTest {

    static List<Sample> samples() {
        return Samples.ALL;
    }

    /// Of each type the sample with the highest number.
    static List<Sample> newest() {
        return List.copyOf(Samples.ALL.stream()
                .collect(Collectors.toMap(
                        Sample::type, sample -> sample, (a, b) -> a.number() > b.number() ? a : b, TreeMap::new))
                .values());
    }

    @Test
    void every_type_has_a_sample() {
        assertThat(newest()).extracting(Sample::type).containsExactlyElementsOf(EventTypes.all());
    }

    @Test
    void every_golden_file_is_expected_to_say_something() {
        assertThat(Golden.files())
                .containsExactlyInAnyOrderElementsOf(
                        Samples.ALL.stream().map(Sample::file).toList());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void todays_reader_reads_what_was_written(Sample sample) throws UndecodableEvent {
        var golden = Golden.of(sample.file());
        assertThat(golden.read()).isEqualTo(sample.envelope(golden.headers().get(WireFormat.HASH)));
        assertThat(golden.key()).isEqualTo(sample.key());
    }

    @ParameterizedTest
    @MethodSource("newest")
    void todays_writer_writes_the_newest_sample_byte_for_byte(Sample sample) {
        var golden = Golden.of(sample.file());

        var written = sample.recorded(golden.previousHash());

        assertThat(written.value()).isEqualTo(golden.text());
        var headers = new TreeMap<String, String>();
        WireFormat.headers(written, sample.joined())
                .forEach((name, bytes) -> headers.put(name, new String(bytes, StandardCharsets.UTF_8)));
        assertThat(headers).isEqualTo(golden.headers());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void its_hash_follows_the_one_before(Sample sample) {
        var golden = Golden.of(sample.file());
        assertThat(HashChain.next(
                        golden.previousHash(),
                        golden.headers().get(WireFormat.ID),
                        golden.headers().get(WireFormat.TYPE),
                        golden.headers().get(WireFormat.SUBJECT),
                        sample.sequence(),
                        golden.headers().get(WireFormat.TIME),
                        golden.text()))
                .isEqualTo(golden.headers().get(WireFormat.HASH));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void the_published_schema_accepts_it(Sample sample) {
        assertThat(Schemas.faults(
                        Schemas.ofType(sample.type()), Golden.of(sample.file()).value()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void members_that_a_newer_producer_adds_anywhere_change_nothing(Sample sample) throws UndecodableEvent {
        var golden = Golden.of(sample.file());
        var richer = golden.value().deepCopy();
        everyObjectIn(richer).filter(object -> !isMapOfDates(richer, object)).forEach(object -> {
            object.put("addedLater", "mới");
            object.putObject("addedDeep")
                    .putArray("list")
                    .add(1.5)
                    .addNull()
                    .addObject()
                    .put("actor", 7);
        });

        assertThat(golden.read(richer)).isEqualTo(golden.read());
        assertThat(Schemas.faults(Schemas.ofType(sample.type()), richer)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void of_a_type_that_only_a_newer_reader_knows_the_thing_is_known(Sample sample) throws UndecodableEvent {
        var golden = Golden.of(sample.file());
        var known = golden.read().event();
        for (var type : List.of(
                sample.type().replaceFirst("1$", "2"), sample.type().replaceFirst("\\.[a-z-]*\\.v1$", ".blessed.v1"))) {
            var headers = new TreeMap<>(golden.headers());
            headers.put(WireFormat.TYPE, type);

            var event = Golden.read(headers, golden.text().getBytes(StandardCharsets.UTF_8))
                    .event();

            assertThat(WireFormat.typeOf(event)).isEqualTo(type);
            assertThat(event)
                    .isEqualTo(
                            switch (known) {
                                case EnterpriseEvent of -> new EnterpriseEvent.Other(type, of.enterprise());
                                case RecognitionEvent of -> new RecognitionEvent.Other(type, of.recognition());
                                case GrantEvent of -> new GrantEvent.Other(type, of.grant());
                                case ReportedFigureEvent of -> new ReportedFigureEvent.Other(type, of.reportedFigure());
                                case RegistryEvent.Unknown unknown -> unknown;
                            });
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void about_a_thing_that_only_a_newer_reader_knows_the_version_is_known(Sample sample) throws UndecodableEvent {
        var golden = Golden.of(sample.file());
        var headers = new TreeMap<>(golden.headers());
        headers.put(WireFormat.TYPE, "vn.cnnt.craft-village.recognised.v1");

        var envelope =
                Golden.read(headers, "{\"actor\":\"soct\",\"craftVillage\":{}}".getBytes(StandardCharsets.UTF_8));

        assertThat(envelope.event()).isEqualTo(new RegistryEvent.Unknown("vn.cnnt.craft-village.recognised.v1"));
        assertThat(envelope.sequence()).isEqualTo(sample.sequence());
    }

    /// A reader of the first day knows only what was mandatory then: it must be enough.
    @ParameterizedTest
    @MethodSource("samples")
    void the_mandatory_members_alone_can_be_read(Sample sample) throws UndecodableEvent {
        var golden = Golden.of(sample.file());
        var schema = Schemas.ofType(sample.type());

        var bare = RequiredMembers.of(schema, golden.value());

        assertThat(Schemas.faults(schema, bare)).isEmpty();
        var read = golden.read(bare);
        assertThat(WireFormat.typeOf(read.event())).isEqualTo(sample.type());
        assertThat(RequiredMembers.of(schema, written(read))).isEqualTo(bare);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void without_a_mandatory_member_reader_and_schema_refuse_it_by_name(Sample sample) {
        var golden = Golden.of(sample.file());
        var schema = Schemas.ofType(sample.type());
        for (var path : RequiredMembers.paths(schema, golden.value())) {
            var poorer = golden.value().deepCopy();
            var member = path.substring(path.lastIndexOf('/') + 1);
            ((ObjectNode) poorer.at(path.substring(0, path.lastIndexOf('/')))).remove(member);

            assertThatThrownBy(() -> golden.read(poorer))
                    .as(path)
                    .isInstanceOf(UndecodableEvent.class)
                    .hasMessageContaining(member);
            assertThat(Schemas.faults(schema, poorer)).as(path).isNotEmpty();
        }
    }

    private static JsonNode written(Envelope envelope) {
        return WireFormat.JSON.readTree(
                WireFormat.value(envelope.actor(), envelope.reason(), envelope.confirmed(), envelope.event()));
    }

    private static Stream<ObjectNode> everyObjectIn(JsonNode node) {
        return switch (node) {
            case ObjectNode object ->
                Stream.concat(Stream.of(object), object.values().stream().flatMap(GoldenTest::everyObjectIn))
                        .toList()
                        .stream();
            case ArrayNode array -> array.valueStream().flatMap(GoldenTest::everyObjectIn).toList().stream();
            default -> Stream.of();
        };
    }

    /// `dates` is the one object whose member names are codes.
    private static boolean isMapOfDates(JsonNode value, ObjectNode object) {
        return value.at("/grant/dates") == object;
    }
}
