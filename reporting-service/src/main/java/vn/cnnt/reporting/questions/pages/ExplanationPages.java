package vn.cnnt.reporting.questions.pages;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.cnnt.manners.Cursor;
import vn.cnnt.manners.page.Address;
import vn.cnnt.manners.page.Filter;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.manners.page.Pages;
import vn.cnnt.reporting.questions.DatasetsController;
import vn.cnnt.reporting.questions.Request;
import vn.cnnt.reporting.statistics.Explanation;
import vn.cnnt.reporting.statistics.Parameters;
import vn.cnnt.reporting.statistics.Question;
import vn.cnnt.reporting.statistics.Questions;

/// *Vì sao là 58?* Whoever works with the registry sees who contributes and the events beneath; the public sees how
/// many contribute, and why no names.
@Hidden
@Controller
class ExplanationPages {
    private static final int ITEMS = 50;

    private final FigurePages pages;
    private final Clock clock;

    ExplanationPages(FigurePages pages, Clock clock) {
        this.pages = pages;
        this.clock = clock;
    }

    /// The figure that was seen where the reader came from.
    ///
    /// @param at the cut it was of
    record Seen(long figure, Instant at) {
        /// Null where there is none, or where it is refused.
        static @Nullable Seen read(Parameters parameters) {
            var text = parameters.one("seen");
            if (text == null) {
                return null;
            }
            var at = text.indexOf('@');
            try {
                return new Seen(
                        Long.parseLong(text.substring(0, Math.max(0, at))), Instant.parse(text.substring(at + 1)));
            } catch (NumberFormatException | DateTimeException e) {
                parameters.refuse("seen", "not-valid", Parameters.quote(text));
                return null;
            }
        }
    }

    /// @param moved what was seen before, null where it is the same now
    /// @param now what the figure of a release is now, null beside a live one
    /// @param isNamed whether the reader may see who contributes
    record View(
            Question question,
            Explanation explanation,
            String measure,
            String unit,
            List<Filter> filters,
            @Nullable Seen moved,
            @Nullable Long now,
            boolean isNamed,
            @Nullable String next,
            String table) {}

    @GetMapping("/statistics/{dataset}/explanation")
    ResponseEntity<?> explanation(@PathVariable("dataset") String name, HttpServletRequest request) {
        var dataset = DatasetsController.dataset(name);
        var year = StatisticsPages.yearOfStock(dataset, request, clock.instant());
        if (year != null) {
            return FigurePages.elsewhere(request, year);
        }
        var parameters = Request.parameters(request);
        var question = Questions.figure(dataset, parameters);
        var seen = Seen.read(parameters);
        var after = Request.cursor("explanation/" + dataset.name(), parameters);
        var isNamed = FigurePages.isInside();
        return pages.page(request, parameters, (asked, frame) -> {
            var sound = Objects.requireNonNull(question, "a question that was refused is asked");
            var explanation = asked.statistics().explain(sound, after, isNamed ? ITEMS : 1);
            var measure = Titles.measure(frame.speech(), dataset, explanation.measure());
            var moved = seen != null && seen.figure() != explanation.figure() ? seen : null;
            var live = asked.live();
            var time = StatisticsPages.time(dataset);
            var by = time == null || sound.filters().containsKey(time.name()) ? "province" : time.name();
            var next = explanation.more() && isNamed ? next(frame.address(), dataset.name(), explanation) : null;
            var view = new View(
                    sound,
                    explanation,
                    measure,
                    Measured.of(dataset, explanation.measure()).unit(frame.speech()),
                    Titles.removable(frame, Titles.filters(frame.speech(), sound)),
                    moved,
                    live == null
                            ? null
                            : Long.valueOf(
                                    live.statistics().explain(sound, null, 1).figure()),
                    isNamed,
                    next,
                    frame.to(Links.of(frame.address()).table(sound, by, explanation.measure())));
            var title = title(explanation, frame);
            return new FigurePages.Shown(
                    title,
                    Pages.content((output, forms) -> JteexplanationGenerated.render(output, forms, frame, title, view)),
                    explanation.cut());
        });
    }

    /// What isn't known isn't asked about as 0.
    private static String title(Explanation explanation, Frame frame) {
        return explanation.unknown() > 0 && explanation.figure() == 0
                ? frame.say("explanation.title-unknown")
                : frame.say(
                        "explanation.title",
                        Measured.amount(frame.speech(), explanation.figure(), explanation.unknown())
                                .text());
    }

    private static String next(Address address, String dataset, Explanation explanation) {
        return address.with(
                        "cursor",
                        Cursor.after(
                                "explanation/" + dataset,
                                explanation.items().getLast().entity()))
                .toString();
    }
}
