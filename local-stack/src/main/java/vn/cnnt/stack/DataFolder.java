package vn.cnnt.stack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/// The folder that holds everything the stack keeps. One stack at a time: the lock is the operating system's and ends
/// with the process, however it ends.
final class DataFolder implements AutoCloseable {
    private static final int LOGS_KEPT = 5;

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    static DataFolder open(Path path) {
        try {
            var file = path.resolve("stack.lock");
            Files.createDirectories(path);
            if (Files.exists(file) || isEmpty(path)) {
                keepToItsOwner(path);
            }
            Files.createDirectories(path.resolve("logs"));
            var channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw new CannotStart(
                        "Another stack (pid %s) already runs on %s. Stop it, or choose another folder with CNNT_DATA."
                                .formatted(Files.readString(file).strip(), path));
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(
                    String.valueOf(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
            return new DataFolder(path, channel);
        } catch (IOException e) {
            throw new CannotStart(
                    "Can't write to the folder %s (%s). Choose one you may write to with CNNT_DATA, or make this one writable."
                            .formatted(path, reason(e)),
                    e);
        }
    }

    /// A folder with somebody else's things in it (`/tmp`) stays open to them.
    private static boolean isEmpty(Path path) throws IOException {
        try (var files = Files.list(path)) {
            return files.findAny().isEmpty();
        }
    }

    /// Passwords and tokens are in it. Windows gives a user's folders to that user by itself.
    private static void keepToItsOwner(Path path) throws IOException {
        var permissions = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (permissions != null) {
            permissions.setPermissions(PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    private static String reason(IOException e) {
        var kind = e.getClass().getSimpleName().replace("Exception", "");
        return e.getMessage() == null ? kind : kind + ": " + e.getMessage();
    }

    Path path() {
        return path;
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    /// The log of this start; those of the last few stand beside it as `<name>.1.log` and so on, the newest first.
    Path newLog(String name) throws IOException {
        for (var age = LOGS_KEPT - 1; age >= 0; age--) {
            var file = log(name, age);
            if (Files.exists(file)) {
                Files.move(file, log(name, age + 1), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return log(name, 0);
    }

    private Path log(String name, int age) {
        return path.resolve("logs").resolve(age == 0 ? name + ".log" : name + "." + age + ".log");
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
