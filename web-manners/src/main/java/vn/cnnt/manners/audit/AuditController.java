package vn.cnnt.manners.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import vn.cnnt.manners.Cursor;
import vn.cnnt.manners.Refused;
import vn.cnnt.manners.reading.AnswerSize;
import vn.cnnt.manners.reading.Checked;
import vn.cnnt.manners.reading.Checks;
import vn.cnnt.manners.reading.Listing;

/// The trail, for auditors.
@RestController
@RequestMapping(path = "/api/v1/audit", produces = MediaType.APPLICATION_JSON_VALUE)
public class AuditController {
    private static final int MOST_DIGITS = 18;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final AuditTrail trail;

    AuditController(AuditTrail trail) {
        this.trail = trail;
    }

    /// @param action the operation's name in this description
    /// @param from written down at this time or later
    /// @param to written down before this time
    public record Asked(
            @Size(max = 200) @Nullable String actor,
            @Size(max = 200) @Nullable String action,
            @Nullable Instant from,
            @Nullable Instant to,

            @Schema(defaultValue = Listing.USUAL) @Min(1) @Max(Listing.MOST)
            int limit,

            Cursor cursor)
            implements Checked {
        @Override
        public void check(Checks checks) {
            if (checks.sound("from", "to") && from != null && to != null && !from.isBefore(to)) {
                checks.error("to", "not-after-from");
            }
        }

        AuditFilter filter() {
            return new AuditFilter(actor, action, from, to);
        }
    }

    /// @param next the cursor of the part that follows
    public record Entries(
            List<AuditEntry> items,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String next) {}

    @GetMapping
    @Operation(operationId = "listAudit", summary = "Who did what, the newest first")
    public ResponseEntity<Entries> entries(@ParameterObject Asked asked) {
        var found = trail.find(asked.filter(), before(asked.cursor()), asked.limit() + 1);
        var shown = AnswerSize.fitting(found.subList(0, Math.min(found.size(), asked.limit())), JSON);
        var next = found.size() > shown.size()
                ? asked.cursor().after(Long.toString(shown.getLast().seq()))
                : null;
        return secret(new Entries(shown, next));
    }

    @GetMapping("/verification")
    @Operation(operationId = "verifyAudit", summary = "Recomputes the chain of the trail's hashes")
    public ResponseEntity<AuditVerification> verification() {
        return secret(trail.verification());
    }

    private static <B> ResponseEntity<B> secret(B body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }

    private static long before(Cursor cursor) {
        var last = cursor.last();
        if (last == null) {
            return Long.MAX_VALUE;
        }
        if (last.length() > MOST_DIGITS || last.chars().anyMatch(c -> c < '0' || c > '9')) {
            throw Refused.invalid(Cursor.PARAMETER, "not-a-cursor");
        }
        return Long.parseLong(last);
    }
}
