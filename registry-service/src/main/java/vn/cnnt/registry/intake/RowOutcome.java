package vn.cnnt.registry.intake;

import java.util.Locale;

/// What became of a row.
enum RowOutcome {
    ACCEPTED,
    UNCHANGED,
    REFUSED,
    TO_CONFIRM;

    /// As it is written in a request.
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
