package vn.cnnt.reporting.audit;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.cnnt.events.WireFormat;
import vn.cnnt.reporting.projection.Definition;

/// Checks an audit pack by itself: every digest and chain, the signature, and every figure, made again from the
/// events. What it finds says where.
public final class Verification<V> {
    private static final int FINDINGS = 100;

    private final Definition<V> definition;
    private final List<String> findings = new ArrayList<>();
    private boolean parked;
    private @Nullable RecordsCheck<V> records;
    private @Nullable String signedBy;
    private final @Nullable String trusted;

    Verification(Definition<V> definition) {
        this(definition, null);
    }

    /// @param trusted the key that must have signed, as [Signer#publicKey] has it; null where any may, or none
    Verification(Definition<V> definition, @Nullable String trusted) {
        this.definition = definition;
        this.trusted = trusted;
    }

    /// The command: 0 where the pack is sound, 1 where something is found, 2 where there is nothing to check.
    public static <V> int main(List<String> arguments, Definition<V> definition, PrintStream out) {
        if (arguments.isEmpty() || arguments.size() > 2) {
            out.println("usage: verify <pack.zip> [<public-key.pem of whoever must have signed it>]");
            return 2;
        }
        var path = Path.of(arguments.getFirst());
        if (!Files.isRegularFile(path)) {
            out.println("There is no file " + path + ".");
            return 2;
        }
        String trusted = null;
        if (arguments.size() == 2) {
            try {
                trusted = Signer.publicKey(Files.readString(Path.of(arguments.getLast())));
            } catch (IOException | IllegalArgumentException e) {
                out.println(arguments.getLast() + " can't be read as a public key: " + e.getMessage());
                return 2;
            }
        }
        var verification = new Verification<>(definition, trusted);
        var findings = verification.findings(path);
        findings.stream().limit(FINDINGS).forEach(out::println);
        if (findings.size() > FINDINGS) {
            out.println("… and " + (findings.size() - FINDINGS) + " more");
        }
        var records = verification.records;
        if (findings.isEmpty() && records != null) {
            out.println("ok: " + records.events() + " records, " + records.streams()
                    + " streams; chains, digests and every figure are as certified");
            out.println(
                    verification.signedBy == null
                            ? "not signed: it fits together, but says nothing about who made it"
                            : "signed by " + verification.signedBy
                                    + (trusted == null ? "; compare this key with its maker's" : ""));
            return 0;
        }
        out.println(findings.size() + " findings: the pack is not what was certified");
        return 1;
    }

    /// Everything that is wrong, each with its place; none where all is well.
    List<String> findings(Path pack) {
        try (var zip = new ZipFile(pack.toFile(), StandardCharsets.UTF_8)) {
            entries(zip);
            var certificate = certificate(zip);
            signed(zip);
            if (certificate != null) {
                var check = new RecordsCheck<>(definition, findings, parked);
                check.check(zip, certificate);
                records = check;
            }
        } catch (ZipException e) {
            findings.add("the zip is damaged: " + e.getMessage());
        } catch (IOException | UncheckedIOException e) {
            findings.add("the pack can't be read: " + e.getMessage());
        }
        return List.copyOf(findings);
    }

    /// Every entry that the manifest names is there and is what it says, and no other.
    private void entries(ZipFile zip) throws IOException {
        var manifest = json(Pack.MANIFEST, bytes(zip, Pack.MANIFEST));
        if (manifest == null) {
            return;
        }
        var named = new TreeSet<>(manifest.propertyNames());
        var there = new TreeSet<String>();
        zip.stream().forEach(entry -> {
            if (!there.add(entry.getName())) {
                findings.add(entry.getName() + ": there is more than one of that name");
            }
        });
        for (var name : named) {
            var digest = digest(zip, name);
            if (digest == null) {
                findings.add(name + ": named in " + Pack.MANIFEST + " and missing");
            } else if (!digest.equals(manifest.path(name).asString())) {
                findings.add(name + ": its SHA-256 is not the one in " + Pack.MANIFEST);
            }
        }
        there.removeAll(named);
        there.removeAll(Set.of(Pack.MANIFEST, Pack.SIGNATURE));
        there.forEach(name -> findings.add(name + ": not named in " + Pack.MANIFEST));
        for (var reference : Pack.reference().entrySet()) {
            if (!Arrays.equals(reference.getValue(), bytes(zip, reference.getKey()))) {
                findings.add(reference.getKey() + ": not the reference data of this program");
            }
        }
        if (!Arrays.equals(Pack.readme(), bytes(zip, Pack.README))) {
            findings.add(Pack.README + ": not the page of this program");
        }
    }

