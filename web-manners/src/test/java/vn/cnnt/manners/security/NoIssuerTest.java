package vn.cnnt.manners.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.support.SpringFactoriesLoader;

class NoIssuerTest {
    @SpringBootConfiguration
    @Import(SecurityConfiguration.class)
    static class Service {}

    @Test
    void a_service_that_is_not_told_who_says_who_people_are_names_the_property_and_does_not_start() {
        Throwable failure = null;
        try {
            new SpringApplicationBuilder(Service.class)
                    .web(WebApplicationType.NONE)
                    .logStartupInfo(false)
                    .run("--spring.main.banner-mode=off", "--spring.config.name=none")
                    .close();
        } catch (RuntimeException e) {
            failure = e;
        }

        assertThat(failure).isNotNull();
        var thrown = failure;
        var analysis = SpringFactoriesLoader.forDefaultResourceLocation()
                .load(FailureAnalyzer.class, (_, _, _) -> {}) // others want a context
                .stream()
                .map(analyzer -> analyzer.analyze(thrown))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
        assertThat(analysis.getDescription()).contains("spring.security.oauth2.resourceserver.jwt.issuer-uri");
        assertThat(analysis.getAction()).contains("SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUERURI");
    }
}
