package vn.cnnt.reporting.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.cnnt.manners.KeptFindings;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.manners.finding.SaysWhy;
import vn.cnnt.reporting.registry.RegistryApi;
import vn.cnnt.reporting.registry.RegistryTrouble;
import vn.cnnt.reporting.web.Causes;

/// What the register has recorded but not published yet: an audit as of a time would miss it.
@Component
class Unpublished {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    /// How long a command may take from looking at its clock to being stored.
    private static final Duration UNDER_WAY = Duration.ofSeconds(2);

    private final RegistryApi registry;
    private final Clock clock;

    Unpublished(RegistryApi registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    /// Waits until everything recorded until then is in the log; null, or what could not be made sure, as [Causes] says
    /// it.
    @Nullable
    String awaitNoneUntil(Instant recordedAt) {
        if (!registry.isKnown()) {
            return KeptFindings.of("register-not-asked");
        }
        var giveUp = clock.instant().plus(PATIENCE);
        while (true) {
            try {
                var now = clock.instant();
                if (now.isAfter(recordedAt.plus(UNDER_WAY))) {
                    var oldest = registry.oldestUnpublished();
                    if (oldest.isEmpty() || oldest.get().isAfter(recordedAt)) {
                        return null;
                    }
                    if (now.isAfter(giveUp)) {
                        throw new RegistryBehind(oldest.get());
                    }
                }
                Thread.sleep(BETWEEN_LOOKS);
            } catch (RegistryTrouble e) {
                return KeptFindings.of("register-not-sure", new KeptFindings.Before(Causes.of(e)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
    }

    /// The register is asked again.
    private static final class RegistryBehind extends RuntimeException implements SaysWhy {
        private static final long serialVersionUID = 1;
        private final Instant oldest;

        RegistryBehind(Instant oldest) {
            super("the register has not published an event recorded at " + oldest + " yet");
            this.oldest = oldest;
        }

        @Override
        public List<Finding> findings() {
            return List.of(Finding.error("", "registry-behind", oldest));
        }
    }
}
