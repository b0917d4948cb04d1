package vn.cnnt.servers;

import com.mongodb.ConnectionString;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertySourceFactory;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;
import vn.cnnt.servers.identity.TestIdentity;

/// Connects a Spring context of a test to [TestServers], as Boot connects one to whatever it finds: by connection
/// details, or by the containers themselves where the servers are containers.
///
/// Each context gets a database of its own, named after the application; contexts that say the same address in
/// `test.database` (from [TestServers#mongoUri]) share one. The setting also keeps contexts apart that would otherwise
/// be one for Spring's cache: any name does. Its tokens are those of [TestIdentity].
@TestConfiguration(proxyBeanMethods = false)
@PropertySource(value = TestConnections.IDENTITY, factory = TestConnections.Identity.class)
public class TestConnections {

    /// Spring asks for a file; what is said there is said by [Identity].
    static final String IDENTITY = "classpath:vn/cnnt/servers/test-identity.properties";

    static final class Identity implements PropertySourceFactory {
        @Override
        public org.springframework.core.env.PropertySource<?> createPropertySource(
                @Nullable String name, EncodedResource resource) {
            return new MapPropertySource("test identity", TestIdentity.properties());
        }
    }

    private static String databaseOf(Environment environment) {
        var database =
                environment.getProperty("test.database", environment.getProperty("spring.application.name", "test"));
        return database.startsWith("mongodb://") ? database : TestServers.mongoUri(database);
    }

    @TestConfiguration(proxyBeanMethods = false)
    @Conditional(InContainers.class)
    static class Containers {

        @Bean
        @ServiceConnection
        KafkaContainer kafkaContainer() {
            return DockerTestStack.kafkaOf(TestServers.kafkaBootstrapServers());
        }

        @Bean
        @ServiceConnection
        MongoDBContainer mongoContainer(Environment environment) {
            return DockerTestStack.databaseOf(databaseOf(environment));
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    @Conditional(WithoutContainers.class)
    static class Addresses {

        @Bean
        KafkaConnectionDetails testKafka() {
            return () -> List.of(TestServers.kafkaBootstrapServers());
        }

        @Bean
        MongoConnectionDetails testMongo(Environment environment) {
            var address = new ConnectionString(databaseOf(environment));
            return () -> address;
        }
    }

    static final class InContainers implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return TestServers.areContainers();
        }
    }

    static final class WithoutContainers implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !TestServers.areContainers();
        }
    }
}
