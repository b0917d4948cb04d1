package vn.cnnt.reporting.questions;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import vn.cnnt.manners.ChangeToken;
import vn.cnnt.manners.Cursor;
import vn.cnnt.manners.Versions;
import vn.cnnt.manners.page.Notation;
import vn.cnnt.manners.security.Role;
import vn.cnnt.reporting.figures.Cut;
import vn.cnnt.reporting.figures.Figures;
import vn.cnnt.reporting.run.AskedRun;
import vn.cnnt.reporting.statistics.Parameters;
import vn.cnnt.reporting.statistics.Statistics;
import vn.cnnt.reporting.view.EntityView;
import vn.cnnt.reporting.web.Refusals;
import vn.cnnt.reporting.web.Rights;

/// What every answer made of figures has in common: it waits for the changes it must include, is of one run and one
/// cut, and says which by its `ETag`.
@Component
public class CutAnswers {
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final Statistics statistics;
    private final Visibility visibility;
    private final AskedRun askedRun;

    CutAnswers(Statistics statistics, Visibility visibility, AskedRun askedRun) {
        this.statistics = statistics;
        this.visibility = visibility;
        this.askedRun = askedRun;
    }

    /// The body of an answer, and the cut its figures are of.
    ///
    /// @param file what its file is called where it is one, without the cut and the ending
    /// @param next the cursor of the part that follows, null where none does
    public record Answered(
            Object body,
            Cut cut,
            @Nullable String file,
            @Nullable String next) {
        public Answered(Object body, Cut cut) {
            this(body, cut, null);
        }

        public Answered(Object body, Cut cut, @Nullable String file) {
            this(body, cut, file, null);
        }
    }

    /// The figures of the run that is asked, and the statistics over them.
    ///
    /// @param run its id
    /// @param live the figures as they stand now, beside those of a release, which stand still; else null
    public record Asked(
            String run,
            Statistics statistics,
            Figures<EntityView> figures,
            @Nullable Live live) {
        /// The year in Vietnam as the log tells the time, before its first event as the clock does.
        public int year(Clock clock) {
            return Objects.requireNonNullElseGet(figures.cut().recordedAt(), clock::instant)
                    .atZone(Notation.HANOI)
                    .getYear();
        }
    }

    /// @param statistics over these figures
    public record Live(Statistics statistics, Figures<EntityView> figures) {}

    /// @param variant what beside the type makes another representation: the language, where texts are in it
    /// @param answer called when nothing is wrong with the parameters
    public ResponseEntity<?> answer(
            HttpServletRequest request,
            Parameters parameters,
            MediaType type,
            String variant,
            Function<Asked, Answered> answer) {
        var tokens = Request.after(parameters);
        var asked = parameters.one("run");
        var release = parameters.one("release");
        if (asked != null && release != null) {
            parameters.refuse("release", "run-and-release");
        }
        if (asked != null) {
            Rights.requireSignedIn(Role.AUDITOR, Role.OPERATOR);
        }
        parameters.refuseOthers();
        if (!parameters.findings().isEmpty()) {
            throw Refusals.invalid(parameters.findings());
        }
        var found = release == null ? askedRun.of(asked) : askedRun.ofRelease(release);
        var wait = Request.wait(request);
        var patience = Request.patience(wait);
        var waited = visibility.await(found.figures(), tokens, patience);
        if (!waited.missing().isEmpty()) {
            throw Refusals.notYetVisible(
                    waited.missing().stream().map(ChangeToken::toString).toList(), patience.toSeconds());
        }
        var run = new AskedRun.Asked(found.run(), waited.figures());
        var live = release == null || !type.isCompatibleWith(MediaType.TEXT_HTML) ? null : live();
        var definition = statistics.definition()
                + variant
                + (live == null ? "" : live.figures().cut().offsets());
        var conditional = new ServletWebRequest(request);
        var isQuestion = READING.contains(request.getMethod());
        var atHand = isQuestion ? request.getHeader(HttpHeaders.IF_NONE_MATCH) : null;
        var isAnyAtHand = Versions.isAny(atHand);
        if (atHand != null && !isAnyAtHand) {
            var now = Etag.of(run.figures().cut(), run.run(), definition, type);
            if (conditional.checkNotModified(now)) {
                return headers(ResponseEntity.status(304), now, variant).build();
            }
        }
        var answered = answer.apply(new Asked(run.run(), statistics.of(run.figures()), run.figures(), live));
        if (isAnyAtHand) { // which Spring honours on writes only: there is an answer, or it was refused above
            var now = Etag.of(answered.cut(), run.run(), definition, type);
            return headers(ResponseEntity.status(304), now, variant).build();
        }
        var builder = isQuestion
                ? headers(ResponseEntity.ok(), Etag.of(answered.cut(), run.run(), definition, type), variant)
                : ResponseEntity.ok().cacheControl(CacheControl.noStore());
        var file = answered.file();
        if (file != null && !type.equals(MediaType.APPLICATION_JSON)) {
            builder.header(HttpHeaders.CONTENT_DISPOSITION, Downloads.disposition(file, answered.cut(), type));
        }
        if (answered.next() != null) {
            builder.header(HttpHeaders.LINK, "<" + following(answered.next()) + ">; rel=\"next\"");
        }
        if (wait != null) {
            builder.header("Preference-Applied", "wait=" + wait.toSeconds());
        }
        return builder.contentType(type).body(answered.body());
    }

    private Live live() {
        var now = askedRun.of(null).figures();
        return new Live(statistics.of(now), now);
    }

    /// The address in work with another cursor: a file has no member that says where the next one begins.
    private static String following(String next) {
        return ServletUriComponentsBuilder.fromCurrentRequest()
                .scheme(null)
                .host(null)
                .port(null)
                .replaceQueryParam(Cursor.PARAMETER, next)
                .toUriString();
    }

    private static ResponseEntity.BodyBuilder headers(ResponseEntity.BodyBuilder builder, String etag, String variant) {
        builder.eTag(etag).cacheControl(CacheControl.noCache());
        return variant.isEmpty()
                ? builder.varyBy(HttpHeaders.ACCEPT)
                : builder.varyBy(HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_LANGUAGE);
    }
}
