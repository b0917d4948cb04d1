package vn.cnnt.reporting.questions.pages;

import gg.jte.Content;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.Addresses.Parameter;
import vn.cnnt.manners.Languages;
import vn.cnnt.manners.page.Address;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.manners.page.Frames;
import vn.cnnt.manners.page.Pages;
import vn.cnnt.manners.security.Role;
import vn.cnnt.manners.security.SignedIn;
import vn.cnnt.reporting.figures.Cut;
import vn.cnnt.reporting.questions.CutAnswers;
import vn.cnnt.reporting.run.AskedRun;
import vn.cnnt.reporting.statistics.Parameters;

/// Answers with a page, as [CutAnswers] answers with a document: of one cut, which stands above it.
@Component
public class FigurePages {
    /// For one look only: they are in the address that was asked for, and in no link of its page.
    private static final Set<String> ONCE = Set.of("after", "seen", Languages.PARAMETER);

    /// May stand several times in an address.
    private static final Set<String> REPEATED = Set.of("after");

    /// Where the same is for programs.
    static final String API = "/api/v1";

    private final Frames frames;
    private final CutAnswers answers;
    private final AskedRun askedRun;

    FigurePages(Frames frames, CutAnswers answers, AskedRun askedRun) {
        this.frames = frames;
        this.answers = answers;
        this.askedRun = askedRun;
    }

    /// What a page shows, and the cut it is of.
    public record Shown(String title, Content content, Cut cut) {}

    /// @param show called when nothing is wrong with the parameters
    public ResponseEntity<?> page(
            HttpServletRequest request, Parameters parameters, BiFunction<CutAnswers.Asked, Frame, Shown> show) {
        var address = address(request);
        if (address.value("format") != null) {
            return elsewhere(address.without("page").at(API + address.path()).toString());
        }
        var canonical = canonical(request);
        if (canonical != null) {
            return elsewhere(canonical.toString());
        }
        var frame = frames.frame(request, address, "");
        var variant = " " + frame.speech().code()
                + SignedIn.current().map(Actor::name).orElse("");
        return answers.answer(request, parameters, Pages.HTML, variant, asked -> {
            var shown = show.apply(asked, frame);
            var framed = frame.titled(shown.title())
                    .under(strip(frame, asked.run(), until(frame, asked.run()), shown.cut()));
            return new CutAnswers.Answered(Pages.written(framed.around(shown.content())), shown.cut());
        });
    }

    /// Whether the reader works with the registry.
    public static boolean isInside() {
        return SignedIn.current()
                .filter(actor -> Role.INSIDE.stream().anyMatch(role -> role.isOf(actor)))
                .isPresent();
    }

    /// Where a page is found by another address.
    public static ResponseEntity<?> elsewhere(String address) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(address))
                .build();
    }

    private static boolean isLive(Frame frame) {
        return frame.address().value("run") == null && frame.address().value("release") == null;
    }

    /// The time that a run or release was asked for, which its newest event may be long before.
    private @Nullable Instant until(Frame frame, String run) {
        return isLive(frame) ? null : askedRun.run(run).recordedAt();
    }

    /// @param until the time as of which the figures are; null of those that follow the log
    public static Content strip(Frame frame, String run, @Nullable Instant until, Cut cut) {
        return Pages.content((output, forms) ->
                JtestripGenerated.render(output, forms, frame, CutStrip.of(run, until, cut, isLive(frame))));
    }

    /// The address of a form that was sent without a script: what was left empty is left out, and what was chosen
    /// several times stands once. Null where it is so already.
    private static @Nullable Address canonical(HttpServletRequest request) {
        var parameters = new ArrayList<Parameter>();
        var isOther = false;
        for (var parameter : request.getParameterMap().entrySet()) {
            var values =
                    Stream.of(parameter.getValue()).filter(it -> !it.isEmpty()).toList();
            if (REPEATED.contains(parameter.getKey())) {
                values.forEach(it -> parameters.add(new Parameter(parameter.getKey(), it)));
                continue;
            }
            isOther |= values.size() != 1;
            if (!values.isEmpty()) {
                parameters.add(new Parameter(
                        parameter.getKey(), values.stream().distinct().collect(Collectors.joining(","))));
            }
        }
        return isOther ? new Address(request.getRequestURI(), parameters) : null;
    }

    /// Leads to the same page with what its address doesn't say.
    public static ResponseEntity<?> elsewhere(HttpServletRequest request, Map<String, String> more) {
        var address = Address.of(request, Set.of());
        for (var parameter : more.entrySet()) {
            address = address.with(parameter.getKey(), parameter.getValue());
        }
        return elsewhere(address.toString());
    }

    /// As the links of the page write it.
    public static Address address(HttpServletRequest request) {
        return Address.of(request, ONCE);
    }
}
