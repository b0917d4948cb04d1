package vn.cnnt.reporting.operations.pages;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import vn.cnnt.reporting.reconciliation.Reconciliation;
import vn.cnnt.reporting.run.Run;
import vn.cnnt.reporting.slots.ParkedEvent;

class OperationWordsTest {
    private static final Pattern SAID = Pattern.compile("say\\(\\s*\"([a-zA-Z.-]++)\"");

    @Test
    void every_code_has_words_in_both_languages_with_the_same_arguments() throws IOException {
        var vi = load("operations_vi.properties");
        var en = load("operations_en.properties");

        assertThat(vi.stringPropertyNames()).isEqualTo(en.stringPropertyNames());
        for (var code : vi.stringPropertyNames()) {
            assertThat(arguments(vi.getProperty(code))).as(code).isEqualTo(arguments(en.getProperty(code)));
        }
    }

    /// The first file that has a code says it, whatever the second meant.
    @Test
    void no_code_is_another_page_s_too() throws IOException {
        var others = new TreeSet<>(load("pages_vi.properties").stringPropertyNames());
        others.addAll(load("messages_vi.properties").stringPropertyNames());

        assertThat(load("operations_vi.properties").stringPropertyNames()).doesNotContainAnyElementsOf(others);
    }

    @Test
    void every_code_that_a_page_says_has_words() throws IOException {
        var words = words();
        var said = new TreeSet<String>();
        for (var folder :
                new String[] {"src/main/jte/operations/pages", "src/main/java/vn/cnnt/reporting/operations/pages"}) {
            try (var sources = Files.walk(Path.of(folder))) {
                for (var source : sources.filter(Files::isRegularFile).toList()) {
                    SAID.matcher(Files.readString(source)).results().forEach(found -> said.add(found.group(1)));
                }
            }
        }
        said.removeIf(code -> code.endsWith(".")); // its end is a name, below

        assertThat(said).contains("runs.title", "parked.title", "act.needs-role");
        assertThat(words).containsAll(said);
    }

    @Test
    void every_name_that_a_page_puts_into_words_has_some() throws IOException {
        var named = new TreeSet<String>();
        Arrays.stream(Run.State.values()).forEach(it -> named.add("run.state." + it));
        Arrays.stream(Run.Kind.values()).forEach(it -> named.add("run.kind." + it));
        Arrays.stream(ParkedEvent.Reason.values()).forEach(it -> named.add("parked.reason." + it.code()));
        Arrays.stream(Reconciliation.State.values()).forEach(it -> named.add("reconciliation.state." + it));
        Arrays.stream(ComparisonLook.Verdict.values())
                .forEach(it -> named.addAll(Set.of("comparison." + it, "comparison." + it + ".detail")));
        for (var act : RunAct.values()) {
            var code = "act." + act.word();
            named.addAll(Set.of(code, code + ".title", code + ".follows", "run.done." + act.word()));
            named.add("page.detail.run-state." + act.verb());
        }

        assertThat(words()).containsAll(named);
    }

    private static Set<String> words() throws IOException {
        var words = new TreeSet<String>();
        for (var name : new String[] {"operations", "pages", "messages", "manners"}) {
            words.addAll(load(name + "_vi.properties").stringPropertyNames());
        }
        return words;
    }

    private static int arguments(String words) {
        return new MessageFormat(words, Locale.ROOT).getFormatsByArgumentIndex().length;
    }

    private static Properties load(String name) throws IOException {
        var properties = new Properties();
        try (var words = requireNonNull(OperationWordsTest.class.getResourceAsStream("/" + name))) {
            properties.load(new InputStreamReader(words, StandardCharsets.UTF_8));
        }
        return properties;
    }
}
