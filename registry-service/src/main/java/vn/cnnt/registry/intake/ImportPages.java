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
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import vn.cnnt.manners.Cursor;
import vn.cnnt.manners.Refused;
import vn.cnnt.manners.form.FormCycle;
import vn.cnnt.manners.form.Search;
import vn.cnnt.manners.form.Told;
import vn.cnnt.manners.page.Address;
import vn.cnnt.manners.page.Filter;
import vn.cnnt.manners.page.Flaws;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.manners.page.Pages;
import vn.cnnt.manners.reading.Listing;
import vn.cnnt.registry.desk.Desk;
import vn.cnnt.registry.intake.ImportAnswer.ImportRow;
import vn.cnnt.registry.intake.list.Kind;
import vn.cnnt.registry.intake.list.Understood;
import vn.cnnt.registry.intake.taking.RowOutcome;

/// Lists that are taken in, at a browser: tried first, looked at beside the file, made real, confirmed, mended.
@Hidden
@Controller
class ImportPages {
    /// Lists that are named below a form that was refused.
    private static final int SHOWN_BELOW = 50;

    static final String LIST = "/imports";

    static final int MOST_SHOWN = 25;
    private static final int MOST_SHEET = 100;

    private final FormCycle forms;
    private final ImportController api;
    private final ImportChoices choices;
    private final Imports imports;
    private final ImportFiles files;
    private final RowBlocks blocks;
    private final Clock clock;

    ImportPages(
            FormCycle forms,
            ImportController api,
            ImportChoices choices,
            Imports imports,
            ImportFiles files,
            RowBlocks blocks,
            Clock clock) {
        this.forms = forms;
        this.api = api;
        this.choices = choices;
        this.imports = imports;
        this.files = files;
        this.blocks = blocks;
        this.clock = clock;
    }

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
    record ListLook(List<ImportAnswer> items, @Nullable String next, Search search, List<Filter> filters) {}

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
        var isWrong = !look.search.flaws().isEmpty();
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
        if (isSent(request)) {
            // what is said of the list that was sent is no filter of those that are there
            var newest = new ImportController.Search(null, null, SHOWN_BELOW, new Cursor("", null));
            var found = Objects.requireNonNull(api.list(request, newest).getBody(), LIST);
            return new ListLook(found.items(), frame.next(found.next()), search(frame, Flaws.NONE), List.of());
        }
        try {
            var asked = forms.query(request, Asked.class);
            var search = new ImportController.Search(asked.state, asked.kind, asked.limit, asked.cursor);
            var found = Objects.requireNonNull(api.list(request, search).getBody(), LIST);
            var filters = Filter.of(
                    frame,
                    List.of("kind", "state"),
                    (name, text) -> frame.say("import." + name) + ": " + frame.say("import." + name + "." + text));
            return new ListLook(found.items(), frame.next(found.next()), search(frame, Flaws.NONE), filters);
        } catch (Refused refused) {
            var flaws = Flaws.of(refused.refusal(), frame.speech());
            return new ListLook(List.of(), null, search(frame, flaws), List.of());
        }
    }

    /// The form of a list has a control of the same name.
    private static Search search(Frame frame, Flaws flaws) {
        return new Search(frame, flaws, "of-");
    }

    private static boolean isSent(HttpServletRequest request) {
        return request.getMethod().equals("POST");
    }

    @GetMapping(LIST + "/{id}")
    ResponseEntity<?> one(@PathVariable String id, HttpServletRequest request) {
        var frame = Desk.following(forms.frame(request));
        var asked = forms.query(request, ImportController.RowSearch.class);
        var answer = Objects.requireNonNull(api.get(id).getBody(), id);
        var job = imports.known(id);
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
                job.state() == Import.State.RUNNING
                        ? Pace.said(answer, job.until(), clock.instant(), frame.speech())
                        : "",
                told(request, frame),
                sheets(answer, job, frame),
                choices.of(answer, job, frame),
                outcome,
                RowsLook.of(rows, headings(job)),
                gone,
                waits(job, answer, outcome),
                refusals(job, answer, outcome),
                next,
                choices.mayConfirm(job, frame));
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

    private @Nullable WaitingRows waits(Import job, ImportAnswer answer, @Nullable RowOutcome outcome) {
        return answer.toConfirm() == 0 || outcome != RowOutcome.TO_CONFIRM || job.rowsGoneAt() != null
                ? null
                : WaitingRows.of(blocks.of(job.id(), 0));
    }

    private @Nullable Refusals refusals(Import job, ImportAnswer answer, @Nullable RowOutcome outcome) {
        return answer.refused() == 0 || outcome != RowOutcome.REFUSED || job.rowsGoneAt() != null
                ? null
                : Refusals.of(blocks.of(job.id(), 0));
    }

    static Map<String, List<String>> headings(Import job) {
        return job.sheets().stream()
                .collect(Collectors.toMap(
                        Understood::sheet, sheet -> sheet.columns().headings(), (one, _) -> one));
    }
}
