package vn.cnnt.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// That the checks of [DocumentsTest] find what they are there for. Names of files that aren't there are put together
/// here, since this file is looked at, too.
class ProjectTest {
    private static final String GONE = "gone" + ".md";
    private static final String COMMENT = "///";

    @TempDir
    Path root;

    @Test
    void a_link_must_lead_to_a_file_of_the_project_and_to_a_heading_in_it() throws IOException {
        put("docs/there.md", "# The way of a change, *in order*\n\n## Twice\n\n## Twice\n");
        put("docs/page.md", """
                [a file](there.md) and [a heading](there.md#the-way-of-a-change-in-order), [the second](there.md#twice-1),
                [a folder](../docs), [on the net](https://example.org/gone), ![a picture](no-picture.png "title")
                [in two lines of
                text](%s), `[code](%s)`, [out](../../elsewhere.md), [no heading](there.md#other), [own](#none).

                ```
                [fenced](%s)
                ```

                [named]: %s
                """.formatted(GONE, GONE, GONE, GONE));
        assertThat(Project.at(root).brokenLinks())
                .containsExactly(
                        "docs/page.md:2: no-picture.png leads nowhere",
                        "docs/page.md:4: " + GONE + " leads nowhere",
                        "docs/page.md:4: ../../elsewhere.md leads out of the project",
                        "docs/page.md:4: there.md#other names a heading that isn't there",
                        "docs/page.md:4: #none names a heading that isn't there",
                        "docs/page.md:10: " + GONE + " leads nowhere");
    }

    @Test
    void a_document_that_a_comment_names_must_be_there() throws IOException {
        put("docs/there.md", "");
        put("a/src/Some.java", """
                %1$s As `docs/there.md`, there.md and
                %1$s ../docs/%2$s have it; see %2$s.
                %1$s https://example.org/%2$s
                var text = "%2$s";
                """.formatted(COMMENT, GONE));
        assertThat(Project.at(root).missingDocuments())
                .containsExactly("a/src/Some.java:2: ../docs/" + GONE, "a/src/Some.java:2: " + GONE);
    }

    @Test
    void a_path_may_leave_folders_out_and_must_name_something() throws IOException {
        put("events/src/main/java/one/Level.java", "");
        put(
                "page.md",
                "`events/…/Level`, `events/…/one/`, `events/src/main`, `GET /v1/…`, `events/…/Gone`,\n`events/src/gone`");
        assertThat(Project.at(root).missingPaths("page.md"))
                .containsExactly("page.md:1: events/…/Gone", "page.md:2: events/src/gone");
    }

    @Test
    void a_type_must_be_declared() throws IOException {
        put("Slot.java", "record Slot(long end) {\n    sealed interface Reading {}\n}\n");
        put("page.md", "`Slot`, `Slot.Reading`, `Reading`, `POST`, `slots`, `Kafka`, `Checkpoint`, `Slot.Other`");
        assertThat(Project.at(root).missingTypes("page.md", Set.of("Kafka")))
                .containsExactly("page.md:1: Checkpoint", "page.md:1: Slot.Other");
    }

    @Test
    void prose_is_too_long_beyond_120_characters_but_not_in_tables_and_code() throws IOException {
        var fits = "x".repeat(120);
        put(
                "page.md",
                fits + "\n" + fits + "y\n\n| " + fits + " |\n\n    " + fits + "\n```\n" + fits + fits + "\n```\n");
        put("Some.java", "    // " + fits + "\n    var text = \"" + fits + "\";\n");
        assertThat(Project.at(root).longLines()).containsExactly("Some.java:1: 127", "page.md:2: 121");
    }

    private void put(String file, String text) throws IOException {
        var path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
