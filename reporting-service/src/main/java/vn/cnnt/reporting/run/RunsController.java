package vn.cnnt.reporting.run;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.cnnt.events.WireFormat;
import vn.cnnt.manners.Refused;
import vn.cnnt.manners.audit.Audited;
import vn.cnnt.manners.audit.RequestTrail;
import vn.cnnt.manners.reading.AnswerSize;
import vn.cnnt.manners.reading.Checked;
import vn.cnnt.manners.reading.Checks;
import vn.cnnt.manners.reading.Listing;
import vn.cnnt.reporting.web.Foreseen;
import vn.cnnt.reporting.web.KeyedRequest;
import vn.cnnt.reporting.web.Keys;
import vn.cnnt.reporting.web.Refusals;
import vn.cnnt.reporting.web.Why;

/// The runs there are, and ordering another one.
@RestController
@RequestMapping(path = "/api/v1/runs", produces = MediaType.APPLICATION_JSON_VALUE)
public class RunsController {
    static final int MOST_PER_SECOND = 10_000_000;

    private final Runs runs;
    private final Orders orders;
    private final AskedRun askedRun;
    private final RunBody.Teller teller;
    private final AsOfTimes times;
    private final Keys keys;
    private final RequestTrail trail;

    RunsController(
            Runs runs,
            Orders orders,
            AskedRun askedRun,
            RunBody.Teller teller,
            AsOfTimes times,
            Keys keys,
            RequestTrail trail) {
        this.runs = runs;
        this.orders = orders;
        this.askedRun = askedRun;
        this.teller = teller;
        this.times = times;
        this.keys = keys;
        this.trail = trail;
    }

    public record RunList(List<RunBody> items, @Nullable String next) {}

    /// The kinds that can be ordered.
    public enum Ordered {
        REBUILD,
        AS_OF
    }

    /// @param recordedAt of AS_OF: everything recorded at or before it is taken
    /// @param throttle events per second
    public record Order(
            @NotNull Ordered kind,
            @Nullable Instant recordedAt,
            @Min(1) @Max(MOST_PER_SECOND) @Nullable Integer throttle,
            @NotBlank @Size(max = Why.MOST) String reason)
            implements Checked {
        @Override
        public void check(Checks checks) {
            if (!checks.sound("kind", "recordedAt")) {
                return;
            }
            if (kind == Ordered.REBUILD && recordedAt != null) {
                checks.error("recordedAt", "only-as-of");
            }
            if (kind == Ordered.AS_OF && recordedAt == null) {
                checks.error("recordedAt", "missing-time");
            }
        }
    }

    @GetMapping
    @Operation(operationId = "listRuns", summary = "Every run, the newest first")
    public RunList all(@ParameterObject Listing asked) {
        var all = runs.all();
        var last = asked.cursor().last();
        var from = 0;
        for (var i = 0; i < all.size() && last != null; i++) {
            if (all.get(i).id().equals(last)) {
                from = i + 1;
            }
        }
        var items = all.subList(from, Math.min(all.size(), from + asked.limit())).stream()
                .map(run -> teller.of(run, () -> all))
                .toList();
        var shown = AnswerSize.fitting(items, WireFormat.JSON);
        var to = from + shown.size();
        return new RunList(
                shown, to < all.size() ? asked.cursor().after(all.get(to - 1).id()) : null);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getRun", summary = "One run")
    public RunBody one(@PathVariable String id) {
        return teller.of(askedRun.run(id));
    }

    @Audited
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(operationId = "orderRun", summary = "Order a run")
    public ResponseEntity<RunBody> order(@RequestBody Order order, KeyedRequest request) {
        check(order);
        var kind = order.kind() == Ordered.AS_OF ? Run.Kind.AS_OF : Run.Kind.REBUILD;
        var wanted = new Run.Order(
                kind,
                order.recordedAt(),
                order.throttle(),
                order.reason(),
                request.actor().name());
        var foreseen =
                List.of(new Foreseen.Change("kind", null, kind), new Foreseen.Change("state", null, Run.State.QUEUED));
        return keys.answer(request, RunBody.class, () -> roomFor(foreseen), () -> {
            var run = ordered(wanted, request);
            return ResponseEntity.accepted()
                    .location(URI.create("/api/v1/runs/" + run.id()))
                    .body(teller.of(run));
        });
    }

    private List<Foreseen.Change> roomFor(List<Foreseen.Change> run) {
        if (!orders.isRoom()) {
            throw tooMany();
        }
        return run;
    }

    private Run ordered(Run.Order order, KeyedRequest request) {
        try {
            return orders.order(order, request.key(), run -> trail.record(run, order.reason()));
        } catch (Orders.TooMany e) {
            throw tooMany();
        }
    }

    static Refused tooMany() {
        return Refusals.notAllowedNow("too-many-runs", Orders.MOST_IN_WORK);
    }

    /// What only the log can say against it.
    public void check(Order order) {
        if (order.recordedAt() != null) {
            times.check(order.recordedAt());
        }
    }
}
