package vn.cnnt.reporting.run;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vn.cnnt.reporting.slots.Store;
import vn.cnnt.reporting.web.Causes;

/// A run as it is told.
///
/// @param active whether its figures are the live ones
/// @param waitsFor the runs that have to end before this one begins
public record RunBody(
        String id,
        Run.Kind kind,
        Run.State state,
        boolean active,
        String definition,
        @Nullable String topicId,
        @Nullable Instant recordedAt,
        @Nullable Integer throttle,
        String reason,
        String requestedBy,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        Run.Progress progress,
        SortedMap<String, Long> until,
        List<String> waitsFor,
        @Nullable String remark,
        @Nullable String trouble,
        @Nullable String failure,
        @Nullable String activatedBy,
        @Nullable String acceptedDifferences,
        boolean dataDropped) {

    /// Knows what a run's own record doesn't: whether it is the active one, and what it waits for.
    @Component
    public static class Teller {
        private final Runs runs;
        private final Store store;
        private final Causes causes;

        Teller(Runs runs, Store store, Causes causes) {
            this.runs = runs;
            this.store = store;
            this.causes = causes;
        }

        /// In the language of the request.
        public RunBody of(Run run) {
            return of(run, runs::all);
        }

        /// In the language of the request.
        ///
        /// @param all asked only for one that waits, of which alone the others matter
        public RunBody of(Run run, Supplier<List<Run>> all) {
            return of(run, all, LocaleContextHolder.getLocale());
        }

        public RunBody of(Run run, Supplier<List<Run>> all, Locale locale) {
            var waitsFor = run.state() == Run.State.QUEUED
                    ? all.get().stream().filter(Run::isUnderWay).map(Run::id).toList()
                    : List.<String>of();
            return new RunBody(
                    run.id(),
                    run.kind(),
                    run.state(),
                    store.active().map(run.id()::equals).orElse(false),
                    run.definition(),
                    run.source().topicId(),
                    run.recordedAt(),
                    run.order().throttle(),
                    run.order().reason(),
                    run.order().requestedBy(),
                    run.requestedAt(),
                    run.life().startedAt(),
                    run.life().endedAt(),
                    run.progress(),
                    run.source().until(),
                    waitsFor,
                    causes.say(run.notes().remark(), locale),
                    causes.say(run.notes().trouble(), locale),
                    causes.say(run.notes().failure(), locale),
                    run.acceptance().activatedBy(),
                    run.acceptance().accepted(),
                    run.dataDropped());
        }
    }
}
