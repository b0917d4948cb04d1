package vn.cnnt.registry.updates;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import vn.cnnt.manners.CurrentActor;
import vn.cnnt.manners.stream.EventStream;

/// The register's work as Server-Sent Events.
@RestController
class UpdatesController {
    private final Updates updates;
    private final CurrentActor actor;
    private final EventStream stream;

    UpdatesController(
            Updates updates,
            CurrentActor actor,
            @Value("${cnnt.registry.update-clients:500}") int most,
            @Value("${cnnt.registry.update-quiet:10s}") Duration quiet,
            Clock clock) {
        this.updates = updates;
        this.actor = actor;
        this.stream = new EventStream(most, quiet, clock);
    }

    @GetMapping(path = "/api/v1/updates", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            operationId = "followUpdates",
            summary = "Server-Sent Events: `import` and `merge` whenever one goes on, as their own addresses tell them;"
                    + " imports one's own, or all to an auditor; to auditors and operators also `republication` and"
                    + " `publication`, how far the relay is",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content =
                                    @Content(
                                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                                            schema = @Schema(type = "string"))))
    void updates(
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            @Parameter(hidden = true) HttpMethod method,
            HttpServletRequest request,
            HttpServletResponse response) {
        var listener = actor.of(request);
        stream.tell(() -> updates.join(listener, lastEventId), method, response);
    }
}
