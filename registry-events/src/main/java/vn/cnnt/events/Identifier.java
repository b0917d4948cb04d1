package vn.cnnt.events;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The number an establishment is known by. Personal ids are kept here masked: the last three of twelve digits; one
/// that was erased has no value.
public record Identifier(IdentifierKind kind, @Nullable String value) {
    public static final Identifier NONE = new Identifier(IdentifierKind.NONE, null);

    public Identifier {
        Objects.requireNonNull(kind, "identifier.kind");
    }

    public static String masked(String personalId) {
        return "*".repeat(9) + personalId.substring(personalId.length() - 3);
    }
}
