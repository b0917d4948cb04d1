package vn.cnnt.reporting.operations.pages;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import vn.cnnt.manners.audit.Audited;
import vn.cnnt.manners.form.Choice;
import vn.cnnt.manners.form.FormCycle;
import vn.cnnt.manners.form.Told;
import vn.cnnt.manners.page.Pages;
import vn.cnnt.manners.reading.FormBody;
import vn.cnnt.manners.reading.Listing;
import vn.cnnt.reporting.run.ReleasesController;
import vn.cnnt.reporting.web.KeyedRequest;

/// The releases, which are figures under a name: everybody sees which there are, operators name new ones.
@Hidden
@Controller
class ReleasePages {
    private static final String RELEASE = "/api/v1/releases";

    private final OperationPages pages;
    private final ReleasesController api;

    ReleasePages(OperationPages pages, ReleasesController api) {
        this.pages = pages;
        this.api = api;
    }

    /// The releases there are.
    ///
    /// @param told what was just done
    /// @param next where the list goes on
    record Listed(
            List<ReleasesController.ReleaseBody> items,
            Choice choice,
            @Nullable String told,
            @Nullable String next) {}

    /// The form of a new one, as it is filled.
    ///
    /// @param time `recordedAt` in full, null where it isn't a time
    record Naming(
            ActForm form,
            String name,
            String recordedAt,
            @Nullable String time) {}

    @GetMapping("/releases")
    ResponseEntity<?> all(HttpServletRequest request) {
        var frame = pages.frame(request);
        var list = api.all(pages.query(request, Listing.class));
        var cursor = list.next();
        var next = frame.next(cursor);
        var choice = new Choice(
                "release",
                frame.say("releases.new"),
                frame.to("/releases/new"),
                false,
                pages.mayNot(frame, "POST", RELEASE));
        var shown = new Listed(list.items(), choice, FormCycle.told(request, "releases.done.", frame), next);
        return pages.page(
                frame,
                frame.say("releases.title"),
                Pages.content((output, forms) -> JtereleasesGenerated.render(output, forms, frame, shown)));
    }

    @GetMapping("/releases/new")
    ResponseEntity<?> form(HttpServletRequest request) {
        return shown(request, Told.NOTHING);
    }

    @PostMapping("/releases")
    @Audited
    @Operation(operationId = "release")
    ResponseEntity<?> release(HttpServletRequest request, KeyedRequest keyed) {
        return pages.done(
                request,
                () -> {
                    api.release(pages.read(request, ReleasesController.Naming.class), keyed);
                    return FormCycle.told("/releases", "release");
                },
                told -> shown(request, told));
    }

    private ResponseEntity<?> shown(HttpServletRequest request, Told told) {
        var frame = pages.frame(request);
        var title = frame.say("releases.new");
        var form = new ActForm(
                title,
                frame.to("/releases"),
                frame.to("/releases"),
                frame.say("releases.new.lead"),
                List.of(frame.say("releases.new.follows")),
                frame.say("releases.release"),
                false,
                false,
                null,
                ActForm.Filled.of(request),
                FormCycle.key(),
                told.flaws(frame));
        var recordedAt = FormCycle.text(request, "recordedAt");
        var time = FormBody.time(recordedAt);
        var naming = new Naming(
                form,
                FormCycle.text(request, "name"),
                recordedAt,
                time == null ? null : frame.speech().notation().moment(time));
        return pages.page(
                frame,
                told,
                title,
                Pages.content((output, forms) -> JtereleaseGenerated.render(output, forms, frame, naming)));
    }
}
