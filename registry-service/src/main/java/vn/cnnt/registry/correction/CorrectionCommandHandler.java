package vn.cnnt.registry.correction;

import static vn.cnnt.registry.enterprise.EnterpriseType.ENTERPRISES;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.cnnt.events.Province;
import vn.cnnt.events.RecognitionDetails;
import vn.cnnt.events.RecognitionStatus;
import vn.cnnt.manners.audit.RequestTrail;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.registry.command.Receipt;
import vn.cnnt.registry.command.Rejection;
import vn.cnnt.registry.command.WriteRequest;
import vn.cnnt.registry.decision.Decision;
import vn.cnnt.registry.enterprise.Enterprise;
import vn.cnnt.registry.enterprise.EnterpriseCommandHandler;
import vn.cnnt.registry.enterprise.EnterpriseType;
import vn.cnnt.registry.enterprise.WrongProvinces;
import vn.cnnt.registry.store.Aggregates;
import vn.cnnt.registry.store.Stored;

/// What people do with a request for a correction: an officer asks for it, an approver accepts or refuses it.
@Component
class CorrectionCommandHandler {
    private final CorrectionRequests requests;
    private final Aggregates aggregates;
    private final EnterpriseCommandHandler enterprises;
    private final RequestTrail trail;
    private final Clock clock;

    CorrectionCommandHandler(
            CorrectionRequests requests,
            Aggregates aggregates,
            EnterpriseCommandHandler enterprises,
            RequestTrail trail,
            Clock clock) {
        this.requests = requests;
        this.aggregates = aggregates;
        this.enterprises = enterprises;
        this.trail = trail;
        this.clock = clock;
    }

    /// A request with the enterprise as it is now.
    record Looked(CorrectionRequest request, Stored<Enterprise> enterprise) {
        RecognitionDetails recognition() {
            return EnterpriseType.recognition(enterprise, request.recognition());
        }
    }

    Looked look(String id) {
        return look(requests.get(id).orElseThrow(() -> new Rejection.NotFound(id)));
    }

    private Looked look(CorrectionRequest request) {
        return new Looked(request, enterprise(request.enterprise()));
    }

    private Stored<Enterprise> enterprise(String id) {
        return aggregates.get(ENTERPRISES, id).orElseThrow(() -> new Rejection.NotFound(id));
    }

    /// The same asked for again is the same request; another one for the same recognition collides with it.
    Looked ask(String id, CorrectionOrder order, WriteRequest write) {
        foresee(order, write);
        var place = enterprise(order.enterprise())
                .state()
                .details()
                .province()
                .current()
                .key();
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var request = CorrectionRequest.asked(id, order, place, write.actor(), now);
        var open = requests.open(order.enterprise(), order.recognition()).orElse(null);
        if (open == null) {
            trail.record(CorrectionRequest.key(order.enterprise(), order.recognition()), order.reason());
            open = requests.keep(request);
        }
        if (!open.isFor(request)) {
            var address = "/api/v1/correction-requests/" + open.id();
            throw new Rejection.Refused(new Decision.Refused(
                    Decision.Refusal.CONFLICT,
                    List.of(Finding.error("/recognition", "correction-requested", address)),
                    address));
        }
        return look(open);
    }

    /// What the correction would come to; refused where an approver couldn't do it either.
    Receipt<Enterprise> foresee(CorrectionOrder order, WriteRequest write) {
        var stored = enterprise(order.enterprise());
        var recognition = EnterpriseType.recognition(stored, order.recognition());
        if (recognition.status() == RecognitionStatus.APPLIED) {
            throw new Rejection.Refused(
                    Decision.notAllowedNow("/recognition", "correction-of-undecided", recognition.id()));
        }
        var correction =
                WrongProvinces.correction(recognition, order.province(), order.decidedProvince(), order.reason());
        var receipt = enterprises.foresee(stored.id(), correction.command(recognition.id()), write);
        if (Objects.requireNonNull(receipt.foreseen(), receipt.id()).changes().isEmpty()) {
            throw new Rejection.Refused(new Decision.Refused(
                    Decision.Refusal.INVALID, List.of(Finding.error("/province", "correction-of-nothing")), null));
        }
        return receipt;
    }

    /// The recognition is corrected by the command that corrects any, under the rights of whoever accepts, and that
    /// closes the request. Where the process ends between both, accepting it again changes nothing but the request.
    Receipt<Enterprise> accept(Looked looked, WriteRequest write) {
        var request = looked.request();
        if (request.state() == CorrectionRequest.State.REFUSED) {
            throw new Rejection.Refused(closed(request));
        }
        var correction = WrongProvinces.correction(
                looked.recognition(),
                province(request.province()),
                province(request.decidedProvince()),
                request.reason());
        var command = correction.command(request.recognition());
        if (!write.isDryRun() && enterprises.answered(write).isEmpty()) {
            enterprises.change(request.enterprise(), command, write.asDryRun());
            trail.record(request.id(), request.reason());
        }
        return enterprises.change(request.enterprise(), command, write);
    }

    private static @Nullable Province province(@Nullable String key) {
        return key == null ? null : Province.find(key);
    }

    Looked refuse(String id, String reason, WriteRequest write) {
        var request = refusable(id, write).request();
        trail.record(id, reason);
        var closed = CorrectionRequest.Closed.of(write.actor(), clock.instant(), reason);
        if (!requests.close(request, CorrectionRequest.State.REFUSED, closed)) {
            throw new Rejection.Refused(closed(look(id).request()));
        }
        return look(id);
    }

    /// As it may be refused.
    Looked refusable(String id, WriteRequest write) {
        var looked = look(id);
        if (!looked.request().isOpen()) {
            throw new Rejection.Refused(closed(looked.request()));
        }
        write.match(looked.enterprise().version());
        return looked;
    }

    private static Decision.Refused closed(CorrectionRequest request) {
        return Decision.notAllowedNow("", "correction-closed", request.state());
    }
}
