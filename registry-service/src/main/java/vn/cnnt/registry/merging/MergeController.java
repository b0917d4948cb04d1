package vn.cnnt.registry.merging;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import vn.cnnt.events.WireFormat;
import vn.cnnt.manners.IdempotencyKey;
import vn.cnnt.registry.command.Receipt;
import vn.cnnt.registry.command.Rejection;
import vn.cnnt.registry.command.WriteRequest;
import vn.cnnt.registry.decision.Decision;
import vn.cnnt.registry.reference.Fields;
import vn.cnnt.registry.store.FieldChange;
import vn.cnnt.registry.store.Stored;
import vn.cnnt.registry.web.Answers;
import vn.cnnt.registry.web.Members;
import vn.cnnt.registry.web.Parameters;

/// Merges over HTTP. The `ETag` is that of the plan: it is another one as soon as anything it rests on has changed.
@RestController
@RequestMapping(path = "/api/v1/merges", produces = MediaType.APPLICATION_JSON_VALUE)
class MergeController {
    private final Merges merges;
    private final Merging merging;
    private final MergeWorker worker;
    private final Answers answers;
    private final MergeRights rights;
    private final Clock clock;

    MergeController(
            Merges merges, Merging merging, MergeWorker worker, Answers answers, MergeRights rights, Clock clock) {
        this.rights = rights;
        this.merges = merges;
        this.merging = merging;
        this.worker = worker;
        this.answers = answers;
        this.clock = clock;
    }

    /// @param from the record that goes
    /// @param into the record that stays
    record Wanted(String from, String into, String reason) {}

    /// @param confirm `recorded-at-both` where the plan has clashes
    record Start(@Nullable List<String> confirm, @Nullable String reason) {}

