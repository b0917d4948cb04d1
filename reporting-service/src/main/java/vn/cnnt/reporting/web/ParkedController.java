package vn.cnnt.reporting.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.cnnt.reporting.projection.Bytes;
import vn.cnnt.reporting.projection.Entity;
import vn.cnnt.reporting.projection.Figures;
import vn.cnnt.reporting.projection.ParkedEvent;
import vn.cnnt.reporting.projection.Store;
import vn.cnnt.reporting.statistics.Parameters;
import vn.cnnt.reporting.statistics.Questions;
import vn.cnnt.reporting.view.EntityView;

/// The events that could not be applied and wait, with what is wrong with them. Those healed since are not among them.
@RestController
@RequestMapping("/api/v1/parked")
class ParkedController {
    private static final int USUAL_ITEMS = 50;

    private final Store store;
    private final Figures<EntityView> figures;
    private final AskedRun askedRun;

    ParkedController(Store store, Figures<EntityView> figures, AskedRun askedRun) {
        this.store = store;
        this.figures = figures;
        this.askedRun = askedRun;
    }

    private record ParkedList(
            List<ParkedItem> items, @Nullable String next) {}

    /// @param entity the addressee, null where the record names none
    /// @param writtenAt when the record was written to the log
    /// @param value the record's value as text, `base64:…` where it isn't text
    private record ParkedItem(
            @Nullable String entity,
            int partition,
            long offset,
            Instant writtenAt,
            String reason,
            String message,
            @Nullable String subject,
            @Nullable Long sequence,
            @Nullable String type,
            @Nullable String value) {
        static ParkedItem of(ParkedEvent event) {
            return new ParkedItem(
                    event.entity().isEmpty() ? null : event.entity(),
                    event.record().partition(),
                    event.record().offset(),
                    Instant.ofEpochMilli(event.record().timestamp()),
                    event.reason().code(),
                    event.message(),
                    event.subject(),
                    event.sequence() == 0 ? null : event.sequence(),
                    event.type(),
                    text(event.record().value()));
        }
    }

    @GetMapping
    ResponseEntity<?> all(HttpServletRequest request) {
        return list(null, "parked", request);
    }

    @GetMapping("/{entity}")
    ResponseEntity<?> of(@PathVariable("entity") String entity, HttpServletRequest request) {
        if (entities(List.of(entity)).isEmpty()) {
            throw Refused.notFound("no-such-entity", Parameters.quote(entity));
        }
        return list(entity, "parked/" + entity, request);
    }

    private ResponseEntity<?> list(@Nullable String entity, String list, HttpServletRequest request) {
        var type = Request.negotiated(request, MediaType.APPLICATION_JSON);
        var parameters = Request.parameters(request);
        var asked = parameters.number("limit", 1, Questions.MOST);
        var after = Cursor.read(list, parameters);
        parameters.refuseOthers();
        if (!parameters.findings().isEmpty()) {
            throw Refused.invalid(parameters.findings());
        }
        var limit = asked == null ? USUAL_ITEMS : asked;
        var run = askedRun.active();
        var waiting = new ArrayList<Store.KeptEvent>();
        var last = after;
        while (waiting.size() <= limit) {
            var kept = store.parked(run, entity, last, limit + 1);
            if (kept.isEmpty()) {
                break;
            }
            waiting.addAll(stillWaiting(kept));
            last = kept.getLast().id();
        }
        var more = waiting.size() > limit;
        var shown = waiting.subList(0, Math.min(limit, waiting.size()));
        var next = more ? Cursor.after(list, shown.getLast().id()) : null;
        var items = shown.stream().map(it -> ParkedItem.of(it.event())).toList();
        return ResponseEntity.ok().contentType(type).body(new ParkedList(items, next));
    }

    private List<Store.KeptEvent> stillWaiting(List<Store.KeptEvent> kept) {
        var held =
                entities(kept.stream().map(it -> it.event().entity()).distinct().toList());
        return kept.stream()
                .filter(it -> isWaiting(it.event(), held.get(it.event().entity())))
                .toList();
    }

    /// It waits while its entity is blocked and the version it brought, or stands for, has not been applied.
    private static boolean isWaiting(ParkedEvent event, @Nullable Entity<EntityView> entity) {
        if (entity == null) {
            return true;
        }
        var block = entity.block();
        if (block == null || event.record().offset() < block.since()) {
            return false;
        }
        var subject = event.subject();
        return subject == null || event.sequence() == 0 || entity.version(subject) < event.sequence();
    }

    private Map<String, Entity<EntityView>> entities(List<String> ids) {
        var found = new HashMap<String, Entity<EntityView>>();
        figures.<Map<String, Entity<EntityView>>>read(snapshot -> snapshot.entities(ids.stream()
                        .filter(id -> figures.partitionOf(id) == snapshot.partition())
                        .toList()))
                .parts()
                .forEach(found::putAll);
        return found;
    }

    private static @Nullable String text(@Nullable Bytes value) {
        if (value == null) {
            return null;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value.array()))
                    .toString();
        } catch (CharacterCodingException e) {
            return "base64:" + Base64.getEncoder().encodeToString(value.array());
        }
    }
}
