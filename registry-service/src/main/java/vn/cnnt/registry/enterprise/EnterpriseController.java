package vn.cnnt.registry.enterprise;

import static io.swagger.v3.oas.annotations.enums.ParameterIn.QUERY;
import static vn.cnnt.registry.enterprise.EnterpriseType.ENTERPRISES;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
import vn.cnnt.events.EnterpriseStatus;
import vn.cnnt.events.Identifier;
import vn.cnnt.events.IdentifierKind;
import vn.cnnt.registry.command.Commands;
import vn.cnnt.registry.command.Rejection;
import vn.cnnt.registry.command.WriteRequest;
import vn.cnnt.registry.decision.Decision;
import vn.cnnt.registry.matching.Spellings;
import vn.cnnt.registry.reference.Fields;
import vn.cnnt.registry.reference.Rules;
import vn.cnnt.registry.reference.Today;
import vn.cnnt.registry.reference.Wording;
import vn.cnnt.registry.store.Aggregates;
import vn.cnnt.registry.store.Filter;
import vn.cnnt.registry.store.History;
import vn.cnnt.registry.store.Stored;
import vn.cnnt.registry.web.Answers;
import vn.cnnt.registry.web.AsOf;
import vn.cnnt.registry.web.Members;
import vn.cnnt.registry.web.Paged;
import vn.cnnt.registry.web.Parameters;

/// Enterprises over HTTP.
@RestController
@RequestMapping(path = "/api/v1/enterprises", produces = MediaType.APPLICATION_JSON_VALUE)
class EnterpriseController {
    private final Commands commands;
    private final Aggregates aggregates;
    private final History history;
    private final Enterprises enterprises;
    private final PersonalIds personalIds;
    private final Answers answers;
    private final Rules rules;

