package vn.cnnt.registry.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WordsOfMannersTest {
    private static final Pattern CODE =
            Pattern.compile("(?:error|refusal)\\(\\s*[^,\"()]*(?:\\([^()]*\\))?(?:\"[^\"]*\")?,\\s*\"([a-z-]+)\"");

    @Test
    void every_code_has_words_in_both_languages_with_the_same_arguments() throws IOException {
        var vi = load("messages_vi.properties");
        var en = load("messages_en.properties");

        assertThat(vi.stringPropertyNames()).isEqualTo(en.stringPropertyNames());
        for (var code : vi.stringPropertyNames()) {
            assertThat(arguments(vi.getProperty(code))).as(code).isEqualTo(arguments(en.getProperty(code)));
        }
    }

    @Test
    void every_code_that_the_manners_use_has_words() throws IOException {
        var words = load("messages_vi.properties").stringPropertyNames();
        var used = new TreeSet<String>();
        try (var sources = Files.walk(Path.of("src/main/java/vn/cnnt/registry"))) {
            for (var source : sources.filter(
                            path -> path.toString().matches(".*/(web|history|publication|outbox)/[A-Za-z]+\\.java"))
                    .toList()) {
                CODE.matcher(Files.readString(source))
                        .results()
                        .forEach(found -> used.add("finding." + found.group(1)));
            }
        }

        assertThat(used).contains("finding.missing", "finding.not-one-of", "finding.version-stale");
        assertThat(words).containsAll(used);
    }

    private static int arguments(String words) {
        return new MessageFormat(words, Locale.ROOT).getFormatsByArgumentIndex().length;
    }

    private static Properties load(String name) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(Path.of("src/main/resources", name))) {
            properties.load(reader);
        }
        return properties;
    }
}
