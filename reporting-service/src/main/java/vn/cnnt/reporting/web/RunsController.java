package vn.cnnt.reporting.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.CurrentActor;
import vn.cnnt.manners.security.Role;
import vn.cnnt.manners.Cursor;
import vn.cnnt.manners.IdempotencyKey;
import vn.cnnt.manners.Refused;
import vn.cnnt.reporting.audit.Certificates;
import vn.cnnt.reporting.figures.Comparing;
import vn.cnnt.reporting.log.LogUnreachable;
import vn.cnnt.reporting.log.RegistryLog;
import vn.cnnt.reporting.log.UnusableLog;
import vn.cnnt.reporting.projection.Definition;
import vn.cnnt.reporting.run.Activation;
import vn.cnnt.reporting.run.Orders;
import vn.cnnt.reporting.run.Run;
import vn.cnnt.reporting.run.Runs;
import vn.cnnt.reporting.slots.Store;
import vn.cnnt.reporting.statistics.CellName;
import vn.cnnt.reporting.statistics.Parameters;
import vn.cnnt.reporting.statistics.Questions;
import vn.cnnt.reporting.view.EntityView;

/// An operator's verbs.
@RestController
@RequestMapping("/api/v1/runs")
class RunsController {
    private static final int USUAL_ITEMS = 50;
    private static final int MOST_PER_SECOND = 10_000_000;
    private static final MediaType ZIP = MediaType.parseMediaType("application/zip");
    private static final Duration TO_MEET = Duration.ofSeconds(1);

    private final Runs runs;
    private final Orders orders;
    private final Activation activation;
    private final AskedRun askedRun;
    private final Store store;
    private final RegistryLog log;
    private final Comparing<EntityView> comparing;
    private final CurrentActor actor;
    private final Keys keys;
    private final Certificates certificates;
    private final Clock clock;

    RunsController(
            Runs runs,
            Orders orders,
            Activation activation,
            AskedRun askedRun,
            Store store,
            RegistryLog log,
            Definition<EntityView> definition,
            CurrentActor actor,
            Keys keys,
            Certificates certificates,
            Clock clock) {
        this.runs = runs;
        this.orders = orders;
        this.activation = activation;
        this.askedRun = askedRun;
        this.store = store;
        this.log = log;
        this.comparing = new Comparing<>(store, definition, TO_MEET);
        this.actor = actor;
        this.keys = keys;
        this.certificates = certificates;
        this.clock = clock;
    }

    /// @param active whether its figures are the live ones
    /// @param waitsFor the runs that have to end before this one begins
    record RunBody(
            String id,
            Run.Kind kind,
            Run.State state,
            boolean active,
            String definition,
            @Nullable String topicId,
            @Nullable Instant recordedAt,
            @Nullable Integer throttle,
            String reason,
            String requestedBy,
            Instant requestedAt,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            Run.Progress progress,
            SortedMap<String, Long> until,
            List<String> waitsFor,
            @Nullable String remark,
            @Nullable String trouble,
            @Nullable String failure,
            @Nullable String activatedBy,
            @Nullable String acceptedDifferences,
            boolean dataDropped) {}

    private record RunList(List<RunBody> items, @Nullable String next) {}

    @GetMapping
    ResponseEntity<?> all(HttpServletRequest request) {
        var type = Request.negotiated(request, MediaType.APPLICATION_JSON);
        var parameters = Request.parameters(request);
        var asked = parameters.number("limit", 1, Questions.MOST);
        var after = Request.cursor("runs", parameters);
        refuseInvalid(parameters);
        var limit = asked == null ? USUAL_ITEMS : asked;
        var all = runs.all();
        var from = 0;
        for (var i = 0; i < all.size() && after != null; i++) {
            if (all.get(i).id().equals(after)) {
                from = i + 1;
            }
        }
        var shown = all.subList(from, Math.min(all.size(), from + limit));
        var next =
                from + limit < all.size() ? Cursor.after("runs", shown.getLast().id()) : null;
        return ResponseEntity.ok()
                .contentType(type)
                .body(new RunList(
                        shown.stream().map(run -> body(run, () -> all)).toList(), next));
    }

