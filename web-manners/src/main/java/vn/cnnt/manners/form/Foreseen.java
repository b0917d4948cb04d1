package vn.cnnt.manners.form;

import java.util.List;

/// What would come of a form that was looked over before it is sent.
///
/// @param warnings in words
/// @param changes what would be otherwise afterwards
public record Foreseen(List<String> warnings, List<Change> changes) {
    public Foreseen {
        warnings = List.copyOf(warnings);
        changes = List.copyOf(changes);
    }

    /// All three in words; empty where there is nothing.
    public record Change(String field, String from, String to) {}
}
