package vn.cnnt.manners;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What holds of every template, of either service.
class TemplatesTest {
    private static final Pattern OF_HTMX = Pattern.compile("[ \"](?:data-)?hx-[a-z-]+");

    /// Parts of GETs are replaced; forms are posted by the browser itself, which works without a script.
    @Test
    void htmx_gets_parts_and_sends_nothing() throws IOException {
        var used = new ArrayList<String>();
        for (var module : List.of("web-manners", "registry-service", "reporting-service")) {
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
        for (var module : List.of("web-manners", "registry-service", "reporting-service")) {
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
}
