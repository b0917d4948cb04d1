package vn.cnnt.reporting.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;
import vn.cnnt.events.WireFormat;
import vn.cnnt.reporting.run.Run;
import vn.cnnt.reporting.slots.Bytes;
import vn.cnnt.reporting.slots.LogRecord;
import vn.cnnt.reporting.statistics.History;
import vn.cnnt.reporting.statistics.RandomHistory;
import vn.cnnt.reporting.statistics.RegistryDefinition;
import vn.cnnt.reporting.view.EntityView;

/// A pack is checked by itself; whatever is changed in it is found out, and the place is named.
class PackTest {
    private static final int PARTITIONS = 3;

    private final RegistryDefinition definition = new RegistryDefinition();
    private final List<LogRecord> log = log(RandomHistory.of(new Random(3), 100));

    @TempDir
    private Path folder;

    private Map<String, byte[]> entries = Map.of();

    @BeforeEach
    void a_pack() throws IOException {
        var pack = folder.resolve("pack.zip");
        try (var out = Files.newOutputStream(pack)) {
            write(null, out);
        }
        entries = read(pack);
    }

    @Test
    void a_pack_as_it_was_written_is_sound() throws IOException {
        var printed = new ByteArrayOutputStream();

        var code = Verification.main(
                List.of(written(entries).toString()),
                definition,
                new PrintStream(printed, true, StandardCharsets.UTF_8));

        assertThat(printed.toString(StandardCharsets.UTF_8)).startsWith("ok: 1");
        assertThat(code).isZero();
    }

    @Test
    void an_event_that_was_changed_is_named() throws IOException {
        var line = lineOf("\"Cơ sở ");
        var changed = changed(Pack.EVENTS, text -> replaceLine(text, line, it -> it.replace("Cơ sở ", "Cơ Sở ")));

        assertThat(findings(changed))
                .anyMatch(it -> it.startsWith("events.ndjson, line " + (line + 1) + " (") && it.contains("hash"))
                .anyMatch(it -> it.startsWith("events.ndjson, line " + (line + 1) + " (") && it.contains("chained"));
    }

    @Test
    void an_event_that_was_removed_is_missed() throws IOException {
        var changed = changed(Pack.EVENTS, text -> text.substring(text.indexOf('\n') + 1));

        assertThat(findings(changed))
                .anyMatch(it -> it.startsWith("events.ndjson, line 1 (") && it.contains("breaks here"))
                .anyMatch(it -> it.contains("@1 is missing"))
                .anyMatch(it -> it.contains("records, certified are"));
    }

    @Test
    void an_event_that_was_added_is_noticed() throws IOException {
        var changed = changed(Pack.EVENTS, text -> {
            var last = text.substring(text.lastIndexOf('\n', text.length() - 2) + 1);
            var line = WireFormat.JSON.readValue(last, EventLine.class);
            var more = new EventLine(
                    line.partition(), line.offset() + 1, line.key(), line.headers(), line.value(), line.digest());
            return text + WireFormat.JSON.writeValueAsString(more) + "\n";
        });

        assertThat(findings(changed))
                .anyMatch(it -> it.contains("the digest chained over the records breaks here"))
                .anyMatch(it -> it.contains("records, certified are"));
    }

    @Test
    void events_that_changed_places_are_noticed() throws IOException {
        var changed = changed(Pack.EVENTS, text -> {
            var lines = new ArrayList<>(text.lines().toList());
            lines.add(4, lines.remove(5));
            return String.join("\n", lines) + "\n";
        });

        assertThat(findings(changed))
                .anyMatch(it -> it.startsWith("events.ndjson, line 6 (") && it.contains("out of order"));
    }

    @Test
    void a_figure_that_was_changed_is_named_with_its_line() throws IOException {
        var changed = changed("figures/grants.csv", text -> replaceLine(text, 3, it -> it + "1"));

        assertThat(findings(changed))
                .singleElement()
                .asString()
                .startsWith("figures/grants.csv, line 4: is ")
                .contains("from the events it is");
    }

    @Test
    void a_certificate_that_was_changed_is_noticed() throws IOException {
        var changed = changed(Pack.CERTIFICATE, text -> text.replace("an officer's question", "an Officer's question"));

        assertThat(findings(changed)).containsExactly("certificate.json: its digest is not of its content");
    }

