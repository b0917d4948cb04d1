package vn.cnnt.registry.history;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.EnterpriseEvent;
import vn.cnnt.events.GrantEvent;
import vn.cnnt.events.RecognitionEvent;
import vn.cnnt.events.RegistryEvent;
import vn.cnnt.events.ReportedFigureEvent;
import vn.cnnt.registry.store.AggregateType;
import vn.cnnt.registry.store.History;
import vn.cnnt.registry.store.OutboxEntry;

/// Something that somebody did, as a list of their changes shows it.
///
/// @param title of the thing after it
public record Change(
        String aggregate,

        @Schema(example = "/api/v1/grants/g-01jd7b9x0q") String address,

        long version,
        String type,
        String recordedAt,
        String actor,
        @Nullable String reason,
        List<String> confirmed,

        @Schema(description = "The name, the product or the title of what was changed, as it was then") @Nullable
        String title) {
    static Change of(OutboxEntry entry, Collection<AggregateType<?>> types) {
        var event = entry.event();
        var envelope = History.decode(event);
        return new Change(
                event.subject(),
                "/api/v1/" + collection(event.subject(), types) + "/" + event.subject(),
                event.sequence(),
                event.type(),
                event.time(),
                envelope.actor(),
                envelope.reason(),
                envelope.confirmed(),
                title(envelope.event()));
    }

    private static String collection(String id, Collection<AggregateType<?>> types) {
        return types.stream()
                .filter(type -> id.startsWith(type.idPrefix()))
                .map(AggregateType::collection)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no kind of thing has the id " + id));
    }

    private static @Nullable String title(RegistryEvent event) {
        return switch (event) {
            case EnterpriseEvent of -> of.enterprise().name();
            case RecognitionEvent of -> of.recognition().product();
            case GrantEvent of -> of.grant().title();
            case ReportedFigureEvent of ->
                of.reportedFigure().row() + " / " + of.reportedFigure().column();
            case RegistryEvent.Unknown _ -> null;
        };
    }
}
