package vn.cnnt.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import tools.jackson.databind.json.JsonMapper;

/// Where everything is, for programs: `endpoints.json`. It is there from the moment all is ready and loaded until the
/// stack has stopped, and whoever reads it sees a whole one.
///
/// @param tokens the folder with a token of each account
record Endpoints(
        URI registry,
        URI reporting,
        URI identity,
        Management management,
        String kafka,
        String mongodb,
        String tokens,
        Pids pids) {
    private static final String FILE = "endpoints.json";
    private static final JsonMapper JSON = JsonMapper.shared();

    /// What only who runs the services looks at.
    record Management(URI registry, URI reporting) {}

    record Pids(long registry, long reporting, long stack) {}

    Endpoints with(long registryPid, long reportingPid) {
        return new Endpoints(
                registry,
                reporting,
                identity,
                management,
                kafka,
                mongodb,
                tokens,
                new Pids(registryPid, reportingPid, pids.stack));
    }

    void write(Path folder) {
        try {
            var whole = Files.writeString(
                    folder.resolve(FILE + ".new"),
                    JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n");
            Files.move(
                    whole, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Answers whether one was there: its stack must have been killed.
    static boolean remove(Path folder) throws IOException {
        return Files.deleteIfExists(folder.resolve(FILE));
    }
}
