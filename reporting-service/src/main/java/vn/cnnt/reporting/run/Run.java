package vn.cnnt.reporting.run;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Unwrapped;

/// One pass of the projection over the log. Its id names its generation of views and cells. In the database its parts
/// stand side by side in one flat document.
///
/// @param revision grows by one with each change; a change is written only over the revision it was made of
/// @param definition the version of what its figures are made of
public record Run(
        @Id String id,
        long revision,
        @Unwrapped.Empty Order order,
        String definition,
        Instant requestedAt,
        @Unwrapped.Empty Source source,
        @Unwrapped.Empty Life life,
        Progress progress,
        @Unwrapped.Empty Notes notes,
        @Unwrapped.Empty Acceptance acceptance,
        boolean dataDropped) {

    /// What an operator asks for.
    ///
    /// @param recordedAt of an [Kind#AS_OF] run: it takes every event recorded at or before it
    /// @param throttle events per second at most, null for as fast as it goes
    public record Order(
            Kind kind,
            @Nullable Instant recordedAt,
            @Nullable Integer throttle,
            String reason,
            String requestedBy) {
        Order throttledTo(@Nullable Integer events) {
            return events == null ? this : new Order(kind, recordedAt, events, reason, requestedBy);
        }
    }

    /// The log that the run reads, known once it has begun.
    ///
    /// @param topicId the topic's, null before
    /// @param until by partition, the offset at which an [Kind#AS_OF] run ends: the log's end when it began
    public record Source(@Nullable String topicId, SortedMap<String, Long> until) {
        static final Source UNKNOWN = new Source(null, Collections.emptySortedMap());

        public Source {
            until = until == null
                    ? Collections.emptySortedMap()
                    : Collections.unmodifiableSortedMap(new TreeMap<>(until));
        }
    }

    /// Where it is on its way from being ordered to its end.
    public record Life(
            State state,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt) {
        static final Life QUEUED = new Life(State.QUEUED, null, null);

        Life now(State next) {
            return new Life(next, startedAt, null);
        }

        Life ended(State last, Instant now) {
            return new Life(last, startedAt, now);
        }
    }

    /// What there is to be said of it.
    ///
    /// @param remark what a reader of its figures should know, in codes as `trouble` and `failure` are; null
    ///     where there is nothing
    /// @param trouble why it could not go on when it last tried, as causes are kept; null once it does again
    /// @param failure why it ended in [State#FAILED], as causes are kept
    public record Notes(
            @Nullable String remark,
            @Nullable String trouble,
            @Nullable String failure) {
        static final Notes NONE = new Notes(null, null, null);

        Notes withoutTrouble() {
            return new Notes(remark, null, failure);
        }
    }

    /// Who made the run the active one.
    ///
    /// @param accepted the reason with which differences to the run before were accepted
    public record Acceptance(
            @Nullable String activatedBy, @Nullable String accepted) {
        static final Acceptance NONE = new Acceptance(null, null);
    }

    public enum Kind {
        /// What the service began with, before anyone asked for a run.
        LIVE,
        /// From the log's beginning to its end and on, to become the live one.
        REBUILD,
        /// What was recorded until a time.
        AS_OF
    }

    public enum State {
        QUEUED,
        RUNNING,
        PAUSED,
        /// Caught up with the log, and going on.
        FOLLOWING,
        /// All that it was to take is in its figures.
        COMPLETE,
        /// The figures of the run are the live ones.
        ACTIVE,
        /// Another has become the active one.
        RETIRED,
        CANCELLED,
        FAILED;

        private static final Set<State> ENDED = EnumSet.of(COMPLETE, RETIRED, CANCELLED, FAILED);

        public boolean isEnded() {
            return ENDED.contains(this);
        }
    }

    /// @param events records of the log behind it
    /// @param of those there were when it was last looked at
    /// @param remainingSeconds null where that can't be said
    public record Progress(
            long events,
            long of,
            double eventsPerSecond,
            @Nullable Double remainingSeconds) {
        public static final Progress NONE = new Progress(0, 0, 0, null);
    }

    /// A verb that the run's state does not allow.
    public static final class NotAllowedNow extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final State state;
        private final String verb;

        NotAllowedNow(State state, String verb) {
            super(verb + " is not possible in " + state, null, false, false);
            this.state = state;
            this.verb = verb;
        }

        public State state() {
            return state;
        }

        public String verb() {
            return verb;
        }
    }

    public static Run ordered(String id, Order order, String definition, Instant now) {
        return new Run(
                id,
                1,
                order,
                definition,
                now,
                Source.UNKNOWN,
                Life.QUEUED,
                Progress.NONE,
                Notes.NONE,
                Acceptance.NONE,
                false);
    }

    /// The run that the service has had since before it knew runs.
    static Run adopted(String id, String definition, Instant now) {
        var order = new Order(Kind.LIVE, null, null, "the live run since the service began", "reporting-service");
        return ordered(id, order, definition, now).with(new Life(State.ACTIVE, now, null));
    }

    public Run paused() {
        return from("pause", State.RUNNING, State.FOLLOWING).with(life.now(State.PAUSED));
    }

    /// @param throttle another one from here on, null for the one it has
    public Run resumed(@Nullable Integer throttle) {
        return from("resume", State.PAUSED).with(life.now(State.RUNNING)).with(order.throttledTo(throttle));
    }

    public Run cancelled(Instant now) {
        return from("cancel", State.QUEUED, State.RUNNING, State.PAUSED, State.FOLLOWING)
                .with(life.ended(State.CANCELLED, now));
    }

    Run started(Instant now) {
        return from("start", State.QUEUED).with(new Life(State.RUNNING, now, null));
    }

    /// The run knows now which log it reads, and to where.
    Run reading(String topicId, SortedMap<String, Long> until, @Nullable String remark) {
        return changed().with(new Notes(remark, null, null)).with(new Source(topicId, until));
    }

    Run caughtUp() {
        return from("follow", State.RUNNING).with(life.now(State.FOLLOWING));
    }

    Run completed(Instant now) {
        return from("complete", State.RUNNING).with(life.ended(State.COMPLETE, now));
    }

    Run failed(String failure, Instant now) {
        return from("fail", State.RUNNING, State.FOLLOWING)
                .with(life.ended(State.FAILED, now))
                .with(new Notes(notes.remark(), null, failure));
    }

    Run troubled(@Nullable String trouble) {
        return changed().with(new Notes(notes.remark(), trouble, notes.failure()));
    }

    /// Someone wants it to become the active one.
    ///
    /// @param accepted the reason, where it differs from the one before
    public Run activating(String actor, @Nullable String accepted) {
        return from("activate", State.FOLLOWING)
                .with(new Notes(notes.remark(), notes.trouble(), null))
                .with(new Acceptance(actor, accepted));
    }

    /// The run is the active one, whatever it was about to do.
    public Run activated() {
        return changed().with(life.now(State.ACTIVE));
    }

    Run retired(Instant now) {
        return from("retire", State.ACTIVE).with(life.ended(State.RETIRED, now));
    }

    public Run withoutData() {
        var now = from("drop-data", State.COMPLETE, State.RETIRED, State.CANCELLED, State.FAILED);
        return new Run(
                id, now.revision, order, definition, requestedAt, source, life, progress, notes, acceptance, true);
    }

    /// Of one whose data are to stay after all, as long as they are still there.
    Run withData() {
        var now = from("keep-data", State.COMPLETE, State.RETIRED, State.CANCELLED, State.FAILED);
        return new Run(
                id, now.revision, order, definition, requestedAt, source, life, progress, notes, acceptance, false);
    }

    public Kind kind() {
        return order.kind();
    }

    public @Nullable Instant recordedAt() {
        return order.recordedAt();
    }

    public State state() {
        return life.state();
    }

    /// Whether it takes part of what the instances can do at once.
    public boolean isUnderWay() {
        return state() == State.RUNNING
                || state() == State.PAUSED
                || (state() == State.FOLLOWING && kind() != Kind.LIVE);
    }

    /// Whether someone has to work on it.
    boolean wantsWork() {
        return state() == State.RUNNING || state() == State.FOLLOWING;
    }

    /// Whether figures can be asked of it.
    public boolean isReadable() {
        return !dataDropped && life.startedAt() != null;
    }

    /// The next revision, where the verb is allowed in the state it is in.
    private Run from(String verb, State... allowed) {
        if (!List.of(allowed).contains(state())) {
            throw new NotAllowedNow(state(), verb);
        }
        return changed();
    }

    private Run changed() {
        return new Run(
                id,
                revision + 1,
                order,
                definition,
                requestedAt,
                source,
                life,
                progress,
                notes,
                acceptance,
                dataDropped);
    }

    /// In another state; what troubled it in the one before is over.
    private Run with(Life next) {
        return new Run(
                id,
                revision,
                order,
                definition,
                requestedAt,
                source,
                next,
                progress,
                notes.withoutTrouble(),
                acceptance,
                dataDropped);
    }

    private Run with(Order other) {
        return new Run(
                id, revision, other, definition, requestedAt, source, life, progress, notes, acceptance, dataDropped);
    }

    private Run with(Source known) {
        return new Run(
                id, revision, order, definition, requestedAt, known, life, progress, notes, acceptance, dataDropped);
    }

    private Run with(Notes others) {
        return new Run(
                id, revision, order, definition, requestedAt, source, life, progress, others, acceptance, dataDropped);
    }

    private Run with(Acceptance given) {
        return new Run(id, revision, order, definition, requestedAt, source, life, progress, notes, given, dataDropped);
    }
}