    @Test
    void a_signature_is_of_the_content_and_of_the_key() throws Exception {
        var keys = KeyPairGenerator.getInstance(Signer.ALGORITHM).generateKeyPair();
        var others = KeyPairGenerator.getInstance(Signer.ALGORITHM).generateKeyPair();
        var signer = Signer.of(
                base64(keys.getPrivate().getEncoded()), base64(keys.getPublic().getEncoded()));
        var pack = folder.resolve("signed.zip");
        try (var out = Files.newOutputStream(pack)) {
            write(signer, out);
        }
        entries = read(pack);

        assertThat(findings(entries)).isEmpty();
        // Who changes the content and mends the digest still has no key.
        var forged = changed(Pack.CERTIFICATE, text -> {
            var tree = (ObjectNode) WireFormat.JSON.readTree(text.replace("officer", "Officer"));
            var signature = tree.remove(Certificate.SIGNATURE);
            tree.remove(Certificate.DIGEST);
            tree.put(Certificate.DIGEST, CanonicalJson.digest(CanonicalJson.bytes(tree)));
            tree.set(Certificate.SIGNATURE, signature);
            return CanonicalJson.text(CanonicalJson.bytes(tree));
        });
        assertThat(findings(forged))
                .containsExactly(
                        "certificate.json: the signature is not of its content",
                        "manifest.json: the signature is not of its content");
        var unsigned = new LinkedHashMap<>(changed(Pack.CERTIFICATE, text -> {
            var tree = (ObjectNode) WireFormat.JSON.readTree(text);
            tree.remove(Certificate.SIGNATURE);
            return CanonicalJson.text(CanonicalJson.bytes(tree));
        }));
        assertThat(findings(unsigned)).anyMatch(it -> it.startsWith("certificate.json: not signed"));
        unsigned.remove(Pack.SIGNATURE);
        assertThat(findings(withManifest(unsigned))).isEmpty();
        // Who knows whose it must be does not take one without a signature, or with another's.
        var mine = base64(keys.getPublic().getEncoded());
        var another = base64(others.getPublic().getEncoded());
        assertThat(new Verification<>(definition, mine).findings(written(entries)))
                .isEmpty();
        assertThat(new Verification<>(definition, mine).findings(written(withManifest(unsigned))))
                .containsExactly("certificate.json: not signed");
        assertThat(new Verification<>(definition, another).findings(written(entries)))
                .hasSize(2)
                .allMatch(it -> it.contains("signed by another key"));
        var trusted = folder.resolve("trusted.pem");
        Files.writeString(trusted, "-----BEGIN PUBLIC KEY-----\n" + mine + "\n-----END PUBLIC KEY-----\n");
        var printed = new ByteArrayOutputStream();
        assertThat(Verification.main(
                        List.of(written(entries).toString(), trusted.toString()),
                        definition,
                        new PrintStream(printed, true, StandardCharsets.UTF_8)))
                .isZero();
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("signed by " + mine);
        assertThatThrownBy(() -> Signer.of(
                        base64(keys.getPrivate().getEncoded()),
                        base64(others.getPublic().getEncoded())))
                .hasMessageContaining("not a pair");
        assertThatThrownBy(() -> Signer.of("nonsense", "nonsense")).hasMessageContaining("Ed25519");
    }

    @Test
    void every_event_that_was_changed_is_named() throws IOException {
        var one = lineOf("\"Cơ sở ");
        var changed = changed(
                Pack.EVENTS,
                text -> replaceLine(
                        replaceLine(text, one, it -> it.replace("Cơ sở ", "Cơ Sở ")),
                        one + 1,
                        it -> it.replace("an officer", "an Officer")));

        assertThat(findings(changed).stream().filter(it -> it.contains("breaks here")))
                .hasSize(2)
                .anyMatch(it -> it.startsWith("events.ndjson, line " + (one + 1) + " ("))
                .anyMatch(it -> it.startsWith("events.ndjson, line " + (one + 2) + " ("));
    }

    @Test
    void an_offset_that_was_changed_is_named_where_none_was_left_out() throws IOException {
        var lines = new String(entries.get(Pack.EVENTS), StandardCharsets.UTF_8)
                .lines()
                .toList();
        var last = WireFormat.JSON.readValue(lines.getLast(), EventLine.class);
        var changed = changed(
                Pack.EVENTS,
                text -> replaceLine(
                        text,
                        lines.size() - 1,
                        it -> it.replace("\"offset\":" + last.offset(), "\"offset\":" + (last.offset() + 1))));

        assertThat(findings(changed))
                .anyMatch(it -> it.startsWith("events.ndjson, line " + lines.size() + " (")
                        && it.endsWith("its offset should be " + last.offset()));
    }

