package vn.cnnt.reporting.questions;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.http.MediaType;
import vn.cnnt.reporting.figures.Cut;

/// Says which state an answer is of: two answers of the same address with the same tag have the same figures. It is
/// weak, as the lag that an answer mentions goes on while its figures stay.
final class Etag {
    private Etag() {}

    static String of(Cut cut, String run, String definition, MediaType type) {
        var text = run + " " + definition + " " + cut.offsets() + " " + cut.parked() + " " + type.getSubtype();
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "W/\"" + HexFormat.of().formatHex(digest, 0, 12) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
