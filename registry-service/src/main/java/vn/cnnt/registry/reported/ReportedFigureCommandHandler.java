package vn.cnnt.registry.reported;

import static vn.cnnt.registry.reported.ReportedFigureType.REPORTED_FIGURES;

import org.springframework.stereotype.Component;
import vn.cnnt.events.ReportedFigureDetails;
import vn.cnnt.registry.command.Attempt;
import vn.cnnt.registry.command.Commands;
import vn.cnnt.registry.command.Receipt;
import vn.cnnt.registry.command.WriteRequest;

/// The one way in for every change of a reported figure. [ReportedFigure] decides with nothing but the figure itself:
/// that a cell is reported once is a unique key of the store.
@Component
public class ReportedFigureCommandHandler {
    private final Commands commands;
    private final ReportedFigureRights rights;

    ReportedFigureCommandHandler(Commands commands, ReportedFigureRights rights) {
        this.rights = rights;
        this.commands = commands;
    }

    /// Records a figure for a cell.
    public Receipt<ReportedFigureDetails> enter(ReportedFigureCommand.Enter command, WriteRequest request) {
        return commands.create(
                REPORTED_FIGURES,
                request,
                (_, _) -> {
                    rights.enter(request.actor(), command);
                    return Attempt.of(ReportedFigure.decide(null, command));
                },
                made -> rights.command(request.actor(), made));
    }

    /// Changes a figure that is there.
    public Receipt<ReportedFigureDetails> change(String id, ReportedFigureCommand command, WriteRequest request) {
        return commands.change(REPORTED_FIGURES, id, request, (stored, _) -> {
            rights.command(request.actor(), stored);
            return Attempt.of(ReportedFigure.decide(stored.state(), command));
        });
    }
}
