package vn.cnnt.registry.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A part of a list in an answer.
///
/// @param next the cursor to go on with; null on the last part
public record Listed<T>(
        List<T> items,

        @Schema(description = "The cursor to go on with; null on the last part")
        @JsonInclude(JsonInclude.Include.ALWAYS)
        @Nullable
        String next) {
    public Listed {
        items = List.copyOf(items);
    }
}
