package vn.cnnt.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderIT {
    @TempDir
    Path folder;

    @Test
    void a_second_stack_on_one_folder_is_refused_and_told_whose_it_is() throws IOException {
        try (var first = DataFolder.open(folder)) {
            assertThatThrownBy(() -> DataFolder.open(first.path()))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining(
                            "Another stack (pid " + ProcessHandle.current().pid() + ") already runs on " + folder);
        }
        DataFolder.open(folder).close();
    }

    @Test
    void a_folder_that_cannot_be_written_is_refused_in_one_line() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> DataFolder.open(file.resolve("below")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("Can't write to the folder " + file.resolve("below"))
                .message()
                .hasLineCount(1);
    }

    @Test
    void a_folder_of_ours_is_its_owners_alone_and_one_of_somebody_elses_is_left_as_it_is() throws IOException {
        var ours = folder.resolve("new");
        DataFolder.open(ours).close();
        Files.setPosixFilePermissions(ours, PosixFilePermissions.fromString("rwxr-xr-x"));
        DataFolder.open(ours).close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(ours)))
                .isEqualTo("rwx------");

        var shared = Files.createDirectory(folder.resolve("shared"));
        Files.writeString(shared.resolve("somebody-elses"), "");
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));
        DataFolder.open(shared).close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(shared)))
                .isEqualTo("rwxrwxrwx");
    }

    @Test
    void the_logs_of_the_last_five_starts_are_kept() throws IOException {
        try (var data = DataFolder.open(folder)) {
            for (var start = 1; start <= 8; start++) {
                Files.writeString(data.newLog("registry"), "start " + start);
            }
        }

        assertThat(folder.resolve("logs/registry.log")).content().isEqualTo("start 8");
        assertThat(folder.resolve("logs/registry.1.log")).content().isEqualTo("start 7");
        assertThat(folder.resolve("logs/registry.5.log")).content().isEqualTo("start 3");
        assertThat(folder.resolve("logs/registry.6.log")).doesNotExist();
    }
}
