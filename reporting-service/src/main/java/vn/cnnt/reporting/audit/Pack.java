package vn.cnnt.reporting.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.Province;
import vn.cnnt.events.SupportContent;
import vn.cnnt.events.WireFormat;
import vn.cnnt.reporting.slots.InputDigest;
import vn.cnnt.reporting.slots.LogRecord;

/// Writes an audit pack: a zip with a run's certificate, every record that went into it, the figures that came of
/// them, the reference data they follow from, and a page that explains it. Entry by entry, never whole in memory.
final class Pack {
    static final String README = "README.md";
    static final String CERTIFICATE = "certificate.json";
    static final String EVENTS = "events.ndjson";
    static final String FIGURES = "figures/";
    static final String PROVINCES = "reference/provinces.json";
    static final String CONTENTS = "reference/support-contents.json";
    static final String MANIFEST = "manifest.json";
    static final String SIGNATURE = "manifest-signature.json";

    private Pack() {}

    /// Where the records of a pack come from, partition by partition, each in the order of the log.
    interface Records {
        void forEach(RecordWriter writer) throws IOException;
    }

    interface RecordWriter {
        void write(LogRecord record) throws IOException;
    }

    /// The records read are not those of the certificate: the log has changed under it.
    static final class AnotherLog extends RuntimeException {
        private static final long serialVersionUID = 1;

        AnotherLog(int partition) {
            super("the records of partition " + partition + " are not those that were certified");
        }
    }

    /// @param signer signs the manifest, so that the pack as a whole is its maker's; null where nothing is signed
    static void write(
            Evidence evidence, byte[] certificate, @Nullable Signer signer, Records records, OutputStream into)
            throws IOException {
        var manifest = new TreeMap<String, String>();
        // Ended only where all went well: a pack that is cut off must not look whole.
        var zip = new ZipOutputStream(into, StandardCharsets.UTF_8);
        write(zip, manifest, README, readme());
        write(zip, manifest, CERTIFICATE, certificate);
        events(zip, manifest, evidence, records);
        for (var table : FigureTables.of(evidence.cells()).entrySet()) {
            write(zip, manifest, FIGURES + table.getKey() + ".csv", table.getValue());
        }
        for (var reference : reference().entrySet()) {
            write(zip, manifest, reference.getKey(), reference.getValue());
        }
        var bytes = CanonicalJson.bytes(manifest);
        write(zip, MANIFEST, bytes);
        if (signer != null) {
            write(zip, SIGNATURE, CanonicalJson.bytes(signer.sign(bytes)));
        }
        zip.finish();
        zip.flush();
    }

    /// The reference data that figures follow from, by entry.
    static SortedMap<String, byte[]> reference() {
        var provinces = Province.all().stream()
                .map(it -> new Place(
                        it.key(), it.vi(), it.region().name(), it.current().key()))
                .toList();
        var contents = new TreeMap<String, String>();
        for (var content : SupportContent.values()) {
            contents.put(content.name(), content.group().name());
        }
        var reference = new TreeMap<String, byte[]>();
        reference.put(PROVINCES, CanonicalJson.bytes(provinces));
        reference.put(CONTENTS, CanonicalJson.bytes(contents));
        return reference;
    }

    private record Place(String key, String name, String region, String current) {}

    private static void events(
            ZipOutputStream zip, SortedMap<String, String> manifest, Evidence evidence, Records records)
            throws IOException {
        var digests = new TreeMap<Integer, InputDigest>();
        zip.putNextEntry(new ZipEntry(EVENTS));
        var sha256 = CanonicalJson.sha256();
        var lines = new DigestOutputStream(zip, sha256);
        records.forEach(record -> {
            var digest = digests.computeIfAbsent(record.partition(), _ -> new InputDigest(InputDigest.START));
            digest.add(record);
            lines.write(WireFormat.JSON.writeValueAsBytes(EventLine.of(record, digest.toString())));
            lines.write('\n');
        });
        lines.flush();
        zip.closeEntry();
        manifest.put(EVENTS, HexFormat.of().formatHex(sha256.digest()));
        evidence.inputs().forEach((partition, input) -> {
            var digest = digests.containsKey(partition) ? digests.get(partition).toString() : InputDigest.START;
            if (input.digest() != null && !input.digest().equals(digest)) {
                throw new AnotherLog(partition);
            }
        });
    }

    private static void write(ZipOutputStream zip, SortedMap<String, String> manifest, String name, byte[] bytes)
            throws IOException {
        write(zip, name, bytes);
        manifest.put(name, CanonicalJson.digest(bytes));
    }

    private static void write(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }

    static byte[] readme() throws IOException {
        try (var page = Pack.class.getResourceAsStream("pack-readme.md")) {
            if (page == null) {
                throw new IOException("the page of the pack is missing from the program");
            }
            return page.readAllBytes();
        }
    }
}
