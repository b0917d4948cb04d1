package vn.cnnt.reporting.run;

import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;
import vn.cnnt.reporting.ReportingProperties;

/// How much those who catch up with the log may hold in memory, all together: whoever does has an even share of it, so
/// that two rebuilds beside a live run that is behind make smaller batches, not an end of the process.
@Component
public final class BatchMemory {
    /// What the service needs for itself, caches included.
    private static final long OURS = 160L << 20;

    private static final long LEAST = 16L << 20;

    private final long total;
    private final AtomicInteger sharers = new AtomicInteger();

    BatchMemory(ReportingProperties properties) {
        var configured = properties.catchUpMemory();
        this.total = configured == null ? ofTheHeap(Runtime.getRuntime().maxMemory()) : configured.toBytes();
    }

    /// Half of what is left: entities take about as much as the records they were folded from, and half of these say
    /// again what an earlier one said.
    private static long ofTheHeap(long heap) {
        return Math.max(LEAST, (heap - OURS) / 2);
    }

    /// One more takes part until it is closed.
    public Share share() {
        sharers.incrementAndGet();
        return new Share();
    }

    /// A part of the whole, which gets smaller while others come.
    public final class Share implements AutoCloseable {
        private Share() {}

        /// In bytes, just now.
        public long bytes() {
            return total / Math.max(1, sharers.get());
        }

        @Override
        public void close() {
            sharers.decrementAndGet();
        }
    }
}
