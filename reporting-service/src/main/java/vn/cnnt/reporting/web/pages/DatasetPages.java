package vn.cnnt.reporting.web.pages;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import vn.cnnt.manners.page.Pages;
import vn.cnnt.reporting.web.Request;

/// What each number means.
@Hidden
@Controller
class DatasetPages {
    private final FigurePages pages;

    DatasetPages(FigurePages pages) {
        this.pages = pages;
    }

    @GetMapping("/datasets")
    ResponseEntity<?> datasets(HttpServletRequest request) {
        return pages.page(request, Request.parameters(request), (asked, frame) -> {
            var title = frame.say("datasets.title");
            return new FigurePages.Shown(
                    title,
                    Pages.content((output, forms) -> JtedatasetsGenerated.render(
                            output, forms, frame, title, asked.statistics().definition())),
                    asked.figures().cut());
        });
    }
}
