package vn.cnnt.registry.intake;

import static io.swagger.v3.oas.annotations.enums.ParameterIn.HEADER;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
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
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.CurrentActor;
import vn.cnnt.manners.Cursor;
import vn.cnnt.manners.IdempotencyKey;
import vn.cnnt.manners.JsonBody;
import vn.cnnt.manners.audit.RequestTrail;
import vn.cnnt.manners.describing.Refuses;
import vn.cnnt.manners.page.Pages;
import vn.cnnt.manners.reading.Listing;
import vn.cnnt.manners.security.Role;
import vn.cnnt.registry.command.Rejection;
import vn.cnnt.registry.intake.list.Kind;
import vn.cnnt.registry.intake.list.Limits;
import vn.cnnt.registry.intake.taking.RowOutcome;
import vn.cnnt.registry.personal.KeyedDigest;
import vn.cnnt.registry.store.Paging;
import vn.cnnt.registry.web.Listed;

/// Lists are taken in, and what became of them is looked at. What is done to an import is in [ImportActsController].
@RestController
@RequestMapping(path = "/api/v1/imports")
class ImportController {

    private final Uploads uploads;
    private final Imports imports;
    private final ImportFiles files;
    private final RowBlocks blocks;
    private final RowHandlers handlers;
    private final ImportWorker worker;
    private final ImportAnswers answers;
    private final CurrentActor actor;
    private final RequestTrail trail;
    private final Limits limits;
    private final KeyedDigest digests;
    private final Clock clock;

    ImportController(
            Uploads uploads,
            Imports imports,
            ImportFiles files,
            RowBlocks blocks,
            RowHandlers handlers,
            ImportWorker worker,
            ImportAnswers answers,
            CurrentActor actor,
            RequestTrail trail,
            Limits limits,
            KeyedDigest digests,
            Clock clock) {
        this.uploads = uploads;
        this.imports = imports;
        this.files = files;
        this.blocks = blocks;
        this.handlers = handlers;
        this.worker = worker;
        this.answers = answers;
        this.actor = actor;
        this.trail = trail;
        this.limits = limits;
        this.digests = digests;
        this.clock = clock;
    }

    record Search(
            Import.@Nullable State state,
            @Nullable Kind kind,

            @Schema(defaultValue = Listing.USUAL) @Min(1) @Max(Listing.MOST)
            int limit,

            Cursor cursor) {}

    record RowSearch(
            @Nullable RowOutcome outcome,

            @Schema(defaultValue = Listing.USUAL) @Min(1) @Max(Listing.MOST)
            int limit,

            Cursor cursor) {}

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
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "multipart/form-data",
                                            schema = @Schema(implementation = UploadForm.class))),
            responses =
                    @ApiResponse(
                            responseCode = "202",
                            description = "Read, and being worked on",
                            content = @Content(schema = @Schema(implementation = ImportAnswer.class))))
    ResponseEntity<ImportAnswer> take(HttpServletRequest request) throws Exception {
        JsonBody.requireUncompressed(request);
        var who = actor.of(request);
        return uploads.take(request, file -> {
            if (Pages.isPage(request)) {
                // the key of a form is among its parts
                Upload.parts(request, limits);
            }
            var key = IdempotencyKey.of(who, request);
            var upload = Upload.read(request, limits, digests, (id, to) -> kept(id, who, to), file);
            var before = key == null ? Optional.<Import>empty() : imports.byKey(key);
            return before.isPresent() ? again(before.get(), upload) : begin(upload, who, key, file);
        });
    }

    /// The file of one's own dry run, as long as that can be started.
    private @Nullable String kept(String id, Actor who, Path to) throws IOException {
        var job = imports.get(id).filter(it -> it.actor().equals(who.name())).orElse(null);
        var until = job == null ? null : job.startableUntil();
        if (job == null || until == null || until.isBefore(clock.instant())) {
            return null;
        }
        files.write(job.fileOwner(), to);
        return job.file();
    }

    private ResponseEntity<ImportAnswer> begin(Upload upload, Actor who, @Nullable String key, Path file)
            throws Exception {
        var contents = uploads.read(file, upload);
        var job = Import.of(Import.newId(clock.instant()), upload, who, key, contents, clock.instant());
        imports.requireRoom(job);
        var begun = job.dryRun()
                ? imports.begin(job, file, contents.first())
                : trail.record(job.id(), null, () -> imports.begin(job, file, contents.first()));
        return switch (begun) {
            case Imports.Begun.New _ -> {
                worker.wake();
                yield answers.begun(job, false);
            }
            case Imports.Begun.SameKey(var there) -> again(there, upload);
        };
    }

    private ResponseEntity<ImportAnswer> again(Import before, Upload upload) {
        if (!before.digest().equals(upload.digest())) {
            throw new Rejection.KeyReused("POST /api/v1/imports");
        }
        return answers.begun(before, true);
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listImports",
            summary = "One's own imports, or an auditor's view of all, the newest first")
    ResponseEntity<Listed<ImportAnswer>> list(HttpServletRequest request, @ParameterObject Search asked) {
        var who = actor.of(request);
        var paging = new Paging(asked.limit(), asked.cursor().last());
        var page = imports.page(Role.AUDITOR.isOf(who) ? null : who.name(), asked.state(), asked.kind(), paging);
        return answers.listed(page, asked.cursor());
    }

    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "getImport", summary = "How far an import is, and what came of it")
    ResponseEntity<ImportAnswer> get(@PathVariable String id) {
        return answers.found(imports.known(id));
    }

    @GetMapping(path = "/{id}/rows", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "listRowsOfImport", summary = "What became of its rows")
    ResponseEntity<Listed<ImportAnswer.ImportRow>> rows(@PathVariable String id, @ParameterObject RowSearch asked) {
        var paging = new Paging(asked.limit(), asked.cursor().last());
        return answers.rows(imports.withRows(id), RowPage.of(id, blocks, asked.outcome(), paging), asked.cursor());
    }

    /// The rows that wait for a yes, one after the other.
    Iterable<ImportAnswer.ImportRow> waiting(String id) {
        var job = imports.withRows(id);
        return () -> StreamSupport.stream(blocks.of(id, 0).spliterator(), false)
                .flatMap(block -> block.lines().stream())
                .filter(line -> line.report().outcome() == RowOutcome.TO_CONFIRM)
                .map(line -> answers.row(job, line))
                .iterator();
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
    ResponseEntity<StreamingResponseBody> refused(@PathVariable String id) {
        var job = imports.withRows(id);
        var locale = LocaleContextHolder.getLocale();
        StreamingResponseBody body =
                out -> RefusedRows.csv(out, job.sheets(), alone(job), finding -> answers.said(finding, locale));
        return saved("refused.csv", TemplateController.CSV, body);
    }

    private Iterable<RowBlock> alone(Import job) {
        return new RowsAlone(blocks.of(job.id(), 0), () -> handlers.standingAlone(job));
    }

    private static ResponseEntity<StreamingResponseBody> saved(
            String name, MediaType type, StreamingResponseBody body) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
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
    ResponseEntity<StreamingResponseBody> refusedAsTheyCame(@PathVariable String id) {
        var job = imports.withRows(id);
        var locale = LocaleContextHolder.getLocale();
        // only a workbook names its sheets
        if (job.sheets().stream().allMatch(sheet -> sheet.sheet().isEmpty())) {
            return refused(id);
        }
        StreamingResponseBody body =
                out -> RefusedRows.xlsx(out, job.sheets(), alone(job), finding -> answers.said(finding, locale));
        return saved("refused.xlsx", TemplateController.XLSX, body);
    }
}
