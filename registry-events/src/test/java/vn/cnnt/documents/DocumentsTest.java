package vn.cnnt.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Whoever reads the project has nothing but the project: every page, file and type that it names must be there.
class DocumentsTest {
    private static final Project PROJECT = Project.at(Path.of(".."));

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
}
