package vn.cnnt.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Whoever reads the project has nothing but the project: every page, file and type that it names must be there.
class DocumentsTest {
    private static final Project PROJECT = Project.at(Path.of(".."));

    /// Pages that guide through the code, so that a renamed type or a moved file must be followed there.
    private static final List<String> GUIDES = List.of("README.md", "CONTRIBUTING.md", "docs/architecture.md");

    @Test
    void every_relative_link_leads_to_a_file_of_the_project_and_to_a_heading_in_it() {
        assertThat(PROJECT.pages()).contains("README.md").hasSizeGreaterThan(30);
        assertThat(PROJECT.brokenLinks()).isEmpty();
    }

    @Test
    void every_document_that_a_page_or_a_comment_names_is_there() {
        assertThat(PROJECT.texts()).hasSizeGreaterThan(500);
        assertThat(PROJECT.missingDocuments()).isEmpty();
    }

    @Test
    void every_path_that_a_page_gives_is_one_of_the_project() {
        assertThat(PROJECT.pages().stream().flatMap(page -> PROJECT.missingPaths(page).stream()))
                .isEmpty();
    }

    @Test
    void every_type_that_a_guide_names_is_declared_somewhere() {
        var others = Set.of("ETag");
        assertThat(GUIDES.stream().flatMap(page -> PROJECT.missingTypes(page, others).stream()))
                .isEmpty();
    }

    @Test
    void prose_wraps_at_120_characters() {
        assertThat(PROJECT.longLines()).isEmpty();
    }

    @Test
    void every_decision_is_in_the_list_of_decisions() {
        var listed = PROJECT.linksOf("docs/decisions/README.md");
        assertThat(decisions()).hasSizeGreaterThan(25);
        assertThat(decisions().filter(page -> !listed.contains(page))).isEmpty();
    }

    private static Stream<String> decisions() {
        return PROJECT.pages().stream()
                .filter(page -> page.startsWith("docs/decisions/0"))
                .map(page -> page.substring(page.lastIndexOf('/') + 1));
    }
}
