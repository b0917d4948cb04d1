package vn.cnnt.registry.store;

import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// New ids: 48 bits of time, so that lists by id are lists by age, and 62 random bits, in lower-case base 32.
@Component
public class Ids {
    private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";

    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    Ids(Clock clock) {
        this.clock = clock;
    }

    public String next(String prefix) {
        var text = new StringBuilder(prefix);
        append(text, clock.millis(), 10);
        append(text, random.nextLong(), 12);
        return text.toString();
    }

    private static void append(StringBuilder text, long bits, int digits) {
        for (var i = digits - 1; i >= 0; i--) {
            text.append(DIGITS.charAt((int) (bits >>> (5 * i)) & 31));
        }
    }
}
