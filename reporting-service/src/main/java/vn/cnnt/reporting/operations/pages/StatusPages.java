package vn.cnnt.reporting.operations.pages;

import gg.jte.Content;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import vn.cnnt.manners.Cursor;
import vn.cnnt.manners.audit.AuditController;
import vn.cnnt.manners.audit.AuditPages;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.manners.page.Pages;
import vn.cnnt.reporting.operations.OperationsController;

/// What an operator looks at first: how it all is doing, each with a word that says whether it is well.
@Hidden
@Controller
class StatusPages {
    private static final int NEWEST = 10;

    private final OperationPages pages;
    private final OperationsController api;
    private final AuditController audit;

    StatusPages(OperationPages pages, OperationsController api, AuditController audit) {
        this.pages = pages;
        this.api = api;
        this.audit = audit;
    }

    /// @param trail the newest of the audit trail, null to whoever may not see it
    /// @param unread what is said in its place
    record Overview(
            OperationsController.OperationsBody now,
            LagLine line,
            List<RunLook> runs,
            @Nullable Content trail,
            @Nullable String unread) {}

    @GetMapping("/operations")
    ResponseEntity<?> overview(HttpServletRequest request) {
        var frame = pages.frame(request);
        var now = api.now();
        var mayNotRead = pages.mayNot(frame, "GET", "/api/v1/audit");
        var overview = new Overview(
                now,
                LagLine.of(now.lag().history(), now.at()),
                now.runs().stream().map(run -> new RunLook(run, frame.speech())).toList(),
                mayNotRead == null ? newest(frame) : null,
                mayNotRead);
        return pages.page(
                frame,
                frame.say("situation.title"),
                Pages.content((output, forms) -> JteoverviewGenerated.render(output, forms, frame, overview)));
    }

    private Content newest(Frame frame) {
        var asked = new AuditController.Asked(null, null, null, null, NEWEST, new Cursor("", null));
        return AuditPages.table(
                frame, Objects.requireNonNull(audit.entries(asked).getBody()).items(), pages);
    }

    /// The word that says whether it is well.
    static String word(boolean isWell, Frame frame) {
        return frame.say(isWell ? "overview.well" : "overview.behind");
    }
}
