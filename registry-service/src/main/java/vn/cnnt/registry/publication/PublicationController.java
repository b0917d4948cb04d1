package vn.cnnt.registry.publication;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.cnnt.events.WireFormat;
import vn.cnnt.manners.IdempotencyKey;
import vn.cnnt.registry.command.Once;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.Refused;
import vn.cnnt.manners.Texts;
import vn.cnnt.manners.security.Denied;
import vn.cnnt.manners.security.Role;
import vn.cnnt.registry.command.Receipt;
import vn.cnnt.registry.command.WriteRequest;
import vn.cnnt.registry.outbox.Publication;
import vn.cnnt.registry.outbox.Republication;
import vn.cnnt.registry.outbox.Republications;
import vn.cnnt.registry.web.Answers;
import vn.cnnt.registry.web.Members;
import vn.cnnt.registry.web.Parameters;

/// Looks at the relay and asks it to send again.
@RestController
@RequestMapping(path = "/api/v1/publication", produces = MediaType.APPLICATION_JSON_VALUE)
class PublicationController {
    private static final String ON_BEHALF_OF = "On-Behalf-Of";
    private static final int MOST_NAME = 200;

    private final Publication publication;
    private final Republications republications;
    private final Once once;
    private final Answers answers;

    PublicationController(Publication publication, Republications republications, Once once, Answers answers) {
        this.publication = publication;
        this.republications = republications;
        this.once = once;
        this.answers = answers;
    }

    /// What to send again: one aggregate from a version on, or all of them.
    record Republish(
            @Nullable String aggregate,
            @Nullable Long fromVersion,
            @Nullable Boolean all,
            String reason) {}

    @GetMapping
    @Operation(summary = "How far the relay is")
    Publication.Report report(Parameters query) {
        query.check();
        return publication.report();
    }

    @PostMapping("/republish")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Sends archived events again",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = Republish.class))),
            responses =
                    @ApiResponse(
                            responseCode = "202",
                            description = "Taken on",
                            content = @Content(schema = @Schema(implementation = Republication.class))))
    ResponseEntity<?> republish(
            WriteRequest request,
            @RequestHeader(name = ON_BEHALF_OF, required = false) @Nullable String onBehalfOf,
            Members body) {
        var who = who(request.actor(), onBehalfOf);
        var aggregate = body.text("aggregate", 100);
        var fromVersion = body.integer("fromVersion", 1, Integer.MAX_VALUE);
        var all = body.flag("all");
        var reason = body.requiredReason();
        if (all == (aggregate != null)) {
            body.findings().error("/aggregate", "one-or-the-other", "aggregate, all: true");
        }
        if (all && fromVersion != null) {
            body.findings().error("/fromVersion", "only-of-one-aggregate");
        }
        if (all && !Role.OPERATOR.isOf(request.actor())) {
            throw Denied.needsRole(List.of(Role.OPERATOR));
        }
        body.check();
        if (aggregate != null && !republications.knows(aggregate)) {
            body.findings().error("/aggregate", "unknown-aggregate", aggregate);
            body.check();
        }
        if (request.isDryRun()) {
            return answers.foreseen(List.of(), new Receipt.Foreseen(List.of(), List.of()));
        }
        var answer = once.answer(request, Republications.COLLECTION, republications::newId, id -> {
            var from = fromVersion == null ? 1 : fromVersion;
            return WireFormat.JSON.writeValueAsString(
                    republications.request(id, aggregate, from, reason, who));
        });
        var response = ResponseEntity.accepted();
        if (answer.isReplayed()) {
            response.header(IdempotencyKey.REPLAYED, "true");
        }
        return response.body(WireFormat.JSON.readTree(answer.body()));
    }

    /// Our own service says for whom it asks; nobody else can act for another one.
    private static String who(Actor actor, @Nullable String onBehalfOf) {
        if (onBehalfOf == null) {
            return actor.name();
        }
        if (!Role.SERVICE.isOf(actor)) {
            throw Denied.needsRole(List.of(Role.SERVICE));
        }
        var name = Texts.normal(onBehalfOf);
        var flaw = Texts.flaw(name);
        if (flaw != null || name.isEmpty()) {
            throw Refused.invalid(ON_BEHALF_OF, flaw == null ? "missing" : flaw);
        }
        if (name.length() > MOST_NAME) {
            throw Refused.invalid(ON_BEHALF_OF, "too-long", name.length(), MOST_NAME);
        }
        return name;
    }
}
