package vn.cnnt.registry.intake.taking;

import java.util.Locale;
import vn.cnnt.registry.intake.list.Worded;

/// What became of a row.
public enum RowOutcome implements Worded {
    ACCEPTED,
    UNCHANGED,
    REFUSED,
    TO_CONFIRM;

    /// As it is written in a request.
    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
