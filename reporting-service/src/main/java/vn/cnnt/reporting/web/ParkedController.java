package vn.cnnt.reporting.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.cnnt.manners.CurrentActor;
import vn.cnnt.manners.Cursor;
import vn.cnnt.reporting.figures.Figures;
import vn.cnnt.reporting.log.LogUnreachable;
import vn.cnnt.reporting.pages.Entity;
import vn.cnnt.reporting.parked.ParkedEvents;
import vn.cnnt.reporting.registry.RegistryUnreachable;
import vn.cnnt.reporting.slots.Bytes;
import vn.cnnt.reporting.slots.ParkedEvent;
import vn.cnnt.reporting.slots.Store;
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
    private final ParkedEvents parked;
    private final AskedRun askedRun;
    private final CurrentActor actor;
    private final Keys keys;

    ParkedController(
            Store store,
            Figures<EntityView> figures,
            ParkedEvents parked,
            AskedRun askedRun,
            CurrentActor actor,
            Keys keys) {
        this.store = store;
        this.figures = figures;
        this.parked = parked;
        this.askedRun = askedRun;
        this.actor = actor;
        this.keys = keys;
    }

    /// @param blocked how the entity is blocked, where one is asked about and is
    /// @param decisions what was ever decided about it, where one is asked about
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record ParkedList(
            List<ParkedItem> items,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String next,

            Entity.@Nullable Block blocked,
            @Nullable List<ParkedEvents.Decision> decisions) {}

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
        known(entity);
        return list(entity, "parked/" + entity, request);
    }

    /// Sends again what waits for the entity.
    @PostMapping("/{entity}/redrive")
    ResponseEntity<?> redrive(@PathVariable("entity") String entity, HttpServletRequest request) {
        return decided(entity, request, parked::redrive);
    }

    /// Goes on without what can't be applied.
    @PostMapping("/{entity}/discard")
    ResponseEntity<?> discard(@PathVariable("entity") String entity, HttpServletRequest request) {
        return decided(entity, request, parked::discard);
    }

    private interface Deciding {
        ParkedEvents.Decision decide(String entity, String actor, String reason);
    }

    private ResponseEntity<?> decided(String entity, HttpServletRequest request, Deciding deciding) {
        var body = Body.of(request);
        var reason = body.reason();
        known(entity);
        body.check();
        var who = actor.of(request).name();
        return keys.answer(request, body, () -> {
            try {
                return ResponseEntity.accepted()
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(deciding.decide(entity, who, reason));
            } catch (ParkedEvents.NothingParked e) {
                throw Refusals.notAllowedNow("nothing-parked", Parameters.quote(entity));
            } catch (RegistryUnreachable e) {
                throw Refusals.unavailable("registry-unreachable", String.valueOf(e.getMessage()));
            } catch (LogUnreachable e) {
                throw Refusals.unavailable("log-unreachable");
            }
        });
    }

    private void known(String entity) {
        if (!entity.equals(ParkedEvents.UNADDRESSED) && held(entity) == null) {
            throw Refusals.notFound("no-such-entity", Parameters.quote(entity));
        }
    }

    private ResponseEntity<?> list(@Nullable String entity, String list, HttpServletRequest request) {
        var type = Request.negotiated(request, MediaType.APPLICATION_JSON);
        var parameters = Request.parameters(request);
        var asked = parameters.number("limit", 1, Questions.MOST);
        var after = Request.cursor(list, parameters);
        parameters.refuseOthers();
        if (!parameters.findings().isEmpty()) {
            throw Refusals.invalid(parameters.findings());
        }
        var limit = asked == null ? USUAL_ITEMS : asked;
        var run = askedRun.active();
        var id = entity != null && entity.equals(ParkedEvents.UNADDRESSED) ? "" : entity;
        var waiting = new ArrayList<Store.KeptEvent>();
        var last = after;
        while (waiting.size() <= limit) {
            var kept = store.parked(run, id, last, limit + 1);
            if (kept.isEmpty()) {
                break;
            }
            waiting.addAll(parked.stillWaiting(kept));
            last = kept.getLast().id();
        }
        var more = waiting.size() > limit;
        var shown = waiting.subList(0, Math.min(limit, waiting.size()));
        var next = more ? Cursor.after(list, shown.getLast().id()) : null;
        var items = shown.stream().map(it -> ParkedItem.of(it.event())).toList();
        var held = entity == null ? null : held(entity);
        return ResponseEntity.ok()
                .contentType(type)
                .body(new ParkedList(
                        items,
                        next,
                        held == null ? null : held.block(),
                        entity == null ? null : parked.decisions(entity)));
    }

    private @Nullable Entity<EntityView> held(String entity) {
        var partition = figures.partitionOf(entity);
        for (var found : figures.<Map<String, Entity<EntityView>>>read(
                        snapshot -> snapshot.partition() == partition ? snapshot.entities(List.of(entity)) : Map.of())
                .parts()) {
            if (found.containsKey(entity)) {
                return found.get(entity);
            }
        }
        return null;
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
