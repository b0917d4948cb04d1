package vn.cnnt.registry.history;

import static io.swagger.v3.oas.annotations.enums.ParameterIn.QUERY;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import vn.cnnt.registry.command.Rejection;
import vn.cnnt.registry.store.AggregateType;
import vn.cnnt.registry.store.Aggregates;
import vn.cnnt.registry.store.Filter;
import vn.cnnt.registry.store.Page;
import vn.cnnt.registry.store.Paging;
import vn.cnnt.registry.store.Stored;
import vn.cnnt.registry.web.Answers;
import vn.cnnt.registry.web.Paged;
import vn.cnnt.registry.web.Parameters;

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

    record Version(String id, long version) {}

    @GetMapping("/{collection}")
    @Paged
    @Operation(
            operationId = "listVersions",
            summary = "The id and the version of each aggregate of a collection",
            parameters =
                    @Parameter(
                            name = "id",
                            in = QUERY,
                            description = "Only of this one",
                            schema = @Schema(type = "string", maxLength = MOST_ID)))
    ResponseEntity<JsonNode> list(@PathVariable String collection, Parameters query) {
        var id = query.text("id", MOST_ID);
        var paging = query.paging();
        query.check();
        var type = aggregates.type(collection).orElseThrow(() -> new Rejection.NotFound(collection));
        return answers.listed(page(type, id, paging).map(it -> new Version(it.id(), it.version())));
    }

    private <S> Page<Stored<S>> page(AggregateType<S> type, @Nullable String id, Paging paging) {
        return id == null
                ? aggregates.find(type, Filter.ALL, paging)
                : new Page<>(aggregates.get(type, id).stream().toList(), null);
    }
}