    @GetMapping("/{id}")
    ResponseEntity<?> one(@PathVariable("id") String id, HttpServletRequest request) {
        var type = Request.negotiated(request, MediaType.APPLICATION_JSON);
        refuseInvalid(Request.parameters(request));
        return ResponseEntity.ok().contentType(type).body(body(askedRun.run(id)));
    }

    @PostMapping
    ResponseEntity<?> order(HttpServletRequest request) {
        var body = Body.of(request);
        var kind = kind(body, actor.of(request));
        var recordedAt = body.time("recordedAt");
        var throttle = body.number("throttle", 1, MOST_PER_SECOND);
        var reason = body.reason();
        if (kind == Run.Kind.REBUILD && recordedAt != null) {
            body.refuse("recordedAt", "only-as-of");
        }
        if (kind == Run.Kind.AS_OF) {
            checkTime(body, recordedAt);
        }
        body.check();
        var who = actor.of(request);
        return keys.answer(request, body, () -> {
            var run = orders.order(
                    new Run.Order(kind, recordedAt, throttle, reason, who.name()), IdempotencyKey.of(who, request));
            return ResponseEntity.accepted()
                    .location(URI.create("/api/v1/runs/" + run.id()))
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(body(run));
        });
    }

    private static Run.Kind kind(Body body, Actor who) {
        var text = body.text("kind", 20);
        if (text == null || !(text.equals("REBUILD") || text.equals("AS_OF"))) {
            if (text == null) {
                body.refuse("kind", "missing");
            } else {
                body.refuse("kind", "not-one-of", Parameters.quote(text), "REBUILD, AS_OF");
            }
            return Run.Kind.REBUILD;
        }
        var kind = Run.Kind.valueOf(text);
        if (kind == Run.Kind.REBUILD) {
            Rights.require(who, Role.OPERATOR);
        }
        return kind;
    }

    private void checkTime(Body body, @Nullable Instant recordedAt) {
        if (recordedAt == null) {
            body.refuse("recordedAt", "missing-time");
            return;
        }
        var now = clock.instant();
        if (recordedAt.isAfter(now)) {
            body.refuse("recordedAt", "in-the-future", recordedAt.toString(), now.toString());
            return;
        }
        try {
            var first = log.firstRecordedAt();
            if (first.isEmpty()) {
                body.refuse("recordedAt", "no-events-yet");
            } else if (recordedAt.isBefore(first.get())) {
                body.refuse(
                        "recordedAt",
                        "before-the-first",
                        recordedAt.toString(),
                        first.get().toString());
            }
        } catch (LogUnreachable e) {
            throw Refusals.unavailable("log-unreachable");
        }
    }

    @PostMapping("/{id}/pause")
    ResponseEntity<?> pause(@PathVariable("id") String id, HttpServletRequest request) {
        var body = Body.of(request);
        body.text("reason", 2000);
        return changed(id, body, request, () -> orders.pause(id));
    }

    @PostMapping("/{id}/resume")
    ResponseEntity<?> resume(@PathVariable("id") String id, HttpServletRequest request) {
        var body = Body.of(request);
        body.text("reason", 2000);
        var throttle = body.number("throttle", 1, MOST_PER_SECOND);
        return changed(id, body, request, () -> orders.resume(id, throttle));
    }

    @PostMapping("/{id}/cancel")
    ResponseEntity<?> cancel(@PathVariable("id") String id, HttpServletRequest request) {
        var body = Body.of(request);
        body.text("reason", 2000);
        return changed(id, body, request, () -> orders.cancel(id));
    }

    /// Refused with the differences, unless there are none or they are accepted.
    @PostMapping("/{id}/activate")
    ResponseEntity<?> activate(@PathVariable("id") String id, HttpServletRequest request) {
        var body = Body.of(request);
        var accepts = body.flag("acceptDifferences");
        var reason = body.text("reason", 2000);
        if (accepts) {
            Rights.requireAnother(actor.of(request), askedRun.run(id).order().requestedBy());
        }
        if (accepts && reason == null) {
            body.refuse("reason", "missing");
        }
        return changed(id, body, request, () -> {
            var run = askedRun.run(id);
            run.activating("", null); // refused before the work of comparing
            var comparison = compare(id, askedRun.active());
            if (!comparison.isEqual() && !accepts) {
                throw Refusals.differing(comparison.differences().size(), shown(comparison));
            }
            if (!comparison.met() && !accepts) {
                throw Refusals.differing("did-not-meet");
            }
            return activation.activate(run, actor.of(request).name(), comparison.isEqual() ? null : reason);
        });
    }

