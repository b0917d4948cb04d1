package vn.cnnt.registry.enterprise;

import static vn.cnnt.registry.enterprise.EnterpriseType.ENTERPRISES;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import vn.cnnt.events.EnterpriseStatus;
import vn.cnnt.events.Province;
import vn.cnnt.manners.Cursor;
import vn.cnnt.manners.Refused;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.manners.finding.Findings;
import vn.cnnt.manners.reading.Listing;
import vn.cnnt.manners.reading.OneLine;
import vn.cnnt.registry.command.WriteRequest;
import vn.cnnt.registry.matching.Spellings;
import vn.cnnt.registry.reference.Fields;
import vn.cnnt.registry.reference.Wording;
import vn.cnnt.registry.rights.Territory;
import vn.cnnt.registry.store.Aggregates;
import vn.cnnt.registry.store.Filter;
import vn.cnnt.registry.store.History;
import vn.cnnt.registry.store.Paging;
import vn.cnnt.registry.web.Answers;
import vn.cnnt.registry.web.AsOf;
import vn.cnnt.registry.web.Members;

/// Enterprises over HTTP.
@RestController
@RequestMapping(path = "/api/v1/enterprises", produces = MediaType.APPLICATION_JSON_VALUE)
class EnterpriseController {
    private final EnterpriseCommandHandler handler;
    private final Aggregates aggregates;
    private final History history;
    private final Answers answers;
    private final EnterpriseRights rights;

    EnterpriseController(
            EnterpriseCommandHandler handler,
            Aggregates aggregates,
            History history,
            Answers answers,
            EnterpriseRights rights) {
        this.rights = rights;
        this.handler = handler;
        this.aggregates = aggregates;
        this.history = history;
        this.answers = answers;
    }

    /// @param q part of a name or alias; accents and case do not count
    /// @param taxCode spaces, dots and hyphens do not count
    record Search(
            @Schema(description = "Part of a name or alias; accents and case do not count")
            @Size(max = Fields.NAME)
            @Nullable
            String q,

            @Nullable Province province,
            @Nullable EnterpriseStatus status,

            @Schema(description = "Spaces, dots and hyphens do not count") @Size(max = Fields.NAME) @Nullable
            String taxCode,

            @Schema(defaultValue = Listing.USUAL) @Min(1) @Max(Listing.MOST)
            int limit,

            Cursor cursor) {}

    record StatusChange(
            @NotNull EnterpriseStatus status,
            @NotNull LocalDate effectiveDate,

            @Schema(description = "Of MERGED_INTO: the id of the survivor") @OneLine @Size(max = Fields.NAME) @Nullable
            String mergedInto,

            @NotBlank @Size(max = Fields.REASON) String reason) {}

    record Moving(
            @NotNull Province province,
            @OneLine @Size(max = Fields.NAME) @Nullable String commune,
            @OneLine @Size(max = Fields.NAME) @Nullable String address,
            @NotNull LocalDate effectiveDate,
            @NotBlank @Size(max = Fields.REASON) String reason) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "registerEnterprise",
            summary = "Register an enterprise",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
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
        requireProvince(request, body, entered.entry().province());
        var command = new EnterpriseCommand.Register(entered, body.confirm(), body.reason());
        body.check(() -> toldBeside(request, body, () -> handler.duplicates(entered.entry())));
        var receipt = handler.register(command, request);
        return answers.created(receipt, "/api/v1/enterprises/" + receipt.id());
    }

    @GetMapping("/{id}")
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
    ResponseEntity<JsonNode> get(@PathVariable String id, @ParameterObject AsOf when) {
        return answers.found(when.find(ENTERPRISES, id, aggregates, history));
    }

    @GetMapping
    @Operation(
            operationId = "listEnterprises",
            summary = "Search enterprises",
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
    ResponseEntity<JsonNode> list(@ParameterObject Search asked) {
        var findings = new Findings();
        var taxCode = asked.taxCode() == null ? null : EnterpriseRequests.taxCode(findings, "taxCode", asked.taxCode());
        Refused.check(findings);
        var equal = new LinkedHashMap<String, @Nullable Object>();
        equal.put(
                EnterpriseType.PROVINCE,
                asked.province() == null ? null : asked.province().key());
        equal.put(EnterpriseType.STATUS, asked.status());
        equal.put(EnterpriseType.TAX_CODE, taxCode);
        var search = asked.q() == null ? null : Wording.searched(asked.q());
        var filter = new Filter(equal, search, search == null ? List.of() : Spellings.of(search));
        return answers.listed(
                aggregates.find(
                        ENTERPRISES,
                        filter,
                        new Paging(asked.limit(), asked.cursor().last())),
                asked.cursor());
    }

    @PutMapping("/{id}")
    @Operation(
            operationId = "correctEnterprise",
            summary = "Correct what was wrong from the start",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
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
        requireProvince(request, body, entered.entry().province());
        var command = new EnterpriseCommand.CorrectDetails(entered, body.confirm(), body.requiredReason());
        body.check(() -> toldBeside(request, body, () -> handler.duplicates(id, entered.entry())));
        return answers.changed(handler.change(id, command, request));
    }

    @PostMapping("/{id}/status")
    @Operation(
            operationId = "changeEnterpriseStatus",
            summary = "It works less, stops, is dissolved or merged",
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
    ResponseEntity<JsonNode> changeStatus(
            @PathVariable String id, @RequestBody StatusChange body, WriteRequest request) {
        var command = new EnterpriseCommand.ChangeStatus(
                body.status(), body.effectiveDate(), body.mergedInto(), body.reason());
        rights.merge(request.actor(), "/mergedInto", command.mergedInto());
        return answers.changed(handler.change(id, command, request));
    }

    @PostMapping("/{id}/move")
    @Operation(
            operationId = "moveEnterprise",
            summary = "It moved",
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
    ResponseEntity<JsonNode> move(@PathVariable String id, @RequestBody Moving body, WriteRequest request) {
        var command = new EnterpriseCommand.Move(
                body.province(), body.commune(), body.address(), body.effectiveDate(), body.reason());
        Territory.require(request.actor(), "/province", command.province());
        return answers.changed(handler.change(id, command, request));
    }

    /// Before anything else is said of the body.
    private static void requireProvince(WriteRequest request, Members body, Province province) {
        Territory.requireNamed(request.actor(), body.findings(), "/province", province);
    }

    /// A dry run tells of likely duplicates also where other members are wrong, as long as those are right that tell
    /// duplicates: the name and the province.
    private static List<Finding> toldBeside(WriteRequest request, Members body, Supplier<List<Finding>> duplicates) {
        var findings = body.findings();
        return request.isDryRun() && !findings.isAbout("/name") && !findings.isAbout("/province")
                ? duplicates.get()
                : List.of();
    }
}
