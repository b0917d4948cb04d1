package vn.cnnt.reporting.web;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;
import vn.cnnt.reporting.ReportingProperties;

/// Turns away at once what is more than can be answered soon: 503 and when to come again. Whoever watches the service
/// (`/actuator`) is always let in. What is sent as fast as its reader reads holds no place: listeners have a bound of
/// their own, and an export or a pack is in memory a piece at a time.
@Configuration(proxyBeanMethods = false)
class Overload {
    /// After the filter that times requests, so that those turned away are counted, too.
    private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 10;

    @Bean
    Admission admission(ReportingProperties properties, MeterRegistry metrics) {
        var requests = properties.requests();
        var admission = new Admission(requests.atOnce(), requests.waiting(), requests.patience());
        Gauge.builder("cnnt.reporting.requests.inside", admission, Admission::inside)
                .description("Requests in work or waiting, for that or for a change to be in the figures")
                .register(metrics);
        return admission;
    }

    @Bean
    FilterRegistrationBean<Gate> overloadGate(Admission admission, MeterRegistry metrics) {
        var refused = Counter.builder("cnnt.reporting.requests.refused")
                .description("Requests turned away because too many were in work and waiting")
                .register(metrics);
        var gate = new FilterRegistrationBean<>(new Gate(admission, refused));
        gate.addUrlPatterns("/api/*");
        gate.setOrder(ORDER);
        return gate;
    }

    static final class Gate extends HttpFilter {
        private static final long serialVersionUID = 1;
        private static final JsonMapper JSON = JsonMapper.builder().build();
        private static final String RETRY_AFTER_SECONDS = "1";

        private final transient Admission admission;
        private final transient Counter refused;

        private Gate(Admission admission, Counter refused) {
            this.admission = admission;
            this.refused = refused;
        }

        @Override
        protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            if (isStream(request.getRequestURI())) {
                chain.doFilter(request, response);
                return;
            }
            if (!isAdmitted()) {
                turnAway(request, response);
                return;
            }
            try {
                chain.doFilter(request, response);
            } finally {
                admission.leave();
            }
        }

        private static boolean isStream(String path) {
            return path.equals("/api/v1/updates") || path.startsWith("/api/v1/export/") || path.endsWith("/pack");
        }

        /// One who is interrupted while waiting is in a service that stops.
        private boolean isAdmitted() {
            try {
                return admission.enter();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        private void turnAway(HttpServletRequest request, HttpServletResponse response) throws IOException {
            refused.increment();
            var words = Words.preferredBy(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
            var status = HttpStatus.SERVICE_UNAVAILABLE.value();
            var problem =
                    Problem.of(words, status, "overloaded", "overloaded", List.of(RETRY_AFTER_SECONDS), List.of());
            response.setStatus(status);
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            response.setHeader(HttpHeaders.CONTENT_LANGUAGE, words.language());
            response.setContentType(Problem.MEDIA_TYPE);
            response.getOutputStream().write(JSON.writeValueAsBytes(problem));
        }
    }
}
