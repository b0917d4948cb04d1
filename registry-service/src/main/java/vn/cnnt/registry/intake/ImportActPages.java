package vn.cnnt.registry.intake;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import vn.cnnt.manners.audit.Audited;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.manners.form.Form;
import vn.cnnt.manners.form.FormCycle;
import vn.cnnt.manners.form.FormMapping;
import vn.cnnt.manners.page.Pages;
import vn.cnnt.manners.reading.Bound;
import vn.cnnt.registry.command.WriteRequest;
import vn.cnnt.registry.intake.ImportAnswer.ImportRow;

/// An import is started, cancelled or confirmed, each on a page of its own.
@Hidden
@Controller
class ImportActPages {
    /// As the page says that each row means another one than those it was asked about.
    private static final String ANOTHER = "another";

    /// The codes by which the page was reached; which of them are said yes to is ticked.
    private static final String MEANT = "_codes";

    private final FormCycle forms;
    private final ImportController api;
    private final ImportActsController acts;
    private final ImportChoices choices;
    private final Imports imports;

    ImportActPages(
            FormCycle forms, ImportController api, ImportActsController acts, ImportChoices choices, Imports imports) {
        this.forms = forms;
        this.api = api;
        this.acts = acts;
        this.choices = choices;
        this.imports = imports;
    }

    /// The form by which an import is started or cancelled has no controls.
    record Bare() {}

    @FormMapping(ImportPages.LIST + "/{id}/start")
    @Audited
    @Operation(operationId = "startImport")
    ResponseEntity<?> start(@PathVariable String id, HttpServletRequest request, WriteRequest write) {
        return done("start", id, request, () -> acts.start(id, write));
    }

    @FormMapping(ImportPages.LIST + "/{id}/cancel")
    @Audited
    @Operation(operationId = "cancelImport")
    ResponseEntity<?> cancel(@PathVariable String id, HttpServletRequest request, WriteRequest write) {
        return done("cancel", id, request, () -> acts.cancel(id, write));
    }

    private ResponseEntity<?> done(
            String act, String id, HttpServletRequest request, Supplier<ResponseEntity<?>> deed) {
        return forms.round(request, Bare.class, "import." + act)
                .done(
                        _ -> {
                            var done = deed.get().getBody();
                            var next = done instanceof ImportAnswer answer ? answer.id() : id;
                            return forms.elsewhere(request, FormCycle.told(ImportPages.LIST + "/" + next, act));
                        },
                        form -> act(act, id, form));
    }

    private ResponseEntity<?> act(String act, String id, Form begun) {
        var frame = begun.frame();
        var answer = Objects.requireNonNull(api.get(id).getBody(), id);
        var job = imports.known(id);
        var form = begun.at(ImportPages.LIST + "/" + id + "/" + act)
                .back(ImportPages.LIST + "/" + id)
                .sends(frame.say("import." + act));
        var possible =
                act.equals("start") ? choices.whyNotStart(answer, job, frame) : choices.whyNotCancel(answer, frame);
        return forms.page(
                form,
                frame.say("import." + act + ".title", answer.file()),
                Pages.content((output, with) -> JteimportactGenerated.render(
                        output, with, act.equals("cancel") ? form.grave() : form, answer, act, possible)));
    }

    @FormMapping(ImportPages.LIST + "/{id}/confirm")
    @Audited
    @Operation(operationId = "confirmRows")
    ResponseEntity<?> confirm(@PathVariable String id, HttpServletRequest request, WriteRequest write) {
        return forms.round(request, ImportConfirmation.class, "import.confirm")
                .done(
                        body -> {
                            acts.confirm(id, meant(body, asked(id, request)), write);
                            return forms.elsewhere(request, FormCycle.told(ImportPages.LIST + "/" + id, "confirm"));
                        },
                        form -> confirmation(id, form, asked(id, request)));
    }

    /// Whom they mean is said, not taken for granted.
    private static Bound<ImportConfirmation> meant(Bound<ImportConfirmation> bound, ConfirmLook asked) {
        var said = bound.value();
        if (said.codes().isEmpty()
                && !bound.findings().isAbout("/codes")
                && !bound.findings().isAbout("/lines")) {
            bound.findings().add(Finding.error("/codes", "tick-one"));
        }
        if (asked.whom().isEmpty()) {
            return bound;
        }
        if (said.enterprise() == null && !bound.findings().isAbout("/enterprise")) {
            bound.findings().add(Finding.error("/enterprise", "choose-one"));
        }
        return ANOTHER.equals(said.enterprise())
                ? new Bound<>(
                        new ImportConfirmation(said.lines(), said.sheet(), said.codes(), null, said.reason()),
                        bound.findings())
                : bound;
    }

    private ResponseEntity<?> confirmation(String id, Form begun, ConfirmLook asked) {
        var frame = begun.frame();
        var form = begun.at(
                        ImportPages.LIST + "/" + id + "/confirm",
                        frame.address().toString())
                .back(ImportPages.LIST + "/" + id + "?outcome=to-confirm")
                .sends(frame.say("import.confirm"));
        return forms.page(
                form,
                frame.say("import.confirm.title"),
                Pages.content((output, with) -> JteconfirmGenerated.render(output, with, form, asked)));
    }

    /// The rows that wait and are meant by the request.
    private ConfirmLook asked(String id, HttpServletRequest request) {
        var job = imports.known(id);
        var sheet = request.getParameter("sheet");
        var lines = lines(request);
        var wanted = FormCycle.texts(request, MEANT);
        var found = new ArrayList<ImportRow>();
        var seen = 0;
        for (var row : api.waiting(id)) {
            var isOfSheet = sheet == null || sheet.isEmpty() || sheet.equals(row.sheet());
            var isMeant = lines.isEmpty()
                    ? row.errors().stream().allMatch(it -> wanted.contains(it.code()))
                    : lines.contains(row.line()) && isOfSheet;
            if (isMeant) {
                seen++;
                if (found.size() < ImportPages.MOST_SHOWN || !lines.isEmpty()) {
                    found.add(row);
                }
            }
        }
        return new ConfirmLook(
                job,
                lines,
                sheet == null || sheet.isEmpty() ? null : sheet,
                RowsLook.of(found, ImportPages.headings(job)),
                seen,
                RowsLook.questions(found),
                lines.isEmpty() ? List.of() : whom(found));
    }

    /// Whole numbers only; what else stands there is refused where the form is read.
    private static List<Long> lines(HttpServletRequest request) {
        var lines = new ArrayList<Long>();
        for (var text : FormCycle.texts(request, "lines")) {
            if (!text.isEmpty() && text.length() < 10 && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
                lines.add(Long.parseLong(text));
            }
        }
        return lines;
    }

    /// Whom all of them may mean.
    private static List<ImportAnswer.ImportCandidate> whom(List<ImportRow> rows) {
        var all = new LinkedHashMap<String, ImportAnswer.ImportCandidate>();
        rows.forEach(row -> row.candidates().forEach(it -> all.putIfAbsent(it.address(), it)));
        all.keySet()
                .removeIf(address -> !rows.stream()
                        .allMatch(row -> row.candidates().stream()
                                .anyMatch(it -> it.address().equals(address))));
        return List.copyOf(all.values());
    }
}
