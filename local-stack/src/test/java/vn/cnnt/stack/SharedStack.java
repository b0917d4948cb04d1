package vn.cnnt.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;

/// One stack with the real records in it for all the tests that don't need one of their own: a start costs more than
/// they do. Each keeps to provinces of its own where it asserts a figure, so that their order doesn't matter.
final class SharedStack {
    /// Who uses it has it alone, for some of them kill its services.
    static final String NAME = "shared-stack";

    private SharedStack() {}

    static StackProcess get() {
        return Running.STACK;
    }

    private static final class Running {
        static final StackProcess STACK = start();

        private static StackProcess start() {
            var data = Path.of("target", NAME).toAbsolutePath();
            emptied(data);
            var stack = StackProcess.start(data, Map.of());
            Runtime.getRuntime().addShutdownHook(new Thread(stack::stop));
            return stack.awaitReady();
        }
    }

    private static void emptied(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
                    Files.delete(directory);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
