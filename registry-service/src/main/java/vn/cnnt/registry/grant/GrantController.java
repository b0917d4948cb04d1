package vn.cnnt.registry.grant;

import static vn.cnnt.registry.grant.GrantType.GRANTS;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.cnnt.events.FundingSource;
import vn.cnnt.events.GrantDetails;
import vn.cnnt.events.GrantState;
import vn.cnnt.events.Province;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.CurrentActor;
import vn.cnnt.manners.Cursor;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.manners.reading.Bound;
import vn.cnnt.manners.reading.Listing;
import vn.cnnt.registry.command.Receipt;
import vn.cnnt.registry.command.WriteRequest;
import vn.cnnt.registry.grant.GrantRequests.GrantAdjustment;
import vn.cnnt.registry.grant.GrantRequests.GrantProposal;
import vn.cnnt.registry.grant.GrantRequests.GrantTransition;
import vn.cnnt.registry.matching.SearchWords;
import vn.cnnt.registry.reference.Fields;
import vn.cnnt.registry.store.Aggregates;
import vn.cnnt.registry.store.History;
import vn.cnnt.registry.store.Paging;
import vn.cnnt.registry.web.Answer;
import vn.cnnt.registry.web.Answers;
import vn.cnnt.registry.web.AsOf;
import vn.cnnt.registry.web.Listed;
import vn.cnnt.registry.web.Shown;

/// Grants over HTTP.
@RestController
@RequestMapping(path = "/api/v1/grants", produces = MediaType.APPLICATION_JSON_VALUE)
public class GrantController {
    private static final String[] CEILING_RESTS_ON = {
        "to", "content", "province", "planYear", "funding", "beneficiaries"
    };

    private final GrantCommandHandler handler;
    private final AllGrants grants;
    private final Aggregates aggregates;
    private final History history;
    private final GrantActions actions;
    private final CurrentActor actor;
    private final Answers answers;

    GrantController(
            GrantCommandHandler handler,
            AllGrants grants,
            Aggregates aggregates,
            History history,
            GrantActions actions,
            CurrentActor actor,
            Answers answers) {
        this.handler = handler;
        this.grants = grants;
        this.aggregates = aggregates;
        this.history = history;
        this.actions = actions;
        this.actor = actor;
        this.answers = answers;
    }

    public record Search(
            @Schema(
                    description =
                            "Words, or beginnings of words, of the title, in any order; accents and case do not count")
            @Size(max = Fields.NAME)
            @Nullable
            String q,

            @Nullable Province province,

            @Min(Fields.FIRST_YEAR) @Max(Fields.LAST_YEAR) @Nullable
            Integer planYear,

            @Schema(description = "Where money of it comes from") @Nullable
            FundingSource source,

            @Nullable GrantState state,

            @Schema(description = "The id of a beneficiary") @Size(max = Fields.NAME) @Nullable
            String enterprise,

            @Schema(description = "It hasn't ended, and was planned to end before the day") @Nullable
            LocalDate dueBefore,

            @Schema(defaultValue = Listing.USUAL) @Min(1) @Max(Listing.MOST)
            int limit,

            Cursor cursor) {
        SoughtGrants sought() {
            return new SoughtGrants(
                    province == null ? List.of() : List.of(province), state, planYear, source, enterprise, dueBefore);
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "proposeGrant", summary = "Put a grant forward, or record a historical one")
    public ResponseEntity<Answer<GrantDetails>> propose(@RequestBody Bound<GrantProposal> bound, WriteRequest request) {
        var body = bound.sound(() ->
                toldBeside(request, bound, () -> handler.ceilings(bound.value().command())));
        var receipt = handler.propose(body.command(), request);
        return answers.created(receipt, "/api/v1/grants/" + receipt.id(), () -> shown(receipt, request.actor()));
    }

    @PostMapping("/{id}/transitions")
    @Operation(operationId = "transitionGrant", summary = "Bring a grant to another state, or pay a further advance")
    public ResponseEntity<Answer<GrantDetails>> transition(
            @PathVariable String id, @RequestBody Bound<GrantTransition> bound, WriteRequest request) {
        var body = bound.sound(() -> toldBeside(
                request, bound, () -> handler.ceilings(id, bound.value().command())));
        return changed(handler.change(id, body.command(), request), request);
    }

    @PutMapping("/{id}")
    @Operation(operationId = "adjustGrant", summary = "Adjust a grant by a decision: the members that change")
    public ResponseEntity<Answer<GrantDetails>> adjust(
            @PathVariable String id, @RequestBody Bound<GrantAdjustment> bound, WriteRequest request) {
        var body = bound.sound(() -> toldBeside(
                request, bound, () -> handler.ceilings(id, bound.value().command())));
        return changed(handler.change(id, body.command(), request), request);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getGrant", summary = "A grant, as it is or was")
    ResponseEntity<Answer<GrantDetails>> get(
            @PathVariable String id, @ParameterObject AsOf when, HttpServletRequest request) {
        var stored = when.find(GRANTS, id, aggregates, history);
        return when.asksForNow()
                ? answers.found(stored, shown(id, stored.version(), stored.state(), actor.of(request)))
                : answers.found(stored);
    }

    @GetMapping
    @Operation(operationId = "listGrants", summary = "Search grants")
    public ResponseEntity<Listed<Answer<GrantDetails>>> list(@ParameterObject Search asked) {
        var q = asked.q();
        var page = grants.find(
                asked.sought(),
                q == null ? null : SearchWords.typed(q),
                new Paging(asked.limit(), asked.cursor().last()));
        return answers.found(page, asked.cursor());
    }

    private ResponseEntity<Answer<GrantDetails>> changed(Receipt<GrantDetails> receipt, WriteRequest request) {
        return answers.changed(receipt, () -> shown(receipt, request.actor()));
    }

    private Shown<GrantDetails> shown(Receipt<GrantDetails> receipt, Actor reader) {
        return shown(receipt.id(), receipt.version(), receipt.state(), reader);
    }

    private Shown<GrantDetails> shown(String id, long version, GrantDetails grant, Actor reader) {
        return new Shown<>(grant, actions.of(id, version, grant, reader));
    }

    /// A dry run tells of ceilings also where other members are wrong, as long as those are right that a ceiling rests
    /// on.
    private static List<Finding> toldBeside(WriteRequest request, Bound<?> body, Supplier<List<Finding>> ceilings) {
        return request.isDryRun() && body.isSound(CEILING_RESTS_ON) ? ceilings.get() : List.of();
    }
}