    private @Nullable JsonNode certificate(ZipFile zip) throws IOException {
        var bytes = bytes(zip, Pack.CERTIFICATE);
        var certificate = json(Pack.CERTIFICATE, bytes);
        if (certificate == null || bytes == null) {
            return null;
        }
        if (!Arrays.equals(bytes, CanonicalJson.bytes(certificate))) {
            findings.add(Pack.CERTIFICATE + ": not in canonical form");
        }
        var rest = (ObjectNode) certificate.deepCopy();
        rest.remove(Certificate.DIGEST);
        rest.remove(Certificate.SIGNATURE);
        var plain = CanonicalJson.bytes(rest);
        if (!CanonicalJson.digest(plain)
                .equals(certificate.path(Certificate.DIGEST).asString(""))) {
            findings.add(Pack.CERTIFICATE + ": its digest is not of its content");
        }
        var signature = certificate.path(Certificate.SIGNATURE);
        if (!signature.isMissingNode()) {
            signedBy = signature.path("publicKey").asString("");
            signature(Pack.CERTIFICATE, signature, plain);
        }
        parked = certificate.path(Certificate.RESULT).path("parkedEvents").asLong(0) > 0;
        return certificate;
    }

    /// Both or neither are signed, and by one key.
    private void signed(ZipFile zip) throws IOException {
        var bytes = bytes(zip, Pack.SIGNATURE);
        if (signedBy == null && bytes == null) {
            if (trusted != null) {
                findings.add(Pack.CERTIFICATE + ": not signed");
            }
            return;
        }
        if (signedBy == null) {
            findings.add(Pack.CERTIFICATE + ": not signed, though " + Pack.SIGNATURE + " is there");
        }
        var signature = json(Pack.SIGNATURE, bytes);
        if (signature != null) {
            var manifest = bytes(zip, Pack.MANIFEST);
            signature(Pack.MANIFEST, signature, manifest == null ? new byte[0] : manifest);
            if (!Arrays.equals(bytes, CanonicalJson.bytes(signature))) {
                findings.add(Pack.SIGNATURE + ": not in canonical form");
            }
        }
    }

    private void signature(String what, JsonNode signature, byte[] bytes) {
        var key = signature.path("publicKey").asString("");
        if (!Signer.ALGORITHM.equals(signature.path("algorithm").asString(""))
                || !Signer.isBy(key, bytes, signature.path("value").asString(""))) {
            findings.add(what + ": the signature is not of its content");
        } else if (!key.equals(trusted == null ? signedBy : trusted)) {
            findings.add(what + ": signed by another key: " + key);
        }
    }

    private @Nullable JsonNode json(String name, byte @Nullable [] bytes) {
        if (bytes == null) {
            findings.add(name + ": missing");
            return null;
        }
        try {
            var node = WireFormat.JSON.readTree(bytes);
            if (node.isObject()) {
                return node;
            }
            findings.add(name + ": not a JSON object");
        } catch (JacksonException e) {
            findings.add(name + ": not JSON");
        }
        return null;
    }

    static byte @Nullable [] bytes(ZipFile zip, String name) throws IOException {
        var entry = zip.getEntry(name);
        if (entry == null) {
            return null;
        }
        try (var in = zip.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    private static @Nullable String digest(ZipFile zip, String name) throws IOException {
        var entry = zip.getEntry(name);
        if (entry == null) {
            return null;
        }
        var sha256 = CanonicalJson.sha256();
        try (var in = zip.getInputStream(entry)) {
            var buffer = new byte[1 << 16];
            for (var n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                sha256.update(buffer, 0, n);
            }
        }
        return HexFormat.of().formatHex(sha256.digest());
    }
}
