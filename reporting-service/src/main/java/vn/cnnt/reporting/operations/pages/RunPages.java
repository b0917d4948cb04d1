package vn.cnnt.reporting.operations.pages;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.cnnt.manners.form.Choice;
import vn.cnnt.manners.form.FormCycle;
import vn.cnnt.manners.page.Pages;
import vn.cnnt.manners.reading.Listing;
import vn.cnnt.reporting.run.AskedRun;
import vn.cnnt.reporting.run.RunsController;

/// The runs there are, and one of them.
@Hidden
@Controller
class RunPages {
    private static final String ORDER = "/api/v1/runs";

    private final OperationPages pages;
    private final RunsController api;
    private final AskedRun askedRun;
    private final RunChoices choices;

    RunPages(OperationPages pages, RunsController api, AskedRun askedRun, RunChoices choices) {
        this.pages = pages;
        this.api = api;
        this.askedRun = askedRun;
        this.choices = choices;
    }

    @GetMapping("/runs")
    ResponseEntity<?> all(HttpServletRequest request) {
        var frame = pages.frame(request);
        var list = api.all(pages.query(request, Listing.class));
        var all = list.items().stream()
                .map(run -> new RunLook(run, frame.speech()))
                .toList();
        var whyNot = pages.mayNot(frame, "POST", ORDER);
        var orders = List.of(
                new Choice("as-of", frame.say("runs.order.as-of"), frame.to("/runs/new?kind=AS_OF"), false, whyNot),
                new Choice("order", frame.say("runs.order"), frame.to("/runs/new"), false, whyNot));
        return pages.page(
                frame,
                frame.say("runs.title"),
                Pages.content((output, forms) ->
                        JterunsGenerated.render(output, forms, frame, all, orders, frame.next(list.next()))));
    }

    @GetMapping("/runs/{id}")
    ResponseEntity<?> one(@PathVariable String id, HttpServletRequest request) {
        var frame = pages.frame(request);
        var look = new RunLook(api.one(id), frame.speech());
        var possible = choices.of(askedRun.run(id), frame);
        var told = FormCycle.told(request, "run.done.", frame);
        return pages.page(
                frame,
                frame.say("run.title", id),
                Pages.content((output, forms) -> JterunGenerated.render(output, forms, frame, look, possible, told)));
    }
}
