package vn.cnnt.registry.intake.row;

import java.util.List;
import java.util.Optional;
import vn.cnnt.events.Province;
import vn.cnnt.manners.PersonalId;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.manners.finding.Findings;
import vn.cnnt.registry.intake.list.Column;
import vn.cnnt.registry.intake.list.Columns;
import vn.cnnt.registry.intake.list.Kind;
import vn.cnnt.registry.reference.PlausibleSums;
import vn.cnnt.registry.table.Row;

/// Reads the rows of one table, in their order, because a row can say that something is as in the row above. A row is
/// read as historical, because it tells what was decided elsewhere; one of a year that the register decides on itself
/// is taken as what the handler of rows makes of it. A finding names the heading of the list.
public final class Drafts {
    private final Kind kind;
    private final Columns columns;
    private final String file;
    private final int longestCell;
    private final PlausibleSums plausible;
    /// All that a row has of those before it.
    private Above above = Above.NOTHING;

    /// @param file the name under which it came, the source of rows that name none
    public Drafts(Kind kind, Columns columns, String file, int longestCell, PlausibleSums plausible) {
        this.kind = kind;
        this.columns = columns;
        this.file = file;
        this.longestCell = longestCell;
        this.plausible = plausible;
    }

    /// The next row.
    public Draft of(Row row) {
        var read = read(row, above);
        above = read.above;
        return read.draft;
    }

    /// The next row, with all in its cells that those above say of it: away from them it means the same.
    public Row standingAlone(Row row) {
        if (hasCellTooLong(row, new Findings())) {
            return row;
        }
        return switch (RowNature.of(kind, columns, row)) {
            case RowNature.Total _ -> row;
            case RowNature.Heading heading -> {
                above = above.under(heading.title());
                yield row;
            }
            case RowNature.OneRecord _ -> {
                var cells = new RowCells(columns, row, above, new Findings());
                above = above.with(cells.all());
                yield cells.standingAlone(row);
            }
        };
    }

    /// @param above what the row after it has above
    private record Read(Draft draft, Above above) {}

    private Read read(Row row, Above above) {
        var findings = new Findings();
        if (hasCellTooLong(row, findings)) {
            // nothing else looks at it
            return new Read(unsound(findings), above);
        }
        cellsWithoutHeading(row, findings);
        personalIdsInOtherColumns(row, findings);
        switch (RowNature.of(kind, columns, row)) {
            case RowNature.Total total -> {
                findings.error(heading(total.place()), "row-is-total", RowCells.shown(total.text()));
                return new Read(unsound(findings), above);
            }
            case RowNature.Heading heading -> {
                findings.error(heading(heading.place()), "row-is-heading", RowCells.shown(heading.text()));
                return new Read(unsound(findings), above.under(heading.title()));
            }
            case RowNature.OneRecord _ -> {}
        }
        var cells = new RowCells(columns, row, above, findings);
        var drafted = draft(cells);
        var draft = drafted.filter(_ -> !findings.hasErrors())
                .orElseGet(() -> unsound(findings, drafted.map(Draft::provinces).orElse(List.of())));
        return new Read(draft, above.with(cells.all()));
    }

    private Optional<Draft> draft(RowCells cells) {
        var named = new NamedInRow(cells, file);
        return switch (kind) {
            case RECOGNITIONS -> new RecognitionRow(cells, named).draft().map(draft -> draft);
            case GRANTS ->
                new GrantRow(cells, named, new SumCells(cells, plausible))
                        .draft()
                        .map(draft -> draft);
            case ENTERPRISES -> new EnterpriseRow(cells, named).draft().map(draft -> draft);
        };
    }

    private boolean hasCellTooLong(Row row, Findings findings) {
        for (var i = 0; i < row.cells().size(); i++) {
            var length = row.at(i).shown().length();
            if (length > longestCell) {
                findings.error(heading(i), "too-long", length, longestCell);
            }
        }
        return findings.hasErrors();
    }

    private void cellsWithoutHeading(Row row, Findings findings) {
        for (var i = columns.width(); i < row.cells().size(); i++) {
            if (!row.cell(i).isEmpty()) {
                findings.error("", "cell-without-heading", RowCells.shown(row.cell(i)), columns.width());
                return;
            }
        }
    }

    /// What stands in a column that nobody reads is not kept, and is refused all the same: it is sent around with the
    /// list.
    private void personalIdsInOtherColumns(Row row, Findings findings) {
        for (var i = 0; i < row.cells().size(); i++) {
            if ((i >= columns.width() || !columns.isRead(i))
                    && PersonalId.isIn(row.at(i).shown())) {
                findings.error(heading(i), PersonalId.IN_TEXT);
            }
        }
    }

    private String heading(int place) {
        return place < columns.width() ? columns.headings().get(place) : "";
    }

    private static Draft.Unsound unsound(Findings findings) {
        return unsound(findings, List.of());
    }

    private static Draft.Unsound unsound(Findings findings, List<Province> named) {
        var errors = findings.weighing(Finding.Weight.ERROR);
        if (errors.isEmpty()) {
            throw new IllegalStateException("a row without a draft has no finding");
        }
        return new Draft.Unsound(errors, named);
    }

    /// A finding of the register about a request, said about the column that it was made of.
    public static Finding placed(Columns columns, Finding finding) {
        return new Finding(
                columnOf(finding.field()).map(columns::heading).orElse(""),
                finding.code(),
                finding.weight(),
                finding.arguments());
    }

    private static Optional<Column> columnOf(String pointer) {
        var parts = pointer.split("/", -1);
        if (parts.length < 2) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                switch (parts[1]) {
                    case "name", "beneficiaries" -> Column.ESTABLISHMENT;
                    case "aliases" -> Column.ALIAS;
                    case "identifier" -> Column.TAX_CODE;
                    case "legalForm" -> Column.LEGAL_FORM;
                    case "size" -> Column.SIZE;
                    case "province" -> Column.PROVINCE;
                    case "commune" -> Column.COMMUNE;
                    case "address" -> Column.ADDRESS;
                    case "product" -> Column.PRODUCT;
                    case "productGroup" -> Column.PRODUCT_GROUP;
                    case "isSet" -> Column.IS_SET;
                    case "level", "issuer" -> Column.LEVEL;
                    case "votingYear", "planYear" -> Column.YEAR;
                    case "outcome" -> Column.OUTCOME;
                    case "decisionNumber" -> Column.DECISION_NUMBER;
                    case "decisionDate", "dates" -> Column.DECISION_DATE;
                    case "certificateNumber" -> Column.CERTIFICATE_NUMBER;
                    case "validUntil" -> Column.VALID_UNTIL;
                    case "issuerName" -> Column.ISSUER_NAME;
                    case "title" -> Column.TITLE;
                    case "kind" -> Column.ROW_KIND;
                    case "content" -> Column.CONTENT;
                    case "state" -> Column.STATE;
                    case "source" -> Column.SOURCE;
                    case "note" -> Column.NOTE;
                    case "funding" ->
                        parts.length < 4
                                ? Column.AMOUNT
                                : "source".equals(parts[3])
                                        ? Column.FUNDING_SOURCE
                                        : "0".equals(parts[2]) ? Column.AMOUNT : Column.COUNTERPART;
                    default -> null;
                });
    }
}
