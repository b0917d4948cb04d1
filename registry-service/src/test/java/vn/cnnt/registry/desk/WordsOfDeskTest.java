package vn.cnnt.registry.desk;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsOfDeskTest {
    private static final List<String> FILES =
            List.of("desk", "pages-enterprises", "pages-lists", "pages-grants", "pages-imports");
    private static final Pattern SAID = Pattern.compile("say\\(\\s*\"([a-zA-Z.-]+)\"");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z][\\w-]*");
    private static final Pattern OPERATION = Pattern.compile("operationId = \"([a-zA-Z]+)\"");

    @ParameterizedTest
    @ValueSource(strings = {"desk", "pages-enterprises", "pages-lists", "pages-grants", "pages-imports"})
    void every_code_has_words_in_both_languages_with_the_same_arguments(String file) throws IOException {
        var vi = load(file + "_vi.properties");
        var en = load(file + "_en.properties");

        assertThat(vi.stringPropertyNames()).isEqualTo(en.stringPropertyNames());
        for (var code : vi.stringPropertyNames()) {
            assertThat(arguments(vi.getProperty(code))).as(code).isEqualTo(arguments(en.getProperty(code)));
        }
    }

    @Test
    void whatever_a_page_says_has_words() throws IOException {
        var said = found(SAID, "src/main/jte", "src/main/java/vn/cnnt/registry");
        said.removeIf(code -> code.endsWith(".") || !code.contains("."));

        assertThat(said).contains("home.title", "history.title", "recognition.paper");
        assertThat(words()).containsAll(said);
    }

    /// A code is written whole, or as its beginning and the names that come behind it: of a constant, a control.
    @Test
    void whatever_has_words_is_said_somewhere() throws IOException {
        var texts = new StringBuilder();
        for (var module : List.of("registry-service", "registry-events", "web-manners")) {
            try (var sources = Files.walk(Path.of("..", module, "src", "main"))) {
                for (var source : sources.filter(it -> it.toString().matches(".*\\.(?:jte|java)"))
                        .toList()) {
                    texts.append(Files.readString(source));
                }
            }
        }
        var written = texts.toString();
        var names = NAME.matcher(written).results().map(MatchResult::group).collect(Collectors.toSet());
        var codes = new TreeSet<String>();
        for (var file : FILES) {
            codes.addAll(load(file + "_vi.properties").stringPropertyNames());
        }

        codes.removeIf(code -> isSaid(code, written, names));
        assertThat(codes).isEmpty();
        assertThat(isSaid("merge.state.FORGOTTEN", written, names)).isFalse();
    }

    private static boolean isSaid(String code, String written, Set<String> names) {
        if (written.contains('"' + code + '"')) {
            return true;
        }
        for (var dot = code.indexOf('.'); dot >= 0; dot = code.indexOf('.', dot + 1)) {
            var begins = written.contains('"' + code.substring(0, dot) + ".\"")
                    || written.contains('"' + code.substring(0, dot) + '"');
            if (begins && names.containsAll(List.of(code.substring(dot + 1).split("\\.", -1)))) {
                return true;
            }
        }
        return false;
    }

    /// Whatever is asked of the register may be refused, and is on the audit trail then.
    @Test
    void every_operation_has_words_for_the_trail() throws IOException {
        var operations = found(OPERATION, "src/main/java/vn/cnnt/registry").stream()
                .map(operation -> "audit.action." + operation)
                .toList();

        assertThat(operations).contains("audit.action.requestCorrection", "audit.action.listVersions");
        assertThat(words()).containsAll(operations);
    }

    private static Set<String> found(Pattern pattern, String... folders) throws IOException {
        var found = new TreeSet<String>();
        for (var folder : folders) {
            try (var sources = Files.walk(Path.of(folder))) {
                for (var source : sources.filter(Files::isRegularFile).toList()) {
                    pattern.matcher(Files.readString(source)).results().forEach(it -> found.add(it.group(1)));
                }
            }
        }
        return found;
    }

    /// There is a golden file of each. The history of a thing tells its events by these words.
    @Test
    void every_event_has_words() throws IOException {
        try (var golden = Files.list(Path.of("..", "registry-events", "src", "test", "resources", "golden"))) {
            var events = golden.map(file -> file.getFileName().toString().split("\\."))
                    .map(type -> "event." + type[2] + "." + type[3])
                    .distinct()
                    .toList();

            assertThat(events).contains("event.enterprise.registered", "event.grant.advance-paid");
            assertThat(words()).containsAll(events);
        }
    }

    private static Set<String> words() throws IOException {
        var words = new TreeSet<>(load("manners_vi.properties").stringPropertyNames());
        for (var file : FILES) {
            words.addAll(load(file + "_vi.properties").stringPropertyNames());
        }
        return words;
    }

    private static int arguments(String words) {
        return new MessageFormat(words, Locale.ROOT).getFormatsByArgumentIndex().length;
    }

    private static Properties load(String name) throws IOException {
        var properties = new Properties();
        try (var words = requireNonNull(WordsOfDeskTest.class.getResourceAsStream("/" + name), name)) {
            properties.load(new InputStreamReader(words, StandardCharsets.UTF_8));
        }
        return properties;
    }
}
