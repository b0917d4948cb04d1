package vn.cnnt.reporting.run;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.cnnt.events.WireFormat;
import vn.cnnt.manners.Cursor;
import vn.cnnt.manners.describing.Refuses;
import vn.cnnt.manners.reading.AnswerSize;
import vn.cnnt.manners.reading.Listing;
import vn.cnnt.reporting.figures.Comparing;

/// What differs between two runs.
@RestController
public class ComparisonController {
    private static final int LONGEST_ID = 100;
    private static final char SEPARATOR = '\t';

    private final Comparisons comparisons;
    private final AskedRun askedRun;

    ComparisonController(Comparisons comparisons, AskedRun askedRun) {
        this.comparisons = comparisons;
        this.askedRun = askedRun;
    }

    /// @param with the other run; without it the active one
    public record Asked(
            @Size(max = LONGEST_ID) @Nullable String with,

            @Schema(defaultValue = Listing.USUAL) @Min(1) @Max(Listing.MOST)
            int limit,

            Cursor cursor) {}

    /// @param sameCut whether both were compared at the same place of the log; until then items name no entities
    /// @param differences how many cells differ
    /// @param byDataset how many of them are of which dataset
    public record ComparisonBody(
            String run,
            String with,
            boolean equal,
            boolean sameCut,
            long differences,
            SortedMap<String, Long> byDataset,
            List<Comparisons.Item> items,
            @Nullable String next) {}

    @GetMapping(path = "/api/v1/runs/{id}/comparison", produces = MediaType.APPLICATION_JSON_VALUE)
    @Refuses(status = "409", when = "One of the runs has no figures")
    @Operation(operationId = "compareRuns", summary = "What differs, cell by cell")
    public ComparisonBody comparison(@PathVariable String id, @ParameterObject Asked asked) {
        askedRun.of(id);
        var other = askedRun.of(asked.with()).run();
        var last = asked.cursor().last();
        var after = last == null ? null : place(last);
        var comparison = comparisons.compare(id, other, new Comparing.Named(after, asked.limit()));
        var left = comparison.differences().stream()
                .filter(it -> after == null || it.place().compareTo(after) > 0)
                .toList();
        var items = left.subList(0, Math.min(asked.limit(), left.size())).stream()
                .map(Comparisons::item)
                .toList();
        var shown = AnswerSize.fitting(items, WireFormat.JSON);
        return new ComparisonBody(
                id,
                other,
                comparison.isEqual(),
                comparison.met(),
                comparison.differences().size(),
                Comparisons.byDataset(comparison),
                shown,
                left.size() > shown.size()
                        ? asked.cursor().after(place(left.get(shown.size() - 1).place()))
                        : null);
    }

    private static String place(Comparing.Place it) {
        return it.page() + SEPARATOR + it.cell();
    }

    /// Where one stands that came before, wherever that is by now.
    private static Comparing.Place place(String last) {
        var end = last.indexOf(SEPARATOR);
        return end < 0
                ? new Comparing.Place(last, "")
                : new Comparing.Place(last.substring(0, end), last.substring(end + 1));
    }
}
