package vn.cnnt.registry.intake.row;

import java.util.Optional;
import vn.cnnt.events.TaxCode;
import vn.cnnt.manners.PersonalId;
import vn.cnnt.registry.intake.list.Column;
import vn.cnnt.registry.table.Cell;

/// The cell of a row that holds a tax code, as people and spreadsheets leave it.
public final class TaxCodeCell {
    private TaxCodeCell() {}

    /// The tax code as it is written in the register, or the personal id that a household has in its place. A code
    /// whose leading zero a spreadsheet took away is known by its check digit, and only by that; a personal id has
    /// none.
    static Optional<String> of(RowCells cells) {
        var cell = cells.cell(Column.TAX_CODE);
        var person = PersonalId.of(cell.shown());
        if (person != null) {
            return Optional.of(person);
        }
        var text = cell instanceof Cell.Number number ? RowCells.written(number) : cell.shown();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (PersonalId.isMask(text)) {
            cells.error(Column.TAX_CODE, "personal-id-masked", text);
            return Optional.empty();
        }
        if (isPersonalIdWithoutZero(text)) {
            cells.error(Column.TAX_CODE, "personal-id-zero-lost", PersonalId.mask(text));
            return Optional.empty();
        }
        if (TaxCode.faultIn(text) == null) {
            return Optional.of(new TaxCode(text).value());
        }
        var mended = TaxCode.withLostZero(text);
        if (mended.isPresent()) {
            var code = mended.get().value();
            cells.warning(Column.TAX_CODE, "tax-code-zero-added", RowCells.shown(cell.shown()), code);
            return Optional.of(code);
        }
        var digits = text.chars().filter(Character::isDigit).count();
        if (text.indexOf('E') > 0 && digits < text.length()) {
            cells.error(Column.TAX_CODE, "tax-code-rounded", RowCells.shown(text));
        } else if (digits == 9 && !text.startsWith("0")) {
            cells.error(Column.TAX_CODE, "tax-code-zero-lost", RowCells.shown(text));
        } else {
            // the register's own words say what is wrong with it
            return Optional.of(text);
        }
        return Optional.empty();
    }

    /// A personal id without the zero that each begins with, as a spreadsheet leaves it: it shows all there is to know.
    public static boolean isPersonalIdWithoutZero(String text) {
        return !text.startsWith("0") && PersonalId.of("0" + text) != null;
    }
}