    /// @param steps what is left to do
    record Answer(
            String id,
            long version,
            String from,
            String into,
            String reason,
            String requestedBy,
            Instant requestedAt,
            Merge.State state,
            @Nullable String failure,
            List<Merge.Done> done,
            List<Step> steps,
            List<Plan.Clash> clashes,
            List<String> stuck,
            List<Plan.Left> left) {
        static Answer of(Merge merge, Plan plan) {
            return new Answer(
                    merge.id(),
                    plan.version(),
                    merge.from(),
                    merge.into(),
                    merge.reason(),
                    merge.requestedBy().name(),
                    merge.requestedAt(),
                    merge.state(),
                    merge.failure(),
                    merge.done(),
                    plan.steps(),
                    plan.clashes(),
                    plan.stuck(),
                    plan.left());
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "planMerge",
            summary = "Plan how two records of one establishment become one; nothing happens yet",
            requestBody =
                    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Wanted.class))),
            responses =
                    @ApiResponse(
                            responseCode = "201",
                            description = "Planned",
                            content = @Content(schema = @Schema(implementation = Answer.class))))
    ResponseEntity<?> plan(Members body, WriteRequest request) {
        var from = Fields.requiredLine(body, "from", Fields.NAME);
        var into = Fields.requiredLine(body, "into", Fields.NAME);
        var reason = body.requiredReason();
        rights.plan(request.actor(), from, into);
        body.check();
        var before = merges.answered(request);
        if (before.isPresent()) {
            return created(new Merges.Asked(before.get(), true));
        }
        var refusal = Plan.refusal(
                from,
                merging.find(from).map(Stored::state).orElse(null),
                into,
                merging.find(into).map(Stored::state).orElse(null));
        if (refusal != null) {
            throw new Rejection.Refused(refusal);
        }
        if (request.isDryRun()) {
            return foreseen(List.of(), null, Merge.State.PLANNED);
        }
        return created(merges.plan(request, from, into, reason, clock.instant()));
    }

    @GetMapping("/{id}")
    @Operation(
            operationId = "getMerge",
            summary = "A merge: what was done, what is left to do",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "The merge",
                            content = @Content(schema = @Schema(implementation = Answer.class))))
    ResponseEntity<Answer> get(@PathVariable String id, Parameters query) {
        query.check();
        return answer(ResponseEntity.ok(), find(id));
    }

    @PostMapping("/{id}/start")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "startMerge",
            summary = "Carry the plan out as it was seen",
            requestBody =
                    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Start.class))),
            responses =
                    @ApiResponse(
                            responseCode = "202",
                            description = "It runs",
                            content = @Content(schema = @Schema(implementation = Answer.class))))
    ResponseEntity<?> start(@PathVariable String id, Members body, WriteRequest request) {
        var confirm = body.confirm();
        var reason = body.reason();
        body.check();
        var before = merges.replay(request);
        if (before.isPresent()) {
            return again(ResponseEntity.accepted(), before.get());
        }
        var merge = find(id);
        if (merge.state() == Merge.State.RUNNING || merge.state() == Merge.State.DONE) {
            return request.isDryRun()
                    ? foreseen(List.of(), merge.state(), merge.state())
                    : kept(ResponseEntity.accepted(), merge, request);
        }
        if (!merge.state().canStart()) {
            throw new Rejection.Refused(merge.notNow());
        }
        var refusal = Plan.refusal(
                merge.from(),
                merging.find(merge.from()).map(Stored::state).orElse(null),
                merge.into(),
                merging.find(merge.into()).map(Stored::state).orElse(null));
        if (refusal != null) {
            throw new Rejection.Refused(refusal);
        }
        var plan = merging.plan(merge.from(), merge.into());
        checkVersion(request.versions(), plan.version());
        var confirmed = switch (plan.start(confirm, reason)) {
            case Decision.Refused refused -> throw new Rejection.Refused(refused);
            case Decision.Accepted accepted -> accepted.confirmed();
        };
        if (request.isDryRun()) {
            return foreseen(confirmed, merge.state(), Merge.State.RUNNING);
        }
        var answer = Answer.of(merge.in(Merge.State.RUNNING, null), plan);
        if (!merges.change(merge, Merge.State.RUNNING, null, request, text(answer))) {
            return overtaken(ResponseEntity.accepted(), id, request, Merge.State.RUNNING);
        }
        worker.wake();
        return answer(ResponseEntity.accepted(), answer);
    }

    @PostMapping("/{id}/cancel")
    @Operation(
            operationId = "cancelMerge",
            summary = "Give up a merge that doesn't run; what it has done stays done",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "Cancelled",
                            content = @Content(schema = @Schema(implementation = Answer.class))))
    ResponseEntity<?> cancel(@PathVariable String id, WriteRequest request) {
        var before = merges.replay(request);
        if (before.isPresent()) {
            return again(ResponseEntity.ok(), before.get());
        }
        var merge = find(id);
        if (merge.state() == Merge.State.CANCELLED) {
            return request.isDryRun()
                    ? foreseen(List.of(), merge.state(), merge.state())
                    : kept(ResponseEntity.ok(), merge, request);
        }
        if (!merge.state().canStart()) {
            throw new Rejection.Refused(merge.notNow());
        }
        var plan = merging.plan(merge.from(), merge.into());
        checkVersion(request.versions(), plan.version());
        if (request.isDryRun()) {
            return foreseen(List.of(), merge.state(), Merge.State.CANCELLED);
        }
        var answer = Answer.of(merge.in(Merge.State.CANCELLED, merge.failure()), plan);
        if (!merges.change(merge, Merge.State.CANCELLED, merge.failure(), request, text(answer))) {
            return overtaken(ResponseEntity.ok(), id, request, Merge.State.CANCELLED);
        }
        return answer(ResponseEntity.ok(), answer);
    }

    /// What a dry run would make of the state of the merge.
    private ResponseEntity<?> foreseen(List<String> confirmed, Merge.@Nullable State from, Merge.State to) {
        var changes = FieldChange.between(from == null ? null : stateOf(from), stateOf(to));
        return answers.foreseen(List.of(), new Receipt.Foreseen(confirmed, changes));
    }

    private static JsonNode stateOf(Merge.State state) {
        return WireFormat.JSON.createObjectNode().put("state", state.name());
    }

    /// It is so already.
    private ResponseEntity<Answer> kept(ResponseEntity.BodyBuilder response, Merge merge, WriteRequest request) {
        var answer = Answer.of(merge, merging.plan(merge.from(), merge.into()));
        if (!merges.keep(merge, request, text(answer))) {
            return overtaken(response, merge.id(), request, merge.state());
        }
        return answer(response, answer);
    }

    /// Another request was quicker: the same one, under the same key, or one that left the merge in another state.
    private ResponseEntity<Answer> overtaken(
            ResponseEntity.BodyBuilder response, String id, WriteRequest request, Merge.State wanted) {
        var before = merges.replay(request);
        if (before.isPresent()) {
            return again(response, before.get());
        }
        var now = find(id);
        if (now.state() == wanted || (wanted == Merge.State.RUNNING && now.state() == Merge.State.DONE)) {
            return kept(response, now, request);
        }
        throw new Rejection.Refused(now.notNow());
    }

    private static ResponseEntity<Answer> again(ResponseEntity.BodyBuilder response, String before) {
        return answer(
                response.header(IdempotencyKey.REPLAYED, "true"), WireFormat.JSON.readValue(before, Answer.class));
    }

    private static String text(Answer answer) {
        return WireFormat.JSON.writeValueAsString(answer);
    }

    private Merge find(String id) {
        return merges.get(id).orElseThrow(() -> new Rejection.NotFound(id));
    }

    private static void checkVersion(@Nullable Set<Long> asked, long version) {
        if (asked == null) {
            throw new Rejection.VersionRequired(version);
        }
        if (!asked.contains(version)) {
            throw new Rejection.Stale(asked, version);
        }
    }

    private ResponseEntity<Answer> created(Merges.Asked asked) {
        var response = ResponseEntity.created(
                URI.create("/api/v1/merges/" + asked.merge().id()));
        if (asked.isReplayed()) {
            response.header(IdempotencyKey.REPLAYED, "true");
        }
        return answer(response, asked.merge());
    }

    private ResponseEntity<Answer> answer(ResponseEntity.BodyBuilder response, Merge merge) {
        return answer(response, Answer.of(merge, merging.plan(merge.from(), merge.into())));
    }

    private static ResponseEntity<Answer> answer(ResponseEntity.BodyBuilder response, Answer answer) {
        return response.eTag("\"" + answer.version() + "\"").body(answer);
    }
}
