package vn.cnnt.reporting.security;

import static vn.cnnt.manners.security.Permission.delete;
import static vn.cnnt.manners.security.Permission.get;
import static vn.cnnt.manners.security.Permission.post;
import static vn.cnnt.manners.security.Role.APPROVER;
import static vn.cnnt.manners.security.Role.AUDITOR;
import static vn.cnnt.manners.security.Role.OFFICER;
import static vn.cnnt.manners.security.Role.OPERATOR;
import static vn.cnnt.manners.security.Role.SERVICE;

import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.reading.Bound;
import vn.cnnt.manners.security.Denied;
import vn.cnnt.manners.security.Permission;
import vn.cnnt.manners.security.Permissions;
import vn.cnnt.reporting.parked.AskedEntity;
import vn.cnnt.reporting.run.AskedRun;
import vn.cnnt.reporting.run.Run;
import vn.cnnt.reporting.run.RunVerbsController.Activating;
import vn.cnnt.reporting.run.RunsController.Order;
import vn.cnnt.reporting.run.RunsController.Ordered;

/// The table of rights of the figures. Whoever is not named here may not.
@Configuration(proxyBeanMethods = false)
class ReportingPermissions {
    @Bean
    Permissions permissions(AskedRun runs, AskedEntity entities) {
        Permission.Thing ofRun = (_, address) -> run(runs, address);
        Permission.Thing ofEntity = (_, address) -> entities.check(String.valueOf(address.get("entity")));
        return new Permissions(List.of(
                get("/"),
                get("/datasets"),
                get("/datasets/{dataset}"),
                get("/statistics/{dataset}"),
                // whoever works with the registry sees names there, and the public how many there are
                get("/statistics/{dataset}/explanation"),
                get("/provinces/{key}"),
                get("/forms/{form}"),
                get("/forms/grants").inside(),
                get("/recognised"),
                get("/charts/{dataset}.svg"),
                get("/api/v1/charts/{dataset}.svg"),
                get("/api/v1/datasets"),
                get("/api/v1/datasets/{dataset}/structure"),
                get("/api/v1/statistics/{dataset}"),
                post("/api/v1/statistics"),
                get("/api/v1/forms/{form}"),
                get("/api/v1/forms/grants").inside(),
                get("/api/v1/updates"),
                get("/api/v1/recognised"),
                get("/api/v1/releases"),
                get("/api/v1/releases/{name}"),
                post("/api/v1/releases").by(OPERATOR),
                get("/api/v1/operations").by(AUDITOR, OPERATOR),
                get("/api/v1/me").by(OFFICER, APPROVER, AUDITOR, OPERATOR, SERVICE),
                get("/api/v1/statistics/{dataset}/explanation").inside(),
                get("/api/v1/runs").by(AUDITOR, OPERATOR),
                get("/api/v1/runs/{id}").by(AUDITOR, OPERATOR).to(ofRun),
                get("/api/v1/runs/{id}/comparison").by(AUDITOR, OPERATOR).to(ofRun),
                get("/api/v1/runs/{id}/certificate").by(AUDITOR, OPERATOR).to(ofRun),
                get("/api/v1/runs/{id}/pack").by(AUDITOR, OPERATOR).to(ofRun),
                get("/api/v1/parked").by(AUDITOR, OPERATOR),
                get("/api/v1/parked/{entity}").by(AUDITOR, OPERATOR).to(ofEntity),
                get("/api/v1/reconciliation").by(AUDITOR, OPERATOR),
                get("/api/v1/export/events").by(AUDITOR, OPERATOR),
                post("/api/v1/runs").by(AUDITOR, OPERATOR).naming(Order.class, ReportingPermissions::order),
                post("/api/v1/runs/{id}/pause").by(OPERATOR).to(ofRun),
                post("/api/v1/runs/{id}/resume").by(OPERATOR).to(ofRun),
                post("/api/v1/runs/{id}/cancel").by(OPERATOR).to(ofRun),
                post("/api/v1/runs/{id}/activate")
                        .by(OPERATOR)
                        .to(ofRun)
                        .naming(Activating.class, (actor, address, body) -> activate(actor, run(runs, address), body)),
                delete("/api/v1/runs/{id}/data").by(OPERATOR).to(ofRun),
                post("/api/v1/parked/{entity}/redrive").by(OPERATOR).to(ofEntity),
                post("/api/v1/parked/{entity}/discard").by(OPERATOR).to(ofEntity),
                post("/api/v1/reconciliation").by(OPERATOR),
                get("/api/v1/audit").by(AUDITOR),
                get("/api/v1/audit/verification").by(AUDITOR)));
    }

    private static Run run(AskedRun runs, Map<String, String> address) {
        return runs.run(String.valueOf(address.get("id")));
    }

    /// A rebuild is an operator's to order.
    private static void order(Actor actor, Map<String, String> address, Bound<Order> body) {
        if (body.isSound("kind") && body.value().kind() == Ordered.REBUILD && !OPERATOR.isOf(actor)) {
            throw Denied.needsRole(List.of(OPERATOR));
        }
    }

    /// Four eyes on what is taken in spite of its differences.
    private static void activate(Actor actor, Run run, Bound<Activating> body) {
        var orderedBy = run.order().requestedBy();
        if (body.value().acceptDifferences() && actor.name().equals(orderedBy)) {
            throw Denied.samePerson(orderedBy);
        }
    }
}
