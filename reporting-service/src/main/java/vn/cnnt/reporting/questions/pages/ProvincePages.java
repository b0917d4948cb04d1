package vn.cnnt.reporting.questions.pages;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
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
import vn.cnnt.events.Province;
import vn.cnnt.manners.page.Address;
import vn.cnnt.manners.page.Filter;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.manners.page.Pages;
import vn.cnnt.reporting.questions.Request;
import vn.cnnt.reporting.statistics.Datasets;
import vn.cnnt.reporting.statistics.Parameters;
import vn.cnnt.reporting.statistics.Places;
import vn.cnnt.reporting.statistics.Question;
import vn.cnnt.reporting.statistics.Table;
import vn.cnnt.reporting.web.Refusals;

/// One province over all datasets.
@Hidden
@Controller
public class ProvincePages {
    private final FigurePages pages;
    private final Clock clock;

    ProvincePages(FigurePages pages, Clock clock) {
        this.pages = pages;
        this.clock = clock;
    }

    /// @param parts the provinces that became this one
    record OfProvince(
            Province province,
            String name,
            FigureChoices choices,
            List<Filter> filters,
            Headlines headlines,
            TableView byYear,
            List<Other> others,
            List<Ranking.Nothing> parts,
            Ranking.@Nullable Nothing successor,
            List<Form> forms,
            String region) {}

    /// A dataset in one figure.
    ///
    /// @param time what it is as of
    record Other(
            String title,
            String measure,
            Measured.Figure figure,
            @Nullable String why,
            String table,
            String time) {}

    public record Form(String title, String address) {}

    @GetMapping("/provinces/{key}")
    ResponseEntity<?> province(@PathVariable("key") String key, HttpServletRequest request) {
        var province = Province.find(key);
        if (province == null) {
            throw Refusals.notFound("no-such-province", Parameters.quote(key));
        }
        var parameters = Request.parameters(request);
        var selection = Selection.read(parameters, province);
        return pages.page(request, parameters, (asked, frame) -> {
            var sound = Objects.requireNonNull(selection, "a selection that was refused is asked for");
            var here = frame.at(frame.address().with("places", sound.places().code()));
            var speech = here.speech();
            var questions = new ArrayList<>(Headlines.questions(sound));
            var enterprises = Objects.requireNonNull(Datasets.find("enterprises"));
            var certificates = Objects.requireNonNull(Datasets.find("valid-certificates"));
            questions.add(sound.question(enterprises, true, List.of(), List.of("enterprises")));
            var certified = sound.year() == null
                    ? new Selection(
                            sound.places(), province, sound.level(), asked.year(clock), certificates, "certificates")
                    : sound;
            questions.add(certified.question(certificates, true, List.of(), List.of("certificates")));
            var tables = asked.statistics().answers(questions);
            var links = Links.of(frame.address());
            var headlines = Headlines.of(asked, here, sound, tables, links);
            var year = sound.year() == null
                    ? headlines.years().isEmpty()
                            ? asked.year(clock)
                            : Integer.valueOf(headlines.years().getFirst())
                    : sound.year();
            var view = new OfProvince(
                    province,
                    PlaceNames.exact(speech, province),
                    FigureChoices.of(here, sound, headlines.years(), false),
                    FigureChoices.filters(here, sound),
                    headlines,
                    byYear(here, questions, tables, links),
                    List.of(
                            other(here, questions.get(3), tables.get(3), links, frame.say("province.now")),
                            other(
                                    here,
                                    questions.get(4),
                                    tables.get(4),
                                    links,
                                    frame.say("province.at-end-of", String.valueOf(certified.year())))),
                    province.predecessors().stream()
                            .map(it -> new Ranking.Nothing(
                                    PlaceNames.exact(speech, it),
                                    here.to(here.address()
                                            .at("/provinces/" + it.key())
                                            .with("places", Places.AS_DECIDED.code()))))
                            .toList(),
                    province.isCurrent()
                            ? null
                            : new Ranking.Nothing(
                                    PlaceNames.exact(speech, province.current()),
                                    here.to(here.address()
                                            .at("/provinces/"
                                                    + province.current().key())
                                            .with("places", Places.CURRENT.code()))),
                    forms(here, sound, province, year),
                    speech.of(province.region().vi(), province.region().en()));
            var title = PlaceNames.exact(speech, province);
            return new FigurePages.Shown(
                    title,
                    Pages.content((output, forms) -> JteprovinceGenerated.render(output, forms, here, view)),
                    tables.getFirst().cut());
        });
    }

