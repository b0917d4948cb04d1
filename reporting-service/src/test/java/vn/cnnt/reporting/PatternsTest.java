package vn.cnnt.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Nobody can make a regular expression of the figures wait, nor one of what both services and the events have in
/// common: each is fed 100,000 characters of all that it could repeat.
class PatternsTest {
    /// The sources that a service of figures is made of, by their packages.
    private static final Map<String, Path> SOURCES = Map.of(
            "vn.cnnt.reporting.", Path.of("src/main/java/vn/cnnt/reporting"),
            "vn.cnnt.manners.", Path.of("../web-manners/src/main/java/vn/cnnt/manners"),
            "vn.cnnt.events.", Path.of("../registry-events/src/main/java/vn/cnnt/events"));

    private static final Pattern INLINE = Pattern.compile("\\.(?:replaceAll|replaceFirst|matches)\\(\"");
    private static final int LENGTH = 100_000;

    /// A search that goes through the text once asks for each character a few times; one that backtracks, for each as
    /// often as there are characters.
    private static final long MOST_ASKED = 1000L * LENGTH;

    private static final List<String> PIECES = List.of(
            " ",
            "0",
            "1",
            "1,",
            "1.",
            "1:",
            "a",
            "a:",
            "a|",
            "|",
            "=",
            "a=",
            "A",
            "aA",
            "-",
            "----- ",
            ",",
            ";",
            "wait",
            "wait=",
            "wait ",
            ", wait=1",
            ".",
            "/",
            "_x0041_",
            "vn.cnnt.",
            "application/json ",
            "e-1@1,",
            "e-",
            "@",
            "\"",
            "\t",
            "\n",
            "đ",
            "ê\u0301",
            "\u200b",
            "\ud83c\udf75");

    private static final Pattern SOUGHT = Pattern.compile("\\.(?:find\\(\\)|results|replaceAll|replaceFirst)");

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

    static List<Named> patterns() throws ReflectiveOperationException {
        var patterns = new ArrayList<Named>();
        for (var found : types().entrySet()) {
            var type = found.getKey();
            for (var field : type.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) && field.getType() == Pattern.class) {
                    field.setAccessible(true);
                    patterns.add(new Named(
                            type.getSimpleName() + "." + field.getName(),
                            (Pattern) field.get(null),
                            SOUGHT.matcher(read(found.getValue())).find()));
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
            for (var hostile : List.of(text + "!", "1" + text, text + "\u0000")) {
                var matcher = named.pattern().matcher(new Hostile(piece, hostile));
                matcher.matches();
                matcher.reset();
                while (named.isSought() && matcher.find()) {
                    assertThat(matcher.end()).isBetween(0, hostile.length());
                }
            }
        }
    }

    @Test
    void all_of_them_are_constants_that_this_test_finds() throws ReflectiveOperationException {
        assertThat(patterns().size()).isGreaterThan(12);
        for (var folder : SOURCES.values()) {
            for (var file : sources(folder)) {
                assertThat(read(file).lines().filter(line -> !line.contains(".matcher(")))
                        .as(file + ": an expression in a call is one that no test can find")
                        .noneMatch(line -> INLINE.matcher(line).find());
            }
        }
    }

    /// Those that have one, with their sources.
    private static Map<Class<?>, Path> types() throws ClassNotFoundException {
        var types = new LinkedHashMap<Class<?>, Path>();
        for (var source : SOURCES.entrySet()) {
            for (var file : sources(source.getValue())) {
                var name = source.getValue().relativize(file).toString();
                if (!name.endsWith("package-info.java") && read(file).contains("Pattern")) {
                    add(
                            types,
                            Class.forName(
                                    source.getKey() + name.replace(".java", "").replace('/', '.')),
                            file);
                }
            }
        }
        return types;
    }

    private static void add(Map<Class<?>, Path> types, Class<?> type, Path source) {
        types.put(type, source);
        for (var nested : type.getDeclaredClasses()) {
            add(types, nested, source);
        }
    }

    private static List<Path> sources(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
