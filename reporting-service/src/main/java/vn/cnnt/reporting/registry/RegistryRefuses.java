package vn.cnnt.reporting.registry;

import java.util.List;

/// The register answers, and says no: asked again, it says no again, until somebody gives this service the right, or
/// brings the two to the same version.
public final class RegistryRefuses extends RegistryTrouble {
    private static final long serialVersionUID = 1;

    /// @param detail what the register says of it
    RegistryRefuses(int status, String address, String detail) {
        super("registry-refuses", null, List.of(Integer.toString(status), address, detail));
    }
}
