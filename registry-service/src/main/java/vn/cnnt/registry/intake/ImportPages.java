package vn.cnnt.registry.intake;

import gg.jte.Content;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.Cursor;
import vn.cnnt.manners.Refused;
import vn.cnnt.manners.audit.Audited;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.manners.form.Choice;
import vn.cnnt.manners.form.FormCycle;
import vn.cnnt.manners.form.Told;
import vn.cnnt.manners.page.Address;
import vn.cnnt.manners.page.Filter;
import vn.cnnt.manners.page.Flaws;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.manners.page.Pages;
import vn.cnnt.manners.reading.Bound;
import vn.cnnt.manners.reading.Listing;
import vn.cnnt.registry.command.Rejection;
import vn.cnnt.registry.command.WriteRequest;
import vn.cnnt.registry.desk.Desk;
import vn.cnnt.registry.intake.ImportAnswer.ImportRow;
import vn.cnnt.registry.intake.list.Kind;
import vn.cnnt.registry.intake.list.Understood;
import vn.cnnt.registry.intake.taking.RowOutcome;

/// Lists that are taken in, at a browser: tried first, looked at beside the file, made real, confirmed, mended.
@Hidden
@Controller
class ImportPages {
    private static final String LIST = "/imports";
    private static final String WORDS = "import";

    /// As the page says that each row means another one than those it was asked about.
    private static final String ANOTHER = "another";

    /// The codes by which the page was reached; which of them are said yes to is ticked.
    private static final String MEANT = "_codes";

    private static final int MOST_SHOWN = 25;
    private static final int MOST_SHEET = 100;

    private final FormCycle forms;
    private final ImportController api;
    private final ImportActsController acts;
    private final ImportRights rights;
    private final Imports imports;
    private final ImportFiles files;
    private final RowBlocks blocks;

    ImportPages(
            FormCycle forms,
            ImportController api,
            ImportActsController acts,
            ImportRights rights,
            Imports imports,
            ImportFiles files,
            RowBlocks blocks) {
        this.forms = forms;
        this.api = api;
        this.acts = acts;
        this.rights = rights;
        this.imports = imports;
        this.files = files;
        this.blocks = blocks;
    }

    /// What is asked where nothing of the API's body is.
    record Bare() {}

    /// What is asked beside the file.
    record Beside(
            @NotNull Kind kind,
            @Size(max = MOST_SHEET) @Nullable String sheet) {}

    /// @param sheet that the form of a list begins with
    record Asked(
            Import.@Nullable State state,
            @Nullable Kind kind,
            @Size(max = MOST_SHEET) @Nullable String sheet,

            @Schema(defaultValue = Listing.USUAL) @Min(1) @Max(Listing.MOST)
            int limit,

            Cursor cursor) {}

    /// @param next of the list; null where this is the last part
    record ListLook(
            List<ImportAnswer> items,
            @Nullable String next,
            Flaws flaws,
            String state,
            String kind,
            List<Filter> filters) {}

    @GetMapping(LIST)
    ResponseEntity<?> list(HttpServletRequest request) {
        return shown(request, Told.NOTHING);
    }

    /// A list that is sent is only tried: the page of what came of it is where it is made real.
    @PostMapping(LIST)
    @Operation(operationId = "importList")
    ResponseEntity<?> upload(HttpServletRequest request) {
        return forms.done(
                () -> forms.elsewhere(request, Address.of(LIST + "/" + taken(request))), told -> shown(request, told));
    }

    private String taken(HttpServletRequest request) {
        try {
            return Objects.requireNonNull(api.take(request).getBody(), LIST).id();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("the list could not be taken in", e);
        }
    }

    private ResponseEntity<?> shown(HttpServletRequest request, Told told) {
        var frame = isSent(request) ? forms.frame(request) : Desk.following(forms.frame(request));
        var form = forms.form(frame, request, Beside.class, "import.upload")
                .at(LIST)
                .told(told);
        var look = look(request, frame);
        var isWrong = !look.flaws.isEmpty();
        return forms.page(
                frame,
                isWrong ? HttpStatus.UNPROCESSABLE_CONTENT : told.status(),
                frame.say("import.list.title"),
                Pages.content((output, with) -> JteimportsGenerated.render(output, with, form, look, mayUpload())));
    }

    private boolean mayUpload() {
        return forms.may("POST", "/api/v1/imports");
    }

    private ListLook look(HttpServletRequest request, Frame frame) {
        var state = FormCycle.text(request, "state");
        var kind = FormCycle.text(request, "kind");
        if (isSent(request)) {
            return new ListLook(List.of(), null, Flaws.NONE, "", "", List.of());
        }
        try {
            var asked = forms.query(request, Asked.class);
            var search = new ImportController.Search(asked.state, asked.kind, asked.limit, asked.cursor);
            var found = Objects.requireNonNull(api.list(request, search).getBody(), LIST);
            var filters = Filter.of(
                    frame,
                    List.of("kind", "state"),
                    (name, text) -> frame.say("import." + name) + ": " + frame.say("import." + name + "." + text));
            return new ListLook(found.items(), frame.next(found.next()), Flaws.NONE, state, kind, filters);
        } catch (Refused refused) {
            return new ListLook(List.of(), null, Flaws.of(refused.refusal(), frame.speech()), state, kind, List.of());
        }
    }