    @DeleteMapping("/{id}/data")
    ResponseEntity<?> dropData(@PathVariable("id") String id, HttpServletRequest request) throws InterruptedException {
        refuseInvalid(Request.parameters(request));
        var run = askedRun.run(id);
        try {
            run.withoutData(); // refused before the work of certifying
            certificates.keep(run);
            orders.dropData(run.id());
        } catch (Run.NotAllowedNow e) {
            throw notAllowedNow(id, e);
        }
        return ResponseEntity.noContent().build();
    }

    private ResponseEntity<?> changed(String id, Body body, HttpServletRequest request, Supplier<Run> change) {
        askedRun.run(id);
        body.check();
        return keys.answer(request, body, () -> {
            try {
                return ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(body(change.get()));
            } catch (Run.NotAllowedNow e) {
                throw notAllowedNow(id, e);
            } catch (Activation.Overtaken e) {
                throw Refusals.notAllowedNow("overtaken", askedRun.active());
            }
        });
    }

    private static Refused notAllowedNow(String id, Run.NotAllowedNow e) {
        return Refusals.notAllowedNow(
                "run-state." + e.verb(), Parameters.quote(id), e.state().name());
    }

    private record ComparisonBody(
            String run,
            String with,
            boolean equal,
            boolean sameCut,
            long differences,
            List<Map<String, @Nullable Object>> items,
            @Nullable String next) {}

    @GetMapping("/{id}/comparison")
    ResponseEntity<?> comparison(@PathVariable("id") String id, HttpServletRequest request) {
        var type = Request.negotiated(request, MediaType.APPLICATION_JSON);
        var parameters = Request.parameters(request);
        var with = parameters.one("with");
        var asked = parameters.number("limit", 1, Questions.MOST);
        var list = "comparison/" + id;
        var after = Request.cursor(list, parameters);
        refuseInvalid(parameters);
        askedRun.of(id);
        var other = askedRun.of(with).run();
        var comparison = compare(id, other);
        var limit = asked == null ? USUAL_ITEMS : asked;
        var left = comparison.differences().stream()
                .filter(it -> after == null || place(it).compareTo(after) > 0)
                .toList();
        var shown = left.subList(0, Math.min(limit, left.size()));
        var next = left.size() > limit ? Cursor.after(list, place(shown.getLast())) : null;
        return ResponseEntity.ok()
                .contentType(type)
                .body(new ComparisonBody(
                        id,
                        other,
                        comparison.isEqual(),
                        comparison.met(),
                        comparison.differences().size(),
                        shown.stream().map(this::item).toList(),
                        next));
    }

