package vn.cnnt.reporting.run;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vn.cnnt.reporting.figures.CutWatch;
import vn.cnnt.reporting.slots.Generation;
import vn.cnnt.reporting.slots.Store;

/// Makes a run the active one. Which one that is, one document of the store says, so the switch is one conditional
/// write between two queries; the records of the runs follow it.
@Component
public class Activation {
    /// Who acts where nobody asked.
    public static final String ITSELF = "reporting-service";

    private static final Logger log = LoggerFactory.getLogger(Activation.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Runs runs;
    private final Store store;
    private final CutWatch watch;
    private final Clock clock;

    Activation(Runs runs, Store store, CutWatch watch, Clock clock) {
        this.runs = runs;
        this.store = store;
        this.watch = watch;
        this.clock = clock;
    }

    /// The run that was active is another one by now.
    public static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1;

        Overtaken() {
            super("another run was activated meanwhile", null, false, false);
        }
    }

    /// Switches over, once the run has all that the active one has. [Run.NotAllowedNow] where it isn't following the
    /// log.
    ///
    /// @param accepted why, where the figures differ
    public Run activate(Run run, String actor, @Nullable String accepted) {
        run.activating(actor, accepted);
        var before = store.active().orElseThrow(Overtaken::new);
        awaitAsFarAs(before, run);
        // Written first, so that whoever finds the switch made can tell who made it.
        runs.change(run.id(), it -> it.activating(actor, accepted));
        if (!store.activate(before, run.id())) {
            throw new Overtaken();
        }
        watch.moved();
        log.atInfo()
                .addKeyValue("run", run.id())
                .addKeyValue("before", before)
                .addKeyValue("actor", actor)
                .log("run activated");
        settle();
        return runs.find(run.id()).orElseThrow();
    }

    /// Brings the records in step with the store: one that died between the two writes left them apart.
    void settle() {
        var active = store.active();
        if (active.isEmpty()) {
            return;
        }
        var name = active.get();
        if (runs.find(name).isEmpty()) {
            store.generation(name).ifPresent(it -> runs.insert(Run.adopted(name, it.definition(), clock.instant())));
        }
        var now = clock.instant();
        runs.find(name)
                .filter(run -> run.state() != Run.State.ACTIVE)
                .ifPresent(run -> runs.change(name, Run::activated));
        for (var run : runs.in(List.of(Run.State.ACTIVE))) {
            if (!run.id().equals(name)) {
                runs.change(run.id(), it -> it.state() == Run.State.ACTIVE ? it.retired(now) : it);
            }
        }
    }

    /// A reader who has seen a change shall see it in the new run's figures, too.
    private void awaitAsFarAs(String before, Run run) {
        var giveUp = clock.instant().plus(PATIENCE);
        while (true) {
            var old = store.generation(before).map(store::checkpoints);
            var mine = store.generation(run.id()).map(store::checkpoints);
            if (old.isEmpty() || mine.isEmpty() || isAnotherTopic(before, run)) {
                return;
            }
            var reached = mine.get();
            var isThere = old.get().values().stream().allMatch(it -> {
                var own = reached.get(it.partition());
                return own != null
                        && (own.offset() >= it.offset() || !own.topicId().equals(it.topicId()));
            });
            if (isThere) {
                return;
            }
            if (clock.instant().isAfter(giveUp)) {
                throw new Run.NotAllowedNow(run.state(), "activate");
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
    }

    private boolean isAnotherTopic(String before, Run run) {
        var old = store.generation(before).map(Generation::partitions).orElse(0);
        return !old.equals(
                store.generation(run.id()).map(Generation::partitions).orElse(0));
    }
}
