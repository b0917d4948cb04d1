package vn.cnnt.manners.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.cnnt.manners.finding.Findings;

/// Reads a value of a service's own that is written as text, the key of a province. A bean of it makes the type one
/// that request records may have.
public interface TextReader<T> {
    Class<T> type();

    /// The longest text that can be one.
    int most();

    /// All there are, for the description, where they are a handful; else none.
    default List<String> values() {
        return List.of();
    }

    /// Null with a finding where the text is none.
    @Nullable
    T read(String text, String field, Findings findings);
}
