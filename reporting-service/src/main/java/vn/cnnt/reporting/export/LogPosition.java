package vn.cnnt.reporting.export;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A place in the log after which an export goes on, opaque to clients.
///
/// @param topicId the log it is a place in: in one that was made anew it means nothing
/// @param offsets of the next record, by partition
public record LogPosition(String topicId, SortedMap<Integer, Long> offsets) {
    private static final Pattern OFFSETS = Pattern.compile("[0-9]{1,18}+(?:,[0-9]{1,18}+){0,9999}+");

    @Override
    public String toString() {
        var text = new StringBuilder(topicId).append(' ');
        offsets.forEach(
                (partition, offset) -> text.append(partition == 0 ? "" : ",").append(offset));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /// Null where the text is none.
    public static @Nullable LogPosition find(String text) {
        try {
            var plain = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Base64.getUrlDecoder().decode(text)))
                    .toString();
            var space = plain.indexOf(' ');
            var numbers = plain.substring(space + 1);
            if (space < 1 || !OFFSETS.matcher(numbers).matches()) {
                return null;
            }
            var offsets = new TreeMap<Integer, Long>();
            for (var number : numbers.split(",", -1)) {
                offsets.put(offsets.size(), Long.valueOf(number));
            }
            return new LogPosition(plain.substring(0, space), offsets);
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return null; // not one of ours
        }
    }
}
