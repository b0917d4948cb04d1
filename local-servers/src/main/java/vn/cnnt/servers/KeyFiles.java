package vn.cnnt.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import vn.cnnt.servers.identity.PrivateFile;

/// The keys of the register's personal data as files that only their owner can read: made once, at the first start, and
/// never again, because what was sealed under a lost key is lost.
///
/// @param master under which the keys of the enterprises are kept
/// @param equality by which two personal ids are known to be the same
public record KeyFiles(Path master, Path equality) {
    private static final int BYTES = 32;

    /// The keys in the folder, which is made where there is none.
    public static KeyFiles in(Path folder) {
        try {
            PrivateFile.makeFolder(folder);
            return new KeyFiles(
                    made(folder.resolve("personal-master-key")), made(folder.resolve("personal-equality-key")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What the register has to be told.
    public List<String> arguments() {
        return List.of(
                "--cnnt.registry.personal.master-key=" + master, "--cnnt.registry.personal.equality-key=" + equality);
    }

    private static Path made(Path file) throws IOException {
        if (!Files.exists(file)) {
            var key = new byte[BYTES];
            new SecureRandom().nextBytes(key);
            PrivateFile.write(file, Base64.getEncoder().encodeToString(key) + "\n");
        }
        return file;
    }
}
