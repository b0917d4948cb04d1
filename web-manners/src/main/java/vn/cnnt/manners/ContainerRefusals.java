package vn.cnnt.manners;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpStatusCode;

/// Problem documents for what the container refuses before our code sees it: an address that can't be decoded, a header
/// that is too long.
final class ContainerRefusals implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private final ProblemWriter writer;

    ContainerRefusals(ProblemWriter writer) {
        this.writer = writer;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass("");
                host.getPipeline().addValve(new Refusing(writer));
            }
        });
    }

    private static final class Refusing extends ErrorReportValve {
        private static final Logger log = LoggerFactory.getLogger(Refusing.class);
        private static final String CSP = "Content-Security-Policy";
        private final ProblemWriter problems;

        private Refusing(ProblemWriter problems) {
            this.problems = problems;
        }

        @Override
        protected void report(Request request, Response response, @Nullable Throwable throwable) {
            var status = response.getStatus();
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            try {
                var text = new String(
                        problems.begin(
                                Problems.plain(HttpStatusCode.valueOf(status)),
                                request.getRequest(),
                                response.getResponse()),
                        StandardCharsets.UTF_8);
                response.setCharacterEncoding(StandardCharsets.UTF_8);
                if (response.getHeader(CSP) == null) {
                    response.setHeader(CSP, "default-src 'self'; base-uri 'none'; frame-ancestors 'none'");
                    response.setHeader("X-Content-Type-Options", "nosniff");
                }
                var reporter = response.getReporter();
                if (reporter != null) {
                    reporter.write(text);
                    response.finishResponse();
                }
            } catch (IOException e) {
                log.atDebug().setCause(e).log("client gone");
            }
        }
    }
}
