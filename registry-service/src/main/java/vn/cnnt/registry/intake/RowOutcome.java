package vn.cnnt.registry.intake;

import java.util.Locale;

/// What became of a row.
enum RowOutcome implements Worded {
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
