package vn.cnnt.registry.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.WireFormat;

/// A problem document of RFC 9457.
///
/// @param existing the address of the thing a conflict is with
record Problem(
        String type,
        String title,
        int status,
        String detail,
        List<Flaw> errors,
        @Nullable String existing) {
    Problem {
        errors = List.copyOf(errors);
    }

    /// One thing that is wrong.
    ///
    /// @param field JSON pointer of a member, or name of a parameter or header
    record Flaw(String field, String code, String message) {}

    String json() {
        return WireFormat.JSON.writeValueAsString(this);
    }
}
