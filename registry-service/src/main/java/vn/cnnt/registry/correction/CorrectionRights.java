package vn.cnnt.registry.correction;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.reading.Bound;
import vn.cnnt.registry.command.Rejection;
import vn.cnnt.registry.enterprise.EnterpriseRights;
import vn.cnnt.registry.rights.FourEyes;

/// Who may ask for a correction: whoever acts for the province that the enterprise is in. Whoever has asked for it, or
/// has entered the recognition, doesn't decide on it.
@Component
public class CorrectionRights {
    private final CorrectionRequests requests;
    private final EnterpriseRights enterprises;
    private final FourEyes fourEyes;

    CorrectionRights(CorrectionRequests requests, EnterpriseRights enterprises, FourEyes fourEyes) {
        this.requests = requests;
        this.enterprises = enterprises;
        this.fourEyes = fourEyes;
    }

    /// To ask for it about the enterprise that the body names.
    public void ask(Actor actor, Map<String, String> address, Bound<CorrectionOrder> body) {
        if (body.isSound("enterprise")) {
            enterprises.actFor(actor, "/enterprise", body.value().enterprise());
        }
    }

    /// To accept or to refuse it.
    public void decide(Actor actor, Map<String, String> address) {
        var id = String.valueOf(address.get("id"));
        var request = requests.get(id).orElseThrow(() -> new Rejection.NotFound(id));
        enterprises.decide(actor, Map.of("id", request.enterprise(), "recognition", request.recognition()));
        fourEyes.require(actor, List.of(request.requestedBy()));
    }
}
