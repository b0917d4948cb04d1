package vn.cnnt.registry.intake;

import static io.swagger.v3.oas.annotations.enums.ParameterIn.QUERY;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.cnnt.registry.command.Rejection;
import vn.cnnt.registry.web.Parameters;

/// Empty lists to fill in, over HTTP.
@RestController
@RequestMapping(path = "/api/v1/imports")
class TemplateController {
    static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    @GetMapping(path = "/templates/{kind}")
    @Operation(
            operationId = "getImportTemplate",
            summary = "An empty list with the headings, and one row that shows how to fill it in",
            parameters =
                    @Parameter(
                            name = "format",
                            in = QUERY,
                            schema =
                                    @Schema(
                                            type = "string",
                                            defaultValue = "csv",
                                            allowableValues = {"csv", "xlsx"})),
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "The list",
                            content = {
                                @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
                                @Content(
                                        mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                                        schema = @Schema(type = "string", format = "binary"))
                            }))
    ResponseEntity<byte[]> template(@PathVariable String kind, Parameters query) throws IOException {
        var format = query.text("format", 20);
        if (format != null && !List.of("csv", "xlsx").contains(format)) {
            query.findings().error("format", "not-one-of", format, List.of("csv", "xlsx"));
        }
        query.check();
        var of = Arrays.stream(Kind.values())
                .filter(known -> known.word().equals(kind))
                .findFirst()
                .orElseThrow(() -> new Rejection.NotFound(kind));
        var excel = "xlsx".equals(format);
        return ResponseEntity.ok()
                .contentType(excel ? XLSX : CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + kind + (excel ? ".xlsx\"" : ".csv\""))
                .body(excel ? Templates.xlsx(of) : Templates.csv(of));
    }
}