    /// What can't be read as an event was counted, too: by being parked.
    @Test
    void records_of_every_kind_are_in_a_pack() throws IOException {
        var good = log.getFirst().headers();
        var broken = Bytes.of(new byte[] {(byte) 0xc3, 0x28, 10, 13, 0});
        var nothing = new LogRecord.Header("ce_type", null);
        log.add(new LogRecord(0, end(0), 1, null, good, log.getFirst().value()));
        log.add(new LogRecord(0, end(0), 1, broken, List.of(new LogRecord.Header("ce_id", broken)), broken));
        log.add(new LogRecord(1, end(1), 1, bytes("e-none"), List.of(nothing, nothing), null));
        log.add(new LogRecord(2, end(2), 1, bytes("base64:e"), List.of(), bytes("base64:\u2028\"\\")));
        a_pack();

        assertThat(findings(entries)).isEmpty();
        assertThat(new String(entries.get(Pack.CERTIFICATE), StandardCharsets.UTF_8))
                .contains("\"parkedEvents\":4");
    }

    @Test
    void a_pack_that_is_cut_off_does_not_look_whole() throws IOException {
        var pack = folder.resolve("cut.zip");
        try (var out = Files.newOutputStream(pack)) {
            assertThatThrownBy(() -> Pack.write(
                            evidence(),
                            entries.get(Pack.CERTIFICATE),
                            null,
                            writer -> {
                                writer.write(log.getFirst());
                                throw new IOException("the log is away");
                            },
                            out))
                    .hasMessage("the log is away");
            assertThatThrownBy(() -> Pack.write(evidence(), entries.get(Pack.CERTIFICATE), null, _ -> {}, out))
                    .isInstanceOf(Pack.AnotherLog.class);
        }

        assertThat(new Verification<>(definition).findings(pack))
                .singleElement()
                .asString()
                .contains("damaged");
    }

    /// Damage of any kind ends in findings, never in an exception; where there are none, nothing was lost.
    @Test
    void damage_anywhere_in_the_file_is_found_or_harmless() throws IOException {
        var random = new Random(5);
        var sound = Files.readAllBytes(folder.resolve("pack.zip"));
        var file = folder.resolve("damaged.zip");
        for (var i = 0; i < 20; i++) {
            var bytes = sound.clone();
            var at = random.nextInt(bytes.length);
            bytes[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, bytes);
            if (new Verification<>(definition).findings(file).isEmpty()) {
                var there = read(file);
                assertThat(there.keySet()).isEqualTo(entries.keySet());
                there.forEach((name, content) -> assertThat(content).isEqualTo(entries.get(name)));
            }
        }
    }

    /// Whoever changes one character anywhere, and mends the manifest, is found out.
    @Test
    void no_single_character_can_be_changed_unseen() throws IOException {
        var random = new Random(11);
        for (var name : entries.keySet()) {
            for (var i = 0; i < 2; i++) {
                var bytes = entries.get(name).clone();
                var at = random.nextInt(bytes.length);
                bytes[at] = (byte) (bytes[at] == '7' ? '8' : '7');
                if (Arrays.equals(bytes, entries.get(name))) {
                    continue;
                }
                var changed = new LinkedHashMap<>(entries);
                changed.put(name, bytes);
                var mended = name.equals(Pack.MANIFEST) ? changed : withManifest(changed);
                assertThat(findings(mended))
                        .describedAs("%s, byte %s", name, at)
                        .isNotEmpty();
            }
        }
    }

    @Test
    void what_is_missing_or_too_much_is_named() throws IOException {
        var less = new LinkedHashMap<>(entries);
        less.remove("figures/grants.csv");
        var more = new LinkedHashMap<>(entries);
        more.put("extra.txt", new byte[] {1});

        assertThat(findings(less)).anyMatch(it -> it.startsWith("figures/grants.csv: ") && it.contains("missing"));
        assertThat(findings(more)).containsExactly("extra.txt: not named in manifest.json");
    }

    @Test
    void what_is_no_pack_is_said_to_be_none() throws IOException {
        var file = folder.resolve("no.zip");
        Files.writeString(file, "nothing");
        var printed = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);

