package vn.cnnt.registry.intake;

import static io.swagger.v3.oas.annotations.enums.ParameterIn.HEADER;
import static io.swagger.v3.oas.annotations.enums.ParameterIn.QUERY;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import vn.cnnt.events.WireFormat;
import vn.cnnt.manners.CurrentActor;
import vn.cnnt.manners.JsonBody;
import vn.cnnt.manners.Words;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.manners.finding.Findings;
import vn.cnnt.registry.command.Rejection;
import vn.cnnt.registry.decision.Decision;
import vn.cnnt.registry.store.Page;
import vn.cnnt.registry.web.Answers;
import vn.cnnt.registry.web.Members;
import vn.cnnt.registry.web.Paged;
import vn.cnnt.registry.web.Parameters;
import vn.cnnt.registry.web.Refuses;
import vn.cnnt.registry.web.UploadTooLarge;

/// Imports over HTTP.
@RestController
@RequestMapping(path = "/api/v1/imports")
class ImportController {
    private static final Set<String> MEMBERS = Set.of("file", "kind", "dryRun", "columns");
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final int MOST_LINES = 1000;

    private final Imports imports;
    private final Worker worker;
    private final Answers answers;
    private final Words words;
    private final CurrentActor actor;
    private final Limits limits;
    private final Clock clock;

    ImportController(
            Imports imports,
            Worker worker,
            Answers answers,
            Words words,
            CurrentActor actor,
            Limits limits,
            Clock clock) {
        this.imports = imports;
        this.worker = worker;
        this.answers = answers;
        this.words = words;
        this.actor = actor;
        this.limits = limits;
        this.clock = clock;
    }

