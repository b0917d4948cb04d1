package vn.cnnt.registry.intake;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.cnnt.registry.intake.list.Kind;

/// The parts of the form by which a list is sent, for the API's description; [Upload] reads them while they come.
@Schema(
        name = "ImportUpload",
        requiredProperties = {"file", "kind"})
record UploadForm(
        @Schema(type = "string", format = "binary", description = "CSV in UTF-8, or XLSX") @Nullable
        String file,

        @Schema(description = "Instead of a file: one's own dry run whose file is still kept, to read it otherwise")
        @Nullable
        String fileOf,

        Kind kind,

        @Schema(type = "boolean", description = "The same report, and nothing changes")
        boolean dryRun,

        @Schema(
                type = "string",
                description = "Which heading stands for which column, as JSON: {\"establishment\": \"Đơn vị\"}")
        @Nullable
        String columns,

        @Schema(description = "The only sheet of a workbook that is wanted; without it every one with such a list")
        @Nullable
        String sheet) {}
