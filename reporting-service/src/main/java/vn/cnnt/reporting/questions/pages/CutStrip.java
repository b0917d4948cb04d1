package vn.cnnt.reporting.questions.pages;

import java.time.Instant;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.cnnt.reporting.figures.Cut;

/// What stands above every page of figures: the cut they are of, and how far it can be relied on.
///
/// @param until the time as of which they are; null where they follow the log
/// @param recordedAt null before the first event
/// @param outdated the older definition that the figures are of, null where it is this one
/// @param isLive whether they move with the log: not those of a run that is named
/// @param citation the cut as others can cite it and this service can find it again
record CutStrip(
        @Nullable Instant until,
        @Nullable Instant recordedAt,
        long behind,
        boolean isBehind,
        long parkedEvents,
        long parkedEntities,
        String citation,
        @Nullable String outdated,
        boolean isLive) {
    /// Whoever is behind for longer says so.
    private static final double WELL_SECONDS = 10;

    static CutStrip of(String run, @Nullable Instant until, Cut cut, boolean isLive) {
        var offsets = cut.offsets().entrySet().stream()
                .map(it -> it.getKey() + ":" + it.getValue())
                .collect(Collectors.joining(" "));
        return new CutStrip(
                until,
                cut.recordedAt(),
                cut.lagEvents(),
                cut.lagEvents() > 0 && cut.lagSeconds() > WELL_SECONDS,
                cut.parked().events(),
                cut.parked().entities(),
                run + " · " + offsets,
                cut.definition() == null ? null : cut.definition().served(),
                isLive);
    }

    /// As the stylesheet knows it.
    String state() {
        return isBehind || outdated != null ? "behind" : "still";
    }
}
