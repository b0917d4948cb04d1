package vn.cnnt.events;

import java.util.Objects;

/// A VSIC code of 2 to 5 digits with the edition it is from.
public record Sector(SectorVersion version, String code) {
    public Sector {
        Objects.requireNonNull(version, "sector.version");
        Objects.requireNonNull(code, "sector.code");
        if (!isCode(code)) {
            throw new IllegalArgumentException("a VSIC code has 2 to 5 digits: " + code);
        }
    }

    public static boolean isCode(String text) {
        return text.matches("[0-9]{2,5}");
    }
}
