package vn.cnnt.registry.intake.row;

import java.time.LocalDate;
import java.util.Optional;

/// The number of a decision, with its date where that stands behind it: `4216/QĐ-UBND ngày 26/12/2019`.
record DecisionCell(String number, Optional<LocalDate> date) {
    static DecisionCell of(String text) {
        var end = 0;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end)) && text.charAt(end) != ',') {
            end++;
        }
        var start = end;
        while (start < text.length() && (Character.isWhitespace(text.charAt(start)) || text.charAt(start) == ',')) {
            start++;
        }
        var date = Days.day(text.substring(start));
        return date.isPresent() && end > 0
                ? new DecisionCell(text.substring(0, end), date)
                : new DecisionCell(text, Optional.empty());
    }
}
