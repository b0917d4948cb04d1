package vn.cnnt.registry.intake.row;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.Labelled;
import vn.cnnt.events.Level;
import vn.cnnt.events.ProductGroup;
import vn.cnnt.events.Province;
import vn.cnnt.manners.PersonalId;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.manners.finding.Findings;
import vn.cnnt.registry.intake.list.Column;
import vn.cnnt.registry.intake.list.Columns;
import vn.cnnt.registry.reference.Legibility;
import vn.cnnt.registry.reference.Places;
import vn.cnnt.registry.table.Cell;
import vn.cnnt.registry.table.Row;

/// The cells of one record, read by what their columns mean; sums by [SumCells], tax codes by [TaxCodeCell]. What is
/// wrong with a cell is said at its heading, once, and the cell then counts as empty; what stands for the value above
/// is that value.
public final class RowCells {
    /// Texts that programs leave where a formula failed.
    private static final Set<String> FAILED =
            Set.of("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!");

    /// What a spreadsheet writes for yes and no, also into a file of texts.
    private static final Set<String> TRUTHS = Set.of("TRUE", "FALSE");

    /// Columns in which a name or another text stands.
    private static final Set<Column> WRITTEN = EnumSet.of(
            Column.ESTABLISHMENT,
            Column.ALIAS,
            Column.COMMUNE,
            Column.ADDRESS,
            Column.PRODUCT,
            Column.DECISION_NUMBER,
            Column.CERTIFICATE_NUMBER,
            Column.ISSUER_NAME,
            Column.PLACE,
            Column.TITLE,
            Column.SOURCE);

    private static final int SHOWN = 200;
    private static final int MOST_DIGITS = 40;

    private final Columns columns;
    private final Findings findings;
    private final Map<Column, Cell> cells = new EnumMap<>(Column.class);
    private final Set<Column> faulty = EnumSet.noneOf(Column.class);
    private final Set<Column> dittos = EnumSet.noneOf(Column.class);
    private final Above above;

    RowCells(Columns columns, Row row, Above above, Findings findings) {
        this.columns = columns;
        this.findings = findings;
        this.above = above;
        columns.at().forEach((column, place) -> cells.put(column, read(column, row, place)));
        columns.titled().forEach((column, said) -> {
            cells.put(column, Cell.of(said));
            confirm(column, "taken-from-title", said);
        });
    }

    /// All that was found so far.
    List<Finding> findings() {
        return findings.all();
    }

    /// As a “như trên” below will find them.
    Map<Column, Cell> all() {
        return cells;
    }

    boolean isFaulty(Column column) {
        return faulty.contains(column);
    }

    /// Whether the title of the list says it, for rows that have no such cell.
    boolean isTitled(Column column) {
        return columns.titled().containsKey(column);
    }

    String heading(Column column) {
        return columns.heading(column);
    }

    Columns columns() {
        return columns;
    }

    /// The row with what it has from those above in its own cells; of a personal id, its mask.
    Row standingAlone(Row row) {
        var standing = new ArrayList<Cell>(row.cells());
        columns.at().forEach((column, place) -> {
            var own = dittos.contains(column) || columns.titled().containsKey(column)
                    ? cells.getOrDefault(column, Cell.EMPTY)
                    : Cell.EMPTY;
            var said = row.at(place) instanceof Cell.Empty && own instanceof Cell.Empty ? above.headed(column) : own;
            if (!said.shown().isEmpty()) {
                while (standing.size() <= place) {
                    standing.add(Cell.EMPTY);
                }
                var person = PersonalId.of(said.shown());
                standing.set(place, person == null ? said : Cell.of(PersonalId.mask(person)));
            }
        });
        return new Row(row.sheet(), row.line(), row.hidden(), standing);
    }

    /// How the cell looks, whatever it holds; empty where there is nothing.
    String text(Column column) {
        return cell(column).shown();
    }

    /// Says at the column what is wrong, and that nothing more is to be said about it.
    void error(Column column, String code, Object... arguments) {
        if (faulty.add(column)) {
            findings.error(heading(column), code, arguments);
        }
    }

    void warning(Column column, String code, Object... arguments) {
        findings.warning(heading(column), code, arguments);
    }

    void confirm(Column column, String code, Object... arguments) {
        findings.confirm(heading(column), code, arguments);
    }

    void required(Column... needed) {
        for (var column : needed) {
            if (text(column).isEmpty()) {
                error(column, "missing");
            }
        }
    }

    Cell cell(Column column) {
        return faulty.contains(column) ? Cell.EMPTY : cells.getOrDefault(column, Cell.EMPTY);
    }

