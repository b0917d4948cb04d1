package vn.cnnt.registry.reported;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.cnnt.events.ReportedFigureDetails;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.security.Permissions;
import vn.cnnt.registry.rights.Action;
import vn.cnnt.registry.rights.Choices;

/// What can be done next with a reported figure, and what of it somebody may do.
@Component
public class ReportedFigureActions {
    private static final String ADDRESS = "/api/v1/reported-figures/{id}";

    private final Permissions permissions;

    ReportedFigureActions(Permissions permissions) {
        this.permissions = permissions;
    }

    public Choices of(ReportedFigureDetails figure, Actor actor) {
        return Choices.of(List.of(
                judged("correct", "PUT", ADDRESS, figure, actor),
                judged("withdraw", "POST", ADDRESS + "/withdrawal", figure, actor)));
    }

    private Action judged(String name, String method, String address, ReportedFigureDetails figure, Actor actor) {
        return Action.judged(
                name,
                () -> {
                    permissions.require(actor, method, address);
                    ReportedFigureRights.change(actor, figure);
                },
                () -> ReportedFigure.barrier(figure));
    }
}
