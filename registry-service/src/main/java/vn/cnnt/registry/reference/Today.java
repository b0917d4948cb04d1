package vn.cnnt.registry.reference;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// The day it is in Vietnam, where every date of the register is from.
public final class Today {
    private static final ZoneId HERE = ZoneId.of("Asia/Ho_Chi_Minh");

    private Today() {}

    public static LocalDate at(Instant now) {
        return LocalDate.ofInstant(now, HERE);
    }
}
