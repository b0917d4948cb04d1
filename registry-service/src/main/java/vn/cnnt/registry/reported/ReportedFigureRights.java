package vn.cnnt.registry.reported;

import static vn.cnnt.registry.reported.ReportedFigureType.REPORTED_FIGURES;

import java.util.Map;
import org.springframework.stereotype.Component;
import vn.cnnt.events.ReportedFigureDetails;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.reading.Bound;
import vn.cnnt.registry.command.Rejection;
import vn.cnnt.registry.reported.ReportedFigureRequests.ReportedFigureEntry;
import vn.cnnt.registry.rights.Territory;
import vn.cnnt.registry.store.Aggregates;
import vn.cnnt.registry.store.Stored;

/// Who may change a reported figure: whoever acts for the province that it is about.
@Component
public class ReportedFigureRights {
    private final Aggregates aggregates;

    ReportedFigureRights(Aggregates aggregates) {
        this.aggregates = aggregates;
    }

    /// To correct or withdraw it.
    public void change(Actor actor, Map<String, String> address) {
        var id = String.valueOf(address.get("id"));
        command(actor, aggregates.get(REPORTED_FIGURES, id).orElseThrow(() -> new Rejection.NotFound(id)));
    }

    /// To change it as it is when that is decided, or to be told again what came of it.
    void command(Actor actor, Stored<ReportedFigureDetails> figure) {
        change(actor, figure.state());
    }

    /// To change a figure as it stands.
    static void change(Actor actor, ReportedFigureDetails figure) {
        Territory.require(actor, figure.province());
    }

    /// To record it for the province that the body names.
    public void record(Actor actor, Map<String, String> address, Bound<ReportedFigureEntry> body) {
        Territory.requireNamed(actor, body, "province", body.value().province());
    }

    /// To enter one.
    void enter(Actor actor, ReportedFigureCommand.Enter command) {
        Territory.require(actor, "/province", command.province());
    }
}