    private Cell read(Column column, Row row, int place) {
        var there = row.at(place);
        if (there instanceof Cell.Broken broken) {
            error(column, broken.code(), broken.arguments().toArray());
            return Cell.EMPTY;
        }
        if (WRITTEN.contains(column) && isTruth(there)) {
            error(column, "truth-is-no-text", there.shown().strip());
            return Cell.EMPTY;
        }
        var isOfNumber = column == Column.TAX_CODE && PersonalId.of(there.shown()) != null;
        if (!isOfNumber && PersonalId.isIn(there.shown())) {
            error(column, PersonalId.IN_TEXT);
            return Cell.EMPTY;
        }
        if (!(there instanceof Cell.Text)) {
            return there;
        }
        var written = row.cell(place).replace("_x000D_", "\n").strip();
        var fault = Legibility.faultIn(written).or(() -> lostLetters(column, written));
        if (fault.isPresent()) {
            error(column, fault.get().code(), fault.get().arguments().toArray());
            return Cell.EMPTY;
        }
        var text = Legibility.mended(written);
        if (FAILED.contains(text)) {
            error(column, "formula-failed", text);
            return Cell.EMPTY;
        }
        var mark = Mark.of(text);
        return mark.isEmpty() ? Cell.of(text) : meant(column, mark.get(), text);
    }

    private static boolean isTruth(Cell cell) {
        return cell instanceof Cell.YesNo
                || (cell instanceof Cell.Text && TRUTHS.contains(cell.shown().strip()));
    }

    /// Addresses of pages have question marks, too.
    private static Optional<Legibility.Fault> lostLetters(Column column, String text) {
        return column == Column.SOURCE || column == Column.NOTE ? Optional.empty() : Legibility.lettersLost(text);
    }

    private Cell meant(Column column, Mark mark, String text) {
        // “không” is an answer to yes or no
        if (mark == Mark.NOTHING && column == Column.IS_SET) {
            return Cell.of(text);
        }
        return switch (mark.in(column)) {
            case EMPTY -> Cell.EMPTY;
            case AS_WRITTEN -> Cell.of(text);
            case UNCLEAR -> {
                error(column, "mark-unclear", text);
                yield Cell.EMPTY;
            }
            case AS_ABOVE -> asAbove(column, text);
        };
    }

    /// Whose a record is, is asked; that the rest is as above, only said.
    private Cell asAbove(Column column, String text) {
        var value = above.cells().getOrDefault(column, Cell.EMPTY);
        dittos.add(column);
        if (column == Column.NOTE) {
            return value;
        }
        if (value.shown().isEmpty()) {
            error(column, "ditto-of-nothing", text);
        } else if (column == Column.ESTABLISHMENT) {
            confirm(column, "ditto-of-establishment", text, shown(value.shown()));
        } else {
            warning(column, "ditto-taken", text, shown(value.shown()));
        }
        return value;
    }

    /// The province of the row, at the time of what it is about; where its cell is empty, that of the line that heads
    /// it.
    Optional<Province> province(@Nullable LocalDate day, @Nullable Integer year) {
        var own = text(Column.PROVINCE);
        var text = own.isEmpty() && !isFaulty(Column.PROVINCE) && above.province() != null ? above.province() : own;
        if (text.isEmpty()) {
            error(Column.PROVINCE, "missing");
            return Optional.empty();
        }
        var found = PlaceNames.provinces(text, day, year);
        if (found.isEmpty() && !Province.meaningsOf(text).isEmpty()) {
            faulty.add(Column.PROVINCE);
            Places.read(findings, heading(Column.PROVINCE), text);
            return Optional.empty();
        }
        if (found.isEmpty()) {
            error(Column.PROVINCE, "province-not-known", shown(text));
            return Optional.empty();
        }
        if (found.size() > 1) {
            error(
                    Column.PROVINCE,
                    "province-of-two",
                    shown(text),
                    found.stream().map(Province::key).toList());
            return Optional.empty();
        }
        var province = found.getFirst();
        if ((day != null || year != null) && !PlaceNames.existed(province, day, year)) {
            mustExist(province, day, year);
            return Optional.empty();
        }
        if (own.isEmpty()) {
            warning(Column.PROVINCE, "province-of-heading", text);
        }
        return Optional.of(province);
    }

    private void mustExist(Province province, @Nullable LocalDate day, @Nullable Integer year) {
        if (day != null) {
            Places.mustExistOn(findings, heading(Column.PROVINCE), province, day);
        } else if (year != null) {
            Places.mustExistIn(findings, heading(Column.PROVINCE), province, year);
        }
    }

