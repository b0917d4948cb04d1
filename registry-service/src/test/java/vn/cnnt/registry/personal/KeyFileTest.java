package vn.cnnt.registry.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cnnt.manners.Misconfigured;

class KeyFileTest {
    private static final String COPY = "put the copy of it back";

    @TempDir
    private Path folder;

    @Test
    void a_key_is_read_with_or_without_a_line_end() throws IOException {
        var key = new byte[32];
        key[0] = 7;
        for (var end : new String[] {"", "\n", "\r\n"}) {
            assertThat(KeyFile.read(
                            PersonalSettings.MASTER_KEY,
                            file(Base64.getEncoder().encodeToString(key) + end)))
                    .isEqualTo(key);
        }
    }

    @Test
    void a_file_that_is_not_named_is_asked_for_by_its_property_and_its_variable() {
        var refused = refused(null);

        assertThat(refused).hasMessageContaining("cnnt.registry.personal.master-key is missing");
        assertThat(refused.remedy()).contains("CNNT_REGISTRY_PERSONAL_MASTERKEY", "head -c 32 /dev/urandom", COPY);
    }

    @Test
    void a_file_that_is_not_there_is_no_reason_to_make_another_key() {
        var refused = refused(folder.resolve("gone"));

        assertThat(refused).hasMessageContaining("is not there").hasMessageContaining("gone");
        assertThat(refused.remedy()).contains(COPY);
    }

    @Test
    void what_can_not_be_read_is_said_to_whom_it_has_to_be_given() {
        var refused = refused(folder); // a folder is none, for every user

        assertThat(refused).hasMessageContaining("can't be read");
        assertThat(refused.remedy()).contains(System.getProperty("user.name"), "0400");
    }

    @Test
    void what_is_no_key_is_not_repeated() throws IOException {
        for (var text : new String[] {"", "c2VjcmV0", "not base64 at all!", "YWFh".repeat(11), "khoá bí mật", "\0\1"}) {
            var refused = refused(file(text));

            assertThat(refused).hasMessageContaining("holds no key").hasMessageContaining("44 characters");
            if (!text.isEmpty()) {
                assertThat(refused.getMessage() + refused.remedy()).doesNotContain(text);
            }
        }
    }

    private Misconfigured refused(@Nullable Path file) {
        return catchThrowableOfType(Misconfigured.class, () -> KeyFile.read(PersonalSettings.MASTER_KEY, file));
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("key"), text);
    }
}
