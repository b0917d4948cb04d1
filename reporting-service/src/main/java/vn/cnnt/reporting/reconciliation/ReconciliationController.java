package vn.cnnt.reporting.reconciliation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.cnnt.manners.audit.Audited;
import vn.cnnt.manners.audit.RequestTrail;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.manners.reading.Listing;
import vn.cnnt.reporting.web.Causes;
import vn.cnnt.reporting.web.KeyedRequest;
import vn.cnnt.reporting.web.Keys;
import vn.cnnt.reporting.web.Refusals;
import vn.cnnt.reporting.web.Why;

/// Whether the figures are what they must be, as last looked at; and looking now.
@RestController
@RequestMapping(path = "/api/v1/reconciliation", produces = MediaType.APPLICATION_JSON_VALUE)
public class ReconciliationController {
    /// The figures as a whole.
    private static final String TARGET = "figures";

    private final Reconciliation reconciliation;
    private final Causes causes;
    private final Keys keys;
    private final RequestTrail trail;

    ReconciliationController(Reconciliation reconciliation, Causes causes, Keys keys, RequestTrail trail) {
        this.reconciliation = reconciliation;
        this.causes = causes;
        this.keys = keys;
        this.trail = trail;
    }

    /// @param result where what comes of it is found: the next one whose `startedAt` is not before `askedAt`
    public record Asked(String state, Instant askedAt, String result) {}

    /// The results of the reconciliations, the newest first.
    public record History(
            List<Reconciliation.Result> items, @Nullable String next) {}

    @GetMapping(params = "!history")
    @Operation(
            operationId = "getReconciliation",
            summary = "What came of the last reconciliation",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(oneOf = {Reconciliation.Result.class, History.class}))))
    public Reconciliation.Result last() {
        return reconciliation
                .last()
                .map(it -> it.told(causes, LocaleContextHolder.getLocale()))
                .orElseThrow(() -> Refusals.notFound("never-reconciled"));
    }

    /// Asked for by `history`, without a value or `true`.
    @GetMapping(params = "history")
    @Operation(
            operationId = "getReconciliations",
            summary = "With `history`: what came of each, the newest first, of the last two hundred",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(oneOf = {Reconciliation.Result.class, History.class}))))
    public History history(@ParameterObject HistoryQuery query) {
        var asked = query.history();
        if (asked != null && !asked.isEmpty() && !asked.equals("true")) {
            throw Refusals.invalid(List.of(Finding.error("history", "not-one-of", asked, "true")));
        }
        var locale = LocaleContextHolder.getLocale();
        var latest = reconciliation.history().stream()
                .limit(query.limit())
                .map(it -> it.told(causes, locale))
                .toList();
        return new History(latest, null);
    }

    /// @param history whose presence says that the history is asked for
    public record HistoryQuery(
            @Size(max = 10) @Nullable String history,

            @Schema(defaultValue = Listing.USUAL) @Min(1) @Max(Listing.MOST)
            int limit) {}

    @Audited
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(operationId = "reconcile", summary = "Reconcile now")
    public ResponseEntity<Asked> now(@RequestBody Why why, KeyedRequest request) {
        return keys.answer(request, Asked.class, List::of, () -> {
            trail.record(TARGET, why.reason());
            return ResponseEntity.accepted().body(new Asked("ASKED", reconciliation.ask(), "/api/v1/reconciliation"));
        });
    }
}
