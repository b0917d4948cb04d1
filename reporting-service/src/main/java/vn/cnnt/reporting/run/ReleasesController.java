package vn.cnnt.reporting.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
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
import vn.cnnt.manners.audit.Audited;
import vn.cnnt.manners.audit.RequestTrail;
import vn.cnnt.manners.describing.Refuses;
import vn.cnnt.manners.reading.AnswerSize;
import vn.cnnt.manners.reading.Checked;
import vn.cnnt.manners.reading.Checks;
import vn.cnnt.manners.reading.Listing;
import vn.cnnt.manners.reading.OneLine;
import vn.cnnt.reporting.statistics.Parameters;
import vn.cnnt.reporting.web.Causes;
import vn.cnnt.reporting.web.Foreseen;
import vn.cnnt.reporting.web.KeyedRequest;
import vn.cnnt.reporting.web.Keys;
import vn.cnnt.reporting.web.Refusals;
import vn.cnnt.reporting.web.Why;

/// Figures under a name (*chốt số liệu*), which everybody may cite and ask for: `release=<name>`.
@RestController
@RequestMapping(path = "/api/v1/releases", produces = MediaType.APPLICATION_JSON_VALUE)
public class ReleasesController {
    private static final int LONGEST_NAME = 80;

    private final Releases releases;
    private final Orders orders;
    private final Runs runs;
    private final AsOfTimes times;
    private final RequestTrail trail;
    private final Keys keys;
    private final Causes causes;

    ReleasesController(
            Releases releases,
            Orders orders,
            Runs runs,
            AsOfTimes times,
            RequestTrail trail,
            Keys keys,
            Causes causes) {
        this.releases = releases;
        this.orders = orders;
        this.runs = runs;
        this.times = times;
        this.trail = trail;
        this.keys = keys;
        this.causes = causes;
    }

    /// @param recordedAt the figures are of every event recorded at or before it
    public record Naming(
            @NotBlank @OneLine @Size(max = LONGEST_NAME) String name,
            @NotNull Instant recordedAt,
            @NotBlank @Size(max = Why.MOST) String reason)
            implements Checked {
        @Override
        public void check(Checks checks) {
            if (checks.sound("name") && !isName(name)) {
                checks.error("name", "not-a-release-name", Parameters.quote(name));
            }
        }
    }

    /// So that it can stand in an address, in a file's name and in a sentence.
    static boolean isName(String name) {
        return Character.isLetterOrDigit(name.codePointAt(0))
                && name.codePoints().allMatch(it -> Character.isLetterOrDigit(it) || " ._-".indexOf(it) >= 0);
    }

    /// @param state of the run that makes the figures: they can be asked for once it is COMPLETE
    /// @param certificate what they are of, signed where there is a key, for an auditor
    /// @param remark what a reader of the figures should know, absent where there is nothing
    public record ReleaseBody(
            String name,
            Instant recordedAt,
            String reason,
            String releasedBy,
            Instant releasedAt,
            String run,
            Run.State state,
            String definition,
            String certificate,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String remark) {}

    public record ReleaseList(
            List<ReleaseBody> items, @Nullable String next) {}

    @GetMapping
    @Operation(operationId = "listReleases", summary = "Every release, the newest first")
    public ReleaseList all(@ParameterObject Listing asked) {
        var all = releases.all();
        var last = asked.cursor().last();
        var from = 0;
        for (var i = 0; i < all.size() && last != null; i++) {
            if (all.get(i).name().equals(last)) {
                from = i + 1;
            }
        }
        var items = all.subList(from, Math.min(all.size(), from + asked.limit())).stream()
                .map(this::body)
                .toList();
        var shown = AnswerSize.fitting(items, WireFormat.JSON);
        var to = from + shown.size();
        return new ReleaseList(
                shown, to < all.size() ? asked.cursor().after(all.get(to - 1).name()) : null);
    }

    @GetMapping("/{name}")
    @Operation(operationId = "getRelease", summary = "One release")
    public ReleaseBody one(@PathVariable String name) {
        return body(
                releases.find(name).orElseThrow(() -> Refusals.notFound("no-such-release", Parameters.quote(name))));
    }

    @Audited
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Refuses(status = "409", when = "The name stands for other figures")
    @Operation(operationId = "release", summary = "Give a name to the figures as of a time, for ever")
    public ResponseEntity<ReleaseBody> release(@RequestBody Naming naming, KeyedRequest request) {
        times.check(naming.recordedAt());
        return keys.answer(request, ReleaseBody.class, () -> foreseen(naming), () -> {
            try {
                requireFree(naming.name());
                trail.record(naming.name(), naming.reason());
                var release = orders.release(
                        naming.name(),
                        naming.recordedAt(),
                        naming.reason(),
                        request.actor().name(),
                        request.key());
                return ResponseEntity.accepted()
                        .location(URI.create(address(release.name())))
                        .body(body(release));
            } catch (Orders.NameTaken e) {
                throw taken(naming.name());
            } catch (Orders.TooMany e) {
                trail.failed(naming.name(), naming.reason());
                throw RunsController.tooMany();
            }
        });
    }

    private List<Foreseen.Change> foreseen(Naming naming) {
        requireFree(naming.name());
        return List.of(
                new Foreseen.Change("name", null, naming.name()),
                new Foreseen.Change("recordedAt", null, naming.recordedAt()));
    }

    private void requireFree(String name) {
        releases.find(name).filter(this::stands).ifPresent(it -> {
            throw taken(it.name());
        });
    }

    /// A name whose run came to nothing is free again.
    private boolean stands(Releases.Release release) {
        var state = body(release).state();
        return state != Run.State.FAILED && state != Run.State.CANCELLED;
    }

    private static RuntimeException taken(String name) {
        return Refusals.conflict("release-taken", Parameters.quote(name), address(name));
    }

    private static String address(String name) {
        return "/api/v1/releases/"
                + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private ReleaseBody body(Releases.Release it) {
        var run = runs.find(it.run());
        return new ReleaseBody(
                it.name(),
                it.recordedAt(),
                it.reason(),
                it.releasedBy(),
                it.releasedAt(),
                it.run(),
                run.map(Run::state).orElse(Run.State.FAILED),
                run.map(Run::definition).orElse(""),
                "/api/v1/runs/" + it.run() + "/certificate",
                causes.say(run.map(found -> found.notes().remark()).orElse(null), LocaleContextHolder.getLocale()));
    }
}
