package vn.cnnt.manners.reading;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import vn.cnnt.manners.Cursor;

/// The query of a list that has nothing to choose by.
///
/// @param limit how many items at most
/// @param cursor `next` of the part before
public record Listing(
        @Schema(defaultValue = Listing.USUAL) @Min(1) @Max(Listing.MOST)
        int limit,

        Cursor cursor) {
    public static final String USUAL = "50";
    public static final int MOST = 500;
}
