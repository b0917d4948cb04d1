package vn.cnnt.registry.merging;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.cnnt.manners.audit.RequestTrail;
import vn.cnnt.registry.command.Rejection;
import vn.cnnt.registry.command.WriteRequest;
import vn.cnnt.registry.decision.Decision;
import vn.cnnt.registry.store.Stored;

/// What people do with a merge: they plan it, start it, give it up. [Merging] carries out what was started.
@Component
class MergeCommandHandler {
    private final Merges merges;
    private final Merging merging;
    private final MergeWorker worker;
    private final RequestTrail trail;
    private final Clock clock;

    MergeCommandHandler(Merges merges, Merging merging, MergeWorker worker, RequestTrail trail, Clock clock) {
        this.merges = merges;
        this.merging = merging;
        this.worker = worker;
        this.trail = trail;
        this.clock = clock;
    }

    /// A merge with what is left to do.
    record Looked(Merge merge, Plan plan) {}

    /// What a merge may be started with.
    ///
    /// @param confirmed the codes that were said yes to
    record Startable(Looked looked, List<String> confirmed) {}

    Looked look(String id) {
        return look(find(id));
    }

    private Looked look(Merge merge) {
        return new Looked(merge, merging.plan(merge.from(), merge.into()));
    }

    private Merge find(String id) {
        return merges.get(id).orElseThrow(() -> new Rejection.NotFound(id));
    }

    /// What it would take, as both records stand now; null where one of them is not in the register, or they can't be
    /// one.
    @Nullable
    Plan foresee(String from, String into) {
        return refusal(from, into) == null ? merging.plan(from, into) : null;
    }

    /// Refused where they can't be one.
    void plannable(String from, String into) {
        var refusal = refusal(from, into);
        if (refusal != null) {
            throw new Rejection.Refused(refusal);
        }
    }

    private Decision.@Nullable Refused refusal(String from, String into) {
        return Plan.refusal(
                from,
                merging.find(from).map(Stored::state).orElse(null),
                into,
                merging.find(into).map(Stored::state).orElse(null));
    }

    Looked plan(String id, MergeOrder order, WriteRequest request) {
        plannable(order.from(), order.into());
        return look(trail.record(id, order.reason(), () -> merges.plan(id, order, request.actor(), clock.instant())));
    }

    /// Starts it, unless it is on its way or done; looks again where somebody else has changed its state meanwhile.
    Looked start(String id, List<String> confirm, @Nullable String reason, WriteRequest request) {
        while (true) {
            var startable = startable(id, confirm, reason, request);
            var merge = startable.looked().merge();
            if (merge.isOn()) {
                return startable.looked();
            }
            trail.record(id, reason);
            if (merges.start(merge, request.actor())) {
                worker.wake();
                return new Looked(
                        merge.startedBy(request.actor()), startable.looked().plan());
            }
        }
    }

    /// As it may be started, or is on its way already.
    Startable startable(String id, List<String> confirm, @Nullable String reason, WriteRequest request) {
        var merge = find(id);
        if (merge.isOn()) {
            return new Startable(look(merge), List.of());
        }
        if (!merge.state().canStart()) {
            throw new Rejection.Refused(merge.notNow());
        }
        plannable(merge.from(), merge.into());
        var looked = look(merge);
        request.match(looked.plan().version());
        return switch (looked.plan().start(confirm, reason)) {
            case Decision.Refused refused -> throw new Rejection.Refused(refused);
            case Decision.Accepted accepted -> new Startable(looked, accepted.confirmed());
        };
    }

    /// Gives it up; looks again where somebody else has changed its state meanwhile.
    Looked cancel(String id, WriteRequest request) {
        while (true) {
            var looked = cancellable(id, request);
            var merge = looked.merge();
            if (merge.state() == Merge.State.CANCELLED) {
                return looked;
            }
            trail.record(id, null);
            if (merges.change(merge, Merge.State.CANCELLED, merge.failure())) {
                return new Looked(merge.in(Merge.State.CANCELLED, merge.failure()), looked.plan());
            }
        }
    }

    /// As it may be given up, or was already.
    Looked cancellable(String id, WriteRequest request) {
        var looked = look(id);
        var state = looked.merge().state();
        if (state != Merge.State.CANCELLED) {
            if (!state.canStart()) {
                throw new Rejection.Refused(looked.merge().notNow());
            }
            request.match(looked.plan().version());
        }
        return looked;
    }
}
