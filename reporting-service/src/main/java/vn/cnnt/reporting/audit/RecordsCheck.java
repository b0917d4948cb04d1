package vn.cnnt.reporting.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import vn.cnnt.events.HashChain;
import vn.cnnt.events.WireFormat;
import vn.cnnt.reporting.projection.Definition;
import vn.cnnt.reporting.slots.InputDigest;
import vn.cnnt.reporting.slots.LogRecord;

/// Checks the records of a pack, and the figures that follow from them: digests, order, the chain of every stream, and
/// each figure made again.
final class RecordsCheck<V> {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,17}");

    private final Definition<V> definition;
    private final List<String> findings;
    private final boolean parked;
    private final Map<String, Stream> streams = new HashMap<>();
    private final Map<Integer, InputDigest> digests = new TreeMap<>();
    private final Map<Integer, Long> counts = new TreeMap<>();
    private final Map<Integer, Long> ends = new TreeMap<>();
    /// Partitions of which every record was counted, so that their offsets leave none out.
    private final Set<Integer> gapless = new TreeSet<>();
    private long events;
    /// Why no figures can be made of the records.
    private @Nullable String unmade;

    /// @param findings where what is wrong is added, each with its place
    /// @param parked whether the certificate says that events were parked: then versions may be missing
    RecordsCheck(Definition<V> definition, List<String> findings, boolean parked) {
        this.definition = definition;
        this.findings = findings;
        this.parked = parked;
    }

    /// How far a chain has been seen.
    private record Stream(long version, String hash) {}

    long events() {
        return events;
    }

    int streams() {
        return streams.size();
    }

    void check(ZipFile zip, JsonNode certificate) throws IOException {
        var partitions = certificate.path(Certificate.INPUT).path("partitions");
        for (var partition : partitions) {
            if (partition.path("events").asLong(-1) == partition.path("end").asLong(-2)) {
                gapless.add(partition.path("partition").asInt(-1));
            }
        }
        var recordedAt =
                certificate.path(Certificate.RUN).path(Certificate.RECORDED_AT).asString("");
        var recomputation = new Recomputation<>(definition, partitions.size());
        var entry = zip.getEntry(Pack.EVENTS);
        if (entry == null) {
            findings.add(Pack.EVENTS + ": missing");
            return;
        }
        try (var lines = new BufferedReader(new InputStreamReader(zip.getInputStream(entry), StandardCharsets.UTF_8))) {
            var number = 0L;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                event(number, line, recordedAt, recomputation);
            }
        }
        var seen = new TreeSet<Integer>();
        for (var partition : partitions) {
            var id = partition.path("partition").asInt(-1);
            seen.add(id);
            var digest = digests.containsKey(id) ? digests.get(id).toString() : InputDigest.START;
            var place = Pack.EVENTS + ", partition " + id + ": ";
            var certified = partition.path("digest");
            if (certified.isString() && !certified.asString().equals(digest)) {
                findings.add(place + "the digest over its records is not the certified one");
            }
            if (partition.path("events").asLong(-1) != counts.getOrDefault(id, 0L)) {
                findings.add(place + counts.getOrDefault(id, 0L) + " records, certified are "
                        + partition.path("events").asLong(-1));
            }
            if (partition.path("end").asLong(-1) != ends.getOrDefault(id, 0L)) {
                findings.add(place + "ends at " + ends.getOrDefault(id, 0L) + ", certified is "
                        + partition.path("end").asLong(-1));
            }
        }
        counts.keySet().stream()
                .filter(id -> !seen.contains(id))
                .forEach(id -> findings.add(Pack.EVENTS + ", partition " + id + ": not certified"));
        if (events != certificate.path(Certificate.INPUT).path("events").asLong(-1)) {
            findings.add(Pack.EVENTS + ": " + events + " records, certified are "
                    + certificate.path(Certificate.INPUT).path("events").asLong(-1));
        }
        figures(zip, certificate, recomputation);
    }

    private void event(long number, String line, String recordedAt, Recomputation<V> recomputation) {
        var place = Pack.EVENTS + ", line " + number;
        LogRecord record;
        EventLine read;
        try {
            read = WireFormat.JSON.readValue(line, EventLine.class);
            record = read.toRecord();
            if (!CanonicalJson.text(WireFormat.JSON.writeValueAsBytes(EventLine.of(record, read.digest())))
                    .equals(line)) {
                findings.add(place + ": not written as a pack writes it");
            }
        } catch (JacksonException | IllegalArgumentException e) {
            findings.add(place + ": can't be read");
            return;
        }
        events++;
        counts.merge(record.partition(), 1L, Long::sum);
        var id = text(record, WireFormat.ID);
        var named = place + " (" + id + " at partition " + record.partition() + ", offset " + record.offset() + ")";
        var expected = ends.getOrDefault(record.partition(), 0L);
        if (record.offset() < expected) {
            findings.add(named + ": out of order");
            return;
        }
        if (record.offset() != expected && gapless.contains(record.partition())) {
            findings.add(named + ": its offset should be " + expected);
        }
        if (isAfter(text(record, WireFormat.TIME), recordedAt)) {
            findings.add(named + ": recorded after " + recordedAt);
        }
        ends.put(record.partition(), record.offset() + 1);
        var digest = digests.computeIfAbsent(record.partition(), _ -> new InputDigest(InputDigest.START));
        digest.add(record);
        if (!digest.toString().equals(read.digest())) {
            findings.add(named + ": the digest chained over the records breaks here");
            if (DIGEST.matcher(read.digest()).matches()) {
                digests.put(record.partition(), new InputDigest(read.digest())); // so that the next fault is named, too
            }
        }
        chain(record, named);
        if (unmade == null) {
            try {
                recomputation.add(record);
            } catch (ArithmeticException | IllegalStateException e) {
                unmade = String.valueOf(e.getMessage());
            }
        }
    }

    private static boolean isAfter(String time, String limit) {
        try {
            return !limit.isEmpty() && Instant.parse(time).isAfter(Instant.parse(limit));
        } catch (DateTimeParseException e) {
            return false; // a record without a time was counted, and parked
        }
    }

    /// The chain of a stream, in the records addressed to the stream's own entity.
    private void chain(LogRecord record, String named) {
        var subject = text(record, WireFormat.SUBJECT);
        var key = record.key() == null ? "" : CanonicalJson.text(record.key().array());
        var sequence = text(record, WireFormat.SEQUENCE);
        if (!key.equals(subject) || !VERSION.matcher(sequence).matches() || record.value() == null) {
            return;
        }
        var version = Long.parseLong(sequence);
        var before = streams.getOrDefault(subject, new Stream(0, HashChain.START));
        var hash = text(record, WireFormat.HASH);
        if (version <= before.version()) {
            return; // sent again; the first one was checked
        }
        if (version != before.version() + 1) {
            if (!parked) {
                findings.add(named + ": " + subject + "@" + (before.version() + 1) + " is missing");
            }
        } else if (!hash.equals(HashChain.next(
                before.hash(),
                text(record, WireFormat.ID),
                text(record, WireFormat.TYPE),
                subject,
                version,
                text(record, WireFormat.TIME),
                CanonicalJson.text(record.value().array())))) {
            findings.add(named + ": its hash does not follow from its content and the event before");
        }
        streams.put(subject, new Stream(version, hash));
    }

    private void figures(ZipFile zip, JsonNode certificate, Recomputation<V> recomputation) throws IOException {
        var result = certificate.path(Certificate.RESULT);
        if (!definition.version().equals(result.path("definition").asString(""))) {
            findings.add(Pack.CERTIFICATE + ": made by definition "
                    + result.path("definition").asString("") + ", this program has " + definition.version()
                    + ": take the program that made it");
            return;
        }
        var evidence = evidence(recomputation);
        if (evidence == null) {
            return;
        }
        for (var count : List.of("parkedEvents", "parkedEntities")) {
            var made = evidence.result("").get(count);
            if (result.path(count).asLong(-1) != ((Number) Objects.requireNonNull(made)).longValue()) {
                findings.add(Pack.CERTIFICATE + ": /result/" + count + " is not " + made);
            }
        }
        if (!evidence.cells().digest().equals(result.path("digest").asString(""))) {
            findings.add(Pack.CERTIFICATE + ": /result/digest is not that of the figures that follow from the events");
        }
        if (evidence.cells().count() != result.path("cells").asLong(-1)) {
            findings.add(Pack.CERTIFICATE + ": /result/cells is not "
                    + evidence.cells().count());
        }
        for (var table : FigureTables.of(evidence.cells()).entrySet()) {
            var name = Pack.FIGURES + table.getKey() + ".csv";
            compare(name, table.getValue(), Verification.bytes(zip, name));
        }
    }

    private @Nullable Evidence evidence(Recomputation<V> recomputation) {
        if (unmade == null) {
            try {
                return Evidence.of(recomputation.figures(), definition);
            } catch (ArithmeticException | IllegalStateException e) {
                unmade = String.valueOf(e.getMessage());
            }
        }
        findings.add(Pack.EVENTS + ": no figures can be made of it: " + unmade);
        return null;
    }

    private void compare(String name, byte[] made, byte @Nullable [] found) {
        if (found == null) {
            findings.add(name + ": missing");
            return;
        }
        if (Arrays.equals(made, found)) {
            return;
        }
        var expected = CanonicalJson.text(made).lines().toList();
        var actual = CanonicalJson.text(found).lines().toList();
        for (var i = 0; i < Math.max(expected.size(), actual.size()); i++) {
            var one = i < expected.size() ? expected.get(i) : "nothing";
            var other = i < actual.size() ? actual.get(i) : "nothing";
            if (!one.equals(other)) {
                findings.add(name + ", line " + (i + 1) + ": is " + other + ", from the events it is " + one);
                return;
            }
        }
        findings.add(name + ": its bytes are not those that follow from the events");
    }

    private static String text(LogRecord record, String header) {
        var value = record.header(header);
        return value == null ? "" : CanonicalJson.text(value.array());
    }
}
