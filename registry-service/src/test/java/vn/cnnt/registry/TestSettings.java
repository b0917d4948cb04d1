package vn.cnnt.registry;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import vn.cnnt.servers.KeyFiles;
import vn.cnnt.servers.identity.TestIdentity;

/// What every context of the tests is told, unless its test says otherwise: whose tokens count, a management port of
/// its own, and that one person may do all of a story. Rights have tests of their own, which ask for four eyes.
public final class TestSettings implements EnvironmentPostProcessor, Ordered {
    private static final KeyFiles KEYS = KeyFiles.in(Path.of("target", "keys").toAbsolutePath());

    /// Before the file of the service's own settings is read, which comes after it.
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var settings = new LinkedHashMap<String, Object>(Map.of("management.server.port", "0"));
        settings.put("cnnt.registry.four-eyes", "false");
        settings.put("cnnt.registry.personal.master-key", KEYS.master().toString());
        settings.put("cnnt.registry.personal.equality-key", KEYS.equality().toString());
        if (!environment.containsProperty("spring.security.oauth2.resourceserver.jwt.issuer-uri")) {
            settings.put("spring.security.oauth2.resourceserver.jwt.issuer-uri", TestIdentity.issuer());
        }
        environment.getPropertySources().addLast(new MapPropertySource("tests", settings));
    }
}
