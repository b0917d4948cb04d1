package vn.cnnt.reporting.updates;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import vn.cnnt.events.WireFormat;
import vn.cnnt.manners.security.Role;
import vn.cnnt.manners.security.SignedIn;
import vn.cnnt.manners.stream.EventStream;
import vn.cnnt.reporting.ReportingProperties;

/// The figures as Server-Sent Events.
@RestController
class UpdatesController {
    private final Updates updates;
    private final EventStream stream;

    UpdatesController(Updates updates, ReportingProperties properties, Clock clock) {
        this.updates = updates;
        this.stream = new EventStream(properties.updateClients(), EventStream.QUIET, clock);
    }

    @GetMapping(path = "/api/v1/updates", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            operationId = "followUpdates",
            summary =
                    "Server-Sent Events: an event `cut` whenever the live figures move; to auditors and operators also "
                            + "`run`, `parked` and `reconciliation`, whose data are as their own addresses tell them",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content =
                                    @Content(
                                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                                            schema = @Schema(implementation = Update.class))))
    void updates(
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            @Parameter(hidden = true) HttpMethod method,
            HttpServletResponse response) {
        stream.tell(() -> new Telling(updates.join(lastEventId, audience())), method, response);
    }

    private final class Telling implements EventStream.Telling {
        private final Updates.Client client;

        private Telling(Updates.Client client) {
            this.client = client;
        }

        @Override
        public boolean goesOn() {
            return updates.isRunning();
        }

        @Override
        public String next(Duration timeout) throws InterruptedException {
            return client.next(timeout).map(UpdatesController::events).orElse("");
        }

        @Override
        public void close() {
            client.close();
        }
    }

    /// The one place that decides what a subscriber may see.
    private static Updates.Audience audience() {
        return SignedIn.current()
                .filter(actor -> Role.AUDITOR.isOf(actor) || Role.OPERATOR.isOf(actor))
                .map(_ -> Updates.Audience.OPERATORS)
                .orElse(Updates.Audience.PUBLIC);
    }

    /// Only what is about the cut has an id: it is what a client comes back with.
    private static String events(News news) {
        var text = new StringBuilder();
        var update = news.update();
        if (update != null) {
            text.append(event(update));
        }
        news.notices()
                .forEach(it -> text.append("event: ")
                        .append(it.event())
                        .append("\ndata: ")
                        .append(it.data())
                        .append("\n\n"));
        return text.toString();
    }

    private static String event(Update update) {
        return "id: " + update.id() + "\nevent: cut\ndata: " + WireFormat.JSON.writeValueAsString(update) + "\n\n";
    }
}