    @PostMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Refuses(status = "409", when = "Another import of this file runs, or it is not allowed now")
    @Refuses(status = "413", when = "The file is too large")
    @Refuses(status = "415", when = "It is no multipart/form-data")
    @Refuses(status = "422", when = "Something in the request is wrong; every finding is named")
    @Operation(
            operationId = "importList",
            summary = "Take in a list, row by row",
            parameters = {
                @Parameter(name = "X-Actor", in = HEADER, schema = @Schema(type = "string", maxLength = 100)),
                @Parameter(
                        name = "Idempotency-Key",
                        in = HEADER,
                        schema = @Schema(type = "string", minLength = 1, maxLength = 200))
            },
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "multipart/form-data",
                                            schema = @Schema(implementation = ImportDescription.Upload.class))),
            responses =
                    @ApiResponse(
                            responseCode = "202",
                            description = "Read, and being worked on",
                            content = @Content(schema = @Schema(implementation = ImportDescription.Progress.class))))
    ResponseEntity<JsonNode> take(HttpServletRequest request) throws IOException, HttpMediaTypeNotSupportedException {
        JsonBody.requireUncompressed(request);
        var who = actor.of(request).name();
        var key = key(request);
        var file = Files.createTempFile("upload-", ".list");
        try {
            var upload = Upload.read(request, limits, file);
            var before = key == null ? Optional.<Imports.Job>empty() : imports.byKey(key);
            if (before.isPresent()) {
                return again(before.get(), upload);
            }
            var read = read(file, upload);
            var now = clock.instant();
            var job = new Imports.Job(
                    Imports.newId(now),
                    upload.kind(),
                    upload.dryRun(),
                    Imports.State.RUNNING,
                    who,
                    upload.name(),
                    upload.digest(),
                    read.columns(),
                    now,
                    read.rows(),
                    Imports.Counts.NONE,
                    0,
                    null);
            return switch (imports.begin(job, key, file)) {
                case Imports.Begun.Yes _ -> {
                    worker.wake();
                    yield accepted(job, false);
                }
                case Imports.Begun.SameKey same -> again(same.job(), upload);
                case Imports.Begun.SameFile same -> {
                    var finding = new Finding("file", "import-running", Finding.Weight.ERROR, List.of(same.address()));
                    throw new Rejection.Refused(
                            new Decision.Refused(Decision.Refusal.CONFLICT, List.of(finding), same.address()));
                }
            };
        } finally {
            Files.delete(file);
        }
    }

    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getImport",
            summary = "How far an import is, and what came of it",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "The import",
                            content = @Content(schema = @Schema(implementation = ImportDescription.Progress.class))))
    ResponseEntity<JsonNode> get(@PathVariable String id, Parameters query) {
        query.check();
        return ResponseEntity.ok(shown(job(id)));
    }

    @GetMapping(path = "/{id}/rows", produces = MediaType.APPLICATION_JSON_VALUE)
    @Paged
    @Operation(
            operationId = "listRowsOfImport",
            summary = "What became of its rows",
            parameters =
                    @Parameter(
                            name = "outcome",
                            in = QUERY,
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"accepted", "unchanged", "refused", "to-confirm"})),
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "A page of them, in the order of the file",
                            content = @Content(schema = @Schema(implementation = ImportDescription.Rows.class))))
    ResponseEntity<JsonNode> rows(@PathVariable String id, Parameters query) {
        var wanted = fate(query);
        var paging = query.paging();
        query.check();
        var job = job(id);
        var start = Place.of(paging.after());
        var items = new ArrayList<JsonNode>();
        String next = null;
        pages:
        for (var block : imports.iterable(id, start.block())) {
            for (var i = block.first() == start.block() ? start.within() : 0;
                    i < block.lines().size();
                    i++) {
                var line = block.lines().get(i);
                if (wanted != null && line.judged().fate() != wanted) {
                    continue;
                }
                if (items.size() == paging.limit()) {
                    next = block.first() + ":" + i;
                    break pages;
                }
                items.add(shown(job, line));
            }
        }
        return answers.listed(new Page<>(items, next));
    }

    @GetMapping(path = "/{id}/refused.csv", produces = "text/csv")
    @Operation(
            operationId = "getRefusedRows",
            summary = "The refused rows as a list that can be mended and sent again",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "The list, with what is wrong in a last column",
                            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string"))))
    ResponseEntity<StreamingResponseBody> refused(@PathVariable String id, Parameters query) {
        query.check();
        var job = job(id);
        var locale = LocaleContextHolder.getLocale();
        StreamingResponseBody body = out -> RefusedRows.write(
                out, job.columns().headings(), imports.iterable(id, 0), finding -> said(finding, locale));
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"refused.csv\"")
                .body(body);
    }

    @PostMapping(path = "/{id}/confirm", produces = MediaType.APPLICATION_JSON_VALUE)
    @Refuses(status = "409", when = "Another import of this file runs, or it is not allowed now")
    @Operation(
            operationId = "confirmRows",
            summary = "Say yes to rows that wait for it",
            parameters = @Parameter(name = "X-Actor", in = HEADER, schema = @Schema(type = "string", maxLength = 100)),
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(schema = @Schema(implementation = ImportDescription.Confirmation.class))),
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "Done; the rows have their outcomes",
                            content = @Content(schema = @Schema(implementation = ImportDescription.Progress.class))))
    ResponseEntity<JsonNode> confirm(@PathVariable String id, Members body, HttpServletRequest request) {
        var who = actor.of(request).name();
        var lines = body.wholes("lines", MOST_LINES, 1, Integer.MAX_VALUE);
        var enterprise = body.text("enterprise", 100);
        var reason = body.requiredReason();
        if (lines.isEmpty()) {
            body.findings().error("/lines", "missing");
        }
        if (enterprise != null && !worker.knows(enterprise)) {
            body.findings().error("/enterprise", "enterprise-not-there", enterprise);
        }
        body.check();
        var job = job(id);
        if (job.dryRun()) {
            throw Unreadable.notNow("", "dry-run-changes-nothing");
        }
        if (job.state() == Imports.State.RUNNING) {
            throw Unreadable.notNow("", "import-still-running");
        }
        checkWaiting(id, lines);
        worker.confirm(job.by(who), new HashSet<>(lines), new Clerk.Yes(enterprise, reason));
        return ResponseEntity.ok(shown(job(id)));
    }

    @PostMapping(path = "/{id}/cancel", produces = MediaType.APPLICATION_JSON_VALUE)
    @Refuses(status = "409", when = "Another import of this file runs, or it is not allowed now")
    @Operation(
            operationId = "cancelImport",
            summary = "Stop an import; the rows that are done stay and are listed",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "Cancelled",
                            content = @Content(schema = @Schema(implementation = ImportDescription.Progress.class))))
    ResponseEntity<JsonNode> cancel(@PathVariable String id, Parameters query) {
        query.check();
        var job = job(id);
        if (!imports.cancel(id) && job(id).state() != Imports.State.CANCELLED) {
            throw Unreadable.notNow("", "import-ended", job.state());
        }
        return ResponseEntity.ok(shown(job(id)));
    }

    @GetMapping(path = "/templates/{kind}")
    @Operation(
            operationId = "getImportTemplate",
            summary = "An empty list with the headings, and one row that shows how to fill it in",
            parameters =
                    @Parameter(
                            name = "format",
                            in = QUERY,
                            schema =
                                    @Schema(
                                            type = "string",
                                            defaultValue = "csv",
                                            allowableValues = {"csv", "xlsx"})),
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "The list",
                            content = {
                                @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
                                @Content(
                                        mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                                        schema = @Schema(type = "string", format = "binary"))
                            }))
    ResponseEntity<byte[]> template(@PathVariable String kind, Parameters query) throws IOException {
        var format = query.text("format", 20);
        if (format != null && !List.of("csv", "xlsx").contains(format)) {
            query.findings().error("format", "not-one-of", format, List.of("csv", "xlsx"));
        }
        query.check();
        var of = Arrays.stream(Kind.values())
                .filter(known -> known.word().equals(kind))
                .findFirst()
                .orElseThrow(() -> new Rejection.NotFound(kind));
        var excel = "xlsx".equals(format);
        return ResponseEntity.ok()
                .contentType(excel ? XLSX : CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + kind + (excel ? ".xlsx\"" : ".csv\""))
                .body(excel ? Templates.xlsx(of) : Templates.csv(of));
    }

    /// What is to be imported, on disk.
    private record Upload(Kind kind, boolean dryRun, Map<Column, String> columns, String name, String digest) {
        static Upload read(HttpServletRequest request, Limits limits, Path to)
                throws IOException, HttpMediaTypeNotSupportedException {
            var type = request.getContentType();
            if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
                throw new HttpMediaTypeNotSupportedException(
                        "not multipart/form-data", List.of(MediaType.MULTIPART_FORM_DATA));
            }
            if (request.getContentLengthLong() > limits.file().toBytes() + (1 << 20)) {
                throw new UploadTooLarge(limits.file().toBytes());
            }
            var findings = new Findings();
            var parts = parts(request, limits);
            for (var part : parts) {
                if (!MEMBERS.contains(part.getName())) {
                    findings.error(
                            part.getName(),
                            "unknown-member",
                            part.getName(),
                            MEMBERS.stream().sorted().toList());
                }
            }
            var kindText = text(parts, "kind", findings);
            var kind = Arrays.stream(Kind.values())
                    .filter(known -> known.word().equals(kindText))
                    .findFirst()
                    .orElse(null);
            if (kind == null) {
                var valid = Arrays.stream(Kind.values()).map(Kind::word).toList();
                if (kindText.isEmpty()) {
                    findings.error("kind", "missing");
                } else {
                    findings.error("kind", "not-one-of", kindText, valid);
                }
            }
            var dryRun = text(parts, "dryRun", findings);
            if (!List.of("", "true", "false").contains(dryRun)) {
                findings.error("dryRun", "not-true-or-false", dryRun);
            }
            var columns = columns(text(parts, "columns", findings), findings);
            var files =
                    parts.stream().filter(part -> "file".equals(part.getName())).toList();
            if (files.isEmpty()) {
                findings.error("file", "missing");
            } else if (files.size() > 1) {
                findings.error("file", "repeated", files.size());
            }
            check(findings);
            var file = files.getFirst();
            if (file.getSize() > limits.file().toBytes()) {
                throw new UploadTooLarge(limits.file().toBytes());
            }
            var name = file.getSubmittedFileName();
            var digest = sha256();
            try (var in = file.getInputStream();
                    var out = new DigestOutputStream(Files.newOutputStream(to), digest)) {
                in.transferTo(out);
            }
            digest.update((kindText + dryRun + columns).getBytes(StandardCharsets.UTF_8));
            var shown = name == null || name.isBlank() ? "list" : name.replaceAll("[\\p{Cntrl}/\\\\]", "_");
            return new Upload(
                    Objects.requireNonNull(kind),
                    "true".equals(dryRun),
                    columns,
                    shown.length() > 200 ? shown.substring(0, 200) : shown,
                    HexFormat.of().formatHex(digest.digest()));
        }

        private static List<Part> parts(HttpServletRequest request, Limits limits) throws IOException {
            try {
                return List.copyOf(request.getParts());
            } catch (IllegalStateException _) {
                throw new UploadTooLarge(limits.file().toBytes());
            } catch (ServletException | IOException e) {
                throw Unreadable.refusal("", "not-multipart", String.valueOf(e.getMessage()));
            }
        }

        private static String text(List<Part> parts, String name, Findings findings) throws IOException {
            var found =
                    parts.stream().filter(part -> name.equals(part.getName())).toList();
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
                return new String(bytes, StandardCharsets.UTF_8).strip();
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
                findings.error("columns", "not-an-object", json.length() > 100 ? json.substring(0, 100) : json);
                return columns;
            }
            if (!tree.isObject()) {
                findings.error("columns", "not-an-object", json.length() > 100 ? json.substring(0, 100) : json);
                return columns;
            }
            for (var entry : tree.properties()) {
                var column = Arrays.stream(Column.values())
                        .filter(known -> known.word().equals(entry.getKey()))
                        .findFirst();
                if (column.isEmpty()) {
                    var valid = Arrays.stream(Column.values()).map(Column::word).toList();
                    findings.error("columns", "not-one-of", entry.getKey(), valid);
                } else if (!entry.getValue().isString()) {
                    findings.error("columns", "not-text", entry.getValue().toString());
                } else {
                    columns.put(column.get(), entry.getValue().stringValue());
                }
            }
            return columns;
        }
    }

    private record Read(Columns columns, long rows) {}

    /// To its end, so that what can't be read as a whole changes nothing.
    private Read read(Path file, Upload upload) throws IOException {
        try (var sheet = Sheet.open(file, upload.kind(), limits)) {
            var findings = new Findings();
            var headings = new ArrayList<String>();
            for (var i = 0; i < sheet.head().cells().size(); i++) {
                headings.add(sheet.head().cell(i));
            }
            var columns = Columns.of(upload.kind(), headings, upload.columns(), findings);
            check(findings);
            var rows = 0L;
            for (var found = sheet.rows(); found.hasNext(); found.next()) {
                if (++rows > limits.rows()) {
                    throw Unreadable.file("too-many-rows", Integer.toString(limits.rows()));
                }
            }
            if (rows == 0) {
                throw Unreadable.file("no-rows");
            }
            return new Read(columns, rows);
        }
    }

    private void checkWaiting(String id, List<Long> lines) {
        var waiting = new HashSet<Long>();
        var known = new HashSet<Long>();
        for (var block : imports.iterable(id, 0)) {
            for (var line : block.lines()) {
                known.add(line.row().line());
                // what was confirmed before may be confirmed again
                if (line.judged().fate() == Judged.Fate.TO_CONFIRM
                        || line.judged().fate() == Judged.Fate.ACCEPTED) {
                    waiting.add(line.row().line());
                }
            }
        }
        var findings = new Findings();
        for (var i = 0; i < lines.size(); i++) {
            if (!waiting.contains(lines.get(i))) {
                var code = known.contains(lines.get(i)) ? "line-not-waiting" : "line-not-there";
                findings.error("/lines/" + i, code, lines.get(i).toString());
            }
        }
        check(findings);
    }

    private static void check(Findings findings) {
        if (findings.hasErrors() && Decision.by(findings, null, null, List::of) instanceof Decision.Refused refused) {
            throw new Rejection.Refused(refused);
        }
    }

    private static Judged.@Nullable Fate fate(Parameters query) {
        var text = query.text("outcome", 20);
        if (text == null) {
            return null;
        }
        for (var fate : Judged.Fate.values()) {
            if (fate.word().equals(text)) {
                return fate;
            }
        }
        var valid = Arrays.stream(Judged.Fate.values()).map(Judged.Fate::word).toList();
        query.findings().error("outcome", "not-one-of", text, valid);
        return null;
    }

    /// Where a page goes on: a block and a row in it.
    private record Place(long block, int within) {
        static Place of(@Nullable String cursor) {
            if (cursor == null) {
                return new Place(0, 0);
            }
            if (!cursor.matches("[0-9]{1,9}:[0-9]{1,4}")) {
                throw Unreadable.refusal("cursor", "not-a-cursor");
            }
            var parts = cursor.split(":", 2);
            return new Place(Long.parseLong(parts[0]), Integer.parseInt(parts[1]));
        }
    }

    private static @Nullable String key(HttpServletRequest request) {
        var key = request.getHeader("Idempotency-Key");
        if (key != null && !key.matches("[\\x21-\\x7e](?:[\\x20-\\x7e]{0,198}[\\x21-\\x7e])?")) {
            throw Unreadable.refusal("Idempotency-Key", "not-a-key");
        }
        return key;
    }

    private ResponseEntity<JsonNode> again(Imports.Job before, Upload upload) {
        if (!before.digest().equals(upload.digest())) {
            throw new Rejection.KeyReused("POST /api/v1/imports");
        }
        return accepted(before, true);
    }

    private ResponseEntity<JsonNode> accepted(Imports.Job job, boolean replayed) {
        var response = ResponseEntity.accepted().location(URI.create(job.address()));
        if (replayed) {
            response.header("Idempotency-Replayed", "true");
        }
        return response.body(shown(job));
    }

    private Imports.Job job(String id) {
        return imports.get(id).orElseThrow(() -> new Rejection.NotFound(id));
    }

    private static JsonNode shown(Imports.Job job) {
        var shown = WireFormat.JSON
                .createObjectNode()
                .put("id", job.id())
                .put("kind", job.kind().word())
                .put("dryRun", job.dryRun())
                .put("state", job.state().name())
                .put("file", job.file())
                .put("startedAt", job.startedAt().toString())
                .put("rows", job.rows())
                .put("done", job.counts().done())
                .put("accepted", job.counts().accepted())
                .put("unchanged", job.counts().unchanged())
                .put("refused", job.counts().refused())
                .put("toConfirm", job.counts().toConfirm())
                .put("warnings", job.counts().warnings());
        var ignored = shown.putArray("ignoredColumns");
        job.columns().ignored().forEach(ignored::add);
        if (job.failure() != null) {
            shown.put("failure", job.failure());
        }
        return shown;
    }

    private JsonNode shown(Imports.Job job, Imports.Line line) {
        var locale = LocaleContextHolder.getLocale();
        var judged = line.judged();
        var item = WireFormat.JSON
                .createObjectNode()
                .put("line", line.row().line())
                .put("outcome", judged.fate().word());
        if (judged.address() != null) {
            item.put("address", judged.address());
        }
        var row = item.putObject("row");
        for (var i = 0; i < job.columns().headings().size(); i++) {
            if (!line.row().cell(i).isEmpty()) {
                row.put(job.columns().headings().get(i), line.row().cell(i));
            }
        }
        var errors = item.putArray("errors");
        var warnings = item.putArray("warnings");
        for (var finding : judged.findings()) {
            (finding.weight() == Finding.Weight.WARNING ? warnings : errors)
                    .addObject()
                    .put("field", finding.field())
                    .put("code", finding.code())
                    .put("message", words.of(finding, locale));
        }
        if (!judged.candidates().isEmpty()) {
            var candidates = item.putArray("candidates");
            judged.candidates()
                    .forEach(one -> candidates
                            .addObject()
                            .put("address", "/api/v1/enterprises/" + one.id())
                            .put("name", one.name())
                            .put("score", one.percent())
                            .put("why", one.why()));
        }
        return item;
    }

    private String said(Finding finding, Locale locale) {
        var message = words.of(finding, locale);
        return finding.field().isEmpty() ? message : finding.field() + ": " + message;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
