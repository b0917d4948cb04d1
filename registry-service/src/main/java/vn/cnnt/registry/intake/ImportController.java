package vn.cnnt.registry.intake;

import static io.swagger.v3.oas.annotations.enums.ParameterIn.HEADER;
import static io.swagger.v3.oas.annotations.enums.ParameterIn.QUERY;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import tools.jackson.databind.JsonNode;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.CurrentActor;
import vn.cnnt.manners.IdempotencyKey;
import vn.cnnt.manners.JsonBody;
import vn.cnnt.manners.describing.Refuses;
import vn.cnnt.manners.security.Role;
import vn.cnnt.registry.command.Rejection;
import vn.cnnt.registry.web.Members;
import vn.cnnt.registry.web.Paged;
import vn.cnnt.registry.web.Parameters;

/// Imports over HTTP.
@RestController
@RequestMapping(path = "/api/v1/imports")
class ImportController {
    private static final int MOST_LINES = 1000;
    private static final int MOST_CODES = 50;
    private static final int MOST_SHEET = 100;

    private final Uploads uploads;
    private final Imports imports;
    private final RowBlocks blocks;
    private final RowHandlers handlers;
    private final Confirming confirming;
    private final ImportWorker worker;
    private final ImportAnswers answers;
    private final CurrentActor actor;
    private final Limits limits;
    private final Clock clock;

    ImportController(
            Uploads uploads,
            Imports imports,
            RowBlocks blocks,
            RowHandlers handlers,
            Confirming confirming,
            ImportWorker worker,
            ImportAnswers answers,
            CurrentActor actor,
            Limits limits,
            Clock clock) {
        this.uploads = uploads;
        this.imports = imports;
        this.blocks = blocks;
        this.handlers = handlers;
        this.confirming = confirming;
        this.worker = worker;
        this.answers = answers;
        this.actor = actor;
        this.limits = limits;
        this.clock = clock;
    }

    @PostMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Refuses(status = "409", when = "Another import of this file runs, or it is not allowed now")
    @Refuses(status = "413", when = "The file is too large")
    @Refuses(status = "415", when = "It is no multipart/form-data")
    @Refuses(status = "503", when = "Too many files are being taken in; come again soon")
    @Refuses(status = "422", when = "Something in the request is wrong; every finding is named")
    @Operation(
            operationId = "importList",
            summary = "Take in a list, row by row",
            parameters = {
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
    ResponseEntity<JsonNode> take(HttpServletRequest request) throws Exception {
        JsonBody.requireUncompressed(request);
        var who = actor.of(request);
        var key = IdempotencyKey.of(who, request);
        return uploads.take(file -> {
            var upload = Upload.read(request, limits, file);
            var before = key == null ? Optional.<Import>empty() : imports.byKey(key);
            return before.isPresent() ? again(before.get(), upload) : begin(upload, who, key, file);
        });
    }

    private ResponseEntity<JsonNode> begin(Upload upload, Actor who, @Nullable String key, Path file) throws Exception {
        var contents = uploads.read(file, upload);
        var job = Import.of(Import.newId(clock.instant()), upload, who, key, contents, clock.instant());
        return switch (imports.begin(job, file)) {
            case Imports.Begun.New _ -> {
                worker.wake();
                yield answers.begun(job, false);
            }
            case Imports.Begun.SameKey(var there) -> again(there, upload);
        };
    }

    private ResponseEntity<JsonNode> again(Import before, Upload upload) {
        if (!before.digest().equals(upload.digest())) {
            throw new Rejection.KeyReused("POST /api/v1/imports");
        }
        return answers.begun(before, true);
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Paged
    @Operation(
            operationId = "listImports",
            summary = "One's own imports, or an auditor's view of all, the newest first",
            parameters = {
                @Parameter(
                        name = "state",
                        in = QUERY,
                        schema =
                                @Schema(
                                        type = "string",
                                        allowableValues = {"RUNNING", "DONE", "CANCELLED", "FAILED"})),
                @Parameter(
                        name = "kind",
                        in = QUERY,
                        schema =
                                @Schema(
                                        type = "string",
                                        allowableValues = {"recognitions", "grants", "enterprises"}))
            },
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "A page of them",
                            content = @Content(schema = @Schema(implementation = ImportDescription.Imports.class))))
    ResponseEntity<JsonNode> list(HttpServletRequest request, Parameters query) {
        var state = query.one("state", Import.State.class);
        var kind = word(query, "kind", Kind.values());
        var paging = query.paging();
        query.check();
        var who = actor.of(request);
        return answers.listed(imports.page(Role.AUDITOR.isOf(who) ? null : who.name(), state, kind, paging));
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
        return answers.found(job(id));
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
        var wanted = word(query, "outcome", RowOutcome.values());
        var paging = query.paging();
        query.check();
        return answers.rows(withRows(job(id)), RowPage.of(id, blocks, wanted, paging));
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
        var job = withRows(job(id));
        var locale = LocaleContextHolder.getLocale();
        StreamingResponseBody body =
                out -> RefusedRows.csv(out, job.sheets(), blocks.of(id, 0), finding -> answers.said(finding, locale));
        return ResponseEntity.ok()
                .contentType(TemplateController.CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"refused.csv\"")
                .body(body);
    }

    @GetMapping(
            path = "/{id}/refused",
            produces = {"text/csv", TemplateController.XLSX_TYPE})
    @Operation(
            operationId = "getRefusedRowsAsTheyCame",
            summary =
                    "The refused rows in the format, the sheets and the columns they came in, to be mended and sent again",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "The list, with what is wrong in a last column",
                            content = {
                                @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
                                @Content(
                                        mediaType = TemplateController.XLSX_TYPE,
                                        schema = @Schema(type = "string", format = "binary"))
                            }))
    ResponseEntity<StreamingResponseBody> refusedAsTheyCame(@PathVariable String id, Parameters query) {
        query.check();
        var job = withRows(job(id));
        var locale = LocaleContextHolder.getLocale();
        // only a workbook names its sheets
        if (job.sheets().stream().allMatch(sheet -> sheet.sheet().isEmpty())) {
            return refused(id, query);
        }
        StreamingResponseBody body =
                out -> RefusedRows.xlsx(out, job.sheets(), blocks.of(id, 0), finding -> answers.said(finding, locale));
        return ResponseEntity.ok()
                .contentType(TemplateController.XLSX)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"refused.xlsx\"")
                .body(body);
    }