    @GetMapping("/{id}/certificate")
    ResponseEntity<?> certificate(@PathVariable("id") String id, HttpServletRequest request)
            throws InterruptedException {
        var type = Request.negotiated(request, MediaType.APPLICATION_JSON);
        refuseInvalid(Request.parameters(request));
        var run = certifiable(id);
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noCache())
                .body(certificates
                        .certificate(run)
                        .orElseThrow(() -> Refusals.notAllowedNow("run-without-certificate", Parameters.quote(id))));
    }

    /// Written as it is made, by this thread: however long that takes, and broken off where it can't be finished.
    @GetMapping("/{id}/pack")
    void pack(@PathVariable("id") String id, HttpServletRequest request, HttpServletResponse response)
            throws InterruptedException, IOException {
        var type = Request.negotiated(request, ZIP);
        refuseInvalid(Request.parameters(request));
        var run = certifiable(id);
        if (run.dataDropped()) {
            throw Refusals.notAllowedNow("run-without-data", Parameters.quote(id));
        }
        var pack = pack(run);
        response.setContentType(type.toString());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + run.id() + ".zip\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noCache().getHeaderValue());
        pack.writeTo(response.getOutputStream());
    }

    private Certificates.Ready pack(Run run) throws InterruptedException {
        try {
            return certificates.pack(run);
        } catch (UnusableLog e) {
            throw Refusals.notAllowedNow("log-gone", Parameters.quote(run.id()));
        } catch (LogUnreachable e) {
            throw Refusals.unavailable("log-unreachable");
        }
    }

    private Run certifiable(String id) {
        var run = askedRun.run(id);
        if (!Certificates.isCertifiable(run)) {
            throw Refusals.notAllowedNow(
                    "not-certifiable", Parameters.quote(id), run.state().name());
        }
        if (!run.dataDropped() && !certificates.isOfThisDefinition(run)) {
            throw Refusals.notAllowedNow("another-definition", Parameters.quote(id), run.definition());
        }
        return run;
    }

    private Comparing.Comparison compare(String id, String other) {
        try {
            var one = store.generation(id).orElseThrow();
            var two = store.generation(other).orElseThrow();
            return hasEnded(id) || hasEnded(other)
                    ? comparing.compareAsTheyStand(one, two)
                    : comparing.compare(one, two);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private boolean hasEnded(String id) {
        return runs.find(id).map(it -> it.state().isEnded()).orElse(false);
    }

    private static String place(Comparing.Difference it) {
        return it.page() + "\t" + it.cell();
    }

    private List<Map<String, @Nullable Object>> shown(Comparing.Comparison comparison) {
        return comparison.differences().stream()
                .limit(USUAL_ITEMS)
                .map(this::item)
                .toList();
    }

    private Map<String, @Nullable Object> item(Comparing.Difference it) {
        var name = CellName.of(it.page(), it.cell());
        var measures = new LinkedHashMap<String, @Nullable Object>();
        for (var i = 0; i < name.measures().size(); i++) {
            var one = measure(it.one(), i);
            var other = measure(it.other(), i);
            if (one != other) {
                measures.put(name.measures().get(i), List.of(one, other));
            }
        }
        var entities = new ArrayList<Map<String, @Nullable Object>>();
        for (var behind : it.entities()) {
            var contributions = new LinkedHashMap<String, @Nullable Object>();
            for (var i = 0; i < name.measures().size(); i++) {
                var one = behind.one() == null ? null : measure(behind.one(), i);
                var other = behind.other() == null ? null : measure(behind.other(), i);
                if (!Objects.equals(one, other)) {
                    contributions.put(name.measures().get(i), Arrays.asList(one, other));
                }
            }
            var entity = new LinkedHashMap<String, @Nullable Object>();
            entity.put("entity", behind.entity());
            entity.put("contributions", contributions);
            entities.add(entity);
        }
        var item = new LinkedHashMap<String, @Nullable Object>();
        item.put("dataset", name.dataset());
        item.put("cell", name.values());
        item.put("measures", measures);
        item.put("entities", entities);
        return item;
    }

    private static long measure(List<Long> measures, int number) {
        return number < measures.size() ? measures.get(number) : 0;
    }

    private RunBody body(Run run) {
        return body(run, runs::all);
    }

    /// @param all asked only for one that waits, of which alone the others matter
    private RunBody body(Run run, Supplier<List<Run>> all) {
        var active = store.active().map(run.id()::equals).orElse(false);
        var waitsFor = run.state() == Run.State.QUEUED
                ? all.get().stream().filter(Run::isUnderWay).map(Run::id).toList()
                : List.<String>of();
        return new RunBody(
                run.id(),
                run.kind(),
                run.state(),
                active,
                run.definition(),
                run.source().topicId(),
                run.recordedAt(),
                run.order().throttle(),
                run.order().reason(),
                run.order().requestedBy(),
                run.requestedAt(),
                run.life().startedAt(),
                run.life().endedAt(),
                run.progress(),
                run.source().until(),
                waitsFor,
                run.notes().remark(),
                run.notes().trouble(),
                run.notes().failure(),
                run.acceptance().activatedBy(),
                run.acceptance().accepted(),
                run.dataDropped());
    }

    private static void refuseInvalid(Parameters parameters) {
        parameters.refuseOthers();
        if (!parameters.findings().isEmpty()) {
            throw Refusals.invalid(parameters.findings());
        }
    }
}
