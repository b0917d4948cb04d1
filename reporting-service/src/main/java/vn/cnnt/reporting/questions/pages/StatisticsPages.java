package vn.cnnt.reporting.questions.pages;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.cnnt.manners.form.FormCycle;
import vn.cnnt.manners.page.Address;
import vn.cnnt.manners.page.Filter;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.manners.page.Notation;
import vn.cnnt.manners.page.Pages;
import vn.cnnt.reporting.questions.CutAnswers;
import vn.cnnt.reporting.questions.DatasetsController;
import vn.cnnt.reporting.questions.Request;
import vn.cnnt.reporting.statistics.Dataset;
import vn.cnnt.reporting.statistics.Dimension;
import vn.cnnt.reporting.statistics.Places;
import vn.cnnt.reporting.statistics.Question;
import vn.cnnt.reporting.statistics.Questions;
import vn.cnnt.reporting.statistics.Table;

/// Any table of the statistics, with the chart that its shape asks for.
@Hidden
@Controller
public class StatisticsPages {
    private static final int MOST_ROWS = 500;
    private static final int ROWS_OF_A_PAGE = 100;
    private static final int MOST_PAGES = 1_000_000;

    private final FigurePages pages;
    private final Clock clock;

    StatisticsPages(FigurePages pages, Clock clock) {
        this.pages = pages;
        this.clock = clock;
    }

    /// @param rest how many rows there are in all
    /// @param page the number of the page of them, from 1; of how many
    record View(
            String title,
            Choices choices,
            List<Filter> filters,
            TableView table,
            Charts.Chart chart,
            String chartTitle,
            long rest,
            int page,
            int ofPages) {}

    /// What the form above the table offers.
    record Choices(
            Dataset dataset,
            Question question,
            List<Choice> first,
            List<Choice> second,
            List<Choice> measures,
            List<Filtering> filters,
            @Nullable String sort,
            @Nullable String limit) {}

    public record Choice(String value, String words, boolean isChosen) {}

    record Filtering(String name, String title, List<Choice> values) {}

    @GetMapping("/statistics/{dataset}")
    ResponseEntity<?> table(@PathVariable("dataset") String name, HttpServletRequest request) {
        var dataset = DatasetsController.dataset(name);
        if (request.getParameter("by") == null && request.getParameter("format") == null) {
            var by = time(dataset);
            return FigurePages.elsewhere(
                    request,
                    Map.of(
                            "by",
                            by == null ? Places.PROVINCE : by.name(),
                            "places",
                            Objects.requireNonNullElse(request.getParameter("places"), Places.AS_DECIDED.code())));
        }
        var year = yearOfStock(dataset, request, clock.instant());
        if (year != null) {
            return FigurePages.elsewhere(request, year);
        }
        var parameters = Request.parameters(request);
        var question = Questions.table(dataset, parameters);
        var asked = parameters.number("page", 1, MOST_PAGES);
        return pages.page(request, parameters, (figures, frame) -> {
            var sound = Objects.requireNonNull(question, "a question that was refused is asked");
            var years = time(dataset);
            var questions = years == null ? List.of(sound) : List.of(sound, years(dataset, sound.places(), years));
            var tables = figures.statistics().answers(questions);
            var table = tables.getFirst();
            var links = Links.of(frame.address());
            var rows = table.rows().size();
            var ofPages = rows <= MOST_ROWS ? 1 : (rows + ROWS_OF_A_PAGE - 1) / ROWS_OF_A_PAGE;
            var page = Math.min(asked == null ? 1 : asked, ofPages);
            var shown = ofPages == 1 ? table : page(table, page);
            var here = frame.at(frame.address().with("places", sound.places().code()));
            var title = Titles.of(frame.speech(), dataset);
            var view = new View(
                    title,
                    choices(here, sound, tables.size() > 1 ? tables.get(1) : null),
                    Titles.removable(here, Titles.filters(here.speech(), sound)),
                    beside(figures, here, sound, TableView.of(here, sound, shown, links, here.address()), links),
                    Charts.of(frame.speech(), sound, table, List.of(), here),
                    sound.measures().isEmpty() ? title : Charts.title(frame.speech(), sound),
                    rows,
                    page,
                    ofPages);
            return new FigurePages.Shown(
                    title,
                    Pages.content((output, forms) -> JtestatisticsGenerated.render(output, forms, here, view)),
                    table.cut());
        });
    }

    /// Below the table of a release stands what its total is now.
    private static TableView beside(
            CutAnswers.Asked asked, Frame frame, Question question, TableView table, Links links) {
        var live = asked.live();
        return live == null
                ? table
                : table.beside(
                        TableView.of(frame, question, live.statistics().answer(question), links, frame.address()),
                        frame.say("release.total"));
    }

