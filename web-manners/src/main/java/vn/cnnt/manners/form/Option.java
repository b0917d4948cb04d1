package vn.cnnt.manners.form;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// One of the values that a control can have.
///
/// @param group under which it stands, in words; null where the values have none
/// @param hint what it means, null where its words say it
/// @param from the first day of what it stands for; null where nobody knows one
/// @param to the last day of it; null where it goes on
public record Option(
        String value,
        String words,
        @Nullable String group,
        @Nullable String hint,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {
    public Option(String value, String words) {
        this(value, words, null, null, null, null);
    }

    public Option(String value, String words, @Nullable String group, @Nullable String hint) {
        this(value, words, group, hint, null, null);
    }
}
