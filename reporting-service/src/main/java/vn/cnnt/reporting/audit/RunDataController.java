package vn.cnnt.reporting.audit;

import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.cnnt.manners.audit.Audited;
import vn.cnnt.manners.audit.RequestTrail;
import vn.cnnt.manners.describing.Refuses;
import vn.cnnt.reporting.run.AskedRun;
import vn.cnnt.reporting.run.Orders;
import vn.cnnt.reporting.run.Run;
import vn.cnnt.reporting.run.RunVerbsController;
import vn.cnnt.reporting.web.Foreseen;
import vn.cnnt.reporting.web.KeyedRequest;
import vn.cnnt.reporting.web.Refusals;
import vn.cnnt.reporting.web.Why;

/// What a run wrote may go; its certificate stays, and is made before.
@RestController
@RequestMapping(path = "/api/v1/runs/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
public class RunDataController {
    private final AskedRun askedRun;
    private final Orders orders;
    private final Certificates certificates;
    private final RequestTrail trail;

    RunDataController(AskedRun askedRun, Orders orders, Certificates certificates, RequestTrail trail) {
        this.askedRun = askedRun;
        this.orders = orders;
        this.certificates = certificates;
        this.trail = trail;
    }

    @Audited
    @DeleteMapping("/data")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Refuses(status = "409", when = "Its data can't be deleted in the state it is in")
    @Operation(operationId = "dropRunData", summary = "Delete what an ended run wrote")
    public void dropData(@PathVariable String id, @RequestBody Why why, KeyedRequest request)
            throws InterruptedException {
        var run = askedRun.run(id);
        try {
            orders.requireUnreleased(id);
            if (request.isDryRun()) {
                throw new Foreseen(RunVerbsController.changes(run, run.withoutData()));
            }
            run.withoutData(); // refused before the work of certifying
            trail.record(id, why.reason(), () -> {
                certificates.keep(run);
                return orders.dropData(run.id());
            });
        } catch (Run.NotAllowedNow e) {
            throw RunVerbsController.notAllowedNow(id, e);
        } catch (Orders.Released e) {
            throw Refusals.notAllowedNow("run-is-released", id);
        }
    }
}
