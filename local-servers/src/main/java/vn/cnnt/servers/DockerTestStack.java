package vn.cnnt.servers;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;
import org.testcontainers.utility.DockerImageName;

/// Containers by Testcontainers; the only class that needs it, loaded only where Docker is used.
final class DockerTestStack implements TestStack {

    private final DockerImages images;

    DockerTestStack(DockerImages images) {
        this.images = images;
    }

    @Override
    public TestKafka startKafka() {
        return new InContainer(images.kafka());
    }

    @Override
    public TestMongo startMongo() {
        var container =
                new GenericContainer<>(images.mongo()).withExposedPorts(27017).waitingFor(Wait.forListeningPort());
        container.start();
        return new TestMongo(
                "mongodb://%s:%d/".formatted(container.getHost(), container.getMappedPort(27017)),
                false,
                container::stop);
    }

    /// What Spring connects a context to. The container is shared by all contexts, so none of them starts or stops it.
    static KafkaContainer kafkaOf(String bootstrapServers) {
        return new KafkaContainer(DockerImages.TO_PULL.kafka()) {
            @Override
            public String getBootstrapServers() {
                return bootstrapServers;
            }

            @Override
            public void start() {}

            @Override
            public void stop() {}
        };
    }

    /// The same for one database of the shared MongoDB.
    static MongoDBContainer databaseOf(String uri) {
        return new MongoDBContainer(DockerImages.TO_PULL.mongo()) {
            @Override
            public String getReplicaSetUrl() {
                return uri;
            }

            @Override
            public void start() {}

            @Override
            public void stop() {}
        };
    }

    @Override
    public String describe() {
        return "Docker with %s and %s".formatted(images.kafka(), images.mongo());
    }

    @Override
    public void close() {
        // each container was stopped and removed by its own close
    }

    /// On a port of its own choice, because a container that is stopped and started again would come back on another.
    private static final class InContainer implements TestKafka {

        private final KafkaContainer container;
        private final String bootstrapServers;

        InContainer(String image) {
            container = new KafkaContainer(DockerImageName.parse(image).asCompatibleSubstituteFor("apache/kafka"));
            container.setPortBindings(List.of(freePort() + ":9092"));
            container.start();
            bootstrapServers = container.getBootstrapServers();
        }

        @Override
        public String bootstrapServers() {
            return bootstrapServers;
        }

        @Override
        public void stop() {
            container
                    .getDockerClient()
                    .stopContainerCmd(container.getContainerId())
                    .exec();
        }

        @Override
        public void start() {
            container
                    .getDockerClient()
                    .startContainerCmd(container.getContainerId())
                    .exec();
            awaitAnswer();
        }

        private void awaitAnswer() {
            try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
                admin.describeCluster().nodes().get();
            } catch (ExecutionException failure) {
                throw new ServerNotStarted("Kafka's container does not answer: " + failure.getMessage(), failure);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            container.stop();
        }

        private static int freePort() {
            try (var socket = new ServerSocket()) {
                socket.bind(Loopback.at(0));
                return socket.getLocalPort();
            } catch (IOException failure) {
                throw new ServerNotStarted("no free port for Kafka's container: " + failure.getMessage(), failure);
            }
        }
    }
}
