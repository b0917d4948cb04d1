package vn.cnnt.reporting.reconciliation;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Tells the health endpoint what the last reconciliation found, as a detail without a verdict: figures that differ are
/// still answered, and say so.
@Component("reconciliationHealthIndicator")
class ReconciliationHealth implements HealthIndicator {
    private final Reconciliation reconciliation;

    ReconciliationHealth(Reconciliation reconciliation) {
        this.reconciliation = reconciliation;
    }

    @Override
    public Health health() {
        var health = Health.up();
        reconciliation
                .last()
                .ifPresentOrElse(
                        it -> health.withDetail("state", it.state())
                                .withDetail("at", it.endedAt())
                                .withDetail("differences", it.differences()),
                        () -> health.withDetail("state", "never compared"));
        return health.build();
    }
}
