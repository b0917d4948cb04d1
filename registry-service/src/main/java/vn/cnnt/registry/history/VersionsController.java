package vn.cnnt.registry.history;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.cnnt.manners.Cursor;
import vn.cnnt.manners.reading.Listing;
import vn.cnnt.registry.command.Rejection;
import vn.cnnt.registry.store.AggregateType;
import vn.cnnt.registry.store.Aggregates;
import vn.cnnt.registry.store.Filter;
import vn.cnnt.registry.store.Page;
import vn.cnnt.registry.store.Paging;
import vn.cnnt.registry.store.Stored;
import vn.cnnt.registry.web.Answers;
import vn.cnnt.registry.web.Listed;

/// Which versions there are, for a service that keeps its own view of the register and compares: it sees no more than
/// that.
@RestController
@RequestMapping(path = "/api/v1/versions", produces = MediaType.APPLICATION_JSON_VALUE)
class VersionsController {
    private static final int MOST_ID = 100;

    private final Aggregates aggregates;
    private final Answers answers;

    VersionsController(Aggregates aggregates, Answers answers) {
        this.aggregates = aggregates;
        this.answers = answers;
    }

    record Search(
            @Schema(description = "Only of this one") @Size(max = MOST_ID) @Nullable
            String id,

            @Schema(defaultValue = Listing.USUAL) @Min(1) @Max(Listing.MOST)
            int limit,

            Cursor cursor) {}

    record Version(String id, long version) {}

    @GetMapping("/{collection}")
    @Operation(operationId = "listVersions", summary = "The id and the version of each aggregate of a collection")
    ResponseEntity<Listed<Version>> list(@PathVariable String collection, @ParameterObject Search asked) {
        var type = aggregates.type(collection).orElseThrow(() -> new Rejection.NotFound(collection));
        var paging = new Paging(asked.limit(), asked.cursor().last());
        var page = page(type, asked.id(), paging).map(it -> new Version(it.id(), it.version()));
        var listed = Objects.requireNonNull(answers.listed(page, asked.cursor()).getBody(), "list");
        return ResponseEntity.ok(listed.uncounted());
    }

    private <S> Page<Stored<S>> page(AggregateType<S> type, @Nullable String id, Paging paging) {
        return id == null
                ? aggregates.find(type, Filter.ALL, paging)
                : Page.of(aggregates.get(type, id).stream().toList(), 1, Stored::id);
    }
}
