package vn.cnnt.manners.form;

import org.jspecify.annotations.Nullable;

/// One of the values that a control can have.
///
/// @param group under which it stands, in words; null where the values have none
/// @param hint what it means, null where its words say it
public record Option(
        String value,
        String words,
        @Nullable String group,
        @Nullable String hint) {
    public Option(String value, String words) {
        this(value, words, null, null);
    }
}
