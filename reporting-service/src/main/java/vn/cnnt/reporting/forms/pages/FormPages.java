package vn.cnnt.reporting.forms.pages;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.cnnt.events.Province;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.manners.page.Notation;
import vn.cnnt.manners.page.Pages;
import vn.cnnt.manners.page.Speech;
import vn.cnnt.reporting.figures.Figures;
import vn.cnnt.reporting.forms.FormPage;
import vn.cnnt.reporting.forms.Forms;
import vn.cnnt.reporting.forms.Reported;
import vn.cnnt.reporting.forms.Scope;
import vn.cnnt.reporting.questions.Request;
import vn.cnnt.reporting.questions.pages.FigurePages;
import vn.cnnt.reporting.questions.pages.Measured;
import vn.cnnt.reporting.questions.pages.PlaceNames;
import vn.cnnt.reporting.questions.pages.StatisticsPages;
import vn.cnnt.reporting.questions.pages.Titles;
import vn.cnnt.reporting.statistics.Dataset;
import vn.cnnt.reporting.statistics.Datasets;
import vn.cnnt.reporting.statistics.Parameters;
import vn.cnnt.reporting.statistics.Places;
import vn.cnnt.reporting.statistics.Statistics;
import vn.cnnt.reporting.view.EntityView;
import vn.cnnt.reporting.web.Refusals;

/// The official forms as they are printed.
@Hidden
@Controller
class FormPages {
    private final FigurePages pages;
    private final Statistics statistics;
    private final Figures<EntityView> figures;
    private final Clock clock;

    FormPages(FigurePages pages, Statistics statistics, Figures<EntityView> figures, Clock clock) {
        this.pages = pages;
        this.statistics = statistics;
        this.figures = figures;
        this.clock = clock;
    }

    /// @param groups the upper heads, each with how many columns are below it; one without words reaches over both rows
    /// @param now the same form of the live figures beside that of a release, null beside live ones
    record View(
            FormPage page,
            @Nullable FormPage now,
            List<Group> groups,
            List<StatisticsPages.Choice> years,
            List<StatisticsPages.Choice> provinces,
            List<Tab> forms) {}

    /// A form that can be turned to, of the same year and province; or the one that is here.
    record Tab(String title, String address, boolean isHere) {}

    record Group(String words, int width, boolean isHigh) {}

    @GetMapping("/forms/{form}")
    ResponseEntity<?> form(@PathVariable("form") String path, HttpServletRequest request) {
        return page(path, request);
    }

    /// The yearly list of grants names firms.
    @GetMapping("/forms/grants")
    ResponseEntity<?> grants(HttpServletRequest request) {
        return page(Forms.GRANTS.path(), request);
    }

    private ResponseEntity<?> page(String path, HttpServletRequest request) {
        var form = Forms.find(path);
        if (form == null) {
            throw Refusals.notFound("no-such-form", Parameters.quote(path), Parameters.words(Forms.paths()));
        }
        var year = request.getParameter("year");
        if (year == null || year.isEmpty()) {
            return FigurePages.elsewhere(request, Map.of("year", newest(dataset(form))));
        }
        var parameters = Request.parameters(request);
        var scope = Scope.read(parameters);
        return pages.page(request, parameters, (asked, frame) -> {
            var sound = Objects.requireNonNull(scope, "a scope that was refused is asked for");
            var here = frame.at(frame.address().with("places", sound.places().code()));
            var page = form.fill(sound, asked.statistics(), asked.figures());
            var live = asked.live();
            var view = new View(
                    page,
                    live == null ? null : form.fill(sound, live.statistics(), live.figures()),
                    groups(here.speech(), page),
                    years(asked.statistics(), dataset(form), sound),
                    provinces(here, sound),
                    forms(here, form));
            var title = Titles.of(here.speech(), page.title());
            return new FigurePages.Shown(
                    title,
                    Pages.content((output, forms) -> JteformGenerated.render(output, forms, here, view)),
                    page.cut());
        });
    }

    private static Dataset dataset(Forms form) {
        var name = switch (form) {
            case VOTING -> "recognitions";
            case RESULTS, FUNDING, GRANTS -> "grants";
        };
        return Objects.requireNonNull(Datasets.find(name));
    }

    /// The newest year that has data, else this one.
    private String newest(Dataset dataset) {
        var years = years(statistics.of(figures.now()), dataset, Places.AS_DECIDED);
        return years.isEmpty()
                ? Integer.toString(clock.instant().atZone(Notation.HANOI).getYear())
                : years.getFirst();
    }

