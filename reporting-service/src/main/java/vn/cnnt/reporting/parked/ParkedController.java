package vn.cnnt.reporting.parked;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.cnnt.events.WireFormat;
import vn.cnnt.manners.Cursor;
import vn.cnnt.manners.audit.Audited;
import vn.cnnt.manners.audit.RequestTrail;
import vn.cnnt.manners.reading.AnswerSize;
import vn.cnnt.manners.reading.Listing;
import vn.cnnt.reporting.log.LogUnreachable;
import vn.cnnt.reporting.pages.Entity;
import vn.cnnt.reporting.registry.RegistryRefuses;
import vn.cnnt.reporting.registry.RegistryUnreachable;
import vn.cnnt.reporting.run.AskedRun;
import vn.cnnt.reporting.slots.Bytes;
import vn.cnnt.reporting.slots.ParkedEvent;
import vn.cnnt.reporting.slots.Store;
import vn.cnnt.reporting.statistics.Parameters;
import vn.cnnt.reporting.web.Causes;
import vn.cnnt.reporting.web.Foreseen;
import vn.cnnt.reporting.web.KeyedRequest;
import vn.cnnt.reporting.web.Keys;
import vn.cnnt.reporting.web.Refusals;
import vn.cnnt.reporting.web.Why;

/// The events that could not be applied and wait, with what is wrong with them; and, asked for as `settled`, those that
/// wait no longer: none that was ever parked is out of sight.
@RestController
@RequestMapping(path = "/api/v1/parked", produces = MediaType.APPLICATION_JSON_VALUE)
public class ParkedController {
    /// So many are looked at for one answer. Where fewer of them are shown than were asked for, `next` goes on.
    private static final int MOST_LOOKED_AT = 10_000;

    private static final int AT_ONCE = 500;

    private final Store store;
    private final AskedEntity entities;
    private final ParkedEvents parked;
    private final AskedRun askedRun;
    private final Keys keys;
    private final RequestTrail trail;
    private final Causes causes;

    ParkedController(
            Store store,
            AskedEntity entities,
            ParkedEvents parked,
            AskedRun askedRun,
            Keys keys,
            RequestTrail trail,
            Causes causes) {
        this.store = store;
        this.entities = entities;
        this.parked = parked;
        this.askedRun = askedRun;
        this.keys = keys;
        this.trail = trail;
        this.causes = causes;
    }

    /// @param settled those that wait no longer: what they stand for has come since, or was gone on without
    public record Asked(
            @Schema(defaultValue = "false") boolean settled,

            @Schema(defaultValue = Listing.USUAL) @Min(1) @Max(Listing.MOST)
            int limit,

            Cursor cursor) {}

    /// @param blocked how the entity is blocked, where one is asked about and is
    /// @param decisions what was ever decided about it, where one is asked about
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ParkedList(
            List<ParkedItem> items,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String next,

            Entity.@Nullable Block blocked,
            @Nullable List<ParkedEvents.Decision> decisions) {}

    /// @param entity the addressee, null where the record names none
    /// @param writtenAt when the record was written to the log
    /// @param message what exactly is wrong, in the language of the request
    /// @param value the record's value as text, `base64:…` where it isn't text
    public record ParkedItem(
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
        /// @param message of the event, in words
        static ParkedItem of(ParkedEvent event, String message) {
            return new ParkedItem(
                    event.entity().isEmpty() ? null : event.entity(),
                    event.record().partition(),
                    event.record().offset(),
                    Instant.ofEpochMilli(event.record().timestamp()),
                    event.reason().code(),
                    message,
                    event.subject(),
                    event.sequence() == 0 ? null : event.sequence(),
                    event.type(),
                    text(event.record().value()));
        }
    }

    public record Deciding(@NotBlank @Size(max = Why.MOST) String reason) {}

    @GetMapping
    @Operation(operationId = "listParked", summary = "What waits")
    public ParkedList all(@ParameterObject Asked asked) {
        return list(null, asked);
    }

    @GetMapping("/{entity}")
    @Operation(operationId = "listParkedOf", summary = "What waits of one entity")
    public ParkedList of(@PathVariable String entity, @ParameterObject Asked asked) {
        return list(entity, asked);
    }

