package vn.cnnt.events;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A figure of a form as an officer has it from somewhere: it stands beside the computed one and is never added to it.
///
/// @param row code of a row of the form
/// @param column code of a column of the form
/// @param value whole VND or a number of things, as the row counts
/// @param source who reported it, where
/// @param withdrawn it should never have been recorded
public record ReportedFigureDetails(
        OfficialForm form,
        Province province,
        int year,
        String row,
        String column,
        long value,
        String source,
        @Nullable String note,
        boolean withdrawn) {
    public ReportedFigureDetails {
        Objects.requireNonNull(form, "reportedFigure.form");
        Objects.requireNonNull(province, "reportedFigure.province");
        Objects.requireNonNull(row, "reportedFigure.row");
        Objects.requireNonNull(column, "reportedFigure.column");
        Objects.requireNonNull(source, "reportedFigure.source");
    }

    /// The id of the page of the form it stands on.
    public String page() {
        return form.page(province, year);
    }

    /// The same cell with something else said of it.
    public ReportedFigureDetails with(long value, String source, @Nullable String note) {
        return new ReportedFigureDetails(form, province, year, row, column, value, source, note, withdrawn);
    }

    /// The same, which should never have been recorded.
    public ReportedFigureDetails asWithdrawn() {
        return new ReportedFigureDetails(form, province, year, row, column, value, source, note, true);
    }
}
