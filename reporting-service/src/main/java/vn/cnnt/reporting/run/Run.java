package vn.cnnt.reporting.run;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/// One pass of the projection over the log. Its id names its generation of views and cells.
///
/// @param revision grows by one with each change; a change is written only over the revision it was made of
/// @param definition the version of what its figures are made of
/// @param topicId the topic it reads, known once it has begun
/// @param recordedAt of an [Kind#AS_OF] run: it takes every event recorded at or before it
/// @param throttle events per second at most, null for as fast as it goes
/// @param until by partition, the offset at which an [Kind#AS_OF] run ends: the log's end when it began
/// @param remark what a reader of its figures should know, null where there is nothing
/// @param trouble why it could not go on when it last tried; null once it does again
/// @param failure why it ended in [State#FAILED]
/// @param accepted the reason with which differences to the run before were accepted
public record Run(
        @Id String id,
        long revision,
        Kind kind,
        String definition,
        @Nullable String topicId,
        @Nullable Instant recordedAt,
        @Nullable Integer throttle,
        String reason,
        String requestedBy,
        Instant requestedAt,
        State state,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        SortedMap<String, Long> until,
        Progress progress,
        @Nullable String remark,
        @Nullable String trouble,
        @Nullable String failure,
        @Nullable String activatedBy,
        @Nullable String accepted,
        boolean dataDropped) {
    public Run {
        until = until == null ? Collections.emptySortedMap() : Collections.unmodifiableSortedMap(new TreeMap<>(until));
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
        /// Its figures are the live ones.
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

    /// What it can't do in the state it is in.
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

    /// What an operator asks for.
    ///
    /// @param recordedAt of an as-of run
    public record Order(
            Kind kind,
            @Nullable Instant recordedAt,
            @Nullable Integer throttle,
            String reason,
            String requestedBy) {}

    public static Run ordered(String id, Order order, String definition, Instant now) {
        return new Run(
                id,
                1,
                order.kind(),
                definition,
                null,
                order.recordedAt(),
                order.throttle(),
                order.reason(),
                order.requestedBy(),
                now,
                State.QUEUED,
                null,
                null,
                Collections.emptySortedMap(),
                Progress.NONE,
                null,
                null,
                null,
                null,
                null,
                false);
    }

    /// The one the service has had since before it knew runs.
    static Run adopted(String id, String definition, Instant now) {
        var order = new Order(Kind.LIVE, null, null, "the live run since the service began", "reporting-service");
        return ordered(id, order, definition, now).in(State.ACTIVE, now, null);
    }

    public Run paused() {
        return from("pause", State.RUNNING, State.FOLLOWING).in(State.PAUSED, startedAt, null);
    }

    /// @param throttle another one from here on, null for the one it has
    public Run resumed(@Nullable Integer throttle) {
        var resumed = from("resume", State.PAUSED).in(State.RUNNING, startedAt, null);
        return throttle == null ? resumed : resumed.throttledTo(throttle);
    }

    public Run cancelled(Instant now) {
        return from("cancel", State.QUEUED, State.RUNNING, State.PAUSED, State.FOLLOWING)
                .in(State.CANCELLED, startedAt, now);
    }

    Run started(Instant now) {
        return from("start", State.QUEUED).in(State.RUNNING, now, null);
    }

    /// It knows now what it reads.
    Run reading(String topicId, SortedMap<String, Long> until, @Nullable String remark) {
        return copy(
                state,
                topicId,
                throttle,
                startedAt,
                endedAt,
                until,
                remark,
                null,
                null,
                activatedBy,
                accepted,
                dataDropped);
    }

    Run caughtUp() {
        return from("follow", State.RUNNING).in(State.FOLLOWING, startedAt, null);
    }

    Run completed(Instant now) {
        return from("complete", State.RUNNING).in(State.COMPLETE, startedAt, now);
    }

    Run failed(String failure, Instant now) {
        from("fail", State.RUNNING, State.FOLLOWING);
        return copy(
                State.FAILED,
                topicId,
                throttle,
                startedAt,
                now,
                until,
                remark,
                null,
                failure,
                activatedBy,
                accepted,
                dataDropped);
    }

    Run troubled(@Nullable String trouble) {
        return copy(
                state,
                topicId,
                throttle,
                startedAt,
                endedAt,
                until,
                remark,
                trouble,
                failure,
                activatedBy,
                accepted,
                dataDropped);
    }

    /// Someone wants it to become the active one.
    ///
    /// @param accepted the reason, where it differs from the one before
    public Run activating(String actor, @Nullable String accepted) {
        from("activate", State.FOLLOWING);
        return copy(
                state,
                topicId,
                throttle,
                startedAt,
                endedAt,
                until,
                remark,
                trouble,
                null,
                actor,
                accepted,
                dataDropped);
    }

    /// It is the active one, whatever it was about to do.
    Run activated() {
        return in(State.ACTIVE, startedAt, null);
    }

    Run retired(Instant now) {
        return from("retire", State.ACTIVE).in(State.RETIRED, startedAt, now);
    }

    public Run withoutData() {
        from("drop-data", State.COMPLETE, State.RETIRED, State.CANCELLED, State.FAILED);
        return copy(
                state,
                topicId,
                throttle,
                startedAt,
                endedAt,
                until,
                remark,
                trouble,
                failure,
                activatedBy,
                accepted,
                true);
    }

    /// Whether it takes part of what the instances can do at once.
    public boolean isUnderWay() {
        return state == State.RUNNING || state == State.PAUSED || (state == State.FOLLOWING && kind != Kind.LIVE);
    }

    /// Whether someone has to work on it.
    boolean wantsWork() {
        return state == State.RUNNING || state == State.FOLLOWING;
    }

    /// Whether figures can be asked of it.
    public boolean isReadable() {
        return !dataDropped && startedAt != null;
    }

    private Run from(String verb, State... allowed) {
        for (var one : allowed) {
            if (state == one) {
                return this;
            }
        }
        throw new NotAllowedNow(state, verb);
    }

    private Run in(State next, @Nullable Instant started, @Nullable Instant ended) {
        return copy(
                next,
                topicId,
                throttle,
                started,
                ended,
                until,
                remark,
                null,
                failure,
                activatedBy,
                accepted,
                dataDropped);
    }

    private Run throttledTo(int events) {
        return copy(
                state,
                topicId,
                events,
                startedAt,
                endedAt,
                until,
                remark,
                trouble,
                failure,
                activatedBy,
                accepted,
                dataDropped);
    }

    private Run copy(
            State state,
            @Nullable String topicId,
            @Nullable Integer throttle,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            SortedMap<String, Long> until,
            @Nullable String remark,
            @Nullable String trouble,
            @Nullable String failure,
            @Nullable String activatedBy,
            @Nullable String accepted,
            boolean dataDropped) {
        return new Run(
                id,
                revision + 1,
                kind,
                definition,
                topicId,
                recordedAt,
                throttle,
                reason,
                requestedBy,
                requestedAt,
                state,
                startedAt,
                endedAt,
                until,
                progress,
                remark,
                trouble,
                failure,
                activatedBy,
                accepted,
                dataDropped);
    }
}
