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
import java.util.function.Supplier;
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
import vn.cnnt.events.Province;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.registry.command.WriteRequest;
import vn.cnnt.registry.matching.Spellings;
import vn.cnnt.registry.reference.Fields;
import vn.cnnt.registry.reference.Wording;
import vn.cnnt.registry.rights.Territory;
import vn.cnnt.registry.store.Aggregates;
import vn.cnnt.registry.store.Filter;
import vn.cnnt.registry.store.History;
import vn.cnnt.registry.web.Answers;
import vn.cnnt.registry.web.AsOf;
import vn.cnnt.registry.web.Members;
import vn.cnnt.registry.web.Paged;
import vn.cnnt.registry.web.Parameters;

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
        requireProvince(request, body, entered.entry().province());
        var command = new EnterpriseCommand.Register(entered, body.confirm(), body.reason());
        body.check(() -> toldBeside(request, body, () -> handler.duplicates(entered.entry())));
        var receipt = handler.register(command, request);
        return answers.created(receipt, "/api/v1/enterprises/" + receipt.id());
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
        requireProvince(request, body, entered.entry().province());
        var command = new EnterpriseCommand.CorrectDetails(entered, body.confirm(), body.requiredReason());
        body.check(() -> toldBeside(request, body, () -> handler.duplicates(id, entered.entry())));
        return answers.changed(handler.change(id, command, request));
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
        var command = new EnterpriseCommand.ChangeStatus(
                body.requiredOne("status", EnterpriseStatus.class),
                body.requiredDate("effectiveDate"),
                Fields.line(body, "mergedInto", Fields.NAME),
                body.requiredReason());
        rights.merge(request.actor(), "/mergedInto", command.mergedInto());
        body.check();
        return answers.changed(handler.change(id, command, request));
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
        var command = new EnterpriseCommand.Move(
                Fields.requiredProvince(body, "province"),
                Fields.line(body, "commune", Fields.NAME),
                Fields.line(body, "address", Fields.NAME),
                body.requiredDate("effectiveDate"),
                body.requiredReason());
        requireProvince(request, body, command.province());
        body.check();
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
