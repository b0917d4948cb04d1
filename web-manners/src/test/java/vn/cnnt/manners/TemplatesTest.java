package vn.cnnt.manners;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What holds of every template, of either service.
class TemplatesTest {
    private static final List<String> MODULES = List.of("web-manners", "registry-service", "reporting-service");
    private static final Pattern SELECTED = Pattern.compile("\\.([a-zA-Z][\\w-]*)(?=[^{}]*\\{)");
    private static final Pattern WORD = Pattern.compile("[a-zA-Z][\\w-]*");

    /// The shades of a map, whose names end with how dark they are.
    private static final Pattern SHADE = Pattern.compile("(?:c|on)[0-9u]");

    private static final Pattern OF_HTMX = Pattern.compile("[ \"](?:data-)?hx-[a-z-]+");

    /// Parts of GETs are replaced; forms are posted by the browser itself, which works without a script.
    @Test
    void htmx_gets_parts_and_sends_nothing() throws IOException {
        var used = new ArrayList<String>();
        for (var module : MODULES) {
            try (var files = Files.walk(Path.of("..", module, "src", "main", "jte"))) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    OF_HTMX.matcher(Files.readString(file))
                            .results()
                            .map(it -> it.group().substring(1))
                            .forEach(used::add);
                }
            }
        }

        assertThat(used).contains("data-hx-get").allMatch(it -> it.startsWith("data-hx-"));
        assertThat(used)
                .doesNotContain("data-hx-post", "data-hx-put", "data-hx-patch", "data-hx-delete", "data-hx-boost");
    }

    @Test
    void every_form_leaves_it_to_the_server_to_say_what_is_wrong() throws IOException {
        for (var module : MODULES) {
            try (var files = Files.walk(Path.of("..", module, "src", "main", "jte"))) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    Pattern.compile("<form [^>]*method=\"post\"[^>]*>")
                            .matcher(Files.readString(file))
                            .results()
                            .map(it -> it.group())
                            .filter(it -> !it.contains("/logout"))
                            .forEach(it -> assertThat(it).as("%s", file).contains("novalidate"));
                }
            }
        }
    }

    /// Whoever takes the last element of a class away takes its rules along.
    @Test
    void every_class_of_the_style_sheet_is_written_somewhere() throws IOException {
        var style = Files.readString(Path.of("src", "main", "resources", "assets", "app.css"))
                .replaceAll("(?s)/\\*.*?\\*/", "");
        var selected = found(SELECTED, style).map(it -> it.substring(1)).collect(Collectors.toSet());
        var written = new HashSet<String>();
        for (var module : MODULES) {
            try (var files = Files.walk(Path.of("..", module, "src", "main"))) {
                for (var file : files.filter(it -> it.toString().matches(".*\\.(?:jte|java|js)"))
                        .toList()) {
                    found(WORD, Files.readString(file)).forEach(written::add);
                }
            }
        }

        assertThat(selected).contains("cards", "sheet", "c0");
        selected.removeAll(written);
        assertThat(selected).allMatch(it -> SHADE.matcher(it).matches());
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group);
    }
}
