package vn.cnnt.registry.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TemporaryListsTest {
    private static final Path FOLDER = Path.of(System.getProperty("java.io.tmpdir"));

    @Test
    void what_a_killed_process_left_goes_and_what_is_in_use_stays() throws IOException {
        var own = TemporaryLists.create();
        var ofAnEarlierVersion = Files.createFile(FOLDER.resolve("import-" + System.nanoTime() + ".rows"));
        var ofOneThatIsGone = Files.createFile(FOLDER.resolve("import-4194305-1-" + System.nanoTime() + ".rows"));
        var ofOneWithOurNumber = Files.createFile(
                FOLDER.resolve("import-" + ProcessHandle.current().pid() + "-1-" + System.nanoTime() + ".rows"));
        var ofAnother = Files.createFile(FOLDER.resolve("import-" + parent() + "-1-" + System.nanoTime() + ".rows"));
        var noneOfOurs = Files.createFile(FOLDER.resolve("import-report-" + System.nanoTime() + ".rows"));
        try {
            TemporaryLists.deleteLeftOnes();

            assertThat(own).exists();
            assertThat(ofAnEarlierVersion).doesNotExist();
            assertThat(ofOneThatIsGone).doesNotExist();
            assertThat(ofOneWithOurNumber).doesNotExist();
            assertThat(ofAnother).exists();
            assertThat(noneOfOurs).exists();
        } finally {
            Files.deleteIfExists(own);
            Files.deleteIfExists(ofAnother);
            Files.deleteIfExists(noneOfOurs);
        }
    }

    private static long parent() {
        return ProcessHandle.current().parent().orElseThrow().pid();
    }
}
