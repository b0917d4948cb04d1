package vn.cnnt.manners;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import java.util.List;
import java.util.Map;

/// A problem document of RFC 9457.
///
/// @param errors one for every finding, none where the problem is about the request as a whole
/// @param more further members
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        List<Flaw> errors,
        @JsonAnyGetter Map<String, Object> more) {
    public Problem {
        errors = List.copyOf(errors);
        more = Map.copyOf(more);
    }

    /// One thing that is wrong.
    ///
    /// @param field JSON pointer of a member, or name of a parameter or header
    public record Flaw(String field, String code, String message) {}
}
