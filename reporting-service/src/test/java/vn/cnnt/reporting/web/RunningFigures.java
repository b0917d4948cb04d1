package vn.cnnt.reporting.web;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import vn.cnnt.events.WireFormat;
import vn.cnnt.reporting.ReportingService;
import vn.cnnt.reporting.figures.Figures;
import vn.cnnt.reporting.figures.FiguresUnavailable;
import vn.cnnt.reporting.statistics.History;
import vn.cnnt.servers.TestConnections;
import vn.cnnt.servers.TestServers;
import vn.cnnt.servers.identity.TestIdentity;

/// The whole service over its own topic and database, and a client of it.
public final class RunningFigures implements AutoCloseable {
    private static final AtomicInteger TOPICS = new AtomicInteger();

    private final String topic;
    private final String database;
    private final HttpClient http = HttpClient.newHttpClient();
    private final KafkaProducer<byte[], byte[]> producer;
    private final Queue<Future<?>> sent = new ConcurrentLinkedQueue<>();
    private ConfigurableApplicationContext service;
    private int port;
    private @Nullable String token = TestIdentity.token("thu.tran", List.of("operator", "auditor"), List.of("*"));

    /// Ready when there are figures to ask for, of nothing as yet.
    public RunningFigures() {
        this(newTopic(), TestServers.mongoUri("web"));
        var figures = bean(Figures.class);
        await().atMost(Duration.ofSeconds(60))
                .ignoreException(FiguresUnavailable.class)
                .until(() -> figures.cut() != null);
    }

    /// One that is told more.
    static RunningFigures with(String... settings) {
        return new RunningFigures(newTopic(), TestServers.mongoUri("web"), settings);
    }

