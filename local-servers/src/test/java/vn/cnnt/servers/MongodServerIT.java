package vn.cnnt.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How `mongod` is run, with a program in its place that takes the same options: a machine without `mongod` must test
/// this too.
class MongodServerIT {

    @TempDir
    Path directory;

    @Test
    void is_started_answers_and_is_stopped() throws Exception {
        var mongod = MongodServer.start(standIn(), directory.resolve("data"), 0);

        try (var client = MongoClients.create(mongod.uri())) {
            assertThat(client.getDatabase("a").runCommand(new Document("ping", 1)))
                    .isNotEmpty();
        }
        mongod.close();

        assertThat(ProcessHandle.of(pid())).isEmpty();
    }

    @Test
    void ends_with_the_process_that_started_it_even_when_that_is_killed() throws Exception {
        var parent = Child.start(
                Parent.class, standIn().toString(), directory.resolve("data").toString());
        parent.firstLine();

        parent.kill();

        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(ProcessHandle.of(pid()).filter(ProcessHandle::isAlive))
                        .isEmpty());
    }

    @Test
    void what_it_said_is_named_when_it_does_not_start() throws Exception {
        var broken = Files.writeString(directory.resolve("mongod"), "#!/bin/sh\necho 'disk full'\nexit 1\n");
        Files.setPosixFilePermissions(broken, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThatThrownBy(() -> MongodServer.start(broken, directory.resolve("data"), 0))
                .isInstanceOf(ServerNotStarted.class)
                .hasMessageContaining(
                        "what it said is in " + directory.resolve("data").resolve("mongod.log"));
        assertThat(directory.resolve("data").resolve("mongod.log")).hasContent("disk full");
    }

    /// A `mongod` that is the embedded server.
    static final class StandIn {
        static void main(String[] arguments) throws IOException {
            var options = List.of(arguments);
            var data = Path.of(options.get(options.indexOf("--dbpath") + 1));
            assertThat(options.get(options.indexOf("--bind_ip") + 1)).isEqualTo("127.0.0.1");
            EmbeddedMongo.start(data, Integer.parseInt(options.get(options.indexOf("--port") + 1)));
            Files.writeString(
                    data.resolve("pid"), String.valueOf(ProcessHandle.current().pid()));
        }
    }

    static final class Parent {
        static void main(String[] arguments) {
            Child.say(MongodServer.start(Path.of(arguments[0]), Path.of(arguments[1]), 0)
                    .uri());
        }
    }

    private Path standIn() throws IOException {
        var script = Files.writeString(
                directory.resolve("mongod"),
                "#!/bin/sh\nexec '%s' -Xmx128m -cp '%s' '%s' \"$@\"\n"
                        .formatted(
                                Path.of(System.getProperty("java.home"), "bin", "java"),
                                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                                StandIn.class.getName()));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        return script;
    }

    private long pid() throws IOException {
        return Long.parseLong(Files.readString(directory.resolve("data").resolve("pid")));
    }
}