    EnterpriseController(
            Commands commands,
            Aggregates aggregates,
            History history,
            Enterprises enterprises,
            PersonalIds personalIds,
            Answers answers,
            Rules rules) {
        this.commands = commands;
        this.aggregates = aggregates;
        this.history = history;
        this.enterprises = enterprises;
        this.personalIds = personalIds;
        this.answers = answers;
        this.rules = rules;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "registerEnterprise",
            summary = "Register an enterprise",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    EnterpriseDescription.EnterpriseBody.class))),
            responses =
                    @ApiResponse(
                            responseCode = "201",
                            description = "Registered",
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    EnterpriseDescription.EnterpriseAnswer.class))))
    ResponseEntity<JsonNode> register(Members body, WriteRequest request) {
        var entered = EnterpriseRequests.entry(body);
        var confirm = body.confirm();
        var reason = body.reason();
        if (entered.masked()) {
            body.findings().error("/identifier/value", "personal-id-form");
        }
        body.check();
        var entry = entered.entry();
        var attempt = new Attempted();
        try {
            var outcome = commands.create(ENTERPRISES, request, (id, now) -> {
                var namesakes = enterprises.namesakes(entry.details(EnterpriseStatus.ACTIVE, null, null), null);
                var command = new EnterpriseCommand.Register(entry, namesakes.likely(), confirm, reason);
                var decision = Enterprise.decide(id, null, command, rules, Today.at(now));
                attempt.write(decision, id, 1, entered.personalId());
                return enterprises.named(id, decision, namesakes);
            });
            attempt.keep();
            return answers.created(outcome, "/api/v1/enterprises/" + outcome.id());
        } catch (Rejection rejection) {
            attempt.discard();
            throw rejection;
        }
    }

    @GetMapping("/{id}")
    @AsOf.Asked
    @Operation(
            operationId = "getEnterprise",
            summary = "An enterprise, as it is or was",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "The enterprise",
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    EnterpriseDescription.EnterpriseAnswer.class))))
    ResponseEntity<JsonNode> get(@PathVariable String id, Parameters query) {
        var when = AsOf.read(query);
        query.check();
        return answers.found(when.find(ENTERPRISES, id, aggregates, history));
    }

    @GetMapping
    @Paged
    @Operation(
            operationId = "listEnterprises",
            summary = "Search enterprises",
            parameters = {
                @Parameter(
                        name = "q",
                        in = QUERY,
                        description = "Part of a name or alias; accents and case do not count",
                        schema = @Schema(type = "string", maxLength = 300)),
                @Parameter(
                        name = "province",
                        in = QUERY,
                        description = "The key of a province",
                        schema = @Schema(type = "string")),
                @Parameter(
                        name = "status",
                        in = QUERY,
                        description = "",
                        schema = @Schema(implementation = EnterpriseStatus.class)),
                @Parameter(
                        name = "taxCode",
                        in = QUERY,
                        description = "Spaces, dots and hyphens do not count",
                        schema = @Schema(type = "string"))
            },
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "A page of them",
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    EnterpriseDescription.EnterpriseList.class))))
    ResponseEntity<JsonNode> list(Parameters query) {
        var text = query.text("q", Fields.NAME);
        var province = Fields.province(query, "province");
        var status = query.one("status", EnterpriseStatus.class);
        var taxCode = query.text("taxCode", Fields.NAME);
        var number = taxCode == null ? null : EnterpriseRequests.taxCode(query.findings(), "taxCode", taxCode);
        var paging = query.paging();
        query.check();
        var equal = new LinkedHashMap<String, @Nullable Object>();
        equal.put(EnterpriseType.PROVINCE, province == null ? null : province.key());
        equal.put(EnterpriseType.STATUS, status);
        equal.put(EnterpriseType.TAX_CODE, number);
        var search = text == null ? null : Wording.searched(text);
        return answers.listed(aggregates.find(
                ENTERPRISES, new Filter(equal, search, search == null ? List.of() : Spellings.of(search)), paging));
    }

    @PutMapping("/{id}")
    @Operation(
            operationId = "correctEnterprise",
            summary = "Correct what was wrong from the start",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    EnterpriseDescription.EnterpriseCorrection.class))),
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "Corrected, or as it was",
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    EnterpriseDescription.EnterpriseAnswer.class))))
    ResponseEntity<JsonNode> correct(@PathVariable String id, Members body, WriteRequest request) {
        var entered = EnterpriseRequests.entry(body);
        var confirm = body.confirm();
        var reason = body.requiredReason();
        body.check();
        var entry = entered.entry();
        var attempt = new Attempted();
        try {
            var outcome = commands.change(ENTERPRISES, id, request, (state, _, now) -> {
                var details = state.details();
                var corrected = entry.details(details.status(), details.statusFrom(), details.mergedInto());
                var version = enterprises.get(id).map(Stored::version).orElse(0L);
                var namesakes = enterprises.namesakes(corrected, id);
                var command = new EnterpriseCommand.CorrectDetails(
                        entry,
                        entered.masked(),
                        isReplaced(id, version, details.identifier(), entered.personalId()),
                        namesakes.likely(),
                        confirm,
                        reason);
                var decision = Enterprise.decide(id, state, command, rules, Today.at(now));
                attempt.write(decision, id, version + 1, entered.personalId());
                return enterprises.named(id, decision, namesakes);
            });
            attempt.keep();
            return answers.changed(outcome);
        } catch (Rejection rejection) {
            attempt.discard();
            throw rejection;
        }
    }

    @PostMapping("/{id}/status")
    @Operation(
            operationId = "changeEnterpriseStatus",
            summary = "It works less, stops, is dissolved or merged",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = EnterpriseDescription.StatusBody.class))),
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "Changed",
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    EnterpriseDescription.EnterpriseAnswer.class))))
    ResponseEntity<JsonNode> changeStatus(@PathVariable String id, Members body, WriteRequest request) {
        var status = body.requiredOne("status", EnterpriseStatus.class);
        var effectiveDate = body.requiredDate("effectiveDate");
        var mergedInto = Fields.line(body, "mergedInto", Fields.NAME);
        var reason = body.requiredReason();
        body.check();
        var outcome = commands.change(ENTERPRISES, id, request, (state, _, now) -> {
            var survivor = enterprises.survivor(mergedInto);
            var command = new EnterpriseCommand.ChangeStatus(status, effectiveDate, survivor, reason);
            return Enterprise.decide(id, state, command, rules, Today.at(now));
        });
        return answers.changed(outcome);
    }

    @PostMapping("/{id}/move")
    @Operation(
            operationId = "moveEnterprise",
            summary = "It moved",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(schema = @Schema(implementation = EnterpriseDescription.MoveBody.class))),
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "Moved",
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    EnterpriseDescription.EnterpriseAnswer.class))))
    ResponseEntity<JsonNode> move(@PathVariable String id, Members body, WriteRequest request) {
        var province = Fields.requiredProvince(body, "province");
        var commune = Fields.line(body, "commune", Fields.NAME);
        var address = Fields.line(body, "address", Fields.NAME);
        var effectiveDate = body.requiredDate("effectiveDate");
        var reason = body.requiredReason();
        body.check();
        var outcome = commands.change(ENTERPRISES, id, request, (state, _, now) -> {
            var namesakes = enterprises.namesakes(state.at(province), id);
            var command =
                    new EnterpriseCommand.Move(province, commune, address, effectiveDate, namesakes.likely(), reason);
            return enterprises.named(id, Enterprise.decide(id, state, command, rules, Today.at(now)), namesakes);
        });
        return answers.changed(outcome);
    }

    private boolean isReplaced(String id, long version, Identifier present, @Nullable String personalId) {
        var mask = present.value();
        return personalId != null
                && present.kind() == IdentifierKind.PERSONAL_ID
                && mask != null
                && !Optional.of(personalId).equals(personalIds.current(id, version, mask));
    }

    /// The personal id of one request: written down before the command's own write, as often as that is tried.
    private final class Attempted {
        private PersonalIds.@Nullable Attempt attempt;

        void write(Decision decision, String id, long version, @Nullable String personalId) {
            discard();
            if (personalId != null
                    && decision instanceof Decision.Accepted accepted
                    && !accepted.events().isEmpty()) {
                attempt = personalIds.write(id, version, personalId);
            }
        }

        void keep() {
            if (attempt != null) {
                personalIds.keep(attempt);
            }
        }

        void discard() {
            if (attempt != null) {
                personalIds.discard(attempt);
                attempt = null;
            }
        }
    }
}
