package vn.cnnt.reporting.statistics;

import java.util.List;

/// Something wrong with a question.
///
/// @param field the parameter's name
/// @param code a stable code in kebab case; its words are in `messages_vi` and `messages_en` under `finding.<code>`
/// @param arguments what the words mention: the value given, the valid ones, the limit
public record Finding(String field, String code, List<String> arguments) {
    public Finding {
        arguments = List.copyOf(arguments);
    }
}
