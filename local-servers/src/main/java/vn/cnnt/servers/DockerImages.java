package vn.cnnt.servers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The images that tests in Docker run.
record DockerImages(String kafka, String mongo) {

    /// For who asks for Docker without having them: Testcontainers pulls these.
    static final DockerImages TO_PULL = new DockerImages("apache/kafka:4.2.0", "mongo:8");

    private static final Logger log = LoggerFactory.getLogger(DockerImages.class);

    /// What the engine that the `docker` command talks to has already; nothing is pulled.
    ///
    /// Testcontainers also wants its cleaner (`ryuk`), unless it was told to do without.
    static Optional<DockerImages> atHand() {
        var images = list();
        var kafka = newest(images, "apache/kafka:");
        var mongo = newest(images, "mongo:");
        var cleaner = Boolean.parseBoolean(System.getenv("TESTCONTAINERS_RYUK_DISABLED"))
                || images.stream().anyMatch(image -> image.startsWith("testcontainers/ryuk:"));
        return cleaner ? kafka.flatMap(image -> mongo.map(other -> new DockerImages(image, other))) : Optional.empty();
    }

    private static List<String> list() {
        try {
            var process = new ProcessBuilder("docker", "image", "ls", "--format", "{{.Repository}}:{{.Tag}}")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return List.of();
            }
            return process.exitValue() == 0
                    ? new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList()
                    : List.of();
        } catch (IOException noDocker) {
            log.atDebug().setCause(noDocker).log("no docker command");
            return List.of();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private static Optional<String> newest(List<String> images, String repository) {
        return images.stream()
                .filter(image -> image.startsWith(repository) && !image.endsWith(":<none>"))
                .max(String::compareTo);
    }
}
