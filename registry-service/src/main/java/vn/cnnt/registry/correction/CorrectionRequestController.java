package vn.cnnt.registry.correction;

import static vn.cnnt.registry.enterprise.EnterpriseType.ENTERPRISES;

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
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
import vn.cnnt.manners.audit.RequestTrail;
import vn.cnnt.manners.describing.Refuses;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.manners.reading.Listing;
import vn.cnnt.registry.command.Once;
import vn.cnnt.registry.command.Receipt;
import vn.cnnt.registry.command.Rejection;
import vn.cnnt.registry.command.WriteRequest;
import vn.cnnt.registry.decision.Decision;
import vn.cnnt.registry.enterprise.Enterprise;
import vn.cnnt.registry.enterprise.EnterpriseCommandHandler;
import vn.cnnt.registry.enterprise.EnterpriseType;
import vn.cnnt.registry.enterprise.Enterprises;
import vn.cnnt.registry.enterprise.RecognitionController;
import vn.cnnt.registry.enterprise.WrongProvinces;
import vn.cnnt.registry.reference.Fields;
import vn.cnnt.registry.store.Aggregates;
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
    private final Aggregates aggregates;
    private final Enterprises enterprises;
    private final EnterpriseCommandHandler handler;
    private final RecognitionController recognitions;
    private final Once once;
    private final Answers answers;
    private final RequestTrail trail;
    private final Clock clock;

    CorrectionRequestController(
            CorrectionRequests requests,
            Aggregates aggregates,
            Enterprises enterprises,
            EnterpriseCommandHandler handler,
            RecognitionController recognitions,
            Once once,
            Answers answers,
            RequestTrail trail,
            Clock clock) {
        this.requests = requests;
        this.aggregates = aggregates;
        this.enterprises = enterprises;
        this.handler = handler;
        this.recognitions = recognitions;
        this.once = once;
        this.answers = answers;
        this.trail = trail;
        this.clock = clock;
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
        private static RequestAnswer of(CorrectionRequest request, Stored<Enterprise> stored, RecognitionDetails of) {
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
        return RequestAnswer.of(request, stored, EnterpriseType.recognition(stored, request.recognition()));
    }

    private RequestAnswer shown(CorrectionRequest request) {
        var stored = enterprise(request.enterprise());
        return RequestAnswer.of(request, stored, EnterpriseType.recognition(stored, request.recognition()));
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
        return answer(ResponseEntity.ok(), shown(find(id)));
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
            var receipt = askable(body, request);
            return answers.foreseen(receipt.warnings(), foreseen(receipt));
        }
        var answer = once.answer(
                request,
                CorrectionRequests.COLLECTION,
                requests::newId,
                RequestAnswer.class,
                id -> asked(id, body, request));
        var address = URI.create("/api/v1/correction-requests/" + answer.body().id());
        return answered(ResponseEntity.created(address), answer);
    }

    /// The same asked for again is the same request; another one for the same recognition collides with it.
    private RequestAnswer asked(String id, CorrectionOrder order, WriteRequest write) {
        askable(order, write);
        var stored = enterprise(order.enterprise());
        var place = stored.state().details().province().current().key();
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var request = CorrectionRequest.asked(id, order, place, write.actor(), now);
        var open = requests.open(order.enterprise(), order.recognition()).orElse(null);
        if (open == null) {
            trail.record(CorrectionRequest.key(order.enterprise(), order.recognition()), order.reason());
            open = requests.keep(request);
        }
        if (!open.isFor(request)) {
            var address = "/api/v1/correction-requests/" + open.id();
            throw new Rejection.Refused(new Decision.Refused(
                    Decision.Refusal.CONFLICT,
                    List.of(Finding.error("/recognition", "correction-requested", address)),
                    address));
        }
        return shown(open);
    }

    /// What it would come to; refused where an approver couldn't do it either.
    private Receipt<Enterprise> askable(CorrectionOrder order, WriteRequest write) {
        var stored = enterprise(order.enterprise());
        var recognition = EnterpriseType.recognition(stored, order.recognition());
        if (recognition.status() == RecognitionStatus.APPLIED) {
            throw new Rejection.Refused(
                    Decision.notAllowedNow("/recognition", "correction-of-undecided", recognition.id()));
        }
        var correction =
                WrongProvinces.correction(recognition, order.province(), order.decidedProvince(), order.reason());
        var receipt = handler.foresee(stored.id(), correction.command(recognition.id()), write);
        if (foreseen(receipt).changes().isEmpty()) {
            throw new Rejection.Refused(new Decision.Refused(
                    Decision.Refusal.INVALID, List.of(Finding.error("/province", "correction-of-nothing")), null));
        }
        return receipt;
    }

    /// The recognition is corrected by the command that corrects any, under the rights of whoever accepts, and that
    /// closes the request. Where the process ends between both, accepting it again changes nothing but the request.
    @Audited
    @PostMapping("/{id}/acceptance")
    @Operation(operationId = "acceptCorrection", summary = "Correct the recognition as it was asked for")
    public ResponseEntity<Answer<RecognitionDetails>> accept(@PathVariable String id, WriteRequest write) {
        var request = find(id);
        if (request.state() == CorrectionRequest.State.REFUSED) {
            throw new Rejection.Refused(closed(request));
        }
        var recognition = EnterpriseType.recognition(enterprise(request.enterprise()), request.recognition());
        var correction = WrongProvinces.correction(
                recognition, province(request.province()), province(request.decidedProvince()), request.reason());
        if (!write.isDryRun() && handler.answered(write).isEmpty()) {
            recognitions.correct(request.enterprise(), request.recognition(), correction, write.asDryRun());
            trail.record(id, request.reason());
        }
        return recognitions.correct(request.enterprise(), request.recognition(), correction, write);
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
            refusable(id, write);
            return answers.foreseen(
                    "state", CorrectionRequest.State.OPEN.name(), CorrectionRequest.State.REFUSED.name(), List.of());
        }
        return answered(
                ResponseEntity.ok(),
                once.answer(
                        write,
                        CorrectionRequests.COLLECTION,
                        () -> id,
                        RequestAnswer.class,
                        _ -> refused(id, body.reason(), write)));
    }

    private RequestAnswer refused(String id, String reason, WriteRequest write) {
        var request = refusable(id, write);
        trail.record(id, reason);
        var closed = CorrectionRequest.Closed.of(write.actor(), clock.instant(), reason);
        if (!requests.close(request, CorrectionRequest.State.REFUSED, closed)) {
            throw new Rejection.Refused(closed(find(id)));
        }
        return shown(find(id));
    }

    private CorrectionRequest refusable(String id, WriteRequest write) {
        var request = find(id);
        if (!request.isOpen()) {
            throw new Rejection.Refused(closed(request));
        }
        write.match(enterprise(request.enterprise()).version());
        return request;
    }

    private static Decision.Refused closed(CorrectionRequest request) {
        return Decision.notAllowedNow("", "correction-closed", request.state());
    }

    private CorrectionRequest find(String id) {
        return requests.get(id).orElseThrow(() -> new Rejection.NotFound(id));
    }

    private Stored<Enterprise> enterprise(String id) {
        return aggregates.get(ENTERPRISES, id).orElseThrow(() -> new Rejection.NotFound(id));
    }

    private static @Nullable Province province(@Nullable String key) {
        return key == null ? null : Province.find(key);
    }

    private static Receipt.Foreseen foreseen(Receipt<?> receipt) {
        return Objects.requireNonNull(receipt.foreseen(), receipt.id());
    }

    private static ResponseEntity<RequestAnswer> answered(
            ResponseEntity.BodyBuilder response, Once.Answer<RequestAnswer> answer) {
        return answer(Answers.replayed(response, answer.isReplayed()), answer.body());
    }

    private static ResponseEntity<RequestAnswer> answer(ResponseEntity.BodyBuilder response, RequestAnswer answer) {
        return response.eTag(Versions.etag(answer.version())).body(answer);
    }
}
