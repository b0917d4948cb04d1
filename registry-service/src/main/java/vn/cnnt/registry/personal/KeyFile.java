package vn.cnnt.registry.personal;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// A key as a file: 32 bytes in base64.
final class KeyFile {
    static final int BYTES = 32;

    private KeyFile() {}

    /// @param property that names the file
    static byte[] read(String property, @Nullable Path file) {
        if (file == null) {
            throw UnusableKey.missing(property);
        }
        try {
            var text = Files.readString(file, StandardCharsets.US_ASCII).strip();
            var key = Base64.getDecoder().decode(text);
            if (key.length != BYTES) {
                throw UnusableKey.none(property, file);
            }
            return key;
        } catch (IllegalArgumentException | CharacterCodingException _) {
            throw UnusableKey.none(property, file);
        } catch (NoSuchFileException _) {
            throw UnusableKey.absent(property, file);
        } catch (IOException e) {
            throw UnusableKey.unreadable(property, file, e);
        }
    }
}
