package vn.cnnt.registry.correction;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
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
import vn.cnnt.events.Level;
import vn.cnnt.events.Province;
import vn.cnnt.events.RecognitionDetails;
import vn.cnnt.events.RecognitionStatus;
import vn.cnnt.manners.Cursor;
import vn.cnnt.manners.Versions;
import vn.cnnt.manners.audit.Audited;
import vn.cnnt.manners.describing.Refuses;
import vn.cnnt.manners.reading.Listing;
import vn.cnnt.registry.command.Once;
import vn.cnnt.registry.command.Rejection;
import vn.cnnt.registry.command.WriteRequest;
import vn.cnnt.registry.enterprise.Enterprise;
import vn.cnnt.registry.enterprise.Enterprises;
import vn.cnnt.registry.enterprise.RecognitionController;
import vn.cnnt.registry.reference.Fields;
import vn.cnnt.registry.store.Page;
import vn.cnnt.registry.store.Paging;
import vn.cnnt.registry.store.Stored;
import vn.cnnt.registry.web.Answer;
import vn.cnnt.registry.web.Answers;
import vn.cnnt.registry.web.Listed;

/// Requests for corrections over HTTP: asked for by an officer, accepted or refused by an approver.
@RestController
@RequestMapping(path = "/api/v1/correction-requests", produces = MediaType.APPLICATION_JSON_VALUE)
public class CorrectionRequestController {
    private final CorrectionRequests requests;
    private final CorrectionCommandHandler handler;
    private final Enterprises enterprises;
    private final RecognitionController recognitions;
    private final Once once;
    private final Answers answers;

    CorrectionRequestController(
            CorrectionRequests requests,
            CorrectionCommandHandler handler,
            Enterprises enterprises,
            RecognitionController recognitions,
            Once once,
            Answers answers) {
        this.requests = requests;
        this.handler = handler;
        this.enterprises = enterprises;
        this.recognitions = recognitions;
        this.once = once;
        this.answers = answers;
    }

    public record Search(
            CorrectionRequest.@Nullable State state,

            @Schema(description = "That the enterprise was in when it was asked for, as a province of today") @Nullable
            Province province,

            @Schema(defaultValue = Listing.USUAL) @Min(1) @Max(Listing.MOST)
            int limit,

            Cursor cursor) {}

    /// Where a recognition is recorded, or is to be.
    public record Places(
            @Nullable String province, @Nullable String decidedProvince) {}

    /// @param version of the enterprise, to be matched by whoever decides on the request
    /// @param enterprise its id
    /// @param recognition the id of its recognition
    /// @param present where it is recorded now
    /// @param asked where it should be; null leaves what is there
    /// @param closed who decided on the request, when, and why it was refused
    public record RequestAnswer(
            String id,
            long version,
            String enterprise,
            String enterpriseName,
            String recognition,
            String product,
            Level level,
            int votingYear,
            RecognitionStatus status,
            Places present,
            Places asked,
            String reason,
            String requestedBy,
            Instant requestedAt,
            CorrectionRequest.State state,
            CorrectionRequest.@Nullable Closed closed) {
        private static RequestAnswer of(CorrectionCommandHandler.Looked looked) {
            var request = looked.request();
            var stored = looked.enterprise();
            var of = looked.recognition();
            return new RequestAnswer(
                    request.id(),
                    stored.version(),
                    stored.id(),
                    stored.state().details().name(),
                    of.id(),
                    of.product(),
                    of.level(),
                    of.votingYear(),
                    of.status(),
                    new Places(
                            of.province().key(),
                            of.decidedProvince() == null
                                    ? null
                                    : of.decidedProvince().key()),
                    new Places(request.province(), request.decidedProvince()),
                    request.reason(),
                    request.requestedBy(),
                    request.requestedAt(),
                    request.state(),
                    request.closed());
        }
    }

    @GetMapping
    @Operation(
            operationId = "listCorrectionRequests",
            summary = "Requests to correct what was decided, the newest first")
    public ResponseEntity<Listed<RequestAnswer>> list(@ParameterObject Search asked) {
        var province = asked.province();
        var paging = new Paging(asked.limit(), asked.cursor().last());
        var places = province == null ? null : List.of(province.current().key());
        return answers.listed(shown(requests.page(asked.state(), places, paging)), asked.cursor());
    }

    /// The requests that wait in some provinces of today, the newest first.
    ///
    /// @param places null for all
    public List<RequestAnswer> waiting(@Nullable List<String> places, int most) {
        return shown(requests.page(CorrectionRequest.State.OPEN, places, new Paging(most, null)))
                .items();
    }

