package vn.cnnt.manners.audit;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What came of an act.
public enum Outcome {
    /// The act was begun with every right to; where it broke off nevertheless, a second entry of the same request says
    /// so.
    DONE,
    /// The act was not begun: whoever asked may not, or may not now.
    REFUSED,
    /// The act was begun and did not come to its end.
    FAILED;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Outcome of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
