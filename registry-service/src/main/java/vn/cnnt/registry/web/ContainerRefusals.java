package vn.cnnt.registry.web;

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
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;

/// Problem documents for what the container refuses before our code sees it: an address that can't be decoded, a header
/// that is too long.
@Configuration(proxyBeanMethods = false)
class ContainerRefusals {
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> refusalsAsProblems(Problems problems) {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass("");
                host.getPipeline().addValve(new Refusal(problems));
            }
        });
    }

    private static final class Refusal extends ErrorReportValve {
        private static final Logger log = LoggerFactory.getLogger(Refusal.class);
        private final Problems problems;

        private Refusal(Problems problems) {
            this.problems = problems;
        }

        @Override
        protected void report(Request request, Response response, @Nullable Throwable throwable) {
            var status = response.getStatus();
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            try {
                response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
                response.setCharacterEncoding(StandardCharsets.UTF_8);
                var writer = response.getReporter();
                if (writer != null) {
                    writer.write(problems.ofContainer(status));
                    response.finishResponse();
                }
            } catch (IOException e) {
                log.atDebug().setCause(e).log("client gone");
            }
        }
    }
}
