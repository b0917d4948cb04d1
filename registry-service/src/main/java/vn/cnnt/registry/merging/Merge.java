package vn.cnnt.registry.merging;

import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.ChangeToken;
import vn.cnnt.registry.decision.Decision;

/// The wish that two records become one, and how far it has come.
///
/// @param from the record that goes
/// @param into the record that stays
/// @param begun the step that is being done, or was when the process ended
/// @param failure why it can't go on, as [vn.cnnt.manners.KeptFindings] keeps it
/// @param roles of who planned it, at that time, as their provinces; null of merges from before they were kept
/// @param startedBy whoever had it carried out last, as they were then; null as long as nobody has, and of merges from
/// before it was kept
@Document(Merges.COLLECTION)
public record Merge(
        @Id String id,
        String from,
        String into,
        String reason,
        String requestedBy,
        Instant requestedAt,
        State state,
        List<Done> done,
        @Nullable Step begun,
        @Nullable String failure,
        @Nullable Set<String> roles,
        @Nullable Set<String> provinces,
        @Nullable Actor startedBy) {
    public enum State {
        PLANNED,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED;

        public boolean canStart() {
            return this == PLANNED || this == FAILED;
        }
    }

    /// @param token of the change it made
    public record Done(Step step, String token) {
        private long version() {
            return Objects.requireNonNull(ChangeToken.find(token), token).version();
        }
    }

    public Merge {
        done = List.copyOf(done);
        roles = roles == null ? null : Set.copyOf(roles);
        provinces = provinces == null ? null : Set.copyOf(provinces);
    }

    /// Who planned it, as they were then.
    Actor planner() {
        return new Actor(
                requestedBy, requestedBy, requireNonNullElse(roles, Set.of()), requireNonNullElse(provinces, Set.of()));
    }

    /// By whose rights its steps are done: nothing happens before somebody has started it.
    Actor executor() {
        return startedBy == null ? planner() : startedBy;
    }

    /// It was started, and is not given up or stopped.
    boolean isOn() {
        return state == State.RUNNING || state == State.DONE;
    }

    /// The same in another state.
    Merge in(State other, @Nullable String why) {
        return new Merge(
                id, from, into, reason, requestedBy, requestedAt, other, done, null, why, roles, provinces, startedBy);
    }

    /// The same on its way.
    Merge startedBy(Actor who) {
        return new Merge(
                id,
                from,
                into,
                reason,
                requestedBy,
                requestedAt,
                State.RUNNING,
                done,
                null,
                null,
                roles,
                provinces,
                who);
    }

    /// What its events say of why: that of whoever planned it, and that it is of this merge.
    String reasonOfEvents() {
        return reason + " (" + id + ")";
    }

    /// The merge that the reason of an event names.
    static Optional<String> idIn(@Nullable String reason) {
        if (reason == null || !reason.endsWith(")")) {
            return Optional.empty();
        }
        var begin = reason.lastIndexOf('(');
        return begin < 0 ? Optional.empty() : Optional.of(reason.substring(begin + 1, reason.length() - 1));
    }

    /// The recognition of the record that goes which an event of the one that stays has recorded there. A step has its
    /// events at once and names the last of them, so it is the first one that names none before this.
    Optional<String> recordedAt(String enterprise, long version) {
        return done.stream()
                .filter(step -> step.step().kind() == Step.Kind.RECORD && into.equals(enterprise))
                .filter(step -> step.version() >= version)
                .min(Comparator.comparingLong(Done::version))
                .map(step -> step.step().recognition());
    }

    /// Why it can't start or be cancelled.
    Decision.Refused notNow() {
        return Decision.notAllowedNow("", "merge-state", id, state);
    }

    /// The same for every attempt at the step.
    String keyOf(Step step) {
        return Stream.of("merge", id, Integer.toString(done.size()), step.kind(), step.recognition(), step.grant())
                .filter(Objects::nonNull)
                .map(Object::toString)
                .collect(Collectors.joining("/"));
    }
}