    /// A stock is of one year, or side by side: whoever takes the year away, as by removing a filter, is shown this
    /// one.
    ///
    /// @return what the address lacks, null where it lacks nothing
    static @Nullable Map<String, String> yearOfStock(Dataset dataset, HttpServletRequest request, Instant now) {
        var time = time(dataset);
        if (time == null || time.spread() != Dimension.Spread.STOCK || request.getParameter("format") != null) {
            return null;
        }
        var isBroken = FormCycle.texts(request, "by").stream()
                .flatMap(it -> Stream.of(it.split(",")))
                .anyMatch(time.name()::equals);
        var year = request.getParameter(time.name());
        return isBroken || (year != null && !year.isEmpty())
                ? null
                : Map.of(
                        time.name(), Integer.toString(now.atZone(Notation.HANOI).getYear()));
    }

    private static Table page(Table table, int page) {
        var from = (page - 1) * ROWS_OF_A_PAGE;
        return new Table(
                table.dataset(),
                table.definition(),
                table.distinct(),
                table.columns(),
                table.rows().subList(from, Math.min(table.rows().size(), from + ROWS_OF_A_PAGE)),
                table.total(),
                table.affectedByParked(),
                table.cut());
    }

    /// The dimension in which time goes by, null where a dataset is of now.
    public static @Nullable Dimension time(Dataset dataset) {
        return dataset.dimensions().stream()
                .filter(it -> it.years() != null)
                .findFirst()
                .orElse(null);
    }

    /// Which years have data.
    public static Question years(Dataset dataset, Places places, Dimension years) {
        var measures = dataset.measures().stream()
                .filter(it -> it.offered())
                .map(it -> it.name())
                .toList();
        return years(dataset, places, years, measures);
    }

    /// Which years have data in some measures.
    static Question years(Dataset dataset, Places places, Dimension years, List<String> measures) {
        return new Question(dataset, places, Map.of(), List.of(years.name()), measures, List.of(), null);
    }

    public static List<String> years(Table byYear) {
        return byYear.rows().stream()
                .map(row -> String.valueOf(row.get(byYear.columns().getFirst())))
                .toList()
                .reversed();
    }

    private static Choices choices(Frame frame, Question question, @Nullable Table byYear) {
        var speech = frame.speech();
        var dataset = question.dataset();
        var names = Questions.dimensions(dataset);
        var first = new ArrayList<Choice>();
        var second = new ArrayList<Choice>();
        second.add(new Choice("", frame.say("filter.nothing"), question.by().size() < 2));
        var others = question.by().size() < 2
                ? ""
                : String.join(",", question.by().subList(1, question.by().size()));
        for (var name : names) {
            var title = Titles.of(speech, question.dimension(name).title());
            first.add(new Choice(
                    name,
                    title,
                    !question.by().isEmpty() && question.by().getFirst().equals(name)));
            second.add(new Choice(name, title, others.equals(name)));
        }
        if (others.contains(",")) {
            var title = Stream.of(others.split(",", -1))
                    .map(it -> Titles.of(speech, question.dimension(it).title()))
                    .toList();
            second.add(new Choice(others, String.join(", ", title), true));
        }
        var measures = Questions.measures(dataset).stream()
                .filter(it -> !it.endsWith(".rank") || question.measures().contains(it))
                .map(it -> new Choice(
                        it,
                        Titles.measure(speech, dataset, it),
                        question.measures().contains(it)))
                .toList();
        return new Choices(
                dataset,
                question,
                first,
                second,
                measures,
                names.stream()
                        .map(name -> filtering(frame, question, name, byYear))
                        .toList(),
                frame.address().value("sort"),
                frame.address().value("limit"));
    }

    private static Filtering filtering(Frame frame, Question question, String name, @Nullable Table byYear) {
        var dimension = question.dimension(name);
        var chosen = frame.address().value(name);
        var values = new ArrayList<Choice>();
        values.add(new Choice("", frame.say("filter.all"), chosen == null));
        var isThere = false;
        var codes = dimension.years() != null && byYear != null
                ? years(byYear)
                : dimension.values().stream().map(it -> it.code()).toList();
        for (var code : codes) {
            var isChosen = code.equals(chosen);
            isThere |= isChosen;
            values.add(new Choice(code, Titles.value(frame.speech(), dimension, question.places(), code), isChosen));
        }
        if (chosen != null && !isThere) {
            var words = Stream.of(chosen.split(",", -1))
                    .map(it -> Titles.value(frame.speech(), dimension, question.places(), it))
                    .toList();
            values.add(new Choice(chosen, String.join(", ", words), true));
        }
        return new Filtering(name, Titles.of(frame.speech(), dimension.title()), values);
    }

    /// The downloads of a page: the same address of the API, as files.
    static Address download(Frame frame, String format) {
        return frame.address().without("page").with("format", format);
    }
}
