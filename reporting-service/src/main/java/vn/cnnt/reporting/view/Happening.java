package vn.cnnt.reporting.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.Envelope;

/// An event as an explanation mentions it. Of each thing the latest of every type is kept: that tells its story
/// without growing with every correction.
///
/// @param decisionNumber the decision the thing rested on after it
/// @param changes what it changed of the thing, see [Changes]
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Happening(
        @JsonProperty("t") String type,
        @JsonProperty("v") long version,
        @JsonProperty("r") Instant recordedAt,
        @JsonProperty("d") @Nullable String decisionNumber,

        @JsonProperty("c") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<Change> changes) {
    public Happening {
        changes = changes == null ? List.of() : List.copyOf(changes);
    }

    /// One field that is different after an event.
    ///
    /// @param field its path in the thing: `status`, `funding/NATIONAL/approved`
    /// @param from as a code, a day or a number; null where there was none
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Change(
            @JsonProperty("f") String field,
            @JsonProperty("a") @Nullable String from,
            @JsonProperty("b") @Nullable String to) {}

    static List<Happening> after(
            List<Happening> before, Envelope envelope, @Nullable String decisionNumber, List<Change> changes) {
        var after = new ArrayList<Happening>(before.size() + 1);
        for (var happening : before) {
            if (!happening.type.equals(envelope.type())) {
                after.add(happening);
            }
        }
        // There are some tens of types, and in a rebuild a million of these in memory.
        after.add(new Happening(
                envelope.type().intern(), envelope.sequence(), envelope.recordedAt(), decisionNumber, changes));
        return List.copyOf(after);
    }
}
