package vn.cnnt.registry.enterprise;

import static vn.cnnt.registry.enterprise.EnterpriseType.ENTERPRISES;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.cnnt.events.EnterpriseStatus;
import vn.cnnt.events.IdentifierKind;
import vn.cnnt.events.Province;
import vn.cnnt.events.TaxCode;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.CurrentActor;
import vn.cnnt.manners.Cursor;
import vn.cnnt.manners.Refusal;
import vn.cnnt.manners.Refused;
import vn.cnnt.manners.audit.Audited;
import vn.cnnt.manners.audit.RequestTrail;
import vn.cnnt.manners.describing.Refuses;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.manners.reading.Bound;
import vn.cnnt.manners.reading.Checked;
import vn.cnnt.manners.reading.Checks;
import vn.cnnt.manners.reading.Listing;
import vn.cnnt.registry.command.Receipt;
import vn.cnnt.registry.command.Rejection;
import vn.cnnt.registry.command.WriteRequest;
import vn.cnnt.registry.enterprise.EnterpriseRequests.EnterpriseCorrection;
import vn.cnnt.registry.enterprise.EnterpriseRequests.EnterpriseMove;
import vn.cnnt.registry.enterprise.EnterpriseRequests.EnterpriseRegistration;
import vn.cnnt.registry.enterprise.EnterpriseRequests.StatusChange;
import vn.cnnt.registry.reference.Fields;
import vn.cnnt.registry.rights.Choices;
import vn.cnnt.registry.store.Aggregates;
import vn.cnnt.registry.store.Filter;
import vn.cnnt.registry.store.History;
import vn.cnnt.registry.store.Paging;
import vn.cnnt.registry.web.Answer;
import vn.cnnt.registry.web.Answers;
import vn.cnnt.registry.web.AsOf;
import vn.cnnt.registry.web.Listed;
import vn.cnnt.registry.web.Shown;

/// Enterprises over HTTP.
@RestController
@RequestMapping(path = "/api/v1/enterprises", produces = MediaType.APPLICATION_JSON_VALUE)
public class EnterpriseController {
    private final EnterpriseCommandHandler handler;
    private final Aggregates aggregates;
    private final History history;
    private final EnterpriseActions actions;
    private final CurrentActor actor;
    private final Answers answers;
    private final RequestTrail trail;

    EnterpriseController(
            EnterpriseCommandHandler handler,
            Aggregates aggregates,
            History history,
            EnterpriseActions actions,
            CurrentActor actor,
            Answers answers,
            RequestTrail trail) {
        this.handler = handler;
        this.aggregates = aggregates;
        this.history = history;
        this.actions = actions;
        this.actor = actor;
        this.answers = answers;
        this.trail = trail;
    }

