package vn.cnnt.reporting.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The register doesn't answer, or not as its API says; or nobody has said where it is, and as whom it is asked. Asked
/// later, it may.
public final class RegistryUnreachable extends RegistryTrouble {
    private static final long serialVersionUID = 1;

    RegistryUnreachable(String code, @Nullable Throwable cause, String... arguments) {
        super(code, cause, List.of(arguments));
    }
}