    private static List<String> years(Statistics statistics, Dataset dataset, Places places) {
        var time = Objects.requireNonNull(StatisticsPages.time(dataset));
        return StatisticsPages.years(statistics.answer(StatisticsPages.years(dataset, places, time)));
    }

    private static List<StatisticsPages.Choice> years(Statistics statistics, Dataset dataset, Scope scope) {
        var chosen = Integer.toString(scope.year());
        var years = new ArrayList<>(years(statistics, dataset, scope.places()));
        if (!years.contains(chosen)) {
            years.addFirst(chosen);
        }
        return years.stream()
                .map(it -> new StatisticsPages.Choice(it, it, it.equals(chosen)))
                .toList();
    }

    private static List<StatisticsPages.Choice> provinces(Frame frame, Scope scope) {
        var choices = new ArrayList<StatisticsPages.Choice>();
        choices.add(new StatisticsPages.Choice("", frame.say("overview.country"), scope.province() == null));
        for (var value : scope.places().provinceDimension().values()) {
            var province = Province.of(value.code());
            if (scope.places() == Places.CURRENT || province.existedIn(scope.year())) {
                choices.add(new StatisticsPages.Choice(
                        province.key(), PlaceNames.exact(frame.speech(), province), province.equals(scope.province())));
            }
        }
        return choices;
    }

    private static List<Tab> forms(Frame frame, Forms here) {
        var forms = new ArrayList<Tab>();
        for (var form : Forms.values()) {
            if (form == here || form != Forms.GRANTS || FigurePages.isInside()) {
                forms.add(new Tab(
                        frame.say("form." + form.path()),
                        frame.to(frame.address().at("/forms/" + form.path())),
                        form == here));
            }
        }
        return forms;
    }

    private static List<Group> groups(Speech speech, FormPage page) {
        var groups = new ArrayList<Group>();
        for (var column : page.columns()) {
            var group = column.group();
            if (group == null) {
                groups.add(new Group(Titles.of(speech, column.title()), 1, true));
                continue;
            }
            var words = Titles.of(speech, group);
            var last = groups.isEmpty() ? null : groups.getLast();
            if (last != null && !last.isHigh() && last.words().equals(words)) {
                groups.set(groups.size() - 1, new Group(words, last.width() + 1, false));
            } else {
                groups.add(new Group(words, 1, false));
            }
        }
        return groups;
    }

    /// A cell as it is read.
    static Measured.Figure figure(Speech speech, FormPage.Cell cell) {
        return switch (cell) {
            case FormPage.Empty _ -> new Measured.Figure("", "", "");
            case FormPage.Figure figure -> number(speech, figure.value(), figure.unknown());
            case FormPage.Sum sum -> number(speech, sum.value(), sum.unknown());
            case FormPage.Words words -> new Measured.Figure(words.text(), "words", "");
            case FormPage.Label label -> new Measured.Figure(Titles.of(speech, label.text()), "label", "");
        };
    }

    private static Measured.Figure number(Speech speech, long value, long unknown) {
        var written = speech.notation().whole(value);
        if (unknown == 0) {
            return new Measured.Figure(written, value == 0 ? "none" : "", "");
        }
        var lines = speech.say("figure.unknown-lines", speech.notation().whole(unknown));
        return value == 0
                ? new Measured.Figure(speech.say("figure.unknown"), "unknown", "(" + lines + ")")
                : new Measured.Figure("≥ " + written, "", "(" + lines + ")");
    }

    /// What a cell of a release is now, in words; null where it is the same.
    static @Nullable String now(Speech speech, View view, FormPage.Row row, int column) {
        var live = view.now();
        if (live == null) {
            return null;
        }
        var there = live.rows().stream()
                .filter(it -> it.code().equals(row.code()) && it.title().equals(row.title()))
                .findFirst();
        var figure = figure(speech, row.cells().get(column));
        var now = there.map(it -> figure(speech, it.cells().get(column)));
        if (now.isPresent() && now.get().equals(figure)) {
            return null;
        }
        return speech.say(
                "release.now",
                now.map(it -> it.text() + " " + it.note()).orElse("–").strip());
    }

    /// What an officer reported for the cell, null where nothing is.
    static @Nullable Reported reported(FormPage page, FormPage.Row row, int column) {
        var code = page.columns().get(column).code();
        for (var it : page.reported()) {
            if (it.figure().row().equals(row.code()) && it.figure().column().equals(code)) {
                return it;
            }
        }
        return null;
    }
}
