package vn.cnnt.reporting.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.manners.finding.SaysWhy;

/// What was asked of the register did not come about.
public abstract sealed class RegistryTrouble extends RuntimeException implements SaysWhy
        permits RegistryUnreachable, RegistryRefuses {
    private static final long serialVersionUID = 1;

    private final String code;
    private final List<String> arguments;

    RegistryTrouble(String code, @Nullable Throwable cause, List<String> arguments) {
        super(code + " " + String.join(", ", arguments), cause);
        this.code = code;
        this.arguments = List.copyOf(arguments);
    }

    @Override
    public List<Finding> findings() {
        return List.of(Finding.error("", code, arguments.toArray()));
    }
}
