package vn.cnnt.manners.finding;

import java.util.List;

/// Something a rule has to say about one part of a request.
///
/// @param field a member of the body as a JSON pointer, `/identifier/value`; the name of a parameter or a header; empty
///     for the whole request
/// @param code a stable code in kebab case; its words are in the services' `*_vi` and `*_en` under `finding.<code>`
/// @param arguments what the words mention: the value given, the valid ones, the limit
public record Finding(String field, String code, Weight weight, List<Object> arguments) {
    public Finding {
        arguments = List.copyOf(arguments);
    }

    /// What follows from a finding.
    public enum Weight {
        /// The request is refused.
        ERROR,
        /// The request is refused until its code stands in `confirm`, with a reason.
        CONFIRM,
        /// The request passes and the answer says so.
        WARNING
    }

    public static Finding error(String field, String code, Object... arguments) {
        return new Finding(field, code, Weight.ERROR, List.of(arguments));
    }
}
