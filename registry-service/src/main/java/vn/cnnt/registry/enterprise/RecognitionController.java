package vn.cnnt.registry.enterprise;

import static vn.cnnt.registry.enterprise.EnterpriseType.ENTERPRISES;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.cnnt.events.RecognitionDetails;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.CurrentActor;
import vn.cnnt.registry.command.Receipt;
import vn.cnnt.registry.command.Rejection;
import vn.cnnt.registry.command.WriteRequest;
import vn.cnnt.registry.enterprise.EnterpriseRequests.ApplicationBody;
import vn.cnnt.registry.enterprise.EnterpriseRequests.RecognitionCorrection;
import vn.cnnt.registry.enterprise.EnterpriseRequests.RecognitionDecision;
import vn.cnnt.registry.enterprise.EnterpriseRequests.RecognitionWithdrawal;
import vn.cnnt.registry.enterprise.EnterpriseRequests.Revocation;
import vn.cnnt.registry.rights.Choices;
import vn.cnnt.registry.store.Aggregates;
import vn.cnnt.registry.web.Answer;
import vn.cnnt.registry.web.Answers;
import vn.cnnt.registry.web.Shown;

/// The recognitions of an enterprise over HTTP. They are part of it: its version is the one to match.
@RestController
@RequestMapping(path = "/api/v1/enterprises/{id}/recognitions", produces = MediaType.APPLICATION_JSON_VALUE)
public class RecognitionController {
    private final EnterpriseCommandHandler handler;
    private final Aggregates aggregates;
    private final EnterpriseActions actions;
    private final CurrentActor actor;
    private final Answers answers;

    RecognitionController(
            EnterpriseCommandHandler handler,
            Aggregates aggregates,
            EnterpriseActions actions,
            CurrentActor actor,
            Answers answers) {
        this.handler = handler;
        this.aggregates = aggregates;
        this.actions = actions;
        this.actor = actor;
        this.answers = answers;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "applyForRecognition", summary = "Put a product forward")
    public ResponseEntity<Answer<RecognitionDetails>> apply(
            @PathVariable String id, @RequestBody ApplicationBody body, WriteRequest request) {
        var receipt = handler.change(id, new EnterpriseCommand.Apply(body.application()), request);
        var applied = receipt.state().recognitions().getLast();
        return answers.createdPart(
                receipt,
                "/api/v1/enterprises/" + id + "/recognitions/" + applied.id(),
                () -> shown(receipt, applied, request.actor()));
    }

    @GetMapping("/{recognition}")
    @Operation(operationId = "getRecognition", summary = "A recognition as it is")
    ResponseEntity<Answer<RecognitionDetails>> get(
            @PathVariable String id, @PathVariable String recognition, HttpServletRequest request) {
        var stored = aggregates.get(ENTERPRISES, id).orElseThrow(() -> new Rejection.NotFound(id));
        var found = EnterpriseType.recognition(stored, recognition);
        var possible = actions.of(id, stored.version(), stored.state(), found, actor.of(request));
        return answers.foundPart(stored, new Shown<>(found, Choices.of(possible)));
    }

    @PostMapping("/{recognition}/decision")
    @Operation(operationId = "decideRecognition", summary = "The vote is decided")
    public ResponseEntity<Answer<RecognitionDetails>> decide(
            @PathVariable String id,
            @PathVariable String recognition,
            @RequestBody RecognitionDecision body,
            WriteRequest request) {
        var command = new EnterpriseCommand.Decide(
                recognition, body.outcome(), body.ruling().ruling());
        return changed(id, recognition, request, command);
    }

    @PutMapping("/{recognition}")
    @Operation(operationId = "correctRecognition", summary = "Correct the whole record")
    public ResponseEntity<Answer<RecognitionDetails>> correct(
            @PathVariable String id,
            @PathVariable String recognition,
            @RequestBody RecognitionCorrection body,
            WriteRequest request) {
        return changed(id, recognition, request, body.command(recognition));
    }

    @PostMapping("/{recognition}/revocation")
    @Operation(operationId = "revokeRecognition", summary = "Take its certificate back")
    public ResponseEntity<Answer<RecognitionDetails>> revoke(
            @PathVariable String id,
            @PathVariable String recognition,
            @RequestBody Revocation body,
            WriteRequest request) {
        var command = new EnterpriseCommand.Revoke(
                recognition, body.date(), body.decisionNumber(), body.documentUrl(), body.reason());
        return changed(id, recognition, request, command);
    }

    @PostMapping("/{recognition}/withdrawal")
    @Operation(operationId = "withdrawRecognition", summary = "It was recorded in error")
    public ResponseEntity<Answer<RecognitionDetails>> withdraw(
            @PathVariable String id,
            @PathVariable String recognition,
            @RequestBody RecognitionWithdrawal body,
            WriteRequest request) {
        return changed(id, recognition, request, new EnterpriseCommand.Withdraw(recognition, body.reason()));
    }

    private ResponseEntity<Answer<RecognitionDetails>> changed(
            String id, String recognition, WriteRequest request, EnterpriseCommand.OfRecognition command) {
        return changed(handler.change(id, command, request), recognition, request.actor());
    }

    /// A recognition that was changed, with what its reader can do next.
    public ResponseEntity<Answer<RecognitionDetails>> changed(
            Receipt<Enterprise> receipt, String recognition, Actor reader) {
        return answers.changedPart(
                receipt,
                () -> shown(receipt, receipt.state().recognition(recognition).orElseThrow(), reader));
    }

    private Shown<RecognitionDetails> shown(Receipt<Enterprise> receipt, RecognitionDetails recognition, Actor reader) {
        var possible = actions.of(receipt.id(), receipt.version(), receipt.state(), recognition, reader);
        return new Shown<>(recognition, Choices.of(possible));
    }
}
