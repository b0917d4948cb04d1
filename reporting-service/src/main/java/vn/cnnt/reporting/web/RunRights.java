package vn.cnnt.reporting.web;

import java.util.Map;
import org.springframework.stereotype.Component;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.reading.Bound;
import vn.cnnt.manners.security.Denied;
import vn.cnnt.manners.security.Permission;
import vn.cnnt.manners.security.Role;

/// What is asked of a run beyond its address: who may order which kind, and whose eyes are on what is accepted.
@Component
public class RunRights {
    private final AskedRun runs;

    RunRights(AskedRun runs) {
        this.runs = runs;
    }

    /// The line of an order: a rebuild is an operator's.
    public Permission ordering(Permission line) {
        return line.naming(RunsController.Order.class, (actor, _, order) -> {
            if (order.isSound("kind") && order.value().kind() == RunsController.Ordered.REBUILD) {
                Rights.require(actor, Role.OPERATOR);
            }
        });
    }

    /// The line of an activation: whoever takes a run in spite of its differences is not who ordered it.
    public Permission activating(Permission line) {
        return line.naming(RunVerbsController.Activating.class, this::accept);
    }

    private void accept(Actor actor, Map<String, String> address, Bound<RunVerbsController.Activating> body) {
        if (!body.isSound("acceptDifferences") || !body.value().acceptDifferences()) {
            return;
        }
        var requestedBy = runs.run(String.valueOf(address.get("id"))).order().requestedBy();
        if (actor.name().equals(requestedBy)) {
            throw Denied.samePerson(requestedBy);
        }
    }
}
