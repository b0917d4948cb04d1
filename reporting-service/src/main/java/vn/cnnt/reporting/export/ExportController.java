package vn.cnnt.reporting.export;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.cnnt.manners.Texts;
import vn.cnnt.manners.audit.Audited;
import vn.cnnt.manners.audit.RequestTrail;
import vn.cnnt.manners.describing.Refuses;
import vn.cnnt.manners.finding.Findings;
import vn.cnnt.manners.reading.TextReader;
import vn.cnnt.reporting.log.LogUnreachable;
import vn.cnnt.reporting.web.LongAnswers;
import vn.cnnt.reporting.web.Refusals;

/// The public history, for whoever wants all of it.
@RestController
@RequestMapping("/api/v1/export")
class ExportController {
    static final String LINES = "application/x-ndjson";

    /// All of them.
    private static final String TARGET = "events";

    private final EventExport export;
    private final LongAnswers longAnswers;
    private final RequestTrail trail;

    ExportController(EventExport export, LongAnswers longAnswers, RequestTrail trail) {
        this.export = export;
        this.longAnswers = longAnswers;
        this.trail = trail;
    }

    /// @param after `position` of the last line that was received
    record Asked(@Nullable LogPosition after) {}

    /// To the log's end as it is now; `after` the last position received it goes on. A stream that breaks off has no
    /// last line.
    @Audited
    @GetMapping(path = "/events", produces = LINES)
    @Refuses(status = "409", when = "The position is not in the log")
    @Operation(
            operationId = "exportEvents",
            summary = "The public history as JSON lines; each line's position is where to go on",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content = @Content(mediaType = LINES, schema = @Schema(type = "string"))))
    void events(@ParameterObject Asked asked, HttpServletResponse response) throws IOException {
        try (var _ = longAnswers.take()) {
            var ready = export.ready(asked.after());
            response.setContentType(LINES);
            response.setHeader("Cache-Control", "no-store");
            trail.record(TARGET, null, () -> {
                export.write(ready, response.getOutputStream());
                return ready;
            });
        } catch (EventExport.NoSuchPosition e) {
            throw Refusals.notAllowedNow("position-gone");
        } catch (LogUnreachable e) {
            if (response.isCommitted()) {
                throw e; // it breaks off: the client goes on from the last line it has
            }
            throw Refusals.unavailable("log-unreachable");
        }
    }

    /// Positions as parameters.
    @Component
    static class PositionReader implements TextReader<LogPosition> {
        private static final int MOST = 6000;

        @Override
        public Class<LogPosition> type() {
            return LogPosition.class;
        }

        @Override
        public int most() {
            return MOST;
        }

        @Override
        public @Nullable LogPosition read(String text, String field, Findings findings) {
            var position = LogPosition.find(text);
            if (position == null) {
                findings.error(field, "bad-position", Texts.shown(text));
            }
            return position;
        }
    }
}
