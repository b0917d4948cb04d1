package vn.cnnt.registry.table;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The container of Office 97. A workbook with a password is one, too: the names in its directory tell.
final class OldOffice {
    private static final byte[] LOCKED = name("EncryptedPackage");
    private static final byte[] WORKBOOK = name("Workbook");
    private static final byte[] OLDER_WORKBOOK = name("Book");

    private OldOffice() {}

    static String code(Path file) throws IOException {
        var bytes = Files.readAllBytes(file);
        if (has(bytes, LOCKED)) {
            return "file-locked";
        }
        return has(bytes, WORKBOOK) || has(bytes, OLDER_WORKBOOK) ? "file-old-excel" : "file-locked-or-old";
    }

    /// An entry of the directory begins at a multiple of 128 with its name.
    private static boolean has(byte[] bytes, byte[] name) {
        for (var at = 0; at + name.length <= bytes.length; at += 128) {
            var n = 0;
            while (n < name.length && bytes[at + n] == name[n]) {
                n++;
            }
            if (n == name.length) {
                return true;
            }
        }
        return false;
    }

    private static byte[] name(String name) {
        return (name + "\0").getBytes(StandardCharsets.UTF_16LE);
    }
}
