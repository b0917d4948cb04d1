package vn.cnnt.registry.enterprise;

import static vn.cnnt.registry.enterprise.EnterpriseType.ENTERPRISES;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import vn.cnnt.events.RecognitionDetails;
import vn.cnnt.registry.command.Rejection;
import vn.cnnt.registry.command.WriteRequest;
import vn.cnnt.registry.recognition.Outcome;
import vn.cnnt.registry.reference.Fields;
import vn.cnnt.registry.reference.Today;
import vn.cnnt.registry.store.Aggregates;
import vn.cnnt.registry.store.Stored;
import vn.cnnt.registry.web.Answers;
import vn.cnnt.registry.web.Members;
import vn.cnnt.registry.web.Parameters;

/// The recognitions of an enterprise over HTTP. They are part of it: its version is the one to match.
@RestController
@RequestMapping(path = "/api/v1/enterprises/{id}/recognitions", produces = MediaType.APPLICATION_JSON_VALUE)
class RecognitionController {
    private final EnterpriseCommandHandler handler;
    private final Aggregates aggregates;
    private final Answers answers;
    private final EnterpriseRights rights;
    private final Clock clock;

    RecognitionController(
            EnterpriseCommandHandler handler,
            Aggregates aggregates,
            Answers answers,
            EnterpriseRights rights,
            Clock clock) {
        this.rights = rights;
        this.handler = handler;
        this.aggregates = aggregates;
        this.answers = answers;
        this.clock = clock;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "applyForRecognition",
            summary = "Put a product forward",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    EnterpriseDescription.ApplicationBody.class))),
            responses =
                    @ApiResponse(
                            responseCode = "201",
                            description = "Put forward",
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    EnterpriseDescription.RecognitionAnswer.class))))
    ResponseEntity<JsonNode> apply(@PathVariable String id, Members body, WriteRequest request) {
        var application = EnterpriseRequests.application(body, Today.at(clock.instant()));
        rights.record(request.actor(), body.findings(), application, null);
        body.check();
        var receipt = handler.change(id, new EnterpriseCommand.Apply(application), request);
        var applied = receipt.state().recognitions().getLast();
        return answers.created(receipt, "/api/v1/enterprises/" + id + "/recognitions/" + applied.id(), applied);
    }

    @GetMapping("/{recognition}")
    @Operation(
            operationId = "getRecognition",
            summary = "A recognition as it is",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "The recognition",
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    EnterpriseDescription.RecognitionAnswer.class))))
    ResponseEntity<JsonNode> get(@PathVariable String id, @PathVariable String recognition, Parameters query) {
        query.check();
        var stored = aggregates.get(ENTERPRISES, id).orElseThrow(() -> new Rejection.NotFound(id));
        var found = recognition(stored.state(), id, recognition);
        return answers.found(new Stored<>(recognition, stored.version(), found, stored.recordedAt(), stored.hash()));
    }

    @PostMapping("/{recognition}/decision")
    @Operation(
            operationId = "decideRecognition",
            summary = "The vote is decided",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    EnterpriseDescription.DecisionBody.class))),
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "Decided",
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    EnterpriseDescription.RecognitionAnswer.class))))
    ResponseEntity<JsonNode> decide(
            @PathVariable String id, @PathVariable String recognition, Members body, WriteRequest request) {
        var outcome = body.requiredOne("outcome", Outcome.class);
        var ruling = EnterpriseRequests.ruling(body);
        body.check();
        return changed(id, recognition, request, new EnterpriseCommand.Decide(recognition, outcome, ruling));
    }

    @PutMapping("/{recognition}")
    @Operation(
            operationId = "correctRecognition",
            summary = "Correct the whole record",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    EnterpriseDescription.RecognitionCorrection
                                                                            .class))),
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "Corrected, or as it was",
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    EnterpriseDescription.RecognitionAnswer.class))))
    ResponseEntity<JsonNode> correct(
            @PathVariable String id, @PathVariable String recognition, Members body, WriteRequest request) {
        var application = EnterpriseRequests.application(body, Today.at(clock.instant()));
        var ruling = EnterpriseRequests.ruling(body);
        var province = Fields.province(body, "province");
        var decidedProvince = Fields.province(body, "decidedProvince");
        var reason = body.requiredReason();
        rights.record(request.actor(), body.findings(), application, rights.present(id, recognition));
        body.check();
        return changed(
                id,
                recognition,
                request,
                new EnterpriseCommand.CorrectRecognition(
                        recognition, application, ruling, province, decidedProvince, reason));
    }

    @PostMapping("/{recognition}/revocation")
    @Operation(
            operationId = "revokeRecognition",
            summary = "Take its certificate back",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    EnterpriseDescription.RevocationBody.class))),
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "Revoked",
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    EnterpriseDescription.RecognitionAnswer.class))))
    ResponseEntity<JsonNode> revoke(
            @PathVariable String id, @PathVariable String recognition, Members body, WriteRequest request) {
        var date = body.requiredDate("date");
        var decisionNumber = Fields.line(body, "decisionNumber", Fields.NAME);
        var reason = body.requiredReason();
        body.check();
        return changed(
                id, recognition, request, new EnterpriseCommand.Revoke(recognition, date, decisionNumber, reason));
    }

    @PostMapping("/{recognition}/withdrawal")
    @Operation(
            operationId = "withdrawRecognition",
            summary = "It was recorded in error",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    EnterpriseDescription.WithdrawalBody.class))),
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "Withdrawn",
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    EnterpriseDescription.RecognitionAnswer.class))))
    ResponseEntity<JsonNode> withdraw(
            @PathVariable String id, @PathVariable String recognition, Members body, WriteRequest request) {
        var reason = body.requiredReason();
        body.check();
        return changed(id, recognition, request, new EnterpriseCommand.Withdraw(recognition, reason));
    }

    private ResponseEntity<JsonNode> changed(
            String id, String recognition, WriteRequest request, EnterpriseCommand.OfRecognition command) {
        var receipt = handler.change(id, command, request);
        return answers.changed(receipt, recognition(receipt.state(), id, recognition));
    }

    private static RecognitionDetails recognition(Enterprise enterprise, String id, String recognition) {
        return enterprise
                .recognition(recognition)
                .orElseThrow(() -> new Rejection.NotFound(id + "/recognitions/" + recognition));
    }
}
