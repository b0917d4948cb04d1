package vn.cnnt.registry.intake;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.cnnt.events.WireFormat;
import vn.cnnt.manners.IdempotencyKey;
import vn.cnnt.manners.Words;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.registry.command.Receipt;
import vn.cnnt.registry.store.FieldChange;
import vn.cnnt.registry.store.Page;
import vn.cnnt.registry.web.Answers;

/// How imports are shown.
@Component
class ImportAnswers {
    private final Answers answers;
    private final Words words;

    ImportAnswers(Answers answers, Words words) {
        this.answers = answers;
        this.words = words;
    }

    ResponseEntity<JsonNode> begun(Import job, boolean replayed) {
        var response = ResponseEntity.accepted().location(URI.create(job.address()));
        if (replayed) {
            response.header(IdempotencyKey.REPLAYED, "true");
        }
        return response.body(whole(job));
    }

    /// What would be otherwise of an import afterwards.
    ///
    /// @param before null where it would begin
    /// @param after null where nothing would
    /// @param confirmed the codes that are said yes to
    ResponseEntity<JsonNode> foreseen(@Nullable Import before, @Nullable Import after, Collection<String> confirmed) {
        var changes = after == null
                ? List.<FieldChange>of()
                : FieldChange.between(before == null ? null : standing(before), standing(after));
        return answers.foreseen(
                List.of(), new Receipt.Foreseen(confirmed.stream().sorted().toList(), changes));
    }

    /// What changes about an import while it runs.
    private static ObjectNode standing(Import job) {
        return progress(job).retain("state", "done", "accepted", "unchanged", "refused", "toConfirm", "warnings");
    }

    ResponseEntity<JsonNode> found(Import job) {
        return ResponseEntity.ok(whole(job));
    }

    ResponseEntity<JsonNode> listed(Page<Import> page) {
        return answers.listed(
                new Page<>(page.items().stream().map(ImportAnswers::progress).toList(), page.next()));
    }

    ResponseEntity<JsonNode> rows(Import job, Page<ReportedRow> page) {
        return answers.listed(
                new Page<>(page.items().stream().map(line -> item(job, line)).toList(), page.next()));
    }

    String said(Finding finding, Locale locale) {
        var message = words.of(finding, locale);
        return finding.field().isEmpty() ? message : finding.field() + ": " + message;
    }

    private ObjectNode understood(Understood sheet) {
        var locale = LocaleContextHolder.getLocale();
        var shown = WireFormat.JSON
                .createObjectNode()
                .put("sheet", sheet.sheet())
                .put("hidden", sheet.hidden())
                .put("taken", sheet.taken())
                .put("headingLine", sheet.headingLine())
                .put("rows", sheet.rows());
        var columns = shown.putArray("columns");
        for (var column : sheet.columns().meanings()) {
            var field = column.field();
            var unit = column.unit();
            columns.addObject()
                    .put("heading", column.heading())
                    .put("field", field == null ? null : field.word())
                    .put("unit", unit == null ? null : unit.name())
                    .put("hidden", column.hidden());
        }
        var left = shown.putArray("left");
        for (var line : sheet.left()) {
            left.addObject()
                    .put("line", line.line())
                    .put("code", line.why().code())
                    .put("why", words.of(line.why(), locale));
        }
        return shown;
    }

    private ObjectNode whole(Import job) {
        var whole = WireFormat.JSON.createObjectNode();
        var understood = whole.putArray("understood");
        job.sheets().forEach(sheet -> understood.add(understood(sheet)));
        whole.setAll(progress(job));
        var ignored = whole.putArray("ignoredColumns");
        job.sheets().stream()
                .flatMap(sheet -> sheet.columns().ignored().stream())
                .distinct()
                .forEach(ignored::add);
        return whole;
    }

    private static ObjectNode progress(Import job) {
        var shown = WireFormat.JSON
                .createObjectNode()
                .put("id", job.id())
                .put("kind", job.kind().word())
                .put("dryRun", job.dryRun())
                .put("state", job.state().name())
                .put("file", job.file())
                .put("actor", job.actor())
                .put("startedAt", job.startedAt().toString())
                .put("rows", job.rows())
                .put("done", job.counts().done())
                .put("accepted", job.counts().accepted())
                .put("unchanged", job.counts().unchanged())
                .put("refused", job.counts().refused())
                .put("toConfirm", job.counts().toConfirm())
                .put("warnings", job.counts().warnings())
                .put("rowsKeptUntil", job.rowsKeptUntil().toString());
        var startable = job.startableUntil();
        if (startable != null) {
            shown.put("startableUntil", startable.toString());
        }
        if (job.startedAs() != null) {
            shown.put("startedAs", "/api/v1/imports/" + job.startedAs());
        }
        if (job.fileOf() != null) {
            shown.put("dryRunBefore", "/api/v1/imports/" + job.fileOf());
        }
        if (job.failure() != null) {
            shown.put("failure", job.failure());
        }
        return shown;
    }

    private JsonNode item(Import job, ReportedRow line) {
        var locale = LocaleContextHolder.getLocale();
        var report = line.report();
        var item = WireFormat.JSON
                .createObjectNode()
                .put("line", line.row().line())
                .put("sheet", line.row().sheet())
                .put("outcome", report.outcome().word());
        item.put("address", report.address());
        var row = item.putObject("row");
        var headings = job.columnsOf(line.row().sheet()).headings();
        for (var i = 0; i < headings.size(); i++) {
            if (!line.row().cell(i).isEmpty()) {
                row.put(headings.get(i), line.row().cell(i));
            }
        }
        var errors = item.putArray("errors");
        var warnings = item.putArray("warnings");
        for (var finding : report.findings()) {
            (finding.weight() == Finding.Weight.WARNING ? warnings : errors)
                    .addObject()
                    .put("field", finding.field())
                    .put("code", finding.code())
                    .put("message", words.of(finding, locale));
        }
        if (!report.candidates().isEmpty()) {
            var candidates = item.putArray("candidates");
            report.candidates()
                    .forEach(one -> candidates
                            .addObject()
                            .put("address", "/api/v1/enterprises/" + one.id())
                            .put("name", one.name())
                            .put("score", one.percent())
                            .put("why", one.why()));
        }
        return item;
    }
}
