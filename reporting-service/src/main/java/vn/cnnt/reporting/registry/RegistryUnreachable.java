package vn.cnnt.reporting.registry;

import org.jspecify.annotations.Nullable;

/// The register doesn't answer, or not as its API says; or nobody has said where it is.
public final class RegistryUnreachable extends RuntimeException {
    private static final long serialVersionUID = 1;

    RegistryUnreachable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
