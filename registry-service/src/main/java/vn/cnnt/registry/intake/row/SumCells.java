package vn.cnnt.registry.intake.row;

import java.util.Optional;
import vn.cnnt.registry.intake.list.Column;
import vn.cnnt.registry.reference.PlausibleSums;
import vn.cnnt.registry.table.Cell;

/// The cells of a row that hold money.
record SumCells(RowCells cells, PlausibleSums plausible) {
    /// Whole đồng. A sum that can hardly be meant is asked about, because a unit was forgotten or said twice.
    Optional<Long> of(Column column) {
        var cell = cells.cell(column);
        if (cell.shown().isEmpty()) {
            return Optional.empty();
        }
        var perUnit = cells.columns().unit(column).times();
        var reading = switch (cell) {
            case Cell.Number number -> Sums.ofNumber(number.value(), perUnit);
            case Cell.Text text -> Sums.ofText(text.shown(), perUnit, plausible.least(), most(column));
            case Cell.Day _, Cell.YesNo _, Cell.Empty _, Cell.Broken _ -> new Sums.None("not-a-sum");
        };
        return switch (reading) {
            case Sums.None none -> {
                cells.error(column, none.code(), none.arguments(RowCells.shown(cell.shown())));
                yield Optional.empty();
            }
            case Sums.Sum sum -> {
                ask(column, sum, RowCells.shown(cell.shown()));
                yield Optional.of(sum.dong());
            }
        };
    }

    private long most(Column column) {
        return column == Column.AMOUNT ? plausible.mostSupport() : plausible.mostCost();
    }

    private void ask(Column column, Sums.Sum sum, String shown) {
        var dong = Sums.shown(sum.dong());
        if (sum.other() != null) {
            cells.confirm(column, "sum-of-two", shown, dong, Sums.shown(sum.other()));
        } else if (!isPlausible(column, sum.dong())) {
            cells.confirm(
                    column, "sum-implausible", shown, dong, Sums.shown(plausible.least()), Sums.shown(most(column)));
        }
        var columns = cells.columns();
        if (sum.ownUnit() != null
                && columns.units().containsKey(column)
                && columns.unit(column).times() != sum.ownUnit()) {
            cells.warning(column, "sum-in-own-unit", shown, columns.unit(column).vi(), dong);
        }
    }

    /// A beneficiary may put in nothing.
    private boolean isPlausible(Column column, long dong) {
        return (dong >= plausible.least() && dong <= most(column)) || (column == Column.COUNTERPART && dong == 0);
    }
}