    /// The log is lost, and there is an empty one in its place.
    void loseLog() {
        try (var admin =
                Admin.create(Map.<String, Object>of("bootstrap.servers", TestServers.kafkaBootstrapServers()))) {
            admin.deleteTopics(List.of(topic)).all().get();
            await().until(() -> !admin.listTopics().names().get().contains(topic));
            admin.createTopics(List.of(new NewTopic(topic, 4, (short) 1))).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Another instance over the same topic and database.
    RunningFigures besides(String... settings) {
        return new RunningFigures(topic, database, settings);
    }

    private RunningFigures(String topic, String database, String... settings) {
        this.topic = topic;
        this.database = database;
        // one at a time: to a topic just made the second batch may come in where the first was refused
        var servers = Map.<String, Object>of(
                "bootstrap.servers", TestServers.kafkaBootstrapServers(), "max.in.flight.requests.per.connection", 1);
        producer = new KafkaProducer<>(servers, new ByteArraySerializer(), new ByteArraySerializer());
        service = start(settings);
        port = port(service);
    }

    private static String newTopic() {
        var topic = "web-" + ProcessHandle.current().pid() + "-" + TOPICS.incrementAndGet();
        var servers = Map.<String, Object>of("bootstrap.servers", TestServers.kafkaBootstrapServers());
        try (var admin = Admin.create(servers)) {
            admin.createTopics(List.of(new NewTopic(topic, 4, (short) 1))).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return topic;
    }

    /// Another instance beside it, or in its place.
    ConfigurableApplicationContext start(String... settings) {
        var all = new ArrayList<>(List.of(
                "--server.port=0",
                "--test.database=" + database,
                "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + TestIdentity.issuer(),
                "--management.server.port=0",
                "--spring.security.oauth2.client.registration.registry.provider=test",
                "--spring.security.oauth2.client.registration.registry.client-id=reporting-service",
                "--spring.security.oauth2.client.registration.registry.client-secret=secret",
                "--spring.security.oauth2.client.registration.registry.authorization-grant-type=client_credentials",
                "--spring.security.oauth2.client.provider.test.token-uri=" + TestIdentity.issuer() + "/oauth2/token",
                "--spring.main.banner-mode=off",
                "--spring.jmx.enabled=false",
                "--cnnt.reporting.topic=" + topic));
        all.addAll(List.of(settings));
        return new SpringApplicationBuilder(ReportingService.class, TestConnections.class)
                .run(all.toArray(String[]::new));
    }

    void restart(String... settings) {
        service.close();
        service = start(settings);
        port = port(service);
    }

    /// One of several of its type.
    <T> T bean(String name, Class<T> type) {
        return service.getBean(name, type);
    }

    public <T> T bean(Class<T> type) {
        return service.getBean(type);
    }

    /// What answers which address.
    RequestMappingHandlerMapping handlers() {
        return service.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
    }

    /// The answer to a question that names this host, without a token.
    String asHost(String host, String path) {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(30_000);
            var request = "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int port(ConfigurableApplicationContext service) {
        return ((WebServerApplicationContext) service).getWebServer().getPort();
    }

    public void publish(List<History.Addressed> events) {
        for (var it : events) {
            var headers = new ArrayList<Header>();
            WireFormat.headers(it.event(), it.envelope().joined())
                    .forEach((name, value) -> headers.add(new RecordHeader(name, value)));
            send(it.key(), headers, it.event().value());
        }
        flush();
    }

    void send(String key, List<Header> headers, String value) {
        sent.add(producer.send(new ProducerRecord<>(
                topic, null, key.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8), headers)));
    }

    /// Until Kafka has all that was sent.
    private void flush() {
        producer.flush();
        sent.forEach(Future::resultNow);
        sent.clear();
    }

    /// What came back.
    public record Answer(HttpResponse<String> response) {
        public int status() {
            return response.statusCode();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        JsonNode json() {
            return WireFormat.JSON.readTree(response.body());
        }

        public JsonNode at(String pointer) {
            return json().at(pointer);
        }
    }

    /// Whoever asks next is this one; an operator who is an auditor, too, until somebody says otherwise.
    ///
    /// @param token null where nobody says who they are
    void as(@Nullable String token) {
        this.token = token;
    }

    private String authorization() {
        return token == null ? "" : "Authorization: Bearer " + token + "\r\n";
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    /// What the management port says.
    String machineRoom(String path) {
        var management = service.getEnvironment().getRequiredProperty("local.management.port");
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + management + path))
                        .build())
                .response()
                .body();
    }

    /// The answer to whoever has no account.
    Answer publicly(String path) {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(60))
                .build());
    }

    /// @param headers names and values in turn
    public Answer get(String path, String... headers) {
        return send("GET", path, headers);
    }

    Answer send(String method, String path, String... headers) {
        var request = request(path).timeout(Duration.ofSeconds(60)).method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    /// @param headers names and values in turn
    Answer postJson(String path, String body, String... headers) {
        return sendJson("POST", path, body, headers);
    }

    /// @param headers names and values in turn
    Answer sendJson(String method, String path, String body, String... headers) {
        var request = request(path)
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    Answer sendJson(String method, String path, String body) {
        return send(request(path)
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    Answer post(String path, String type, String body) {
        return send(request(path)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    byte[] bytes(String path) {
        var request = request(path).timeout(Duration.ofSeconds(60)).build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// An answer that goes on and on.
    HttpResponse<InputStream> stream(String path, String... headers) {
        var request = request(path);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return stream(request);
    }

    /// The same for whoever has no account.
    HttpResponse<InputStream> publicStream(String path) {
        return stream(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)));
    }

    private HttpResponse<InputStream> stream(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Answer send(HttpRequest request) {
        try {
            return new Answer(http.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// A client that takes what it asks for as slowly as it likes, and has little room for what it hasn't taken.
    Socket unhurried(String path) {
        try {
            var socket = new Socket();
            socket.setReceiveBufferSize(16_384);
            socket.setSoTimeout(30_000);
            socket.connect(new InetSocketAddress("127.0.0.1", port));
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.0\r\nHost: localhost\r\n" + authorization() + "\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What a client of any kind might send: the bytes of the request line as they are.
    String raw(String requestLine) {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(30_000);
            var request = requestLine + "\r\nHost: localhost\r\nAccept-Language: en\r\nConnection: close\r\n"
                    + authorization() + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
        service.close();
        http.shutdownNow(); // close() would wait for streams that never end
    }
}
