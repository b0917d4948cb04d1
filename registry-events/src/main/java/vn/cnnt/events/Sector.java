package vn.cnnt.events;

import java.util.Objects;
import java.util.regex.Pattern;

/// A VSIC code of 2 to 5 digits with the edition it is from.
public record Sector(SectorVersion version, String code) {
    private static final Pattern CODE = Pattern.compile("[0-9]{2,5}");

    public Sector {
        Objects.requireNonNull(version, "sector.version");
        Objects.requireNonNull(code, "sector.code");
        if (!isCode(code)) {
            throw new IllegalArgumentException("a VSIC code has 2 to 5 digits: " + code);
        }
    }

    public static boolean isCode(String text) {
        return CODE.matcher(text).matches();
    }
}
