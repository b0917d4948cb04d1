package vn.cnnt.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClients;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class TestServersIT {

    @Test
    void each_call_gets_a_database_of_its_own() {
        var one = TestServers.mongoUri("orders");
        var other = TestServers.mongoUri("orders");

        assertThat(one).contains("/orders-").isNotEqualTo(other);
        write(one);
        assertThat(count(one)).isEqualTo(1);
        assertThat(count(other)).isZero();
    }

    @Test
    void kafka_goes_away_and_comes_back_on_the_same_port_with_its_data() throws Exception {
        var bootstrapServers = TestServers.kafkaBootstrapServers();
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic("outage", 1, (short) 1)))
                    .all()
                    .get();
        }

        TestServers.stopKafka();

        try (var admin = Admin.create(Map.of(
                "bootstrap.servers", bootstrapServers, "default.api.timeout.ms", 1000, "request.timeout.ms", 500))) {
            assertThatThrownBy(() -> admin.listTopics().names().get()).isInstanceOf(ExecutionException.class);
        }

        TestServers.startKafka();

        assertThat(TestServers.kafkaBootstrapServers()).isEqualTo(bootstrapServers);
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            assertThat(admin.listTopics().names().get()).contains("outage");
        }
    }

    @Test
    void says_where_the_servers_come_from() {
        assertThat(TestServers.describe()).isNotBlank();
    }

    private static void write(String uri) {
        try (var client = MongoClients.create(uri)) {
            client.getDatabase(databaseOf(uri)).getCollection("things").insertOne(new Document("_id", "a"));
        }
    }

    private static long count(String uri) {
        try (var client = MongoClients.create(uri)) {
            return client.getDatabase(databaseOf(uri)).getCollection("things").countDocuments();
        }
    }

    private static String databaseOf(String uri) {
        var path = uri.substring(uri.lastIndexOf('/') + 1);
        return path.contains("?") ? path.substring(0, path.indexOf('?')) : path;
    }
}
