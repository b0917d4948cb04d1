package vn.cnnt.manners;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.boot.actuate.autoconfigure.web.server.ConditionalOnManagementPort;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.health.contributor.Status;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Liveness and readiness on the API's port, where load balancers and container engines look, when everything else of
/// the actuator lives on a port of its own. They say the status and nothing of what it is made of.
@Hidden
@RestController
@ConditionalOnManagementPort(ManagementPortType.DIFFERENT)
class Probes {
    private final HealthEndpoint health;
    private final HealthEndpointGroups groups;

    Probes(HealthEndpoint health, HealthEndpointGroups groups) {
        this.health = health;
        this.groups = groups;
    }

    record Answer(String status) {}

    @GetMapping("/actuator/health/liveness")
    ResponseEntity<Answer> liveness() {
        return answer("liveness");
    }

    @GetMapping("/actuator/health/readiness")
    ResponseEntity<Answer> readiness() {
        return answer("readiness");
    }

    private ResponseEntity<Answer> answer(String group) {
        var found = health.healthForPath(group);
        var status = found == null ? Status.UNKNOWN : found.getStatus();
        var known = groups.get(group);
        return ResponseEntity.status(
                        known == null ? 503 : known.getHttpCodeStatusMapper().getStatusCode(status))
                .cacheControl(CacheControl.noStore())
                .body(new Answer(status.getCode()));
    }
}