    @PostMapping(path = "/{id}/start", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Refuses(status = "409", when = "It is no dry run that is done, or its file is no longer kept")
    @Operation(
            operationId = "startImport",
            summary = "Make a dry run real on the same bytes; asked again, it answers what the first time began",
            responses =
                    @ApiResponse(
                            responseCode = "202",
                            description = "Being worked on",
                            content = @Content(schema = @Schema(implementation = ImportDescription.Progress.class))))
    ResponseEntity<JsonNode> start(@PathVariable String id, HttpServletRequest request, Parameters query) {
        query.check();
        var who = actor.of(request);
        var now = clock.instant();
        var dryRun = job(id);
        requireStartable(dryRun, now);
        var started = imports.start(dryRun, who, now);
        worker.wake();
        return answers.begun(started, dryRun.startedAs() != null);
    }

    private static void requireStartable(Import job, Instant now) {
        if (job.startedAs() != null) {
            return;
        }
        if (!job.dryRun() || job.state() != Import.State.DONE) {
            throw Unreadable.notNow("", "not-a-dry-run-that-is-done", job.state());
        }
        var until = job.startableUntil();
        if (until == null || until.isBefore(now)) {
            throw Unreadable.notNow("", "file-no-longer-kept", Import.STARTABLE.toDays());
        }
    }

    @PostMapping(path = "/{id}/confirm", produces = MediaType.APPLICATION_JSON_VALUE)
    @Refuses(status = "409", when = "Another import of this file runs, or it is not allowed now")
    @Operation(
            operationId = "confirmRows",
            summary = "Say yes to rows that wait for it",
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
        var who = actor.of(request);
        var wanted = new Confirming.Wanted(
                body.wholes("lines", MOST_LINES, 1, Integer.MAX_VALUE), body.text("sheet", MOST_SHEET));
        var codes = body.has("codes") ? Set.copyOf(body.texts("codes", MOST_CODES, 100)) : null;
        var enterprise = body.text("enterprise", 100);
        var reason = body.requiredReason();
        confirming.requireTerritory(job(id).by(who), wanted);
        if (wanted.lines().isEmpty() && (codes == null || codes.isEmpty())) {
            body.findings().error("/lines", "lines-or-codes");
        }
        if (enterprise != null && !handlers.knows(enterprise)) {
            body.findings().error("/enterprise", "enterprise-not-there", enterprise);
        }
        body.check();
        var job = withRows(job(id));
        requireConfirmable(job);
        confirming.confirm(job.by(who), wanted, new Confirmation(codes, enterprise, Set.of(), reason));
        return answers.found(job(id));
    }

    private static void requireConfirmable(Import job) {
        if (job.dryRun()) {
            throw Unreadable.notNow("", "dry-run-changes-nothing");
        }
        if (job.state() == Import.State.RUNNING) {
            throw Unreadable.notNow("", "import-still-running");
        }
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
        if (!worker.cancel(id) && job(id).state() != Import.State.CANCELLED) {
            throw Unreadable.notNow("", "import-ended", job.state());
        }
        return answers.found(job(id));
    }

    private Import job(String id) {
        return imports.get(id).orElseThrow(() -> new Rejection.NotFound(id));
    }

    private static Import withRows(Import job) {
        if (job.rowsGoneAt() != null) {
            throw Unreadable.notNow("", "rows-no-longer-kept", Import.ROWS_KEPT.toDays());
        }
        return job;
    }

    private static <E extends Enum<E> & Worded> @Nullable E word(Parameters query, String name, E[] all) {
        var text = query.text(name, 200);
        if (text == null) {
            return null;
        }
        var found = Arrays.stream(all).filter(one -> one.word().equals(text)).findFirst();
        if (found.isEmpty()) {
            query.findings()
                    .error(
                            name,
                            "not-one-of",
                            text,
                            Arrays.stream(all).map(Worded::word).toList());
        }
        return found.orElse(null);
    }
}
