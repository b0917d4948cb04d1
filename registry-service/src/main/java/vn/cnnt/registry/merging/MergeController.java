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
import vn.cnnt.manners.Versions;
import vn.cnnt.manners.Words;
import vn.cnnt.manners.audit.Audited;
import vn.cnnt.manners.reading.Listing;
import vn.cnnt.registry.command.Once;
import vn.cnnt.registry.command.WriteRequest;
import vn.cnnt.registry.reference.Fields;
import vn.cnnt.registry.store.Paging;
import vn.cnnt.registry.web.Answers;
import vn.cnnt.registry.web.Listed;

/// Merges over HTTP. The `ETag` is that of the plan: it is another one as soon as anything it rests on has changed.
@RestController
@RequestMapping(path = "/api/v1/merges", produces = MediaType.APPLICATION_JSON_VALUE)
public class MergeController {
    /// What a step makes otherwise.
    private static final String STATE = "state";

    private final Merges merges;
    private final MergeCommandHandler handler;
    private final Once once;
    private final Answers answers;
    private final Words words;

    MergeController(Merges merges, MergeCommandHandler handler, Once once, Answers answers, Words words) {
        this.merges = merges;
        this.handler = handler;
        this.once = once;
        this.answers = answers;
        this.words = words;
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
        private static MergeAnswer of(MergeCommandHandler.Looked looked, @Nullable String failure) {
            var merge = looked.merge();
            var plan = looked.plan();
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
        return handler.foresee(from, into);
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
        if (request.isDryRun()) {
            handler.plannable(body.from(), body.into());
            return answers.foreseen(STATE, null, Merge.State.PLANNED.name(), List.of());
        }
        var answer = once.answer(
                request,
                Merges.COLLECTION,
                merges::newId,
                MergeAnswer.class,
                id -> answerOf(handler.plan(id, body, request)));
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
        return answer(ResponseEntity.ok(), answerOf(handler.look(id)));
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
        if (request.isDryRun()) {
            var startable = handler.startable(id, body.confirm(), body.reason(), request);
            var merge = startable.looked().merge();
            var after = merge.isOn() ? merge.state() : Merge.State.RUNNING;
            return answers.foreseen(STATE, merge.state().name(), after.name(), startable.confirmed());
        }
        var answer = once.answer(
                request,
                Merges.COLLECTION,
                () -> id,
                MergeAnswer.class,
                _ -> answerOf(handler.start(id, body.confirm(), body.reason(), request)));
        return answered(ResponseEntity.accepted(), answer);
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
            var merge = handler.cancellable(id, request).merge();
            return answers.foreseen(STATE, merge.state().name(), Merge.State.CANCELLED.name(), List.of());
        }
        var answer = once.answer(
                request, Merges.COLLECTION, () -> id, MergeAnswer.class, _ -> answerOf(handler.cancel(id, request)));
        return answered(ResponseEntity.ok(), answer);
    }

    private MergeAnswer answerOf(MergeCommandHandler.Looked looked) {
        return MergeAnswer.of(looked, failure(looked.merge()));
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
        return response.eTag(Versions.etag(answer.version())).body(answer);
    }
}
