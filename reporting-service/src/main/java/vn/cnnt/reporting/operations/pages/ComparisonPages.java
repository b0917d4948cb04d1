package vn.cnnt.reporting.operations.pages;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.cnnt.manners.page.Pages;
import vn.cnnt.reporting.run.AskedRun;
import vn.cnnt.reporting.run.ComparisonController;

/// What differs between two runs.
@Hidden
@Controller
class ComparisonPages {
    private final OperationPages pages;
    private final ComparisonController api;
    private final AskedRun askedRun;
    private final RunChoices choices;

    ComparisonPages(OperationPages pages, ComparisonController api, AskedRun askedRun, RunChoices choices) {
        this.pages = pages;
        this.api = api;
        this.askedRun = askedRun;
        this.choices = choices;
    }

    @GetMapping("/runs/{id}/comparison")
    ResponseEntity<?> comparison(
            @PathVariable String id, @ParameterObject ComparisonController.Asked asked, HttpServletRequest request) {
        var frame = pages.frame(request);
        var body = api.comparison(id, asked);
        var look = new ComparisonLook(body, frame.speech());
        var activate = choices.of(RunAct.ACTIVATE, askedRun.run(id), frame);
        var next = frame.next(body.next());
        return pages.page(
                frame,
                frame.say("comparison.title", id),
                Pages.content(
                        (output, forms) -> JtecomparisonGenerated.render(output, forms, frame, look, activate, next)));
    }
}
