package vn.cnnt.registry.merging;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.context.i18n.LocaleContextHolder;
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
import vn.cnnt.manners.Cursor;
import vn.cnnt.manners.KeptFindings;
import vn.cnnt.manners.Words;
import vn.cnnt.manners.audit.Audited;
import vn.cnnt.manners.audit.RequestTrail;
import vn.cnnt.manners.reading.Listing;
import vn.cnnt.registry.command.Once;
import vn.cnnt.registry.command.Rejection;
import vn.cnnt.registry.command.WriteRequest;
import vn.cnnt.registry.decision.Decision;
import vn.cnnt.registry.reference.Fields;
import vn.cnnt.registry.store.Paging;
import vn.cnnt.registry.store.Stored;
import vn.cnnt.registry.web.Answers;
import vn.cnnt.registry.web.Listed;

/// Merges over HTTP. The `ETag` is that of the plan: it is another one as soon as anything it rests on has changed.
@RestController
@RequestMapping(path = "/api/v1/merges", produces = MediaType.APPLICATION_JSON_VALUE)
public class MergeController {
    /// What a step makes otherwise.
    private static final String STATE = "state";

    private final Merges merges;
    private final Merging merging;
    private final MergeWorker worker;
    private final Once once;
    private final Answers answers;
    private final RequestTrail trail;
    private final Words words;
    private final Clock clock;

    MergeController(
            Merges merges,
            Merging merging,
            MergeWorker worker,
            Once once,
            Answers answers,
            RequestTrail trail,
            Words words,
            Clock clock) {
        this.trail = trail;
        this.words = words;
        this.merges = merges;
        this.merging = merging;
        this.worker = worker;
        this.once = once;
        this.answers = answers;
        this.clock = clock;
    }

    public record MergeStart(
            @Schema(description = "recorded-at-both where the plan has clashes") @Size(max = Fields.CODES)
            List<@Pattern(regexp = Plan.CLASH, message = Fields.NOT_CONFIRMABLE) @Size(max = Fields.CODE) String>
                    confirm,

            @Size(max = Fields.REASON) @Nullable String reason) {}

    /// @param steps what is left to do
    public record MergeAnswer(
            String id,
            long version,
            String from,
            String into,
            String reason,
            String requestedBy,
            Instant requestedAt,
            @Nullable String startedBy,
            Merge.State state,
            @Nullable String failure,
            List<Merge.Done> done,
            List<Step> steps,
            List<Plan.Clash> clashes,
            List<String> stuck,
            List<Plan.Left> left) {
        static MergeAnswer of(Merge merge, Plan plan, @Nullable String failure) {
            return new MergeAnswer(
                    merge.id(),
                    plan.version(),
                    merge.from(),
                    merge.into(),
                    merge.reason(),
                    merge.requestedBy(),
                    merge.requestedAt(),
                    merge.startedBy() == null ? null : merge.startedBy().name(),
                    merge.state(),
                    failure,
                    merge.done(),
                    plan.steps(),
                    plan.clashes(),
                    plan.stuck(),
                    plan.left());
        }
    }

    public record Search(
            Merge.@Nullable State state,

            @Schema(defaultValue = Listing.USUAL) @Min(1) @Max(Listing.MOST)
            int limit,

            Cursor cursor) {}

    /// A merge in a list: how far it is, without what is left to do, for which both records would have to be read.
    ///
    /// @param done how many steps
    public record MergeItem(
            String id,
            String from,
            String into,
            String reason,
            String requestedBy,
            Instant requestedAt,
            @Nullable String startedBy,
            Merge.State state,
            @Nullable String failure,
            int done) {
        static MergeItem of(Merge merge, @Nullable String failure) {
            return new MergeItem(
                    merge.id(),
                    merge.from(),
                    merge.into(),
                    merge.reason(),
                    merge.requestedBy(),
                    merge.requestedAt(),
                    merge.startedBy() == null ? null : merge.startedBy().name(),
                    merge.state(),
                    failure,
                    merge.done().size());
        }
    }

    @GetMapping
    @Operation(operationId = "listMerges", summary = "The merges that were planned, the newest first")
    public ResponseEntity<Listed<MergeItem>> list(@ParameterObject Search asked) {
        var paging = new Paging(asked.limit(), asked.cursor().last());
        return answers.listed(
                merges.page(asked.state(), paging).map(it -> MergeItem.of(it, failure(it))), asked.cursor());
    }

    /// What it would take, as both records stand now; null where one of them is not in the register, or they can't be
    /// one.
    public @Nullable Plan foreseen(String from, String into) {
        var first = merging.find(from).orElse(null);
        var second = merging.find(into).orElse(null);
        return first == null || second == null || Plan.refusal(from, first.state(), into, second.state()) != null
                ? null
                : merging.plan(from, into);
    }

