package vn.cnnt.registry;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/// What every context of the tests is told, unless its test says otherwise: a management port of its own. Whose tokens
/// count, [vn.cnnt.servers.TestConnections] says.
public final class TestSettings implements EnvironmentPostProcessor, Ordered {
    /// Before the file of the service's own settings is read, which comes after it.
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        environment.getPropertySources().addLast(new MapPropertySource("tests", Map.of("management.server.port", "0")));
    }
}
