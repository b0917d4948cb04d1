package vn.cnnt.reporting.run;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/// Whether the figures keep up. While something doesn't answer the figures stand still but are true, so that is no
/// reason to send readers elsewhere; a run that stopped, or has not begun, is.
@Component("projection")
class ProjectionHealth implements HealthIndicator {
    private final LiveStatus live;

    ProjectionHealth(LiveStatus live) {
        this.live = live;
    }

    @Override
    public Health health() {
        var state = live.state();
        var status = switch (state.phase()) {
            case FOLLOWING, RETRYING, OUTDATED, OFF -> Status.UP;
            case STARTING, WAITING, STOPPED -> Status.OUT_OF_SERVICE;
        };
        var health = Health.status(status)
                .withDetail("state", state.phase())
                .withDetail("since", state.since())
                .withDetail("partitions", live.partitions());
        return state.message().isEmpty()
                ? health.build()
                : health.withDetail("message", state.message()).build();
    }
}
