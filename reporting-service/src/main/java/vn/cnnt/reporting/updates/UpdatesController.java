package vn.cnnt.reporting.updates;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import vn.cnnt.events.WireFormat;
import vn.cnnt.manners.admission.Listeners;
import vn.cnnt.manners.security.Presence;
import vn.cnnt.manners.security.Role;
import vn.cnnt.manners.security.SignedIn;
import vn.cnnt.reporting.ReportingProperties;

/// Server-Sent Events: one thread for each client, which costs little as long as threads are virtual, and waits with it
/// where the client is slow.
@RestController
class UpdatesController {
    private static final Logger log = LoggerFactory.getLogger(UpdatesController.class);

    /// After that long without news a comment is sent, so that one who has gone is noticed.
    private static final Duration QUIET = Duration.ofSeconds(10);

    /// Pages of one browser share their stream; a few are several browsers.
    private static final int MOST_OF_ONE = 4;

    private final Updates updates;
    private final Listeners listeners;
    private final Clock clock;

    UpdatesController(Updates updates, ReportingProperties properties, Clock clock) {
        this.updates = updates;
        this.listeners = new Listeners(properties.updateClients(), MOST_OF_ONE);
        this.clock = clock;
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
        try (var _ = listeners.join();
                var client = updates.join(lastEventId, audience())) {
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE + ";charset=UTF-8");
            response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
            if (method.equals(HttpMethod.GET)) {
                tell(client, Presence.ofRequest(), response.getOutputStream());
            }
        } catch (IOException e) {
            log.atDebug().setCause(e).log("a client has gone");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The one place that decides what a subscriber may see.
    private static Updates.Audience audience() {
        return SignedIn.current()
                .filter(actor -> Role.AUDITOR.isOf(actor) || Role.OPERATOR.isOf(actor))
                .map(_ -> Updates.Audience.OPERATORS)
                .orElse(Updates.Audience.PUBLIC);
    }

    /// Ends with the token or the session of who listens: they have to come again as who they are then.
    private void tell(Updates.Client client, Presence listener, OutputStream out)
            throws IOException, InterruptedException {
        send(out, "retry: 2000\n\n");
        while (updates.isRunning() && listener.lasts(clock.instant())) {
            var news = client.next(listener.within(QUIET, clock.instant()));
            send(out, news.map(UpdatesController::events).orElse(": nothing new\n\n"));
        }
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

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
