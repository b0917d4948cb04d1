package vn.cnnt.reporting.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// The answer of a dry run, as an exception: it is thrown where the deed would begin, so that nothing of the deed is
/// done, and whatever would have refused the request before has refused it.
public final class Foreseen extends RuntimeException {
    private final transient List<Change> changes;

    public Foreseen(List<Change> changes) {
        super("a dry run", null, false, false);
        this.changes = List.copyOf(changes);
    }

    /// What would be otherwise afterwards.
    ///
    /// @param from null where it wasn't there
    /// @param to null where it would no longer be there
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Change(
            String field, @Nullable Object from, @Nullable Object to) {}

    /// As the registry answers its own: nothing here needs a yes, and nothing is warned of.
    record Told(List<String> warnings, List<String> confirm, List<Change> changes) {}

    /// Tells it.
    @RestControllerAdvice
    static class Telling {
        @ExceptionHandler
        @ResponseStatus(HttpStatus.OK)
        Told told(Foreseen foreseen) {
            return new Told(List.of(), List.of(), foreseen.changes);
        }
    }
}
