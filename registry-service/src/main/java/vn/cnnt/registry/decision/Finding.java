package vn.cnnt.registry.decision;

import java.util.List;

/// Something a rule has to say about one member of a request.
///
/// @param field the member as a JSON pointer, `/identifier/value`; empty for the whole request
/// @param code a stable code in kebab case; its words are in `messages_vi` and `messages_en` under `finding.<code>`
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
}
