package vn.cnnt.registry.intake;

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
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WordsOfImportsTest {
    private static final Pattern CODE = Pattern.compile(
            "(?:error|refusal|notNow|file|about|ask|Why|differ|Finding|UnreadableFile|Broken|Left\\.of|leave)\\(\\s*(?:[^;\"]{0,60}?|\"[^\"]*\")?,?\\s*\"([a-z0-9]+(?:-[a-z0-9]+)+)\"");

    @Test
    void every_code_has_words_in_both_languages_with_the_same_arguments() throws IOException {
        var vi = load("intake_vi.properties");
        var en = load("intake_en.properties");

        assertThat(vi.stringPropertyNames()).isEqualTo(en.stringPropertyNames());
        for (var code : vi.stringPropertyNames()) {
            assertThat(arguments(vi.getProperty(code))).as(code).isEqualTo(arguments(en.getProperty(code)));
        }
    }

    @Test
    void every_code_that_an_import_uses_has_words() throws IOException {
        var words = new TreeSet<>(load("intake_vi.properties").stringPropertyNames());
        words.addAll(load("messages_vi.properties").stringPropertyNames());
        words.addAll(load("manners_vi.properties").stringPropertyNames());
        words.addAll(load("pages-imports_vi.properties").stringPropertyNames());
        var used = new TreeSet<String>();
        for (var room : List.of("intake", "table")) {
            try (var sources = Files.walk(Path.of("src/main/java/vn/cnnt/registry", room))) {
                for (var source : sources.filter(Files::isRegularFile).toList()) {
                    CODE.matcher(Files.readString(source))
                            .results()
                            .forEach(found -> used.add("finding." + found.group(1)));
                }
            }
        }

        assertThat(used)
                .contains(
                        "finding.row-is-total",
                        "finding.file-not-utf8",
                        "finding.name-nearly-known",
                        "finding.line-below",
                        "finding.number-no-day");
        assertThat(words).containsAll(used);
    }

    private static int arguments(String words) {
        return new MessageFormat(words, Locale.ROOT).getFormatsByArgumentIndex().length;
    }

    private static Properties load(String name) throws IOException {
        var properties = new Properties();
        try (var words = requireNonNull(WordsOfImportsTest.class.getResourceAsStream("/" + name))) {
            properties.load(new InputStreamReader(words, StandardCharsets.UTF_8));
        }
        return properties;
    }
}
