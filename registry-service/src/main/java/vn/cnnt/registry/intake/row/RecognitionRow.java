package vn.cnnt.registry.intake.row;

import static vn.cnnt.registry.intake.row.NamedInRow.joined;
import static vn.cnnt.registry.intake.row.NamedInRow.object;
import static vn.cnnt.registry.intake.row.NamedInRow.put;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;
import vn.cnnt.events.Province;
import vn.cnnt.registry.intake.list.Column;
import vn.cnnt.registry.table.Cell;

/// A row of a list of recognitions: what was put forward, and what was decided about it. What it says of place and
/// group goes into the note, so that nothing is lost.
record RecognitionRow(RowCells cells, NamedInRow named) {
    private static final List<Column> OF_DECISIONS = List.of(
            Column.DECISION_NUMBER,
            Column.DECISION_DATE,
            Column.CERTIFICATE_NUMBER,
            Column.VALID_UNTIL,
            Column.ISSUER_NAME);

    /// Empty where a finding says why.
    Optional<Draft.Recognition> draft() {
        var name = named.name();
        var year = cells.year();
        var decision = DecisionCell.of(cells.text(Column.DECISION_NUMBER));
        var date = cells.day(Column.DECISION_DATE).or(decision::date);
        cells.required(Column.PRODUCT, Column.YEAR);
        var province = cells.province(date.orElse(null), year.orElse(null));
        var application = application(year, province);
        var ruling = ruling(decision, date.orElse(null));
        return province.map(known ->
                new Draft.Recognition(named.establishment(name, known), application, ruling, cells.findings()));
    }

    private ObjectNode application(Optional<Integer> year, Optional<Province> province) {
        var application = object();
        put(application, "product", cells.text(Column.PRODUCT));
        cells.group().ifPresent(group -> application.put("productGroup", group.name()));
        application.put("isSet", cells.flag(Column.IS_SET));
        cells.level(province).ifPresent(level -> application.put("level", level.name()));
        year.ifPresent(known -> application.put("votingYear", known));
        application.put("historical", true);
        application.put("source", named.source());
        put(
                application,
                "note",
                joined(
                        cells.text(Column.NOTE),
                        cells.place().isEmpty() ? "" : Locality.NOTED + cells.place(),
                        "classified".equals(cells.text(Column.GROUP_BASIS))
                                ? "product group assigned by hand, not in the source"
                                : ""));
        return application;
    }

    /// Null where it was only put forward.
    private @Nullable ObjectNode ruling(DecisionCell decision, @Nullable LocalDate date) {
        var until = cells.day(Column.VALID_UNTIL);
        var outcome = outcome();
        if (outcome == ListWords.Outcome.APPLIED) {
            requireUndecided();
            return null;
        }
        var ruling = object();
        ruling.put("outcome", outcome.name());
        put(ruling, "decisionNumber", decision.number());
        if (date != null) {
            ruling.put("decisionDate", date.toString());
        }
        put(ruling, "certificateNumber", cells.text(Column.CERTIFICATE_NUMBER));
        put(ruling, "issuerName", cells.text(Column.ISSUER_NAME));
        until.ifPresent(day -> ruling.put("validUntil", day.toString()));
        return ruling;
    }

    /// What only a decision has is either a mistake or says that there was one.
    private void requireUndecided() {
        if (!cells.isFaulty(Column.OUTCOME)) {
            OF_DECISIONS.stream()
                    .filter(column -> !(cells.cell(column) instanceof Cell.Empty) && !cells.isTitled(column))
                    .forEach(column -> cells.error(column, "only-when-decided"));
        }
    }

    /// Recognised where the list says nothing, because a list of recognitions need not say it in every row; what it
    /// says and nobody understands is refused.
    private ListWords.Outcome outcome() {
        var cell = cells.cell(Column.OUTCOME);
        if (cell instanceof Cell.Empty) {
            return ListWords.Outcome.RECOGNISED;
        }
        var outcome =
                cell instanceof Cell.Text text ? ListWords.outcome(text.shown()) : Optional.<ListWords.Outcome>empty();
        if (outcome.isEmpty()) {
            cells.error(
                    Column.OUTCOME,
                    "value-not-known",
                    RowCells.shown(cell.shown()),
                    List.of("Công nhận", "Không công nhận", "Đăng ký"));
        }
        return outcome.orElse(ListWords.Outcome.APPLIED);
    }
}
