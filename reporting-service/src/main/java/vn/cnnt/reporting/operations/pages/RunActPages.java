package vn.cnnt.reporting.operations.pages;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Consumer;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import vn.cnnt.manners.audit.Audited;
import vn.cnnt.manners.form.FormCycle;
import vn.cnnt.manners.form.Told;
import vn.cnnt.manners.page.Pages;
import vn.cnnt.reporting.audit.RunDataController;
import vn.cnnt.reporting.run.AskedRun;
import vn.cnnt.reporting.run.RunVerbsController;
import vn.cnnt.reporting.web.KeyedRequest;
import vn.cnnt.reporting.web.Why;

/// What an operator does with a run: a page says what follows and asks why, and does it.
@Hidden
@Controller
class RunActPages {
    private final OperationPages pages;
    private final RunVerbsController api;
    private final RunDataController data;
    private final AskedRun askedRun;
    private final RunChoices choices;

    RunActPages(
            OperationPages pages,
            RunVerbsController api,
            RunDataController data,
            AskedRun askedRun,
            RunChoices choices) {
        this.pages = pages;
        this.api = api;
        this.data = data;
        this.askedRun = askedRun;
        this.choices = choices;
    }

    @GetMapping("/runs/{id}/pause")
    ResponseEntity<?> pausing(@PathVariable String id, HttpServletRequest request) {
        return form(RunAct.PAUSE, id, request);
    }

    @PostMapping("/runs/{id}/pause")
    @Audited
    @Operation(operationId = "pauseRun")
    ResponseEntity<?> pause(@PathVariable String id, HttpServletRequest request, KeyedRequest keyed) {
        return done(RunAct.PAUSE, id, request, Why.class, why -> api.pause(id, why, keyed));
    }

    @GetMapping("/runs/{id}/resume")
    ResponseEntity<?> resuming(@PathVariable String id, HttpServletRequest request) {
        return form(RunAct.RESUME, id, request);
    }

    @PostMapping("/runs/{id}/resume")
    @Audited
    @Operation(operationId = "resumeRun")
    ResponseEntity<?> resume(@PathVariable String id, HttpServletRequest request, KeyedRequest keyed) {
        return done(
                RunAct.RESUME,
                id,
                request,
                RunVerbsController.Resuming.class,
                resuming -> api.resume(id, resuming, keyed));
    }

    @GetMapping("/runs/{id}/cancel")
    ResponseEntity<?> cancelling(@PathVariable String id, HttpServletRequest request) {
        return form(RunAct.CANCEL, id, request);
    }

    @PostMapping("/runs/{id}/cancel")
    @Audited
    @Operation(operationId = "cancelRun")
    ResponseEntity<?> cancel(@PathVariable String id, HttpServletRequest request, KeyedRequest keyed) {
        return done(RunAct.CANCEL, id, request, Why.class, why -> api.cancel(id, why, keyed));
    }

    @GetMapping("/runs/{id}/data/deletion")
    ResponseEntity<?> deleting(@PathVariable String id, HttpServletRequest request) {
        return form(RunAct.DELETE, id, request);
    }

    @PostMapping("/runs/{id}/data/deletion")
    @Audited
    @Operation(operationId = "dropRunData")
    ResponseEntity<?> delete(@PathVariable String id, HttpServletRequest request, KeyedRequest keyed) {
        return done(RunAct.DELETE, id, request, Why.class, why -> drop(id, why, keyed));
    }

    private void drop(String id, Why why, KeyedRequest keyed) {
        try {
            data.dropData(id, why, keyed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private ResponseEntity<?> form(RunAct act, String id, HttpServletRequest request) {
        return shown(act, id, request, Told.NOTHING);
    }

    private <T extends Record> ResponseEntity<?> done(
            RunAct act, String id, HttpServletRequest request, Class<T> type, Consumer<T> deed) {
        return pages.done(
                request,
                () -> {
                    deed.accept(pages.read(request, type));
                    return FormCycle.told("/runs/" + id, act.word());
                },
                told -> shown(act, id, request, told));
    }

    private ResponseEntity<?> shown(RunAct act, String id, HttpServletRequest request, Told told) {
        var frame = pages.frame(request);
        var run = askedRun.run(id);
        var form = ActForm.of(act, run, choices.whyNotNow(act, run, frame), request, frame, told);
        return pages.page(
                frame,
                told,
                form.title(),
                Pages.content((output, forms) -> JteactGenerated.render(output, forms, frame, form)));
    }
}
