package vn.cnnt.registry;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import vn.cnnt.servers.TestServers;

/// A real Kafka, and a real MongoDB with a database of this test's own.
public final class Servers implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(
                        "spring.kafka.bootstrap-servers=" + TestServers.kafkaBootstrapServers(),
                        "spring.mongodb.uri=" + TestServers.mongoUri("registry"))
                .applyTo(context);
    }
}
