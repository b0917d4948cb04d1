package vn.cnnt.registry.publication;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import vn.cnnt.events.WireFormat;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.Refusal;
import vn.cnnt.manners.Refused;
import vn.cnnt.manners.Texts;
import vn.cnnt.manners.audit.Audited;
import vn.cnnt.manners.audit.RequestTrail;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.manners.reading.Unversioned;
import vn.cnnt.manners.security.Denied;
import vn.cnnt.manners.security.Role;
import vn.cnnt.registry.command.Once;
import vn.cnnt.registry.command.Receipt;
import vn.cnnt.registry.command.WriteRequest;
import vn.cnnt.registry.outbox.Publication;
import vn.cnnt.registry.outbox.Republication;
import vn.cnnt.registry.outbox.Republications;
import vn.cnnt.registry.web.Answers;

/// Looks at the relay and asks it to send again.
@RestController
@RequestMapping(path = "/api/v1/publication", produces = MediaType.APPLICATION_JSON_VALUE)
class PublicationController {
    private static final String ON_BEHALF_OF = "On-Behalf-Of";
    private static final int MOST_NAME = 200;

    /// The target of what is done to all of it.
    private static final String EVERYTHING = "all";

    private final Publication publication;
    private final Republications republications;
    private final Once once;
    private final Answers answers;
    private final RequestTrail trail;

    PublicationController(
            Publication publication, Republications republications, Once once, Answers answers, RequestTrail trail) {
        this.publication = publication;
        this.republications = republications;
        this.once = once;
        this.answers = answers;
        this.trail = trail;
    }

    @GetMapping
    @Operation(operationId = "getPublication", summary = "How far the relay is")
    Publication.Report report() {
        return publication.report();
    }

    @Audited
    @PostMapping("/republish")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "republish",
            summary = "Sends archived events again",
            responses =
                    @ApiResponse(
                            responseCode = "202",
                            description = "Taken on",
                            content = @Content(schema = @Schema(implementation = Republication.class))))
    ResponseEntity<?> republish(
            @Unversioned WriteRequest request,
            @RequestHeader(name = ON_BEHALF_OF, required = false) @Nullable String onBehalfOf,
            @RequestBody Republish body) {
        var who = who(request.actor(), onBehalfOf);
        var aggregate = body.aggregate();
        if (aggregate != null && !republications.knows(aggregate)) {
            throw Refused.invalid("/aggregate", "unknown-aggregate", aggregate);
        }
        if (request.isDryRun()) {
            if (body.all() && republications.isEverythingUnderWay()) {
                throw everythingUnderWay();
            }
            return answers.foreseen(List.of(), new Receipt.Foreseen(List.of(), List.of()));
        }
        var answer = once.answer(request, Republications.COLLECTION, republications::newId, JsonNode.class, id -> {
            if (body.all() && republications.isEverythingUnderWay()) {
                throw everythingUnderWay();
            }
            var from = body.fromVersion() == null ? 1 : body.fromVersion();
            var taken = trail.record(
                    aggregate == null ? EVERYTHING : aggregate,
                    body.reason(),
                    () -> republications
                            .request(id, aggregate, from, body.reason(), who)
                            .orElseThrow(PublicationController::everythingUnderWay));
            return WireFormat.JSON.valueToTree(taken);
        });
        return Answers.replayed(ResponseEntity.accepted(), answer.isReplayed()).body(answer.body());
    }

    private static Refused everythingUnderWay() {
        return new Refused(Refusal.notAllowedNow().naming(List.of(Finding.error("/all", "everything-under-way"))));
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
