package vn.cnnt.registry.merging;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import vn.cnnt.registry.reference.Fields;
import vn.cnnt.registry.reference.Legible;
import vn.cnnt.registry.reference.Legible.Holding;

/// Two records that are to become one.
///
/// @param from the record that goes
/// @param into the record that stays
public record MergeOrder(
        @Schema(description = "The id of the record that goes")
        @NotBlank
        @Legible(holding = Holding.LETTER_OR_DIGIT)
        @Size(max = Fields.NAME)
        String from,

        @Schema(description = "The id of the record that stays")
        @NotBlank
        @Legible(holding = Holding.LETTER_OR_DIGIT)
        @Size(max = Fields.NAME)
        String into,

        @NotBlank @Size(max = Fields.REASON) String reason) {}
