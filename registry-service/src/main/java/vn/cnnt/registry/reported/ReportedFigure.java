package vn.cnnt.registry.reported;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.EnterpriseEvent;
import vn.cnnt.events.GrantEvent;
import vn.cnnt.events.RecognitionEvent;
import vn.cnnt.events.RegistryEvent;
import vn.cnnt.events.ReportedFigureDetails;
import vn.cnnt.events.ReportedFigureEvent;
import vn.cnnt.manners.finding.Findings;
import vn.cnnt.registry.decision.Decision;
import vn.cnnt.registry.reference.Places;

/// A figure of one cell of a form, as someone reported it: what a command may do to it, and what an event makes of it.
/// Its state is the [ReportedFigureDetails] of the contract.
final class ReportedFigure {
    private ReportedFigure() {}

    /// What comes of a command. A new figure has no state; every other command needs one.
    static Decision decide(@Nullable ReportedFigureDetails figure, ReportedFigureCommand command) {
        return switch (command) {
            case ReportedFigureCommand.Enter enter -> enter(enter);
            case ReportedFigureCommand.Correct correct -> correct(Objects.requireNonNull(figure), correct);
            case ReportedFigureCommand.Withdraw withdraw -> withdraw(Objects.requireNonNull(figure), withdraw);
        };
    }

    /// The figure after an event, which carries it whole.
    static ReportedFigureDetails apply(@Nullable ReportedFigureDetails figure, RegistryEvent event) {
        return switch (event) {
            case ReportedFigureEvent of -> of.reportedFigure();
            case RegistryEvent.Unknown _ ->
                Objects.requireNonNull(figure, "a reported figure's stream begins with its recording");
            case EnterpriseEvent _, RecognitionEvent _, GrantEvent _ ->
                throw new IllegalArgumentException("a reported figure's stream has no other thing: " + event);
        };
    }

    private static Decision enter(ReportedFigureCommand.Enter command) {
        var findings = new Findings();
        var form = command.form();
        Places.mustExistIn(findings, "/province", command.province(), command.year());
        var hasRow = form.rows().contains(command.row());
        var hasColumn = form.columns().contains(command.column());
        if (!hasRow) {
            findings.error("/row", "row-not-of-form", command.row(), form, form.rows());
        }
        if (!hasColumn) {
            findings.error("/column", "column-not-of-form", command.column(), form, form.columns());
        }
        if (hasRow && hasColumn && !form.hasCell(command.row(), command.column())) {
            var possible = form.columns().stream()
                    .filter(column -> form.hasCell(command.row(), column))
                    .toList();
            findings.error("/column", "cell-always-empty", command.row(), command.column(), form, possible);
        }
        return Decision.by(
                findings,
                null,
                null,
                () -> List.of(new ReportedFigureEvent.Recorded(new ReportedFigureDetails(
                        form,
                        command.province(),
                        command.year(),
                        command.row(),
                        command.column(),
                        command.value(),
                        command.source(),
                        command.note(),
                        false))));
    }

    private static Decision correct(ReportedFigureDetails present, ReportedFigureCommand.Correct command) {
        var barrier = barrier(present);
        if (barrier.isPresent()) {
            return barrier.get();
        }
        var corrected = present.with(command.value(), command.source(), command.note());
        return accepted(
                command.reason(),
                corrected.equals(present) ? List.of() : List.of(new ReportedFigureEvent.Corrected(corrected)));
    }

    private static Decision withdraw(ReportedFigureDetails present, ReportedFigureCommand.Withdraw command) {
        var barrier = barrier(present);
        if (barrier.isPresent()) {
            return barrier.get();
        }
        return accepted(command.reason(), List.of(new ReportedFigureEvent.Withdrawn(present.asWithdrawn())));
    }

    /// Why it can neither be corrected nor withdrawn.
    static Optional<Decision.Refused> barrier(ReportedFigureDetails present) {
        return present.withdrawn() ? Optional.of(Decision.notAllowedNow("", "figure-withdrawn")) : Optional.empty();
    }

    private static Decision accepted(String reason, List<RegistryEvent> events) {
        return new Decision.Accepted(events, reason, List.of(), List.of());
    }
}