    /// The group of a product; where its cell is empty, that of the line that heads it.
    Optional<ProductGroup> group() {
        var heading = above.group();
        if (heading != null && text(Column.PRODUCT_GROUP).isEmpty() && !isFaulty(Column.PRODUCT_GROUP)) {
            warning(Column.PRODUCT_GROUP, "group-of-heading", heading.vi());
            return Optional.of(heading);
        }
        required(Column.PRODUCT_GROUP);
        return one(ProductGroup.class, Column.PRODUCT_GROUP, GroupNames::group);
    }

    /// The level of a recognition; a region that is named with it must be the province's own, because one of the two is
    /// wrong where it isn't.
    Optional<Level> level(Optional<Province> of) {
        required(Column.LEVEL);
        var text = text(Column.LEVEL);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var named = LevelNames.of(text);
        if (named.isEmpty()) {
            unknown(Level.class, Column.LEVEL, text);
        }
        named.map(LevelNames::region)
                .ifPresent(region -> of.filter(province -> province.region() != region)
                        .ifPresent(province -> error(
                                Column.LEVEL,
                                "region-of-others",
                                shown(text),
                                province.vi(),
                                province.region().vi())));
        return named.map(LevelNames::level);
    }

    /// Where in its province the list says that it is; empty where it doesn't.
    String place() {
        var own = text(Column.PLACE);
        return own.isEmpty() ? above.place() : own;
    }

    Optional<Integer> year() {
        var cell = cell(Column.YEAR);
        if (cell.shown().isEmpty()) {
            return Optional.empty();
        }
        var year = switch (cell) {
            case Cell.Number number -> Days.year(written(number));
            case Cell.Text text -> Days.year(text.shown());
            case Cell.Day _, Cell.YesNo _, Cell.Empty _, Cell.Broken _ -> Optional.<Integer>empty();
        };
        if (year.isEmpty()) {
            error(Column.YEAR, "not-a-year", shown(cell.shown()));
        }
        return year;
    }

    Optional<LocalDate> day(Column column) {
        var cell = cell(column);
        switch (cell) {
            case Cell.Empty _ -> {
                return Optional.empty();
            }
            case Cell.Day day -> {
                var year = day.date().getYear();
                if (year >= Days.FIRST_YEAR && year <= Days.LAST_YEAR) {
                    return Optional.of(day.date());
                }
            }
            case Cell.Text text -> {
                var day = Days.day(text.shown());
                if (day.isPresent()) {
                    return day;
                }
                if (Days.hasYearOfTwoDigits(text.shown())) {
                    error(column, "year-of-two-digits", shown(text.shown()));
                }
            }
            case Cell.Number number -> error(column, "number-is-no-day", shown(number.shown()));
            case Cell.YesNo _, Cell.Broken _ -> {}
        }
        error(column, "not-a-day", shown(cell.shown()));
        return Optional.empty();
    }

    boolean flag(Column column) {
        var cell = cell(column);
        var flag = switch (cell) {
            case Cell.YesNo yesNo -> Optional.of(yesNo.value());
            case Cell.Number number -> ListWords.flag(written(number));
            case Cell.Empty _ -> Optional.of(false);
            case Cell.Text text -> ListWords.flag(text.shown());
            case Cell.Day _, Cell.Broken _ -> Optional.<Boolean>empty();
        };
        if (flag.isEmpty()) {
            error(column, "not-yes-or-no", shown(cell.shown()));
        }
        return flag.orElse(false);
    }

    <E extends Enum<E> & Labelled> Optional<E> one(Class<E> type, Column column, Map<String, E> others) {
        return one(type, column, text -> ListWords.one(type, text, others));
    }

    <E extends Enum<E> & Labelled> Optional<E> one(Class<E> type, Column column, Function<String, Optional<E>> known) {
        var text = text(column);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var found = known.apply(text);
        if (found.isEmpty()) {
            unknown(type, column, text);
        }
        return found;
    }

    <E extends Enum<E> & Labelled> void unknown(Class<E> type, Column column, String text) {
        var valid = Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name() + " (" + constant.vi() + ")")
                .toList();
        error(column, "value-not-known", shown(text), valid);
    }

    /// Without an exponent, unless it would take more digits than any code or year has.
    static String written(Cell.Number number) {
        var value = number.value().stripTrailingZeros();
        return Math.abs((long) value.precision() - value.scale()) > MOST_DIGITS
                ? number.shown()
                : value.toPlainString();
    }

    static String shown(String text) {
        return text.codePointCount(0, text.length()) <= SHOWN
                ? text
                : text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…";
    }

    List<String> names(Column column) {
        var names = new ArrayList<String>();
        for (var part : text(column).split("[;\n]", -1)) {
            if (!part.isBlank()) {
                names.add(part.strip());
            }
        }
        return names;
    }
}