    @Audited
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "planMerge",
            summary = "Plan how two records of one establishment become one; nothing happens yet",
            responses =
                    @ApiResponse(
                            responseCode = "201",
                            description = "Planned",
                            content = @Content(schema = @Schema(implementation = MergeAnswer.class))))
    public ResponseEntity<?> plan(@RequestBody MergeOrder body, WriteRequest request) {
        var from = body.from();
        var into = body.into();
        if (request.isDryRun()) {
            refuse(from, into);
            return answers.foreseen(STATE, null, Merge.State.PLANNED.name(), List.of());
        }
        var answer = once.answer(request, Merges.COLLECTION, merges::newId, MergeAnswer.class, id -> {
            refuse(from, into);
            return answerOf(trail.record(
                    id,
                    body.reason(),
                    () -> merges.plan(id, from, into, body.reason(), request.actor(), clock.instant())));
        });
        var address = URI.create("/api/v1/merges/" + answer.body().id());
        return answered(ResponseEntity.created(address), answer);
    }

    @GetMapping("/{id}")
    @Operation(
            operationId = "getMerge",
            summary = "A merge: what was done, what is left to do",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "The merge",
                            content = @Content(schema = @Schema(implementation = MergeAnswer.class))))
    public ResponseEntity<MergeAnswer> get(@PathVariable String id) {
        return answer(ResponseEntity.ok(), answerOf(find(id)));
    }

    @Audited
    @PostMapping("/{id}/start")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "startMerge",
            summary = "Carry the plan out as it was seen",
            responses =
                    @ApiResponse(
                            responseCode = "202",
                            description = "It runs",
                            content = @Content(schema = @Schema(implementation = MergeAnswer.class))))
    public ResponseEntity<?> start(@PathVariable String id, @RequestBody MergeStart body, WriteRequest request) {
        var confirm = body.confirm();
        var reason = body.reason();
        if (request.isDryRun()) {
            var merge = find(id);
            var confirmed = isOn(merge) ? List.<String>of() : startable(merge, confirm, reason, request);
            var then = isOn(merge) ? merge.state() : Merge.State.RUNNING;
            return answers.foreseen(STATE, merge.state().name(), then.name(), confirmed);
        }
        return answered(
                ResponseEntity.accepted(),
                once.answer(
                        request,
                        Merges.COLLECTION,
                        () -> id,
                        MergeAnswer.class,
                        _ -> started(id, confirm, reason, request)));
    }

    /// Starts it, unless it is on its way or done; looks again where somebody else has changed its state meanwhile.
    private MergeAnswer started(String id, List<String> confirm, @Nullable String reason, WriteRequest request) {
        while (true) {
            var merge = find(id);
            if (isOn(merge)) {
                return answerOf(merge);
            }
            startable(merge, confirm, reason, request);
            var answer = answerOf(merge.startedBy(request.actor()));
            trail.record(id, reason);
            if (merges.start(merge, request.actor())) {
                worker.wake();
                return answer;
            }
        }
    }

    private static boolean isOn(Merge merge) {
        return merge.state() == Merge.State.RUNNING || merge.state() == Merge.State.DONE;
    }

    /// The codes that were confirmed for it to start.
    private List<String> startable(Merge merge, List<String> confirm, @Nullable String reason, WriteRequest request) {
        if (!merge.state().canStart()) {
            throw new Rejection.Refused(merge.notNow());
        }
        refuse(merge.from(), merge.into());
        var plan = merging.plan(merge.from(), merge.into());
        request.match(plan.version());
        return switch (plan.start(confirm, reason)) {
            case Decision.Refused refused -> throw new Rejection.Refused(refused);
            case Decision.Accepted accepted -> accepted.confirmed();
        };
    }

    @Audited
    @PostMapping("/{id}/cancel")
    @Operation(
            operationId = "cancelMerge",
            summary = "Give up a merge that doesn't run; what it has done stays done",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "Cancelled",
                            content = @Content(schema = @Schema(implementation = MergeAnswer.class))))
    public ResponseEntity<?> cancel(@PathVariable String id, WriteRequest request) {
        if (request.isDryRun()) {
            var merge = find(id);
            cancellable(merge, request);
            return answers.foreseen(STATE, merge.state().name(), Merge.State.CANCELLED.name(), List.of());
        }
        return answered(
                ResponseEntity.ok(),
                once.answer(request, Merges.COLLECTION, () -> id, MergeAnswer.class, _ -> cancelled(id, request)));
    }

    /// Cancels it; looks again where somebody else has changed its state meanwhile.
    private MergeAnswer cancelled(String id, WriteRequest request) {
        while (true) {
            var merge = find(id);
            cancellable(merge, request);
            var answer = answerOf(merge.in(Merge.State.CANCELLED, merge.failure()));
            if (merge.state() == Merge.State.CANCELLED) {
                return answer;
            }
            trail.record(id, null);
            if (merges.change(merge, Merge.State.CANCELLED, merge.failure())) {
                return answer;
            }
        }
    }

    private void cancellable(Merge merge, WriteRequest request) {
        if (merge.state() == Merge.State.CANCELLED) {
            return;
        }
        if (!merge.state().canStart()) {
            throw new Rejection.Refused(merge.notNow());
        }
        request.match(merging.plan(merge.from(), merge.into()).version());
    }

    private void refuse(String from, String into) {
        var refusal = Plan.refusal(
                from,
                merging.find(from).map(Stored::state).orElse(null),
                into,
                merging.find(into).map(Stored::state).orElse(null));
        if (refusal != null) {
            throw new Rejection.Refused(refusal);
        }
    }

    private Merge find(String id) {
        return merges.get(id).orElseThrow(() -> new Rejection.NotFound(id));
    }

    private MergeAnswer answerOf(Merge merge) {
        return MergeAnswer.of(merge, merging.plan(merge.from(), merge.into()), failure(merge));
    }

    /// In the language of the request.
    private @Nullable String failure(Merge merge) {
        return KeptFindings.say(merge.failure(), words, LocaleContextHolder.getLocale());
    }

    private static ResponseEntity<MergeAnswer> answered(
            ResponseEntity.BodyBuilder response, Once.Answer<MergeAnswer> answer) {
        return answer(Answers.replayed(response, answer.isReplayed()), answer.body());
    }

    private static ResponseEntity<MergeAnswer> answer(ResponseEntity.BodyBuilder response, MergeAnswer answer) {
        return response.eTag("\"" + answer.version() + "\"").body(answer);
    }
}
