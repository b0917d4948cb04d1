package vn.cnnt.servers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.ConfigurableApplicationContext;
import vn.cnnt.servers.identity.TestIdentity;

class TestConnectionsIT {

    @Test
    void each_context_has_a_database_of_its_own_unless_it_names_one() {
        var shared = TestServers.mongoUri("shared");
        try (var one = context();
                var other = context();
                var third = context("--test.database=" + shared);
                var fourth = context("--test.database=" + shared)) {
            assertThat(database(one)).startsWith("someone-").isNotEqualTo(database(other));
            assertThat(database(third)).startsWith("shared-").isEqualTo(database(fourth));
            assertThat(one.getBean(KafkaConnectionDetails.class).getBootstrapServers())
                    .containsExactly(TestServers.kafkaBootstrapServers());
        }
    }

    @Test
    void a_context_is_told_whose_tokens_to_trust_unless_it_says_otherwise() {
        var issuer = "spring.security.oauth2.resourceserver.jwt.issuer-uri";
        try (var one = context();
                var other = context("--" + issuer + "=https://elsewhere.example")) {
            assertThat(one.getEnvironment().getProperty(issuer)).isEqualTo(TestIdentity.issuer());
            assertThat(other.getEnvironment().getProperty(issuer)).isEqualTo("https://elsewhere.example");
        }
    }

    private static ConfigurableApplicationContext context(String... arguments) {
        return new SpringApplicationBuilder(TestConnections.class)
                .web(WebApplicationType.NONE)
                .properties("spring.application.name=someone")
                .run(arguments);
    }

    private static String database(ConfigurableApplicationContext context) {
        return context.getBean(MongoConnectionDetails.class)
                .getConnectionString()
                .getDatabase();
    }
}