    private static boolean isSent(HttpServletRequest request) {
        return request.getMethod().equals("POST");
    }

    @GetMapping(LIST + "/{id}")
    ResponseEntity<?> one(@PathVariable String id, HttpServletRequest request) {
        var frame = Desk.following(forms.frame(request));
        var asked = forms.query(request, ImportController.RowSearch.class);
        var answer = Objects.requireNonNull(api.get(id).getBody(), id);
        var job = job(id);
        var outcome = asked.outcome() == null ? ImportLook.first(answer) : asked.outcome();
        var rows = List.<ImportRow>of();
        String next = null;
        String gone = null;
        if (job.rowsGoneAt() != null) {
            gone = frame.say("import.rows.gone", Long.toString(Import.ROWS_KEPT.toDays()));
        } else if (outcome != null) {
            var limit = request.getParameter("limit") == null ? MOST_SHOWN : asked.limit();
            var part = new ImportController.RowSearch(outcome, limit, asked.cursor());
            var found = Objects.requireNonNull(api.rows(id, part).getBody(), id);
            rows = found.items();
            next = frame.next(found.next());
        }
        var look = new ImportLook(
                answer,
                told(request, frame),
                sheets(answer, job, frame),
                choices(answer, job, frame),
                outcome,
                RowsLook.of(rows, headings(job)),
                gone,
                waits(job, answer, outcome),
                refusals(job, answer, outcome),
                next,
                mayConfirm(job, frame));
        return forms.page(
                frame,
                frame.say("import.title", answer.file()),
                Pages.content((output, with) -> JteimportGenerated.render(output, with, frame, look)));
    }

    private @Nullable Content told(HttpServletRequest request, Frame frame) {
        return forms.told(request, "import.done.", frame, Address.of("/"));
    }

    private List<SheetLook> sheets(ImportAnswer answer, Import job, Frame frame) {
        var first = files.first(job.fileOwner());
        return Objects.requireNonNull(answer.understood(), "an import of its own says what it was understood as")
                .stream()
                .map(sheet -> SheetLook.of(sheet, first, frame.speech()))
                .toList();
    }

    private @Nullable Waits waits(Import job, ImportAnswer answer, @Nullable RowOutcome outcome) {
        return answer.toConfirm() == 0 || outcome != RowOutcome.TO_CONFIRM || job.rowsGoneAt() != null
                ? null
                : Waits.of(blocks.of(job.id(), 0));
    }

    private @Nullable Refusals refusals(Import job, ImportAnswer answer, @Nullable RowOutcome outcome) {
        return answer.refused() == 0 || outcome != RowOutcome.REFUSED || job.rowsGoneAt() != null
                ? null
                : Refusals.of(blocks.of(job.id(), 0));
    }

    private static Map<String, List<String>> headings(Import job) {
        return job.sheets().stream()
                .collect(Collectors.toMap(
                        Understood::sheet, sheet -> sheet.columns().headings(), (one, _) -> one));
    }

    /// A dry run has nothing to be confirmed.
    private boolean mayConfirm(Import job, Frame frame) {
        return !job.dryRun()
                && job.state() != Import.State.RUNNING
                && job.rowsGoneAt() == null
                && whyNot(
                                frame,
                                "POST",
                                "/api/v1/imports/{id}/confirm",
                                () -> rights.change(actor(frame), address(job)))
                        == null;
    }

    private List<Choice> choices(ImportAnswer answer, Import job, Frame frame) {
        var choices = new ArrayList<Choice>();
        if (job.dryRun() && answer.startedAs() == null) {
            var whyNot = whyNotStart(answer, job, frame);
            choices.add(choice(frame, "start", job, false, whyNot));
        }
        if (job.state() == Import.State.RUNNING) {
            var whyNot = whyNot(
                    frame, "POST", "/api/v1/imports/{id}/cancel", () -> rights.cancel(actor(frame), address(job)));
            choices.add(choice(frame, "cancel", job, true, whyNot));
        }
        return choices;
    }

    private static Choice choice(Frame frame, String act, Import job, boolean isGrave, @Nullable String whyNot) {
        return new Choice(
                act, frame.say("import." + act), frame.to(LIST + "/" + job.id() + "/" + act), isGrave, whyNot);
    }

    private @Nullable String whyNotStart(ImportAnswer answer, Import job, Frame frame) {
        var denied =
                whyNot(frame, "POST", "/api/v1/imports/{id}/start", () -> rights.change(actor(frame), address(job)));
        if (denied != null) {
            return denied;
        }
        if (job.state() == Import.State.RUNNING) {
            return frame.say("import.start.running");
        }
        return answer.startableUntil() == null ? frame.say("import.start.gone") : null;
    }

