package vn.cnnt.registry.grant;

import static vn.cnnt.registry.grant.GrantType.GRANTS;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
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
import vn.cnnt.events.FundingSource;
import vn.cnnt.events.GrantState;
import vn.cnnt.events.Province;
import vn.cnnt.manners.Cursor;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.manners.reading.Listing;
import vn.cnnt.registry.command.WriteRequest;
import vn.cnnt.registry.matching.Spellings;
import vn.cnnt.registry.reference.Fields;
import vn.cnnt.registry.reference.Today;
import vn.cnnt.registry.reference.Wording;
import vn.cnnt.registry.rights.Territory;
import vn.cnnt.registry.store.Aggregates;
import vn.cnnt.registry.store.Filter;
import vn.cnnt.registry.store.History;
import vn.cnnt.registry.store.Paging;
import vn.cnnt.registry.web.Answers;
import vn.cnnt.registry.web.AsOf;
import vn.cnnt.registry.web.Members;

/// Grants over HTTP.
@RestController
@RequestMapping(path = "/api/v1/grants", produces = MediaType.APPLICATION_JSON_VALUE)
class GrantController {
    private static final List<String> CEILING_RESTS_ON =
            List.of("/to", "/content", "/province", "/planYear", "/funding", "/beneficiaries");

    private final GrantCommandHandler handler;
    private final Aggregates aggregates;
    private final History history;
    private final Answers answers;
    private final GrantRights rights;
    private final Clock clock;

    GrantController(
            GrantCommandHandler handler,
            Aggregates aggregates,
            History history,
            Answers answers,
            GrantRights rights,
            Clock clock) {
        this.rights = rights;
        this.handler = handler;
        this.aggregates = aggregates;
        this.history = history;
        this.answers = answers;
        this.clock = clock;
    }

    record Search(
            @Schema(description = "Part of the title; accents and case do not count") @Size(max = Fields.NAME) @Nullable
            String q,

            @Nullable Province province,

            @Min(Fields.FIRST_YEAR) @Max(Fields.LAST_YEAR) @Nullable
            Integer planYear,

            @Schema(description = "Where money of it comes from") @Nullable
            FundingSource source,

            @Nullable GrantState state,

            @Schema(description = "The id of a beneficiary") @Size(max = Fields.NAME) @Nullable
            String enterprise,

            @Schema(defaultValue = Listing.USUAL) @Min(1) @Max(Listing.MOST)
            int limit,

            Cursor cursor) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "proposeGrant",
            summary = "Put a grant forward, or record a historical one",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = GrantDescription.GrantBody.class))),
            responses =
                    @ApiResponse(
                            responseCode = "201",
                            description = "Put forward",
                            content = @Content(schema = @Schema(implementation = GrantDescription.GrantAnswer.class))))
    ResponseEntity<JsonNode> propose(Members body, WriteRequest request) {
        var entry = GrantRequests.entry(body, Today.at(clock.instant()));
        rights.propose(request.actor(), body.findings(), entry);
        var command = new GrantCommand.Propose(entry, body.confirm(), body.reason());
        body.check(() -> toldBeside(request, body, () -> handler.ceilings(command)));
        var receipt = handler.propose(command, request);
        return answers.created(receipt, "/api/v1/grants/" + receipt.id());
    }

    @PostMapping("/{id}/transitions")
    @Operation(
            operationId = "transitionGrant",
            summary = "Bring a grant to another state, or pay a further advance",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(schema = @Schema(implementation = GrantDescription.TransitionBody.class))),
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "In its new state",
                            content = @Content(schema = @Schema(implementation = GrantDescription.GrantAnswer.class))))
    ResponseEntity<JsonNode> transition(@PathVariable String id, Members body, WriteRequest request) {
        var transition = GrantRequests.transition(body);
        rights.transition(request.actor(), body.findings(), id, transition.to());
        body.check(() -> toldBeside(request, body, () -> handler.ceilings(id, transition)));
        return answers.changed(handler.change(id, transition, request));
    }

    @PutMapping("/{id}")
    @Operation(
            operationId = "adjustGrant",
            summary = "Adjust a grant by a decision: the members that change",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(schema = @Schema(implementation = GrantDescription.AdjustmentBody.class))),
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "Adjusted, or as it was",
                            content = @Content(schema = @Schema(implementation = GrantDescription.GrantAnswer.class))))
    ResponseEntity<JsonNode> adjust(@PathVariable String id, Members body, WriteRequest request) {
        var adjustment = GrantRequests.adjustment(body, Today.at(clock.instant()));
        if (adjustment.province() != null) {
            Territory.requireNamed(request.actor(), body.findings(), "/province", adjustment.province());
        }
        body.check(() -> toldBeside(request, body, () -> handler.ceilings(id, adjustment)));
        return answers.changed(handler.change(id, adjustment, request));
    }

    /// A dry run tells of ceilings also where other members are wrong, as long as those are right that a ceiling rests
    /// on.
    private static List<Finding> toldBeside(WriteRequest request, Members body, Supplier<List<Finding>> ceilings) {
        var findings = body.findings();
        return request.isDryRun() && CEILING_RESTS_ON.stream().noneMatch(findings::isAbout)
                ? ceilings.get()
                : List.of();
    }

    @GetMapping("/{id}")
    @Operation(
            operationId = "getGrant",
            summary = "A grant, as it is or was",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "The grant",
                            content = @Content(schema = @Schema(implementation = GrantDescription.GrantAnswer.class))))
    ResponseEntity<JsonNode> get(@PathVariable String id, @ParameterObject AsOf when) {
        return answers.found(when.find(GRANTS, id, aggregates, history));
    }

    @GetMapping
    @Operation(
            operationId = "listGrants",
            summary = "Search grants",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "A page of them",
                            content = @Content(schema = @Schema(implementation = GrantDescription.GrantList.class))))
    ResponseEntity<JsonNode> list(@ParameterObject Search asked) {
        var equal = new LinkedHashMap<String, @Nullable Object>();
        equal.put(
                GrantType.PROVINCE,
                asked.province() == null ? null : asked.province().key());
        equal.put(GrantType.PLAN_YEAR, asked.planYear());
        equal.put(GrantType.SOURCES, asked.source());
        equal.put(GrantType.STATE, asked.state());
        equal.put(GrantType.ENTERPRISES, asked.enterprise());
        var search = asked.q() == null ? null : Wording.searched(asked.q());
        var filter = new Filter(equal, search, search == null ? List.of() : Spellings.of(search));
        return answers.listed(
                aggregates.find(
                        GRANTS, filter, new Paging(asked.limit(), asked.cursor().last())),
                asked.cursor());
    }
}