    @Audited
    @PostMapping("/{entity}/redrive")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(operationId = "redrive", summary = "Send again what waits for the entity")
    public ResponseEntity<ParkedEvents.Decision> redrive(
            @PathVariable String entity, @RequestBody Deciding deciding, KeyedRequest request) {
        return decided(
                entity,
                deciding,
                request,
                () -> parked.wouldRedrive(entity),
                beforehand -> parked.redrive(entity, request.actor().name(), deciding.reason(), beforehand));
    }

    @Audited
    @PostMapping("/{entity}/discard")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(operationId = "discard", summary = "Go on without what can't be applied")
    public ResponseEntity<ParkedEvents.Decision> discard(
            @PathVariable String entity, @RequestBody Deciding deciding, KeyedRequest request) {
        return decided(
                entity,
                deciding,
                request,
                () -> parked.wouldDiscard(entity),
                beforehand -> parked.discard(entity, request.actor().name(), deciding.reason(), beforehand));
    }

    /// @param foreseen how many records it would write to the log, refused what the decision would be refused
    private ResponseEntity<ParkedEvents.Decision> decided(
            String entity,
            Deciding deciding,
            KeyedRequest request,
            Supplier<Integer> foreseen,
            Function<Runnable, ParkedEvents.Decision> decision) {
        return keys.answer(
                request,
                ParkedEvents.Decision.class,
                () -> List.of(new Foreseen.Change("published", 0, tried(entity, () -> {}, foreseen))),
                () -> ResponseEntity.accepted()
                        .body(tried(
                                entity,
                                () -> trail.failed(entity, deciding.reason()),
                                () -> decision.apply(() -> trail.record(entity, deciding.reason())))));
    }

    /// @param brokenOff what is done where it was begun and did not come to its end
    private <T> T tried(String entity, Runnable brokenOff, Supplier<T> deed) {
        try {
            return deed.get();
        } catch (ParkedEvents.NothingParked e) {
            throw Refusals.notAllowedNow("nothing-parked", Parameters.quote(entity));
        } catch (ParkedEvents.NotInRegister e) {
            brokenOff.run();
            throw Refusals.notAllowedNow("not-in-register", Parameters.quote(e.aggregate()));
        } catch (RegistryUnreachable e) {
            brokenOff.run();
            throw Refusals.unavailable("registry-unreachable", said(Causes.of(e)));
        } catch (RegistryRefuses e) {
            brokenOff.run();
            throw Refusals.unavailable("registry-refused", said(Causes.of(e)));
        } catch (LogUnreachable e) {
            brokenOff.run();
            throw Refusals.unavailable("log-unreachable");
        }
    }

    /// In the language of the request.
    private String said(String kept) {
        return requireNonNull(causes.say(kept, LocaleContextHolder.getLocale()));
    }

    private ParkedList list(@Nullable String entity, Asked asked) {
        var run = askedRun.active();
        var id = entity != null && entity.equals(ParkedEvents.UNADDRESSED) ? "" : entity;
        var found = new ArrayList<Store.KeptEvent>();
        var last = asked.cursor().last();
        var isMore = true;
        for (var looked = 0; isMore && looked < MOST_LOOKED_AT && found.size() <= asked.limit(); looked += AT_ONCE) {
            var kept = store.parked(run, id, last, AT_ONCE);
            found.addAll(parked.those(asked.settled(), kept));
            isMore = kept.size() == AT_ONCE;
            last = kept.isEmpty() ? last : kept.getLast().id();
        }
        var items = found.subList(0, Math.min(asked.limit(), found.size())).stream()
                .map(it -> ParkedItem.of(it.event(), said(it.event().message())))
                .toList();
        var shown = AnswerSize.fitting(items, WireFormat.JSON);
        if (found.size() > shown.size()) {
            last = found.get(shown.size() - 1).id();
            isMore = true;
        }
        var held = entity == null ? null : entities.held(entity);
        return new ParkedList(
                shown,
                isMore && last != null ? asked.cursor().after(last) : null,
                held == null ? null : held.block(),
                entity == null ? null : parked.decisions(entity));
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
