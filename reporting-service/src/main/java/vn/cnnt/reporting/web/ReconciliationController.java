package vn.cnnt.reporting.web;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.cnnt.reporting.reconciliation.Reconciliation;

/// Whether the figures are what they must be, as last looked at; and looking now.
@RestController
@RequestMapping(path = "/api/v1/reconciliation", produces = MediaType.APPLICATION_JSON_VALUE)
public class ReconciliationController {
    private final Reconciliation reconciliation;
    private final Keys keys;
    private final Clock clock;

    ReconciliationController(Reconciliation reconciliation, Keys keys, Clock clock) {
        this.reconciliation = reconciliation;
        this.keys = keys;
        this.clock = clock;
    }

    /// @param result where what comes of it is found: the next one whose `startedAt` is not before `askedAt`
    public record Asked(String state, Instant askedAt, String result) {}

    @GetMapping
    @Operation(operationId = "getReconciliation", summary = "What came of the last reconciliation")
    public Reconciliation.Result last() {
        return reconciliation.last().orElseThrow(() -> Refusals.notFound("never-reconciled"));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(operationId = "reconcile", summary = "Reconcile now")
    public ResponseEntity<Asked> now(@RequestBody Why why, KeyedRequest request) {
        return keys.answer(request, Asked.class, List::of, () -> {
            var askedAt = clock.instant();
            reconciliation.ask();
            return ResponseEntity.accepted().body(new Asked("ASKED", askedAt, "/api/v1/reconciliation"));
        });
    }
}
