package vn.cnnt.registry.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.cnnt.registry.KillableJvm;
import vn.cnnt.registry.RegistryService;
import vn.cnnt.registry.Somebody;
import vn.cnnt.servers.TestClient;
import vn.cnnt.servers.TestServers;
import vn.cnnt.servers.identity.TestIdentity;

/// The register as a process of its own, killed with -9 in the middle of one import, twice, and started again.
class ImportKilledIT {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int ROWS = 300;
    /// Of so many rows the last names no place.
    private static final int SPOILED = 10;

    private static final int BLOCK = 20;
    private static final int FIRMS = 60;
    private static final int PRODUCTS = 4;

    @TempDir
    Path folder;

    /// The rows of a block are there before their outcomes are: killed when so many are registered, neither number one
    /// at which a block ends, the importer has done rows that it has not noted.
    @Test
    void an_import_that_is_killed_in_the_middle_goes_on_by_itself_and_every_row_has_one_outcome() throws Exception {
        var uri = TestServers.mongoUri("imports-killed");
        var list = list();
        try (var client = MongoClients.create(uri)) {
            var database = client.getDatabase(
                    Objects.requireNonNull(new ConnectionString(uri).getDatabase(), "a database is named"));
            String id;
            try (var register = Register.start(folder, uri)) {
                id = register.upload(list);
                register.killWhen(database, 27);
            }
            assertThat(state(database, id)).isEqualTo("RUNNING");
            try (var register = Register.start(folder, uri)) {
                register.killWhen(database, 151);
            }
            assertThat(state(database, id)).isEqualTo("RUNNING");
            try (var register = Register.start(folder, uri)) {
                var job = register.done(id);
                assertThat(job.path("rows").asInt()).isEqualTo(ROWS);
                assertThat(job.path("accepted").asInt()).isEqualTo(ROWS - ROWS / SPOILED);
                assertThat(job.path("refused").asInt()).isEqualTo(ROWS / SPOILED);
                var rows = register.rows(id);
                assertThat(rows.stream().map(row -> row.path("line").asInt()))
                        .as("every row, once, in the order of the file")
                        .isEqualTo(IntStream.range(0, ROWS).mapToObj(i -> i + 2).toList());
                var addresses = rows.stream()
                        .filter(row -> row.path("outcome").asString().equals("accepted"))
                        .map(row -> row.path("address").asString())
                        .toList();
                assertThat(new HashSet<>(addresses)).hasSameSizeAs(addresses);
                assertThat(database.getCollection("enterprises").find())
                        .extracting(it -> "/api/v1/enterprises/" + it.getString("_id") + "@" + it.getLong("version"))
                        .containsExactlyInAnyOrderElementsOf(
                                addresses.stream().map(it -> it + "@1").toList());
                assertThat(database.getCollection("import-files").countDocuments())
                        .isZero();

                var again = register.done(register.upload(list));
                assertThat(again.path("unchanged").asInt()).isEqualTo(ROWS - ROWS / SPOILED);
                assertThat(again.path("refused").asInt()).isEqualTo(ROWS / SPOILED);
                assertThat(again.path("accepted").asInt()).isZero();
                assertThat(database.getCollection("enterprises").countDocuments())
                        .isEqualTo(addresses.size());
            }
            database.drop();
        }
    }

    /// Rows of many establishments are in work at once when it dies, and several of one wait for one another.
    @Test
    void rows_that_bear_on_one_another_are_each_done_once_though_the_importer_is_killed_among_them() throws Exception {
        var uri = TestServers.mongoUri("imports-killed-together");
        try (var client = MongoClients.create(uri)) {
            var database = client.getDatabase(
                    Objects.requireNonNull(new ConnectionString(uri).getDatabase(), "a database is named"));
            String id;
            try (var register = Register.start(folder, uri)) {
                id = register.upload("recognitions", recognitions());
                register.killWhen(database, 11);
            }
            try (var register = Register.start(folder, uri)) {
                register.killWhen(database, 37);
            }
            assertThat(state(database, id)).isEqualTo("RUNNING");
            try (var register = Register.start(folder, uri)) {
                var job = register.done(id);
                assertThat(job.path("accepted").asInt()).isEqualTo(FIRMS * PRODUCTS);
                assertThat(register.rows(id))
                        .extracting(row -> row.path("line").asInt())
                        .isEqualTo(IntStream.range(0, FIRMS * PRODUCTS)
                                .mapToObj(i -> i + 2)
                                .toList());
                assertThat(database.getCollection("enterprises").find())
                        .as("registered once, and each product put forward once")
                        .hasSize(FIRMS)
                        .allSatisfy(it -> assertThat(it.getLong("version")).isEqualTo(1 + PRODUCTS));
                var again = register.done(register.upload("recognitions", recognitions()));
                assertThat(again.path("unchanged").asInt()).isEqualTo(FIRMS * PRODUCTS);
            }
            database.drop();
        }
    }

