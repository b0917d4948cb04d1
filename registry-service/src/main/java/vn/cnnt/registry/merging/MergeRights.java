package vn.cnnt.registry.merging;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.reading.Bound;
import vn.cnnt.registry.command.Rejection;
import vn.cnnt.registry.enterprise.Enterprise;
import vn.cnnt.registry.enterprise.EnterpriseRights;
import vn.cnnt.registry.rights.FourEyes;
import vn.cnnt.registry.rights.Territory;

/// Who may merge: whoever acts for the provinces of both records; and the plan is started by somebody who didn't make
/// it.
@Component
public class MergeRights {
    private final Merges merges;
    private final EnterpriseRights enterprises;
    private final FourEyes fourEyes;

    MergeRights(Merges merges, EnterpriseRights enterprises, FourEyes fourEyes) {
        this.merges = merges;
        this.enterprises = enterprises;
        this.fourEyes = fourEyes;
    }

    /// To cancel it.
    public void change(Actor actor, Map<String, String> address) {
        both(actor, merge(address));
    }

    /// To carry it out.
    public void start(Actor actor, Map<String, String> address) {
        var merge = merge(address);
        both(actor, merge);
        fourEyes.require(actor, List.of(merge.requestedBy()));
    }

    /// To plan it with the records that the body names.
    public void plan(Actor actor, Map<String, String> address, Bound<MergeOrder> body) {
        if (body.isSound("from")) {
            enterprises.actFor(actor, "/from", body.value().from());
        }
        if (body.isSound("into")) {
            enterprises.actFor(actor, "/into", body.value().into());
        }
    }

    /// To do a step of it to two records as they are now: one may have moved since it was started.
    static void step(Actor actor, Enterprise from, Enterprise into) {
        Territory.require(actor, from.details().province());
        Territory.require(actor, into.details().province());
    }

    private void both(Actor actor, Merge merge) {
        enterprises.actFor(actor, "Authorization", merge.from());
        enterprises.actFor(actor, "Authorization", merge.into());
    }

    private Merge merge(Map<String, String> address) {
        var id = String.valueOf(address.get("id"));
        return merges.get(id).orElseThrow(() -> new Rejection.NotFound(id));
    }
}
