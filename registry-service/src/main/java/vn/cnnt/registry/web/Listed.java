package vn.cnnt.registry.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A part of a list in an answer.
///
/// @param next the cursor to go on with; null on the last part
/// @param total how many there are in all, where that costs nothing: the whole list is in this answer
public record Listed<T>(
        List<T> items,

        @Schema(description = "The cursor to go on with; null on the last part")
        @JsonInclude(JsonInclude.Include.ALWAYS)
        @Nullable
        String next,

        @Schema(description = "How many there are in all; only where the whole list is in this answer") @Nullable
        Integer total) {
    public Listed {
        items = List.copyOf(items);
    }

    /// A part of a list that nobody has counted.
    public Listed(List<T> items, @Nullable String next) {
        this(items, next, null);
    }

    /// The same without how many there are.
    public Listed<T> uncounted() {
        return new Listed<>(items, next);
    }
}
