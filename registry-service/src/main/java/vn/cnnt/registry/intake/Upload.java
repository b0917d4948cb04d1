package vn.cnnt.registry.intake;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import vn.cnnt.events.WireFormat;
import vn.cnnt.manners.IdempotencyKey;
import vn.cnnt.manners.JsonBody;
import vn.cnnt.manners.PersonalId;
import vn.cnnt.manners.Refusal;
import vn.cnnt.manners.Refused;
import vn.cnnt.manners.Texts;
import vn.cnnt.manners.finding.Findings;
import vn.cnnt.manners.page.Pages;
import vn.cnnt.registry.intake.list.Column;
import vn.cnnt.registry.intake.list.Kind;
import vn.cnnt.registry.intake.list.Limits;
import vn.cnnt.registry.personal.KeyedDigest;

/// What a request wants to be imported.
///
/// @param columns headings by column, where the request names them
/// @param sheet the one of a workbook, where the request names it
/// @param name of the file
/// @param digest of the file and of how it is to be read
record Upload(
        Kind kind,
        boolean dryRun,
        Map<Column, String> columns,
        @Nullable String sheet,
        String name,
        String digest) {
    /// What the name of a file can't have, and a path or a header line can.
    private static final Pattern NO_NAME = Pattern.compile("[\\p{Cntrl}/\\\\]");
    private static final Set<String> MEMBERS = Set.of("file", "fileOf", "kind", "dryRun", "columns", "sheet");

    /// The file of an import that is still kept.
    @FunctionalInterface
    interface KeptFile {
        /// Its name after it was written there; null where it isn't kept, or isn't whose who asks.
        @Nullable
        String write(String id, Path to) throws IOException;
    }

    /// @param digests by which two files are known to be the same
    /// @param kept the files that `fileOf` can name instead of sending one again
    static Upload read(HttpServletRequest request, Limits limits, KeyedDigest digests, KeptFile kept, Path to)
            throws IOException, HttpMediaTypeNotSupportedException {
        var type = request.getContentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
            throw new HttpMediaTypeNotSupportedException(
                    "not multipart/form-data", List.of(MediaType.MULTIPART_FORM_DATA));
        }
        var findings = new Findings();
        var parts = parts(request, limits);
        for (var part : parts) {
            if (PersonalId.isIn(part.getName())) {
                findings.error(Texts.shown(part.getName()), PersonalId.IN_TEXT);
            } else if (!MEMBERS.contains(part.getName()) && !isOfForm(part, request)) {
                findings.error(
                        Texts.shown(part.getName()),
                        "unknown-member",
                        Texts.shown(part.getName()),
                        MEMBERS.stream().sorted().toList());
            }
        }
        var kindText = text(parts, "kind", findings);
        var kind = Arrays.stream(Kind.values())
                .filter(known -> known.word().equals(kindText))
                .findFirst()
                .orElse(null);
        if (kind == null && !findings.isAbout("kind")) {
            var valid = Arrays.stream(Kind.values()).map(Kind::word).toList();
            if (kindText.isEmpty()) {
                findings.error("kind", "missing");
            } else {
                findings.error("kind", "not-one-of", Texts.shown(kindText), valid);
            }
        }
        var dryRun = text(parts, "dryRun", findings);
        if (!List.of("", "true", "false").contains(dryRun)) {
            findings.error("dryRun", "not-true-or-false", Texts.shown(dryRun));
        }
        var columns = columns(text(parts, "columns", findings), findings);
        var sheet = text(parts, "sheet", findings);
        var fileOf = text(parts, "fileOf", findings);
        var files = parts.stream()
                .filter(part -> "file".equals(part.getName()) && !isUnsent(part, fileOf))
                .toList();
        var fileName = files.isEmpty() ? null : files.getFirst().getSubmittedFileName();
        if (files.size() > 1) {
            findings.error("file", "repeated", files.size());
        } else if (!files.isEmpty() && !fileOf.isEmpty()) {
            findings.error("file", "one-or-the-other", List.of("file", "fileOf"));
        } else if (files.isEmpty() && fileOf.isEmpty()) {
            findings.error("file", "missing");
        } else if (files.isEmpty()) {
            fileName = kept.write(fileOf, to);
            if (fileName == null) {
                findings.error("fileOf", "file-no-longer-kept", Import.STARTABLE.toDays());
            }
        }
        if (fileName != null && PersonalId.isIn(fileName)) {
            findings.error("file", PersonalId.IN_TEXT);
        }
        Refused.check(findings);
        if (!files.isEmpty() && files.getFirst().getSize() > limits.file().toBytes()) {
            throw new Refused(Refusal.tooLarge(limits.file().toBytes()));
        }
        var digest = sha256();
        if (files.isEmpty()) {
            copy(Files.newInputStream(to), OutputStream.nullOutputStream(), digest);
        } else {
            copy(files.getFirst().getInputStream(), Files.newOutputStream(to), digest);
        }
        digest.update((kindText + "|" + columns + "|" + sheet).getBytes(StandardCharsets.UTF_8));
        var shown = fileName == null || fileName.isBlank()
                ? "list"
                : NO_NAME.matcher(fileName).replaceAll("_");
        return new Upload(
                Objects.requireNonNull(kind),
                "true".equals(dryRun),
                columns,
                sheet.isEmpty() ? null : sheet,
                shown.length() > 200 ? shown.substring(0, 200) : shown,
                Import.digest(
                        digests.of(KeyedDigest.Of.FILE, HexFormat.of().formatHex(digest.digest())),
                        "true".equals(dryRun)));
    }

    private static void copy(InputStream from, OutputStream to, MessageDigest digest) throws IOException {
        try (from;
                var out = new DigestOutputStream(to, digest)) {
            from.transferTo(out);
        }
    }

    /// Of a form that names a kept file browsers send an empty one beside it.
    private static boolean isUnsent(Part file, String fileOf) {
        return !fileOf.isEmpty() && file.getSize() == 0;
    }

    /// What a page's form has around its content, as a program's request has headers.
    private static boolean isOfForm(Part part, HttpServletRequest request) {
        var name = part.getName();
        return Pages.isPage(request) && (name.startsWith("_") || name.equals(IdempotencyKey.HEADER));
    }

    /// The parts of a multipart request, read to their end.
    ///
    /// @throws Refused where they are none, too large, or come too slowly
    static List<Part> parts(HttpServletRequest request, Limits limits) throws IOException {
        if (request.getContentLengthLong() > limits.file().toBytes() + (1 << 20)) {
            throw new Refused(Refusal.tooLarge(limits.file().toBytes()));
        }
        try {
            return List.copyOf(request.getParts());
        } catch (IllegalStateException _) {
            throw new Refused(Refusal.tooLarge(limits.file().toBytes()));
        } catch (ServletException | IOException e) {
            if (JsonBody.isTooSlow(e)) {
                throw new Refused(Refusal.tooSlow());
            }
            throw Refused.invalid("", "not-multipart", Texts.shown(String.valueOf(e.getMessage())));
        }
    }

    private static String text(List<Part> parts, String name, Findings findings) throws IOException {
        var found = parts.stream().filter(part -> name.equals(part.getName())).toList();
        if (found.size() > 1) {
            findings.error(name, "repeated", found.size());
        }
        if (found.isEmpty()) {
            return "";
        }
        try (var in = found.getFirst().getInputStream()) {
            var bytes = in.readNBytes(20_001);
            if (bytes.length > 20_000) {
                findings.error(name, "too-long", bytes.length, 20_000);
            }
            var text = new String(bytes, StandardCharsets.UTF_8).strip();
            if (PersonalId.isIn(text)) {
                findings.error(name, PersonalId.IN_TEXT);
                return "";
            }
            return text;
        }
    }

    /// `{"establishment": "Đơn vị", …}`.
    private static Map<Column, String> columns(String json, Findings findings) {
        var columns = new EnumMap<Column, String>(Column.class);
        if (json.isEmpty()) {
            return columns;
        }
        JsonNode tree;
        try {
            tree = WireFormat.JSON.readTree(json);
        } catch (JacksonException e) {
            findings.error("columns", "not-an-object", Texts.shown(json));
            return columns;
        }
        if (!tree.isObject()) {
            findings.error("columns", "not-an-object", Texts.shown(json));
            return columns;
        }
        for (var entry : tree.properties()) {
            var column = Arrays.stream(Column.values())
                    .filter(known -> known.word().equals(entry.getKey()))
                    .findFirst();
            if (column.isEmpty()) {
                var valid = Arrays.stream(Column.values()).map(Column::word).toList();
                findings.error("columns", "not-one-of", Texts.shown(entry.getKey()), valid);
            } else if (!entry.getValue().isString()) {
                findings.error(
                        "columns", "not-text", Texts.shown(entry.getValue().toString()));
            } else {
                columns.put(column.get(), entry.getValue().stringValue());
            }
        }
        return columns;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
