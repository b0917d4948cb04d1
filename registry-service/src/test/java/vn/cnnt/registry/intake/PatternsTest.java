package vn.cnnt.registry.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.cnnt.registry.intake.list.Column;
import vn.cnnt.registry.intake.list.Heading;
import vn.cnnt.registry.intake.list.Headings;
import vn.cnnt.registry.intake.list.Unit;

/// Nobody can make a regular expression of an import wait: each is fed 100,000 characters of all that it could repeat.
class PatternsTest {
    private static final List<String> ROOMS = List.of("");
    private static final Path SOURCES = Path.of("src/main/java/vn/cnnt/registry");
    private static final Pattern SOUGHT = Pattern.compile("\\.(?:find|results|replaceAll|replaceFirst|split)\\(");
    private static final int LENGTH = 100_000;

    /// A search that goes through the text once asks for each character a few times; one that backtracks, for each as
    /// often as there are characters.
    private static final long MOST_ASKED = 1000L * LENGTH;

    private static final List<String> PIECES = List.of(
            " ",
            "0",
            "1 ",
            "1.",
            "1,",
            "000 ",
            "(",
            ")",
            "((",
            "()",
            "[",
            "\"",
            "'",
            "\\",
            "a",
            "a ",
            "A.",
            "đ",
            "ê\u0301",
            "\u0301",
            "_",
            "-",
            "-1",
            "/",
            "1/",
            ".",
            ",",
            ";",
            "\n",
            "\r\n",
            "\t",
            "ngày ",
            "hợp đồng ",
            "contract ",
            "tỷ ",
            "1 tỷ ",
            "&",
            "x",
            "\u00a0",
            "\u200b",
            "\u202e",
            "nt",
            "tỉnh ",
            "\ud83c\udf75",
            "QĐ-",
            "1/QĐ-",
            "công ty ",
            "tnhh ");

    /// A constant of a room.
    ///
    /// @param isSought whether it is looked for within a text, not only held against the whole
    record Named(String name, Pattern pattern, boolean isSought) {
        @Override
        public String toString() {
            return name;
        }
    }

    /// A text that ends a search which asks for its characters too often, however fast the machine is.
    private static final class Hostile implements CharSequence {
        private final String piece;
        private final String text;
        private long asked;

        private Hostile(String piece, String text) {
            this.piece = piece;
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if (++asked > MOST_ASKED) {
                throw new AssertionError("each character asked for more than %d times where “%s” is repeated"
                        .formatted(MOST_ASKED / LENGTH, piece));
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    static List<Named> patterns() throws IOException, ReflectiveOperationException {
        var patterns = new ArrayList<Named>();
        for (var type : types()) {
            for (var field : type.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) && field.getType() == Pattern.class) {
                    field.setAccessible(true);
                    patterns.add(new Named(
                            type.getSimpleName() + "." + field.getName(), (Pattern) field.get(null), isSought(type)));
                }
            }
        }
        return patterns;
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void none_backtracks(Named named) {
        for (var piece : PIECES) {
            var text = piece.repeat(LENGTH / piece.length());
            for (var hostile : List.of(text + "!", "1" + text, "(" + text + "\u0000")) {
                var matcher = named.pattern().matcher(new Hostile(piece, hostile));
                matcher.matches();
                matcher.lookingAt();
                matcher.reset();
                while (named.isSought() && matcher.find()) {
                    assertThat(matcher.end()).isBetween(0, hostile.length());
                }
            }
        }
    }

    @Test
    void all_of_them_are_constants_that_this_test_finds() throws IOException {
        var inline = Pattern.compile("\\.(?:replaceAll|replaceFirst|matches)\\(\"");
        try (var files = sources()) {
            assertThat(files.filter(file -> read(file)
                            .lines()
                            .filter(line -> !line.contains(".matcher("))
                            .anyMatch(line -> inline.matcher(line).find())))
                    .as("an expression in a call is one that no test can find")
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "(a", "()", "đ (", "/", " / ", "triệu ", "1.000 ", "10^6", "ĐVT: ", "x ", "\u0301"})
    void a_heading_of_any_length_is_taken_apart_at_once(String piece) {
        var text = piece.repeat(4 * LENGTH / piece.length());
        var began = System.nanoTime();
        var heading = Heading.of(text);
        heading.unit();
        Column.plain(text);
        Unit.within(text);
        Unit.atEnd(text);
        Unit.withoutEnd(text);
        Headings.unitOf(text);
        assertThat(heading.names()).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .as("milliseconds, or minutes where each character is held against all")
                .isLessThan(Duration.ofSeconds(20));
    }

    private static boolean isSought(Class<?> type) {
        var outer = type;
        while (outer.getEnclosingClass() != null) {
            outer = outer.getEnclosingClass();
        }
        var source = read(Path.of("src/main/java", outer.getName().replace('.', '/') + ".java"));
        return SOUGHT.matcher(source).find();
    }

    private static List<Class<?>> types() throws IOException, ClassNotFoundException {
        var types = new ArrayList<Class<?>>();
        try (var files = sources()) {
            for (var file : files.toList()) {
                var name =
                        SOURCES.relativize(file).toString().replace(".java", "").replace('/', '.');
                if (!name.endsWith("package-info")) {
                    addAll(types, Class.forName("vn.cnnt.registry." + name));
                }
            }
        }
        return types;
    }

    private static void addAll(List<Class<?>> types, Class<?> type) {
        types.add(type);
        for (var nested : type.getDeclaredClasses()) {
            addAll(types, nested);
        }
    }

    private static Stream<Path> sources() throws IOException {
        var all = new ArrayList<Path>();
        for (var room : ROOMS) {
            if (Files.isDirectory(SOURCES.resolve(room))) {
                try (var files = Files.walk(SOURCES.resolve(room))) {
                    files.filter(file -> file.toString().endsWith(".java")).forEach(all::add);
                }
            }
        }
        return all.stream();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
