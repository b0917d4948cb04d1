package vn.cnnt.reporting.run;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.cnnt.manners.Refused;
import vn.cnnt.manners.audit.Audited;
import vn.cnnt.manners.audit.RequestTrail;
import vn.cnnt.manners.reading.Checked;
import vn.cnnt.manners.reading.Checks;
import vn.cnnt.reporting.figures.Comparing;
import vn.cnnt.reporting.web.Foreseen;
import vn.cnnt.reporting.web.KeyedRequest;
import vn.cnnt.reporting.web.Keys;
import vn.cnnt.reporting.web.Refusals;
import vn.cnnt.reporting.web.Why;

/// What an operator does with a run.
@RestController
@RequestMapping(path = "/api/v1/runs/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
public class RunVerbsController {
    private final Orders orders;
    private final Activation activation;
    private final Comparisons comparisons;
    private final AskedRun askedRun;
    private final RunBody.Teller teller;
    private final Keys keys;
    private final RequestTrail trail;

    RunVerbsController(
            Orders orders,
            Activation activation,
            Comparisons comparisons,
            AskedRun askedRun,
            RunBody.Teller teller,
            Keys keys,
            RequestTrail trail) {
        this.orders = orders;
        this.activation = activation;
        this.comparisons = comparisons;
        this.askedRun = askedRun;
        this.teller = teller;
        this.keys = keys;
        this.trail = trail;
    }

    /// @param throttle events per second, from now on
    public record Resuming(
            @Min(1) @Max(RunsController.MOST_PER_SECOND) @Nullable
            Integer throttle,

            @NotBlank @Size(max = Why.MOST) String reason) {}

    /// @param reason why the differences are accepted
    public record Activating(
            boolean acceptDifferences,
            @Size(max = Why.MOST) @Nullable String reason) implements Checked {
        @Override
        public void check(Checks checks) {
            if (checks.sound("acceptDifferences", "reason") && acceptDifferences && reason == null) {
                checks.error("reason", "missing");
            }
        }
    }

    @Audited
    @PostMapping("/pause")
    @Operation(operationId = "pauseRun", summary = "Let a run rest")
    public ResponseEntity<RunBody> pause(@PathVariable String id, @RequestBody Why why, KeyedRequest request) {
        return changed(id, request, Run::paused, () -> orders.pause(id, () -> trail.record(id, why.reason())));
    }

    @Audited
    @PostMapping("/resume")
    @Operation(operationId = "resumeRun", summary = "Let a run go on")
    public ResponseEntity<RunBody> resume(
            @PathVariable String id, @RequestBody Resuming resuming, KeyedRequest request) {
        return changed(
                id,
                request,
                run -> run.resumed(resuming.throttle()),
                () -> orders.resume(id, resuming.throttle(), () -> trail.record(id, resuming.reason())));
    }

    @Audited
    @PostMapping("/cancel")
    @Operation(operationId = "cancelRun", summary = "End a run early")
    public ResponseEntity<RunBody> cancel(@PathVariable String id, @RequestBody Why why, KeyedRequest request) {
        return changed(
                id,
                request,
                run -> run.cancelled(run.requestedAt()),
                () -> orders.cancel(id, () -> trail.record(id, why.reason())));
    }

    /// Refused with the differences, unless there are none or they are accepted.
    @Audited
    @PostMapping("/activate")
    @Operation(operationId = "activateRun", summary = "Make its figures the live ones")
    public ResponseEntity<RunBody> activate(
            @PathVariable String id, @RequestBody Activating activating, KeyedRequest request) {
        return changed(
                id,
                request,
                run -> {
                    requireSame(run, activating);
                    return run.activated();
                },
                () -> {
                    var run = askedRun.run(id);
                    var isEqual = requireSame(run, activating);
                    var accepted = isEqual ? null : activating.reason();
                    return trail.record(
                            id,
                            activating.reason(),
                            () -> activation.activate(run, request.actor().name(), accepted));
                });
    }

    /// Whether its figures are those that are live; refused where they aren't, unless that is accepted.
    private boolean requireSame(Run run, Activating activating) {
        run.activating("", null); // refused before the work of comparing
        var named = activating.acceptDifferences()
                ? Comparing.Named.NOBODY
                : new Comparing.Named(null, Comparisons.FIRST_ITEMS);
        var comparison = comparisons.compare(run.id(), askedRun.active(), named);
        if (!comparison.isEqual() && !activating.acceptDifferences()) {
            throw Refusals.differing(comparison.differences().size(), Comparisons.first(comparison));
        }
        if (!comparison.met() && !activating.acceptDifferences()) {
            throw Refusals.differing("did-not-meet");
        }
        return comparison.isEqual();
    }

    /// @param foreseen what the run would be after the change; when it would be doesn't matter
    private ResponseEntity<RunBody> changed(
            String id, KeyedRequest request, UnaryOperator<Run> foreseen, Supplier<Run> change) {
        var run = askedRun.run(id);
        return keys.answer(
                request,
                RunBody.class,
                () -> changes(run, tried(id, () -> foreseen.apply(run))),
                () -> ResponseEntity.ok(teller.of(tried(id, change))));
    }

    public static List<Foreseen.Change> changes(Run before, Run after) {
        var changes = new ArrayList<Foreseen.Change>();
        if (before.state() != after.state()) {
            changes.add(new Foreseen.Change("state", before.state(), after.state()));
        }
        if (!Objects.equals(before.order().throttle(), after.order().throttle())) {
            changes.add(new Foreseen.Change(
                    "throttle", before.order().throttle(), after.order().throttle()));
        }
        if (before.dataDropped() != after.dataDropped()) {
            changes.add(new Foreseen.Change("dataDropped", before.dataDropped(), after.dataDropped()));
        }
        return changes;
    }

    private Run tried(String id, Supplier<Run> change) {
        try {
            return change.get();
        } catch (Run.NotAllowedNow e) {
            throw notAllowedNow(id, e);
        } catch (Activation.Overtaken e) {
            throw Refusals.notAllowedNow("overtaken", askedRun.active());
        }
    }

    public static Refused notAllowedNow(String id, Run.NotAllowedNow e) {
        return Refusals.notAllowedNow("run-state." + e.verb(), id, e.state());
    }
}
