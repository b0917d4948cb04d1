package vn.cnnt.registry.web;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.LocaleResolver;

/// Turns away at once what is more than the service can do soon: 503 and when to come again, before anything of the
/// request is read. Whoever watches the service (`/actuator`) is always let in.
@Configuration(proxyBeanMethods = false)
class Overload {
    /// After the filter that times requests, so that those turned away are counted, too.
    private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 10;

    @Bean
    FilterRegistrationBean<Gate> overloadGate(
            RequestSettings settings, Problems problems, LocaleResolver locales, MeterRegistry metrics) {
        var admission = new Admission(settings.atOnce(), settings.waiting(), settings.patience());
        Gauge.builder("cnnt.registry.requests.inside", admission, Admission::inside)
                .description("Requests in work or waiting for it")
                .register(metrics);
        var refused = Counter.builder("cnnt.registry.requests.refused")
                .description("Requests turned away because too many were in work and waiting")
                .register(metrics);
        var gate = new FilterRegistrationBean<>(new Gate(admission, problems, locales, refused));
        gate.addUrlPatterns("/api/*");
        gate.setOrder(ORDER);
        return gate;
    }

    static final class Gate extends HttpFilter {
        private static final long serialVersionUID = 1;
        private static final String RETRY_AFTER_SECONDS = "1";

        private final transient Admission admission;
        private final transient Problems problems;
        private final transient LocaleResolver locales;
        private final transient Counter refused;

        private Gate(Admission admission, Problems problems, LocaleResolver locales, Counter refused) {
            this.admission = admission;
            this.problems = problems;
            this.locales = locales;
            this.refused = refused;
        }

        @Override
        protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
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
            var locale = locales.resolveLocale(request);
            response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            response.setHeader(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage());
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getOutputStream()
                    .write(problems.overloaded(locale, RETRY_AFTER_SECONDS).getBytes(StandardCharsets.UTF_8));
        }
    }
}
