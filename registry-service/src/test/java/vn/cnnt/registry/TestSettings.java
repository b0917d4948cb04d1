package vn.cnnt.registry;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import vn.cnnt.servers.KeyFiles;

/// What every context of the tests is told, unless its test says otherwise: a management port of its own, and keys
/// for personal data. Whose tokens count, [vn.cnnt.servers.TestConnections] says.
public final class TestSettings implements EnvironmentPostProcessor, Ordered {
    private static final KeyFiles KEYS = KeyFiles.in(Path.of("target", "keys").toAbsolutePath());

    /// Before the file of the service's own settings is read, which comes after it.
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var settings = Map.<String, Object>of(
                "management.server.port", "0",
                "cnnt.registry.personal.master-key", KEYS.master().toString(),
                "cnnt.registry.personal.equality-key", KEYS.equality().toString());
        environment.getPropertySources().addLast(new MapPropertySource("tests", settings));
    }
}
