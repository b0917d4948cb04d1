package vn.cnnt.registry.intake;

import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.cnnt.events.WireFormat;
import vn.cnnt.manners.Cursor;
import vn.cnnt.manners.KeptFindings;
import vn.cnnt.manners.PersonalId;
import vn.cnnt.manners.Words;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.registry.command.Receipt;
import vn.cnnt.registry.intake.list.Understood;
import vn.cnnt.registry.intake.taking.ReportedRow;
import vn.cnnt.registry.intake.taking.RowReport;
import vn.cnnt.registry.store.FieldChange;
import vn.cnnt.registry.store.Page;
import vn.cnnt.registry.web.Answer;
import vn.cnnt.registry.web.Answers;
import vn.cnnt.registry.web.Listed;

/// How imports are shown.
@Component
class ImportAnswers {
    private final Answers answers;
    private final Words words;

    ImportAnswers(Answers answers, Words words) {
        this.answers = answers;
        this.words = words;
    }

    ResponseEntity<ImportAnswer> begun(Import job, boolean replayed) {
        var response = ResponseEntity.accepted().location(URI.create(job.address()));
        return Answers.replayed(response, replayed).body(whole(job));
    }

    /// What would be otherwise of an import afterwards.
    ///
    /// @param before null where it would begin
    /// @param after null where nothing would
    /// @param confirmed the codes that are said yes to
    <S> ResponseEntity<Answer<S>> foreseen(
            @Nullable Import before, @Nullable Import after, Collection<String> confirmed) {
        var changes = after == null
                ? List.<FieldChange>of()
                : FieldChange.between(before == null ? null : standing(before), standing(after));
        return answers.foreseen(
                List.of(), new Receipt.Foreseen(confirmed.stream().sorted().toList(), changes));
    }

    /// What changes about an import while it runs.
    private static JsonNode standing(Import job) {
        ObjectNode standing = WireFormat.JSON.valueToTree(job.counts());
        return standing.put("state", job.state().name());
    }

    ResponseEntity<ImportAnswer> found(Import job) {
        return found(job, false);
    }

    ResponseEntity<ImportAnswer> found(Import job, boolean replayed) {
        return Answers.replayed(ResponseEntity.ok(), replayed).body(whole(job));
    }

    ResponseEntity<Listed<ImportAnswer>> listed(Page<Import> page, Cursor cursor) {
        return answers.listed(page.map(job -> brief(job, LocaleContextHolder.getLocale())), cursor);
    }

    ResponseEntity<Listed<ImportAnswer.ImportRow>> rows(Import job, Page<ReportedRow> page, Cursor cursor) {
        return answers.listed(page.map(line -> row(job, line)), cursor);
    }

    String said(Finding finding, Locale locale) {
        var message = words.of(finding, locale);
        return finding.field().isEmpty() ? message : finding.field() + ": " + message;
    }

    /// Without what its columns were understood as.
    ImportAnswer brief(Import job, Locale locale) {
        return answer(job, null, null, locale);
    }

    private ImportAnswer whole(Import job) {
        var ignored = job.sheets().stream()
                .flatMap(sheet -> sheet.columns().ignored().stream())
                .distinct()
                .toList();
        return answer(
                job, job.sheets().stream().map(this::understood).toList(), ignored, LocaleContextHolder.getLocale());
    }

    private ImportAnswer answer(
            Import job,
            @Nullable List<ImportAnswer.UnderstoodSheet> understood,
            @Nullable List<String> ignoredColumns,
            Locale locale) {
        var counts = job.counts();
        return new ImportAnswer(
                understood,
                job.id(),
                job.kind().word(),
                job.dryRun(),
                job.state(),
                job.file(),
                job.actor(),
                job.startedAt(),
                job.rows(),
                counts.done(),
                counts.accepted(),
                counts.unchanged(),
                counts.refused(),
                counts.toConfirm(),
                counts.warnings(),
                job.rowsKeptUntil(),
                job.startableUntil(),
                address(job.startedAs()),
                address(job.fileOf()),
                KeptFindings.say(job.failure(), words, locale),
                ignoredColumns);
    }

    private static @Nullable String address(@Nullable String id) {
        return id == null ? null : "/api/v1/imports/" + id;
    }

    private ImportAnswer.UnderstoodSheet understood(Understood sheet) {
        var locale = LocaleContextHolder.getLocale();
        var columns = sheet.columns().meanings().stream()
                .map(column -> new ImportAnswer.UnderstoodColumn(
                        column.heading(),
                        column.field() == null ? null : column.field().word(),
                        column.unit(),
                        column.hidden()))
                .toList();
        var left = sheet.left().stream()
                .map(line -> new ImportAnswer.LeftLine(line.line(), line.why().code(), words.of(line.why(), locale)))
                .toList();
        return new ImportAnswer.UnderstoodSheet(
                sheet.sheet(), sheet.hidden(), sheet.taken(), sheet.headingLine(), sheet.rows(), columns, left);
    }

    ImportAnswer.ImportRow row(Import job, ReportedRow line) {
        var report = line.report();
        var candidates = report.candidates().stream()
                .map(one -> new ImportAnswer.ImportCandidate(
                        "/api/v1/enterprises/" + one.id(), one.name(), one.percent(), one.why()))
                .toList();
        return new ImportAnswer.ImportRow(
                line.row().line(),
                line.row().sheet(),
                report.outcome().word(),
                report.address(),
                cells(job, line),
                findings(report, false),
                findings(report, true),
                candidates);
    }

    private static Map<String, String> cells(Import job, ReportedRow line) {
        var cells = new LinkedHashMap<String, String>();
        var columns = job.columnsOf(line.row().sheet());
        var headings = columns.headings();
        for (var i = 0; i < headings.size(); i++) {
            if (columns.isRead(i) && !line.row().cell(i).isEmpty()) {
                cells.put(headings.get(i), PersonalId.masked(line.row().cell(i)));
            }
        }
        return cells;
    }

    private List<ImportAnswer.ImportFinding> findings(RowReport report, boolean warnings) {
        var locale = LocaleContextHolder.getLocale();
        return report.findings().stream()
                .filter(finding -> (finding.weight() == Finding.Weight.WARNING) == warnings)
                .map(finding ->
                        new ImportAnswer.ImportFinding(finding.field(), finding.code(), words.of(finding, locale)))
                .toList();
    }
}
