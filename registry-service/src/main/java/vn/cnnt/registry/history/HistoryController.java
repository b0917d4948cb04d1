package vn.cnnt.registry.history;

import io.swagger.v3.oas.annotations.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import vn.cnnt.events.Envelope;
import vn.cnnt.events.HashChain;
import vn.cnnt.events.RecordedEvent;
import vn.cnnt.events.WireFormat;
import vn.cnnt.manners.Cursor;
import vn.cnnt.manners.Refused;
import vn.cnnt.manners.reading.Listing;
import vn.cnnt.registry.command.Rejection;
import vn.cnnt.registry.store.AggregateType;
import vn.cnnt.registry.store.Aggregates;
import vn.cnnt.registry.store.FieldChange;
import vn.cnnt.registry.store.History;
import vn.cnnt.registry.store.Page;
import vn.cnnt.registry.web.Answers;
import vn.cnnt.registry.web.Listed;

/// The life of any aggregate, for people who ask why a record is as it is.
@RestController
@RequestMapping(path = "/api/v1/{collection}/{id}/history", produces = MediaType.APPLICATION_JSON_VALUE)
public class HistoryController {
    private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,17}");

    private final Aggregates aggregates;
    private final History history;
    private final Answers answers;

    HistoryController(Aggregates aggregates, History history, Answers answers) {
        this.aggregates = aggregates;
        this.history = history;
        this.answers = answers;
    }

    /// An event as the history shows it.
    public record HistoryEntry(
            long version,
            String type,
            String recordedAt,
            String actor,
            @Nullable String reason,
            List<String> confirmed,
            List<FieldChange> changes,
            String hash,
            String previousHash) {
        static HistoryEntry of(RecordedEvent event, Envelope envelope, List<FieldChange> changes, String previousHash) {
            return new HistoryEntry(
                    event.sequence(),
                    event.type(),
                    event.time(),
                    envelope.actor(),
                    envelope.reason(),
                    envelope.confirmed(),
                    changes,
                    event.hash(),
                    previousHash);
        }

        /// An event without what it changed, for which all before it would have to be read.
        public static HistoryEntry of(RecordedEvent event) {
            return of(event, History.decode(event), List.of(), "");
        }
    }

    @GetMapping
    @Operation(operationId = "getHistory", summary = "Every event, with the fields it changed")
    public ResponseEntity<Listed<HistoryEntry>> events(
            @PathVariable String collection, @PathVariable String id, @ParameterObject Listing asked) {
        return answers.listed(page(type(collection), id, after(asked.cursor()), asked.limit()), asked.cursor());
    }

    @GetMapping("/verification")
    @Operation(operationId = "verifyHistory", summary = "Recomputes the hash chain and the state")
    public Verification verification(@PathVariable String collection, @PathVariable String id) {
        return verification(type(collection), id);
    }

    private <S> Verification verification(AggregateType<S> type, String id) {
        return Verification.of(type, stream(type, id));
    }

    private <S> Page<HistoryEntry> page(AggregateType<S> type, String id, long after, int limit) {
        var entries = entries(type, stream(type, id).events(), after, limit + 1);
        return Page.of(entries, limit, entry -> Long.toString(entry.version()));
    }

    /// The first events behind a version, each with what it changed. Pure.
    ///
    /// @param events from the first one on
    public static <S> List<HistoryEntry> entries(
            AggregateType<S> type, List<RecordedEvent> events, long after, int most) {
        var entries = new ArrayList<HistoryEntry>();
        @Nullable S state = null;
        @Nullable JsonNode before = null;
        var previousHash = HashChain.START;
        for (var event : events) {
            if (entries.size() == most) {
                break;
            }
            var envelope = History.decode(event);
            state = type.apply(state, envelope.event());
            if (event.sequence() >= after) {
                JsonNode now = WireFormat.JSON.valueToTree(state);
                if (event.sequence() > after) {
                    entries.add(HistoryEntry.of(event, envelope, FieldChange.between(before, now), previousHash));
                }
                before = now;
            }
            previousHash = event.hash();
        }
        return entries;
    }

    private <S> History.Stream<S> stream(AggregateType<S> type, String id) {
        return history.stream(type, id).orElseThrow(() -> new Rejection.NotFound(id));
    }

    private AggregateType<?> type(String collection) {
        return aggregates.type(collection).orElseThrow(() -> new Rejection.NotFound(collection));
    }

    private static long after(Cursor cursor) {
        var last = cursor.last();
        if (last == null) {
            return 0;
        }
        if (!VERSION.matcher(last).matches()) {
            throw Refused.invalid(Cursor.PARAMETER, "not-a-cursor");
        }
        return Long.parseLong(last);
    }
}
