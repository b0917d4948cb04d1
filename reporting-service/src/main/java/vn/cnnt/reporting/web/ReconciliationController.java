package vn.cnnt.reporting.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.cnnt.reporting.reconciliation.Reconciliation;

/// Whether the figures are what they must be, as last looked at; and looking now.
@RestController
@RequestMapping("/api/v1/reconciliation")
class ReconciliationController {
    private final Reconciliation reconciliation;
    private final Keys keys;
    private final Clock clock;

    ReconciliationController(Reconciliation reconciliation, Keys keys, Clock clock) {
        this.reconciliation = reconciliation;
        this.keys = keys;
        this.clock = clock;
    }

    @GetMapping
    ResponseEntity<?> last(HttpServletRequest request) {
        var type = Request.negotiated(request, MediaType.APPLICATION_JSON);
        var parameters = Request.parameters(request);
        parameters.refuseOthers();
        if (!parameters.findings().isEmpty()) {
            throw Refusals.invalid(parameters.findings());
        }
        var last = reconciliation.last().orElseThrow(() -> Refusals.notFound("never-reconciled"));
        return ResponseEntity.ok().contentType(type).body(last);
    }

    /// The result comes with the next GET whose `startedAt` is not before `askedAt`.
    @PostMapping
    ResponseEntity<?> now(HttpServletRequest request) {
        var body = Body.of(request);
        body.text("reason", 2000);
        body.check();
        return keys.answer(request, body, () -> {
            var askedAt = clock.instant();
            reconciliation.ask();
            return ResponseEntity.accepted()
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(Map.of("state", "ASKED", "askedAt", askedAt, "result", "/api/v1/reconciliation"));
        });
    }
}