    /// The requests about one enterprise, the newest first.
    public List<RequestAnswer> of(String enterprise, int most) {
        return shown(requests.of(enterprise, most)).items();
    }

    /// What nobody ever takes out of the register is there: an enterprise, and its recognitions.
    private Page<RequestAnswer> shown(Page<CorrectionRequest> page) {
        var records = enterprises.get(
                page.items().stream().map(CorrectionRequest::enterprise).toList());
        return page.map(it -> shown(it, records));
    }

    private static RequestAnswer shown(CorrectionRequest request, Map<String, Stored<Enterprise>> records) {
        var stored = records.get(request.enterprise());
        if (stored == null) {
            throw new Rejection.NotFound(request.enterprise());
        }
        return RequestAnswer.of(new CorrectionCommandHandler.Looked(request, stored));
    }

    @GetMapping("/{id}")
    @Operation(
            operationId = "getCorrectionRequest",
            summary = "A request, with where the recognition is recorded now",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "The request",
                            content = @Content(schema = @Schema(implementation = RequestAnswer.class))))
    public ResponseEntity<RequestAnswer> get(@PathVariable String id) {
        return answer(ResponseEntity.ok(), RequestAnswer.of(handler.look(id)));
    }

    @Audited
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Parameter(in = ParameterIn.HEADER, name = HttpHeaders.IF_MATCH, description = "The ETag of the establishment")
    @Refuses(status = "412", when = "The establishment has changed since that version")
    @Refuses(status = "428", when = "If-Match is missing")
    @Operation(
            operationId = "requestCorrection",
            summary = "Ask an approver to correct where a decided recognition is recorded",
            responses =
                    @ApiResponse(
                            responseCode = "201",
                            description = "It waits for an approver",
                            content = @Content(schema = @Schema(implementation = RequestAnswer.class))))
    public ResponseEntity<?> ask(@RequestBody CorrectionOrder body, WriteRequest request) {
        if (request.isDryRun()) {
            var receipt = handler.foresee(body, request);
            return answers.foreseen(receipt.warnings(), Objects.requireNonNull(receipt.foreseen(), receipt.id()));
        }
        var answer = once.answer(
                request,
                CorrectionRequests.COLLECTION,
                requests::newId,
                RequestAnswer.class,
                id -> RequestAnswer.of(handler.ask(id, body, request)));
        var address = URI.create("/api/v1/correction-requests/" + answer.body().id());
        return answered(ResponseEntity.created(address), answer);
    }

    @Audited
    @PostMapping("/{id}/acceptance")
    @Operation(operationId = "acceptCorrection", summary = "Correct the recognition as it was asked for")
    public ResponseEntity<Answer<RecognitionDetails>> accept(@PathVariable String id, WriteRequest write) {
        var looked = handler.look(id);
        var receipt = handler.accept(looked, write);
        return recognitions.changed(receipt, looked.request().recognition(), write.actor());
    }

    /// Why the recognition stays as it is: a request is refused with it.
    public record CorrectionRefusal(
            @NotBlank @Size(max = Fields.REASON) String reason) {}

    @Audited
    @PostMapping("/{id}/refusal")
    @Operation(
            operationId = "refuseCorrection",
            summary = "Leave the recognition as it is recorded",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "Refused",
                            content = @Content(schema = @Schema(implementation = RequestAnswer.class))))
    public ResponseEntity<?> refuse(@PathVariable String id, @RequestBody CorrectionRefusal body, WriteRequest write) {
        if (write.isDryRun()) {
            handler.refusable(id, write);
            return answers.foreseen(
                    "state", CorrectionRequest.State.OPEN.name(), CorrectionRequest.State.REFUSED.name(), List.of());
        }
        var answer = once.answer(
                write,
                CorrectionRequests.COLLECTION,
                () -> id,
                RequestAnswer.class,
                _ -> RequestAnswer.of(handler.refuse(id, body.reason(), write)));
        return answered(ResponseEntity.ok(), answer);
    }

    private static ResponseEntity<RequestAnswer> answered(
            ResponseEntity.BodyBuilder response, Once.Answer<RequestAnswer> answer) {
        return answer(Answers.replayed(response, answer.isReplayed()), answer.body());
    }

    private static ResponseEntity<RequestAnswer> answer(ResponseEntity.BodyBuilder response, RequestAnswer answer) {
        return response.eTag(Versions.etag(answer.version())).body(answer);
    }
}
