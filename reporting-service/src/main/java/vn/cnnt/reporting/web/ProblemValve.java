package vn.cnnt.reporting.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/// Answers what Tomcat itself turns down, before any of our code sees it (`/%00`, a path that isn't UTF-8), with a
/// problem document too instead of a page for people.
class ProblemValve extends ErrorReportValve {
    private static final Logger log = LoggerFactory.getLogger(ProblemValve.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        var status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            var words = Words.preferredBy(request.getHeader("Accept-Language"));
            response.setContentType(Problem.MEDIA_TYPE);
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            response.setHeader("Content-Language", words.language());
            var writer = response.getReporter();
            if (writer != null) {
                writer.write(JSON.writeValueAsString(Problems.plain(words, status)));
                response.finishResponse();
            }
        } catch (IOException e) {
            log.atDebug().setCause(e).log("whoever asked is gone");
        }
    }
}
