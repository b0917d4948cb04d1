package vn.cnnt.registry.reported;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.OfficialForm;
import vn.cnnt.events.Province;

/// The shapes of answers about reported figures as `/v3/api-docs` shows them; they are the state itself.
final class ReportedFigureDescription {
    private ReportedFigureDescription() {}

    record ReportedFigureAnswer(
            @Schema(requiredMode = REQUIRED) String id,
            @Schema(requiredMode = REQUIRED) long version,
            @Schema(requiredMode = REQUIRED) OfficialForm form,
            @Schema(requiredMode = REQUIRED) Province province,
            @Schema(requiredMode = REQUIRED) int year,
            @Schema(requiredMode = REQUIRED) String row,
            @Schema(requiredMode = REQUIRED) String column,
            @Schema(requiredMode = REQUIRED) long value,
            @Schema(requiredMode = REQUIRED) String source,
            @Nullable String note,
            @Schema(requiredMode = REQUIRED) boolean withdrawn) {}

    record ReportedFigureList(
            @Schema(requiredMode = REQUIRED) List<ReportedFigureAnswer> items,
            @Nullable String next) {}
}