    /// In words; null where they may.
    private @Nullable String whyNot(Frame frame, String method, String pattern, Runnable thing) {
        if (!forms.may(method, pattern)) {
            return forms.needsRole(frame, method, pattern);
        }
        try {
            thing.run();
            return null;
        } catch (Refused refused) {
            return String.join(
                    " ",
                    Flaws.each(refused.refusal(), frame.speech()).stream()
                            .map(Flaws.Coded::message)
                            .toList());
        }
    }

    private static Actor actor(Frame frame) {
        return Objects.requireNonNull(frame.visitor().actor(), "who is inside has signed in");
    }

    private static Map<String, String> address(Import job) {
        return Map.of("id", job.id());
    }

    @GetMapping(LIST + "/{id}/start")
    ResponseEntity<?> starting(@PathVariable String id, HttpServletRequest request) {
        return act("start", id, request, Told.NOTHING);
    }

    @PostMapping(LIST + "/{id}/start")
    @Audited
    @Operation(operationId = "startImport")
    ResponseEntity<?> start(@PathVariable String id, HttpServletRequest request, WriteRequest write) {
        return done("start", id, request, () -> acts.start(id, write));
    }

    @GetMapping(LIST + "/{id}/cancel")
    ResponseEntity<?> cancelling(@PathVariable String id, HttpServletRequest request) {
        return act("cancel", id, request, Told.NOTHING);
    }

    @PostMapping(LIST + "/{id}/cancel")
    @Audited
    @Operation(operationId = "cancelImport")
    ResponseEntity<?> cancel(@PathVariable String id, HttpServletRequest request, WriteRequest write) {
        return done("cancel", id, request, () -> acts.cancel(id, write));
    }

    private ResponseEntity<?> done(
            String act, String id, HttpServletRequest request, Supplier<ResponseEntity<?>> deed) {
        return forms.done(
                () -> {
                    var done = deed.get().getBody();
                    var next = done instanceof ImportAnswer answer ? answer.id() : id;
                    return forms.elsewhere(request, FormCycle.told(LIST + "/" + next, act));
                },
                told -> act(act, id, request, told));
    }

    private ResponseEntity<?> act(String act, String id, HttpServletRequest request, Told told) {
        var frame = forms.frame(request);
        var answer = Objects.requireNonNull(api.get(id).getBody(), id);
        var job = job(id);
        var form = forms.form(frame, request, Bare.class, WORDS + "." + act)
                .at(LIST + "/" + id + "/" + act)
                .back(LIST + "/" + id)
                .sends(frame.say("import." + act))
                .told(told);
        var possible = act.equals("start") ? whyNotStart(answer, job, frame) : whyNotCancel(answer, frame);
        return forms.page(
                form,
                frame.say("import." + act + ".title", answer.file()),
                Pages.content((output, with) -> JteimportactGenerated.render(
                        output, with, act.equals("cancel") ? form.grave() : form, answer, act, possible)));
    }

    private static @Nullable String whyNotCancel(ImportAnswer answer, Frame frame) {
        return answer.state() == Import.State.RUNNING
                ? null
                : frame.say("import.cancel.ended", frame.say("import.state." + answer.state()));
    }

    @GetMapping(LIST + "/{id}/confirm")
    ResponseEntity<?> confirming(@PathVariable String id, HttpServletRequest request) {
        return confirmation(id, request, Told.NOTHING);
    }

    @PostMapping(LIST + "/{id}/confirm")
    @Audited
    @Operation(operationId = "confirmRows")
    ResponseEntity<?> confirm(@PathVariable String id, HttpServletRequest request, WriteRequest write) {
        return forms.done(
                () -> {
                    var bound = meant(forms.read(request, ImportConfirmation.class), asked(id, request));
                    acts.confirm(id, bound, write);
                    return forms.elsewhere(request, FormCycle.told(LIST + "/" + id, "confirm"));
                },
                told -> confirmation(id, request, told));
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

    private ResponseEntity<?> confirmation(String id, HttpServletRequest request, Told told) {
        var frame = forms.frame(request);
        var asked = asked(id, request);
        var form = forms.form(frame, request, ImportConfirmation.class, "import.confirm")
                .at(LIST + "/" + id + "/confirm", frame.address().toString())
                .back(LIST + "/" + id + "?outcome=to-confirm")
                .sends(frame.say("import.confirm"))
                .told(told);
        return forms.page(
                form,
                frame.say("import.confirm.title"),
                Pages.content((output, with) -> JteconfirmGenerated.render(output, with, form, asked)));
    }

    /// The rows that wait and are meant by the request.
    private ConfirmLook asked(String id, HttpServletRequest request) {
        var job = job(id);
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
                if (found.size() < MOST_SHOWN || !lines.isEmpty()) {
                    found.add(row);
                }
            }
        }
        return new ConfirmLook(
                job,
                lines,
                sheet == null || sheet.isEmpty() ? null : sheet,
                RowsLook.of(found, headings(job)),
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

    private Import job(String id) {
        return imports.get(id).orElseThrow(() -> new Rejection.NotFound(id));
    }
}
