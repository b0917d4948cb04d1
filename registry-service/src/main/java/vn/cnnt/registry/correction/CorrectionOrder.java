package vn.cnnt.registry.correction;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.Province;
import vn.cnnt.registry.reference.Fields;
import vn.cnnt.registry.reference.Legible;
import vn.cnnt.registry.reference.Legible.Holding;

/// In which province a decided recognition should have been recorded.
public record CorrectionOrder(
        @Schema(description = "The id of the enterprise")
        @NotBlank
        @Legible(holding = Holding.LETTER_OR_DIGIT)
        @Size(max = Fields.NAME)
        String enterprise,

        @Schema(description = "The id of its recognition", example = "r1")
        @NotBlank
        @Legible(holding = Holding.LETTER_OR_DIGIT)
        @Size(max = Fields.NAME)
        String recognition,

        @Schema(description = "Absent leaves that of the application") @Nullable
        Province province,

        @Schema(description = "Absent leaves that of the decision") @Nullable
        Province decidedProvince,

        @NotBlank @Size(max = Fields.REASON) String reason) {}
