package vn.cnnt.registry.web;

import static io.swagger.v3.oas.annotations.enums.ParameterIn.QUERY;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.Parameters;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.cnnt.registry.command.Rejection;
import vn.cnnt.registry.store.AggregateType;
import vn.cnnt.registry.store.Aggregates;
import vn.cnnt.registry.store.History;
import vn.cnnt.registry.store.Stored;

/// When a query wants to see an aggregate: at a version, at a time, or now.
public record AsOf(@Nullable Long version, @Nullable Instant recordedAt) {
    /// Says in the API's description that a query takes what [AsOf#read] reads.
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @Parameters({
        @Parameter(
                name = "version",
                in = QUERY,
                description = "As it was at this version",
                schema = @Schema(type = "integer", format = "int64", minimum = "1")),
        @Parameter(
                name = "recordedAt",
                in = QUERY,
                description = "As it was recorded at this time",
                schema = @Schema(type = "string", format = "date-time"))
    })
    public @interface Asked {}

    public static AsOf read(vn.cnnt.registry.web.Parameters query) {
        var version = query.whole("version", 1, Long.MAX_VALUE);
        var recordedAt = query.time("recordedAt");
        if (version != null && recordedAt != null) {
            query.findings().error("version", "either-or", "version", "recordedAt");
        }
        return new AsOf(version, recordedAt);
    }

    public <S> Stored<S> find(AggregateType<S> type, String id, Aggregates aggregates, History history) {
        if (version != null) {
            return history.stateAt(type, id, version).orElseThrow(() -> new Rejection.NotFound(id + "@" + version));
        }
        if (recordedAt != null) {
            return history.stateAt(type, id, recordedAt)
                    .orElseThrow(() -> new Rejection.NotFound(id + "@" + recordedAt));
        }
        return aggregates.get(type, id).orElseThrow(() -> new Rejection.NotFound(id));
    }
}
