package vn.cnnt.reporting.run;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Whether changes are coming in that somebody may be waiting for. Rebuilds then work in small pieces and rest between
/// them: whoever looks at the figures comes first.
@Component
public final class LiveTraffic {
    private static final long RECENT = Duration.ofSeconds(2).toNanos();
    /// How long they rest, in parts of what they worked.
    private static final int REST = 2;

    private final LongSupplier nanoTime;
    private volatile long last;

    @Autowired
    LiveTraffic() {
        this(System::nanoTime);
    }

    LiveTraffic(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.last = nanoTime.getAsLong() - RECENT;
    }

    /// A batch of changes has just been projected.
    void happened() {
        last = nanoTime.getAsLong();
    }

    public boolean isRecent() {
        return nanoTime.getAsLong() - last < RECENT;
    }

    /// How long to leave the machine to it after so much work.
    public Duration rest(Duration worked) {
        return isRecent() ? worked.multipliedBy(REST) : Duration.ZERO;
    }
}
