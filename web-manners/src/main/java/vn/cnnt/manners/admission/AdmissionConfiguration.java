package vn.cnnt.manners.admission;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.util.pattern.PathPatternParser;
import vn.cnnt.manners.ProblemWriter;

/// The gate before everything under `/api`. Whoever watches the service (`/actuator`) is always let in.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RequestSettings.class)
public class AdmissionConfiguration {
    /// After the filter that times requests, so that those turned away are counted, too.
    private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 10;

    @Bean
    Admission admission(RequestSettings settings, MeterRegistry metrics) {
        var admission = new Admission(
                settings.atOnce(),
                settings.waiting(),
                settings.patience(),
                settings.strangersAtOnce(),
                settings.waiting() / 2);
        Gauge.builder("cnnt.requests.inside", admission, Admission::inside)
                .description("Requests in work or waiting")
                .register(metrics);
        return admission;
    }

    @Bean
    FilterRegistrationBean<Gate> overloadGate(
            Admission admission, RequestSettings settings, ProblemWriter problems, MeterRegistry metrics) {
        var refused = Counter.builder("cnnt.requests.refused")
                .description("Requests turned away because too many were in work and waiting")
                .register(metrics);
        var streams = settings.streams().stream()
                .map(PathPatternParser.defaultInstance::parse)
                .toList();
        var gate = new FilterRegistrationBean<>(new Gate(admission, streams, problems, refused));
        gate.addUrlPatterns("/api/*");
        gate.setOrder(ORDER);
        return gate;
    }
}
