package vn.cnnt.registry.store;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/// New ids: 48 bits of time, so that lists by id are lists by age, and 62 random bits, in lower-case base 32.
@Component
public class Ids {
    private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";

    private static final int TIME = 10;

    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    Ids(Clock clock) {
        this.clock = clock;
    }

    public String next(String prefix) {
        var text = new StringBuilder(prefix);
        append(text, clock.millis(), TIME);
        append(text, random.nextLong(), 12);
        return text.toString();
    }

    /// When an id was drawn; long ago where it is none of these.
    public static Instant bornAt(String id) {
        var from = id.indexOf('-') + 1;
        if (id.length() < from + TIME) {
            return Instant.EPOCH;
        }
        var millis = 0L;
        for (var digit : id.substring(from, from + TIME).toCharArray()) {
            var value = DIGITS.indexOf(digit);
            if (value < 0) {
                return Instant.EPOCH;
            }
            millis = millis << 5 | value;
        }
        return Instant.ofEpochMilli(millis);
    }

    private static void append(StringBuilder text, long bits, int digits) {
        for (var i = digits - 1; i >= 0; i--) {
            text.append(DIGITS.charAt((int) (bits >>> (5 * i)) & 31));
        }
    }
}