        assertThat(new Verification<>(definition).findings(file))
                .singleElement()
                .asString()
                .contains("damaged");
        assertThat(Verification.main(List.of(folder.resolve("absent").toString()), definition, printed))
                .isEqualTo(2);
        assertThat(Verification.main(List.of(), definition, printed)).isEqualTo(2);
    }

    @Test
    void the_same_input_gives_the_same_input_and_result_whoever_asks() {
        var one = evidence();
        var other = evidence();

        assertThat(CanonicalJson.bytes(one.input("t", "id"))).isEqualTo(CanonicalJson.bytes(other.input("t", "id")));
        assertThat(CanonicalJson.bytes(one.result("d"))).isEqualTo(CanonicalJson.bytes(other.result("d")));
    }

    // A pack

    private void write(@Nullable Signer signer, OutputStream out) throws IOException {
        var evidence = evidence();
        var now = Instant.parse("2026-11-24T00:00:00Z");
        var order = new Run.Order(Run.Kind.REBUILD, null, null, "an officer's question", "lan");
        var certificate = Certificate.of(
                Run.ordered("rebuild-1", order, definition.version(), now),
                null,
                evidence.input("cnnt.registry.events", "id"),
                evidence.result(definition.version()),
                Map.of("with", "live-1", "equal", true),
                now,
                signer);
        Pack.write(
                evidence,
                certificate,
                signer,
                writer -> {
                    for (var partition = 0; partition < PARTITIONS; partition++) {
                        for (var record : log) {
                            if (record.partition() == partition) {
                                writer.write(record);
                            }
                        }
                    }
                },
                out);
    }

    private Evidence evidence() {
        var recomputation = new Recomputation<EntityView>(definition, PARTITIONS);
        log.forEach(recomputation::add);
        return Evidence.of(recomputation.figures(), definition);
    }

    private static List<LogRecord> log(History history) {
        var log = new ArrayList<LogRecord>();
        var ends = new TreeMap<Integer, Long>();
        for (var it : history.log()) {
            var partition = Math.floorMod(it.key().hashCode(), PARTITIONS);
            var offset = ends.merge(partition, 1L, Long::sum) - 1;
            var headers = new ArrayList<LogRecord.Header>();
            WireFormat.headers(it.event(), it.envelope().joined())
                    .forEach((name, value) -> headers.add(new LogRecord.Header(name, Bytes.of(value))));
            log.add(new LogRecord(
                    partition,
                    offset,
                    1,
                    bytes(it.key()),
                    headers,
                    bytes(it.event().value())));
        }
        return log;
    }

    private long end(int partition) {
        return log.stream().filter(it -> it.partition() == partition).count();
    }

    // What is done to it

    private List<String> findings(Map<String, byte[]> entries) throws IOException {
        return new Verification<>(definition).findings(written(entries));
    }

    private Map<String, byte[]> changed(String name, UnaryOperator<String> change) {
        var changed = new LinkedHashMap<>(entries);
        var before = new String(entries.get(name), StandardCharsets.UTF_8);
        var after = change.apply(before);
        assertThat(after).isNotEqualTo(before);
        changed.put(name, after.getBytes(StandardCharsets.UTF_8));
        return withManifest(changed);
    }

    private static Map<String, byte[]> withManifest(Map<String, byte[]> entries) {
        var manifest = new TreeMap<String, String>();
        entries.forEach((name, bytes) -> {
            if (!name.equals(Pack.MANIFEST)) {
                manifest.put(name, CanonicalJson.digest(bytes));
            }
        });
        var mended = new LinkedHashMap<>(entries);
        mended.put(Pack.MANIFEST, CanonicalJson.bytes(manifest));
        return mended;
    }

    private Path written(Map<String, byte[]> entries) throws IOException {
        var file = Files.createTempFile(folder, "pack", ".zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return file;
    }

    private static Map<String, byte[]> read(Path pack) throws IOException {
        var entries = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipFile(pack.toFile())) {
            for (var entry : zip.stream().toList()) {
                try (var in = zip.getInputStream(entry)) {
                    entries.put(entry.getName(), in.readAllBytes());
                }
            }
        }
        return entries;
    }

    private int lineOf(String text) {
        var lines = new String(entries.get(Pack.EVENTS), StandardCharsets.UTF_8)
                .lines()
                .toList();
        for (var i = 10; i < lines.size(); i++) {
            var line = WireFormat.JSON.readValue(lines.get(i), EventLine.class);
            if (String.valueOf(line.value()).contains(text)
                    && line.headers().stream().anyMatch(it -> Objects.equals(it.value(), line.key()))) {
                return i;
            }
        }
        throw new AssertionError("no line with " + text);
    }

    private static String replaceLine(String text, int number, UnaryOperator<String> change) {
        var lines = new ArrayList<>(text.lines().toList());
        lines.set(number, change.apply(lines.get(number)));
        return String.join("\n", lines) + "\n";
    }

    private static Bytes bytes(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
