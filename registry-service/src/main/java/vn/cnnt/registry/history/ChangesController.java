package vn.cnnt.registry.history;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.CurrentActor;
import vn.cnnt.manners.Cursor;
import vn.cnnt.manners.Refused;
import vn.cnnt.manners.reading.Listing;
import vn.cnnt.manners.security.Denied;
import vn.cnnt.manners.security.Role;
import vn.cnnt.registry.web.Answers;
import vn.cnnt.registry.web.Listed;

/// What somebody did of late, whatever it was done to.
@RestController
public class ChangesController {
    private static final String ME = "me";
    private static final int MOST_NAME = 200;

    private final Changes changes;
    private final CurrentActor actor;
    private final Answers answers;

    ChangesController(Changes changes, CurrentActor actor, Answers answers) {
        this.changes = changes;
        this.actor = actor;
        this.answers = answers;
    }

    record Search(
            @Schema(description = "`me`, or the name of another: for auditors", defaultValue = ME)
            @Size(max = MOST_NAME)
            @Nullable
            String actor,

            @Schema(defaultValue = Listing.USUAL) @Min(1) @Max(Listing.MOST)
            int limit,

            Cursor cursor) {}

    @GetMapping(path = "/api/v1/changes", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listChanges",
            summary = "What one did oneself, the newest first; what another did, to who may read the audit trail")
    ResponseEntity<Listed<Change>> changes(HttpServletRequest request, @ParameterObject Search asked) {
        var name = whose(actor.of(request), asked.actor());
        var before = asked.cursor().last();
        if (before != null && !Changes.isPlace(before)) {
            throw Refused.invalid(Cursor.PARAMETER, "not-a-cursor");
        }
        return answers.listed(changes.by(name, before, asked.limit()), asked.cursor());
    }

    private static String whose(Actor reader, @Nullable String asked) {
        if (asked == null || asked.equals(ME) || asked.equals(reader.name())) {
            return reader.name();
        }
        if (!Role.AUDITOR.isOf(reader)) {
            throw Denied.needsRole(List.of(Role.AUDITOR));
        }
        return asked;
    }
}
