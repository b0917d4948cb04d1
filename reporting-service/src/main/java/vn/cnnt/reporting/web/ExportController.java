package vn.cnnt.reporting.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.cnnt.reporting.export.EventExport;
import vn.cnnt.reporting.export.LogPosition;
import vn.cnnt.reporting.log.LogUnreachable;
import vn.cnnt.reporting.statistics.Parameters;

/// The public history, for whoever wants all of it.
@RestController
@RequestMapping("/api/v1/export")
class ExportController {
    static final MediaType LINES = MediaType.parseMediaType("application/x-ndjson");

    private final EventExport export;

    ExportController(EventExport export) {
        this.export = export;
    }

    /// To the log's end as it is now; `after` the last position received it goes on. A stream that breaks off has no
    /// last line.
    @GetMapping("/events")
    void events(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var type = Request.negotiated(request, LINES);
        var parameters = Request.parameters(request);
        var text = parameters.one("after");
        var after = text == null ? null : LogPosition.find(text);
        if (text != null && after == null) {
            parameters.refuse("after", "bad-position", Parameters.quote(text));
        }
        parameters.refuseOthers();
        if (!parameters.findings().isEmpty()) {
            throw Refusals.invalid(parameters.findings());
        }
        try {
            var ready = export.ready(after);
            response.setContentType(type.toString());
            response.setHeader("Cache-Control", "no-store");
            export.write(ready, response.getOutputStream());
        } catch (EventExport.NoSuchPosition e) {
            throw Refusals.notAllowedNow("position-gone");
        } catch (LogUnreachable e) {
            if (response.isCommitted()) {
                throw e; // it breaks off: the client goes on from the last line it has
            }
            throw Refusals.unavailable("log-unreachable");
        }
    }
}