    /// The datasets of the headlines side by side, a row for each year.
    private static TableView byYear(Frame frame, List<Question> questions, List<Table> tables, Links links) {
        var views = new ArrayList<TableView>();
        for (var i = 0; i < 3; i++) {
            views.add(TableView.of(frame, questions.get(i), tables.get(i), links, frame.address()));
        }
        var years = Stream.of(0, 1, 2)
                .flatMap(i -> StatisticsPages.years(tables.get(i)).stream())
                .distinct()
                .sorted()
                .toList()
                .reversed();
        var heads = new ArrayList<TableView.Head>();
        heads.add(new TableView.Head(frame.say("province.year"), "", false, null, null));
        views.forEach(view -> heads.addAll(view.heads().subList(1, view.heads().size())));
        var lines = new ArrayList<TableView.Line>();
        for (var year : years) {
            var cells = new ArrayList<TableView.Cell>();
            cells.add(new TableView.Cell(
                    year, "", "", false, frame.to(frame.address().with("year", year))));
            for (var i = 0; i < 3; i++) {
                cells.addAll(cells(questions.get(i), tables.get(i), views.get(i), year));
            }
            lines.add(new TableView.Line(cells));
        }
        var total = new ArrayList<TableView.Cell>();
        total.add(new TableView.Cell(frame.say("table.total"), "", "", false, null));
        views.forEach(view -> {
            var line = Objects.requireNonNull(view.total(), "these have totals");
            total.addAll(line.cells().subList(1, line.cells().size()));
        });
        var notes =
                views.stream().flatMap(view -> view.notes().stream()).distinct().toList();
        return new TableView(heads, lines, lines.isEmpty() ? null : new TableView.Line(total), null, notes);
    }

    private static List<TableView.Cell> cells(Question question, Table table, TableView view, String year) {
        for (var i = 0; i < table.rows().size(); i++) {
            if (String.valueOf(table.rows().get(i).get(question.by().getFirst()))
                    .equals(year)) {
                var cells = view.lines().get(i).cells();
                return cells.subList(1, cells.size());
            }
        }
        return question.measures().stream()
                .map(_ -> new TableView.Cell("0", "none", "", true, null))
                .toList();
    }

    private static Other other(Frame frame, Question question, Table table, Links links, String at) {
        var measure = question.measures().getFirst();
        var row = table.rows().isEmpty()
                ? Map.<String, @Nullable Object>of()
                : table.rows().getFirst();
        var number = row.get(measure) instanceof Long found ? found : 0L;
        var time = StatisticsPages.time(question.dataset());
        return new Other(
                Titles.of(frame.speech(), question.dataset()),
                Titles.measure(frame.speech(), question.dataset(), measure),
                Measured.of(question.dataset(), measure).figure(frame.speech(), row),
                frame.to(links.explanation(question, Map.of(), measure, number, table.cut())),
                frame.to(links.table(question, time == null ? "legalForm" : time.name(), measure)),
                at);
    }

    private static List<Form> forms(Frame frame, Selection selection, Province province, int year) {
        var forms = new ArrayList<Form>();
        for (var form : List.of("voting", "results", "funding")) {
            if (selection.places() == Places.CURRENT || province.existedIn(year)) {
                forms.add(new Form(
                        frame.say("form." + form) + " " + year,
                        frame.to(Links.of(frame.address())
                                .kept(Address.of("/forms/" + form)
                                        .with("province", province.key())
                                        .with("year", Integer.toString(year))
                                        .with("places", selection.places().code())))));
            }
        }
        return forms;
    }
}
