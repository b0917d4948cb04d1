package vn.cnnt.stack;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// What the user sees: one line per step with the seconds since the start. UTF-8 whatever the locale says, for the
/// names.
final class Console {
    private final PrintStream out =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    private final PrintStream err =
            new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    private final long started = System.nanoTime();

    void step(String text) {
        out.println(String.format(Locale.ROOT, "[%5.1f s] %s", (System.nanoTime() - started) / 1e9, text));
    }

    void plain(String text) {
        out.println(text);
    }

    void problem(String line) {
        err.println(line.lines()
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .reduce("", (a, b) -> a.isEmpty() ? b : a + " " + b));
    }
}
