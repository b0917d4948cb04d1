package vn.cnnt.reporting.run;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.cnnt.reporting.figures.CutWatch;
import vn.cnnt.reporting.projection.Batch;

/// Tells of each batch of the live run everyone in this process who wants to know: readers who wait for the cut to
/// move, rebuilds that make room for changes, and the metrics.
@Component
class BatchNews {
    private final ProjectionMetrics metrics;
    private final CutWatch watch;
    private final LiveTraffic traffic;

    BatchNews(ProjectionMetrics metrics, CutWatch watch, LiveTraffic traffic) {
        this.metrics = metrics;
        this.watch = watch;
        this.traffic = traffic;
    }

    /// Changes that somebody may have waited for are in the figures.
    void projected(List<Batch> batches, PartitionWriter.Step step) {
        traffic.happened();
        metrics.projected(batches, step);
        watch.moved();
    }

    /// A part of what the figures were far behind by is in them.
    void caughtUp(PartitionWriter.Step step) {
        metrics.caughtUp(step);
        watch.moved();
    }

    void tookOver(int partitions) {
        metrics.tookOver(partitions);
    }

    void failed() {
        metrics.failed();
    }
}
