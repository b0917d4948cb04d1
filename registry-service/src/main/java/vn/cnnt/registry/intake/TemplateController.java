package vn.cnnt.registry.intake;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.cnnt.registry.command.Rejection;
import vn.cnnt.registry.intake.list.Kind;
import vn.cnnt.registry.intake.list.Templates;

/// Empty lists to fill in, over HTTP.
@RestController
@RequestMapping(path = "/api/v1/imports")
class TemplateController {
    static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    static final String XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    static final MediaType XLSX = MediaType.parseMediaType(XLSX_TYPE);

    /// @param format csv where nothing is said
    record Asked(Templates.@Nullable Format format) {}

    @GetMapping(path = "/templates/{kind}")
    @Operation(
            operationId = "getImportTemplate",
            summary = "An empty list with the headings, and one row that shows how to fill it in",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "The list",
                            content = {
                                @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
                                @Content(mediaType = XLSX_TYPE, schema = @Schema(type = "string", format = "binary"))
                            }))
    ResponseEntity<byte[]> template(@PathVariable String kind, @ParameterObject Asked asked) throws IOException {
        var of = Arrays.stream(Kind.values())
                .filter(known -> known.word().equals(kind))
                .findFirst()
                .orElseThrow(() -> new Rejection.NotFound(kind));
        var excel = asked.format() == Templates.Format.XLSX;
        return ResponseEntity.ok()
                .contentType(excel ? XLSX : CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + kind + (excel ? ".xlsx\"" : ".csv\""))
                .body(excel ? Templates.xlsx(of) : Templates.csv(of));
    }
}
