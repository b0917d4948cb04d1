package vn.cnnt.reporting.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.manners.finding.SaysWhy;

/// The register doesn't answer, or not as its API says; or nobody has said where it is.
public final class RegistryUnreachable extends RuntimeException implements SaysWhy {
    private static final long serialVersionUID = 1;

    RegistryUnreachable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    @Override
    public List<Finding> findings() {
        return List.of(Finding.error("", "registry-away", String.valueOf(getMessage())));
    }
}
