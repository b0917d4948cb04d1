package vn.cnnt.reporting.web;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WordsOfReportingTest {
    private static final Pattern FINDING =
            Pattern.compile("(?:refuse|error)\\(\\s*[^,;]+,\\s*\"([a-z-]+)\"", Pattern.DOTALL);
    private static final Pattern DETAIL =
            Pattern.compile("Refusals\\.(?:notFound|notAllowedNow|differing|unavailable)\\(\\s*\"([a-z-]+)\"");

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
    void every_code_that_is_used_has_words() throws IOException {
        var words = new TreeSet<>(load("messages_vi.properties").stringPropertyNames());
        words.addAll(load("manners_vi.properties").stringPropertyNames());
        var used = new TreeSet<String>();
        try (var sources = Files.walk(Path.of("src/main/java"))) {
            for (var source :
                    sources.filter(path -> path.toString().endsWith(".java")).toList()) {
                var text = Files.readString(source);
                FINDING.matcher(text).results().forEach(found -> used.add("finding." + found.group(1)));
                DETAIL.matcher(text).results().forEach(found -> used.add("detail." + found.group(1)));
            }
        }

        assertThat(used).contains("finding.not-one-of", "finding.stock", "detail.no-such-run", "detail.overtaken");
        assertThat(words).containsAll(used);
    }

    private static int arguments(String words) {
        return new MessageFormat(words, Locale.ROOT).getFormatsByArgumentIndex().length;
    }

    private static Properties load(String name) throws IOException {
        var properties = new Properties();
        try (var words = requireNonNull(WordsOfReportingTest.class.getResourceAsStream("/" + name))) {
            properties.load(new InputStreamReader(words, StandardCharsets.UTF_8));
        }
        return properties;
    }
}
