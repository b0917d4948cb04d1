package vn.cnnt.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;

/// The stacks of all the tests that don't need one of their own: a start costs more than they do. Each keeps to
/// provinces of its own where it asserts a figure, so that their order doesn't matter.
final class SharedStack {
    /// The one with the real records in it. Who uses it has it alone, for some of them kill its services.
    static final String NAME = "shared-stack";

    /// The one that begins empty, where nobody decides on what they have entered.
    static final String GUARDED = "guarded-stack";

    private SharedStack() {}

    static StackProcess get() {
        return Running.STACK;
    }

    static StackProcess guarded() {
        return Guarded.STACK;
    }

    private static final class Running {
        static final StackProcess STACK = start(NAME, Map.of());
    }

    private static final class Guarded {
        static final StackProcess STACK = start(GUARDED, Map.of("CNNT_LOAD", "none", "CNNT_REGISTRY_FOUREYES", "true"));
    }

    private static StackProcess start(String name, Map<String, String> environment) {
        var data = Path.of("target", name).toAbsolutePath();
        emptied(data);
        var stack = StackProcess.start(data, environment);
        Runtime.getRuntime().addShutdownHook(new Thread(stack::stop));
        return stack.awaitReady();
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