    public record Search(
            @Schema(
                    description = "Words, or beginnings of words, of a name, an alias or the tax code, in any order;"
                            + " accents and case do not count")
            @Size(max = Fields.NAME)
            @Nullable
            String q,

            @Nullable Province province,
            @Nullable EnterpriseStatus status,

            @Schema(description = "Spaces, dots and hyphens do not count") @Size(max = Fields.NAME) @Nullable
            String taxCode,

            @Schema(defaultValue = Listing.USUAL) @Min(1) @Max(Listing.MOST)
            int limit,

            Cursor cursor)
            implements Checked {
        @Override
        public void check(Checks checks) {
            if (taxCode == null || !checks.sound("taxCode")) {
                return;
            }
            var fault = IdentifierBody.faultInTaxCode(taxCode);
            if (fault != null) {
                checks.error("taxCode", fault, taxCode);
            }
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "registerEnterprise", summary = "Register an enterprise")
    public ResponseEntity<Answer<EnterpriseShown>> register(
            @RequestBody Bound<EnterpriseRegistration> bound, WriteRequest request) {
        var body = bound.sound(() -> toldBeside(
                request, bound, () -> handler.duplicates(bound.value().details().named())));
        var command = new EnterpriseCommand.Register(body.details().entered(), body.confirm(), body.reason());
        var receipt = handler.register(command, request);
        return answers.created(receipt, "/api/v1/enterprises/" + receipt.id(), () -> shown(receipt, request.actor()));
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getEnterprise", summary = "An enterprise, as it is or was")
    ResponseEntity<Answer<EnterpriseShown>> get(
            @PathVariable String id, @ParameterObject AsOf when, HttpServletRequest request) {
        var stored = when.find(ENTERPRISES, id, aggregates, history);
        return when.asksForNow()
                ? answers.found(stored, shown(id, stored.version(), stored.state(), actor.of(request)))
                : answers.foundAsItWas(stored, EnterpriseShown.asItWas(stored.state()));
    }

    @GetMapping
    @Operation(operationId = "listEnterprises", summary = "Search enterprises")
    public ResponseEntity<Listed<Answer<Enterprise>>> list(@ParameterObject Search asked) {
        var equal = new LinkedHashMap<String, @Nullable Object>();
        equal.put(
                EnterpriseType.PROVINCE,
                asked.province() == null ? null : asked.province().key());
        equal.put(EnterpriseType.STATUS, asked.status());
        equal.put(EnterpriseType.TAX_CODE, asked.taxCode() == null ? null : new TaxCode(asked.taxCode()).value());
        var q = asked.q();
        var typed = q == null ? null : EnterpriseType.typed(q);
        var filter = new Filter(equal, typed);
        var paging = new Paging(asked.limit(), asked.cursor().last());
        return answers.found(aggregates.find(ENTERPRISES, filter, paging), asked.cursor());
    }

    @PutMapping("/{id}")
    @Operation(operationId = "correctEnterprise", summary = "Correct what was wrong from the start")
    public ResponseEntity<Answer<EnterpriseShown>> correct(
            @PathVariable String id, @RequestBody Bound<EnterpriseCorrection> bound, WriteRequest request) {
        var body = bound.sound(() -> toldBeside(
                request,
                bound,
                () -> handler.duplicates(id, bound.value().details().named())));
        var command = new EnterpriseCommand.CorrectDetails(body.details().entered(), body.confirm(), body.reason());
        return changed(handler.change(id, command, request), request);
    }

    @PostMapping("/{id}/status")
    @Operation(operationId = "changeEnterpriseStatus", summary = "It works less, stops, is dissolved or merged")
    public ResponseEntity<Answer<EnterpriseShown>> changeStatus(
            @PathVariable String id, @RequestBody StatusChange body, WriteRequest request) {
        var command = new EnterpriseCommand.ChangeStatus(
                body.status(), body.effectiveDate(), body.mergedInto(), body.reason());
        return changed(handler.change(id, command, request), request);
    }

    @PostMapping("/{id}/move")
    @Operation(operationId = "moveEnterprise", summary = "It moved")
    public ResponseEntity<Answer<EnterpriseShown>> move(
            @PathVariable String id, @RequestBody EnterpriseMove body, WriteRequest request) {
        var command = new EnterpriseCommand.Move(
                body.province(), body.commune(), body.address(), body.effectiveDate(), body.reason());
        return changed(handler.change(id, command, request), request);
    }

    /// Why somebody has to see the personal id of an establishment.
    public record Disclosure(
            @NotBlank @Size(max = Fields.REASON) String purpose) {}

    /// A personal id with all its digits.
    public record Disclosed(String personalId) {}

    @PostMapping("/{id}/personal-id/disclosure")
    @Audited
    @Refuses(status = "410", when = "It was erased")
    @Operation(
            operationId = "disclosePersonalId",
            summary =
                    "See the personal id that an enterprise is known by; who, when and what for is on the audit trail")
    public ResponseEntity<Disclosed> disclose(@PathVariable String id, @RequestBody Disclosure body) {
        var stored = aggregates.get(ENTERPRISES, id).orElseThrow(() -> new Rejection.NotFound(id));
        var identifier = stored.state().details().identifier();
        if (identifier.kind() != IdentifierKind.PERSONAL_ID) {
            throw new Rejection.NotFound(id + "/personal-id");
        }
        if (identifier.value() == null) {
            throw erased();
        }
        trail.record(id, body.purpose());
        var personalId = handler.disclose(stored).orElseThrow(EnterpriseController::erased);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Disclosed(personalId));
    }

    private static Refused erased() {
        return new Refused(Refusal.of(HttpStatus.GONE, "gone").saying("personal-id-erased"));
    }

    /// Why the personal id of an establishment is erased.
    public record Erasure(
            @NotBlank @Size(max = Fields.REASON) String reason) {}

    @DeleteMapping("/{id}/personal-id")
    @Audited
    @Operation(
            operationId = "erasePersonalId",
            summary = "Destroy the personal id that an enterprise is known by, and those that it was: nobody can tell"
                    + " them any more; events, figures and packs stay")
    public ResponseEntity<Answer<EnterpriseShown>> erase(
            @PathVariable String id, @RequestBody Erasure body, WriteRequest request) {
        var command = new EnterpriseCommand.ErasePersonalId(body.reason());
        return changed(handler.erase(id, command, request, () -> trail.record(id, body.reason())), request);
    }

    private ResponseEntity<Answer<EnterpriseShown>> changed(Receipt<Enterprise> receipt, WriteRequest request) {
        return answers.changed(receipt, () -> shown(receipt, request.actor()));
    }

    private Shown<EnterpriseShown> shown(Receipt<Enterprise> receipt, Actor reader) {
        return shown(receipt.id(), receipt.version(), receipt.state(), reader);
    }

    private Shown<EnterpriseShown> shown(String id, long version, Enterprise enterprise, Actor reader) {
        var all = actions.of(id, version, enterprise, reader);
        return new Shown<>(
                EnterpriseShown.of(enterprise, recognition -> answers.actions(all.of(recognition))),
                Choices.of(all.own()));
    }

    /// A dry run tells of likely duplicates also where other members are wrong, as long as those are right that tell
    /// duplicates: the name and the province.
    private static List<Finding> toldBeside(WriteRequest request, Bound<?> body, Supplier<List<Finding>> duplicates) {
        return request.isDryRun() && body.isSound("name", "province") ? duplicates.get() : List.of();
    }
}
