package vn.cnnt.registry.correction;

import static vn.cnnt.registry.enterprise.EnterpriseType.ENTERPRISES;

import java.time.Clock;
import org.springframework.stereotype.Component;
import vn.cnnt.manners.Actor;
import vn.cnnt.registry.enterprise.AskedCorrections;
import vn.cnnt.registry.store.Aggregates;

/// Closes the request that a correction has met, whoever made it and by which page: an approver's desk shows nothing
/// that is done already. One that it has met by half, or not at all, stays open.
@Component
class MetRequests implements AskedCorrections {
    private final CorrectionRequests requests;
    private final Aggregates aggregates;
    private final Clock clock;

    MetRequests(CorrectionRequests requests, Aggregates aggregates, Clock clock) {
        this.requests = requests;
        this.aggregates = aggregates;
        this.clock = clock;
    }

    /// Compares with what stands now: the correction may have been made long ago, and is only answered again.
    @Override
    public void corrected(String enterprise, String recognition, Actor by) {
        requests.open(enterprise, recognition)
                .filter(request -> aggregates
                        .get(ENTERPRISES, enterprise)
                        .flatMap(stored -> stored.state().recognition(recognition))
                        .filter(request::isMet)
                        .isPresent())
                .ifPresent(request -> requests.close(
                        request, CorrectionRequest.State.DONE, CorrectionRequest.Closed.of(by, clock.instant(), null)));
    }
}
