package vn.cnnt.registry.reported;

import org.jspecify.annotations.Nullable;
import vn.cnnt.events.OfficialForm;
import vn.cnnt.events.Province;

/// What can be asked about a reported figure.
public sealed interface ReportedFigureCommand {

    /// Type it in for a cell of a form.
    record Enter(
            OfficialForm form,
            Province province,
            int year,
            String row,
            String column,
            long value,
            String source,
            @Nullable String note)
            implements ReportedFigureCommand {}

    /// Put right what is said of the cell; which cell it is stays.
    record Correct(long value, String source, @Nullable String note, String reason) implements ReportedFigureCommand {}

    /// The figure should never have been recorded; its cell is free again.
    record Withdraw(String reason) implements ReportedFigureCommand {}
}