    /// The products of a firm follow one another.
    private static String recognitions() {
        var text = new StringBuilder("Tỉnh;Tên cơ sở;Sản phẩm;Nhóm;Cấp;Năm;Kết quả\n");
        for (var firm = 0; firm < FIRMS; firm++) {
            var word = "w" + Integer.toString(firm + 46_656, 36);
            for (var product = 0; product < PRODUCTS; product++) {
                text.append("Cao Bằng;HTX %s %sa;Sản phẩm %d;TCMN;Tỉnh;2015;Đăng ký\n".formatted(word, word, product));
            }
        }
        return text.toString();
    }

    /// Names that are alike in nothing but their beginning, so that none is nearly another.
    private static String list() {
        var text = new StringBuilder("Tỉnh;Tên cơ sở\n");
        for (var i = 1; i <= ROWS; i++) {
            var word = "w" + Integer.toString(i + 46_656, 36);
            text.append(i % SPOILED == 0 ? "" : "Cao Bằng")
                    .append(";HTX ")
                    .append(word)
                    .append(' ')
                    .append(word)
                    .append("a\n");
        }
        return text.toString();
    }

    private static String state(MongoDatabase database, String id) {
        var job = Objects.requireNonNull(
                database.getCollection("imports").find(new Document("_id", id)).first(), id);
        return job.getString("state");
    }

    private record Register(KillableJvm process) implements AutoCloseable {
        static Register start(Path folder, String uri) {
            return new Register(KillableJvm.start(
                    folder,
                    RegistryService.class,
                    "--server.port=0",
                    "--logging.level.org.springframework.boot.tomcat=INFO", // which port it is
                    "--management.server.port=0",
                    "--spring.main.banner-mode=off",
                    "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + TestIdentity.issuer(),
                    "--spring.mongodb.uri=" + uri,
                    "--spring.kafka.bootstrap-servers=" + TestServers.kafkaBootstrapServers(),
                    "--cnnt.registry.intake.block=" + BLOCK,
                    "--cnnt.registry.intake.poll=50ms",
                    "--cnnt.registry.intake.lease=1s"));
        }

        /// At once, with everything it had in hand.
        void killWhen(MongoDatabase database, int registered) {
            process.untilAsserted(
                    Duration.ofMillis(2),
                    () -> assertThat(database.getCollection("enterprises").countDocuments())
                            .isGreaterThanOrEqualTo(registered));
            close();
        }

        String upload(String list) throws IOException, InterruptedException {
            return upload("enterprises", list);
        }

        String upload(String kind, String list) throws IOException, InterruptedException {
            var form = "--x\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\n" + kind + "\r\n"
                    + "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"l.csv\"\r\n\r\n" + list
                    + "\r\n--x--\r\n";
            var answer = TestClient.send(HttpRequest.newBuilder(address("/imports"))
                    .header("Authorization", Somebody.bearer())
                    .header("Content-Type", "multipart/form-data; boundary=x")
                    .POST(BodyPublishers.ofString(form))
                    .build());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
            return JSON.readTree(answer.body()).path("id").asString();
        }

        JsonNode done(String id) {
            var job = new JsonNode[1];
            process.untilAsserted(Duration.ofMillis(100), () -> {
                job[0] = got("/imports/" + id);
                assertThat(job[0].path("state").asString()).isEqualTo("DONE");
            });
            return job[0];
        }

        List<JsonNode> rows(String id) throws IOException, InterruptedException {
            var rows = new ArrayList<JsonNode>();
            got("/imports/" + id + "/rows?limit=500").path("items").forEach(rows::add);
            return rows;
        }

        private JsonNode got(String path) throws IOException, InterruptedException {
            var answer = TestClient.send(HttpRequest.newBuilder(address(path))
                    .header("Authorization", Somebody.bearer())
                    .build());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return JSON.readTree(answer.body());
        }

        private URI address(String path) {
            return URI.create("http://127.0.0.1:" + process.port() + "/api/v1" + path);
        }

        @Override
        public void close() {
            process.close();
        }
    }
}
