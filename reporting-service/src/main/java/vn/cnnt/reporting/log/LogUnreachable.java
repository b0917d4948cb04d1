package vn.cnnt.reporting.log;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.manners.finding.SaysWhy;

/// Kafka doesn't answer, or doesn't know the topic.
public final class LogUnreachable extends RuntimeException implements SaysWhy {
    private static final long serialVersionUID = 1;

    public LogUnreachable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    @Override
    public List<Finding> findings() {
        return List.of(Finding.error("", "log-away", String.valueOf(getMessage())));
    }
}
