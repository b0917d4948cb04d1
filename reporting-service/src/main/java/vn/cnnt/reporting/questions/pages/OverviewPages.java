package vn.cnnt.reporting.questions.pages;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.cnnt.events.Level;
import vn.cnnt.events.Province;
import vn.cnnt.manners.page.Address;
import vn.cnnt.manners.page.Filter;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.manners.page.Notation;
import vn.cnnt.manners.page.Pages;
import vn.cnnt.manners.security.SignedIn;
import vn.cnnt.reporting.questions.CutAnswers;
import vn.cnnt.reporting.questions.Request;
import vn.cnnt.reporting.statistics.Datasets;
import vn.cnnt.reporting.statistics.Parameters;
import vn.cnnt.reporting.statistics.Places;
import vn.cnnt.reporting.statistics.Question;
import vn.cnnt.reporting.statistics.Table;
import vn.cnnt.reporting.web.Refusals;

/// The country at a glance, and one province over all datasets.
@Hidden
@Controller
public class OverviewPages {
    private final FigurePages pages;
    private final Clock clock;

    OverviewPages(FigurePages pages, Clock clock) {
        this.pages = pages;
        this.clock = clock;
    }

    /// What the form above the figures offers.
    ///
    /// @param measures by dataset; none on the page of a province
    record Choices(
            Selection selection,
            Map<String, List<StatisticsPages.Choice>> measures,
            List<StatisticsPages.Choice> levels,
            List<StatisticsPages.Choice> years,
            String untouched) {}

    record Overview(
            Choices choices,
            List<Filter> filters,
            Headlines headlines,
            Ranking ranking,
            Charts.Chart map,
            Charts.Chart years,
            TableView byYear,
            String yearsTitle,
            TableView byGroup,
            String groupTitle,
            String table,
            List<Own> own,
            boolean isEmpty,
            String definition) {}

    /// The reader's own province.
    ///
    /// @param rank among all, those of nothing last; null where nothing of it is known
    /// @param regionFigure of all provinces of its region
    record Own(
            String name,
            String address,
            String figure,
            String unit,
            @Nullable String rank,
            String region,
            String regionFigure,
            @Nullable String regionWhy) {}

    @GetMapping("/")
    ResponseEntity<?> overview(HttpServletRequest request) {
        var parameters = Request.parameters(request);
        var selection = Selection.read(parameters, null);
        return pages.page(request, parameters, (asked, frame) -> {
            var chosen = Objects.requireNonNull(selection, "a selection that was refused is asked for");
            var here = said(frame, chosen);
            var sound = settled(chosen, asked);
            var questions = new ArrayList<>(Headlines.questions(sound));
            var measures = List.of(sound.measure());
            var byProvince = sound.question(sound.dataset(), true, List.of(Places.PROVINCE), measures);
            questions.add(byProvince);
            var byGroup = sound.question(sound.dataset(), true, List.of(sound.group()), measures);
            questions.add(byGroup);
            var time = StatisticsPages.time(sound.dataset());
            var divided = sound.divided();
            var byYear =
                    time == null ? byGroup : sound.question(sound.dataset(), false, List.of(time.name()), measures);
            questions.add(byYear);
            var dividedYears = time == null || divided == null
                    ? byYear
                    : sound.question(sound.dataset(), false, List.of(time.name(), divided), measures);
            questions.add(dividedYears);
            var dividedProvinces = divided == null
                    ? byProvince
                    : sound.question(sound.dataset(), true, List.of(Places.PROVINCE, divided), measures);
            questions.add(dividedProvinces);
            questions.add(
                    divided == null ? byProvince : sound.question(sound.dataset(), true, List.of(divided), measures));
            var mine = mine(sound);
            var byRegion = sound.question(sound.dataset(), true, List.of(Places.REGION), measures);
            if (!mine.isEmpty()) {
                questions.add(byRegion);
            }
            var tables = asked.statistics().answers(questions);
            var links = Links.of(frame.address());
            var headlines = headlines(asked, here, sound, tables, links);
            var ranking = Ranking.of(
                    here,
                    sound,
                    byProvince,
                    tables.get(3),
                    divided == null ? null : dividedProvinces,
                    divided == null ? null : tables.get(7),
                    divided == null ? null : tables.get(8),
                    links);
            var overview = new Overview(
                    choices(here, sound, headlines.years(), true),
                    filters(here, sound),
                    headlines,
                    ranking,
                    Charts.of(here.speech(), byProvince, tables.get(3), List.of(), here),
                    time == null
                            ? Charts.Chart.NONE
                            : Charts.of(here.speech(), dividedYears, tables.get(6), List.of(), here),
                    TableView.of(here, byYear, tables.get(5), links, here.address()),
                    time == null ? "" : Titles.of(here.speech(), time.title()),
                    TableView.of(here, byGroup, tables.get(4), links, here.address()),
                    Titles.of(here.speech(), byGroup.dimension(sound.group()).title()),
                    here.to(links.table(byProvince, Places.PROVINCE, sound.measure())),
                    mine.stream()
                            .map(it -> own(here, sound, it, ranking, byRegion, tables.getLast(), links))
                            .toList(),
                    tables.getFirst().cut().recordedAt() == null,
                    asked.statistics().definition());
            var title = here.say("overview.title");
            return new FigurePages.Shown(
                    title,
                    Pages.content((output, forms) -> JteoverviewGenerated.render(output, forms, here, overview)),
                    tables.getFirst().cut());
        });
    }

    private static Headlines headlines(
            CutAnswers.Asked asked, Frame frame, Selection selection, List<Table> tables, Links links) {
        var headlines = Headlines.of(frame, selection, tables, links);
        var live = asked.live();
        return live == null
                ? headlines
                : headlines.beside(
                        frame,
                        Headlines.of(
                                frame, selection, live.statistics().answers(Headlines.questions(selection)), links));
    }

    /// The provinces that the reader works for, as far as the view of the places has them; none of who works for all.
    private static List<Province> mine(Selection selection) {
        return SignedIn.current().stream()
                .flatMap(actor -> actor.provinces().stream())
                .sorted()
                .map(Province::find)
                .filter(Objects::nonNull)
                .filter(it -> selection.places() == Places.AS_DECIDED || it.isCurrent())
                .toList();
    }

    private static Own own(
            Frame frame,
            Selection selection,
            Province province,
            Ranking ranking,
            Question byRegion,
            Table regions,
            Links links) {
        var speech = frame.speech();
        var measure = selection.measure();
        var measured = Measured.of(selection.dataset(), measure);
        var place = ranking.placeOf(province.key());
        var region = province.region();
        var row = regions.rows().stream()
                .filter(it -> region.name().equals(it.get(Places.REGION)))
                .findFirst()
                .orElse(Map.of());
        var number = row.get(measure) instanceof Long whole ? whole : 0;
        return new Own(
                selection.places() == Places.CURRENT
                        ? PlaceNames.plain(speech, province)
                        : PlaceNames.exact(speech, province),
                Ranking.address(frame, selection, province.key()),
                place == null ? "0" : place.figure().text(),
                ranking.unit(),
                place == null
                        ? null
                        : frame.say(
                                "own.rank",
                                Integer.toString(place.rank()),
                                Integer.toString(ranking.places().size()
                                        + ranking.nothing().size())),
                speech.of(region.vi(), region.en()),
                measured.figure(speech, row).text(),
                frame.to(links.explanation(
                        byRegion, Map.of(Places.REGION, region.name()), measure, number, regions.cut())));
    }

    /// @param parts the provinces that became this one
    record OfProvince(
            Province province,
            String name,
            Choices choices,
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
                            sound.places(), province, sound.level(), thisYear(asked), certificates, "certificates")
                    : sound;
            questions.add(certified.question(certificates, true, List.of(), List.of("certificates")));
            var tables = asked.statistics().answers(questions);
            var links = Links.of(frame.address());
            var headlines = headlines(asked, here, sound, tables, links);
            var year = sound.year() == null
                    ? headlines.years().isEmpty()
                            ? thisYear(asked)
                            : Integer.valueOf(headlines.years().getFirst())
                    : sound.year();
            var view = new OfProvince(
                    province,
                    PlaceNames.exact(speech, province),
                    choices(here, sound, headlines.years(), false),
                    filters(here, sound),
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

    /// A stock is of a year: where none is chosen, of that of the newest event.
    private Selection settled(Selection selection, CutAnswers.Asked asked) {
        if (!selection.dataset().name().equals("valid-certificates") || selection.year() != null) {
            return selection;
        }
        return new Selection(
                selection.places(),
                selection.province(),
                selection.level(),
                thisYear(asked),
                selection.dataset(),
                selection.measure());
    }

    /// As the log tells the time, else the clock.
    private int thisYear(CutAnswers.Asked asked) {
        var recordedAt = asked.figures().cut().recordedAt();
        return Objects.requireNonNullElseGet(recordedAt, clock::instant)
                .atZone(Notation.HANOI)
                .getYear();
    }

    /// The address says what is looked at, also where it was reached without saying so.
    private static Frame said(Frame frame, Selection selection) {
        return frame.at(frame.address().with("places", selection.places().code()));
    }

    private static List<Filter> filters(Frame frame, Selection selection) {
        var filters = new LinkedHashMap<String, String>();
        if (selection.level() != null) {
            filters.put(
                    "level",
                    frame.speech().of(selection.level().vi(), selection.level().en()));
        }
        if (selection.year() != null && frame.address().value("year") != null) {
            filters.put("year", frame.say("filter.year-is", Integer.toString(selection.year())));
        }
        return Titles.removable(frame, filters);
    }

    private static Choices choices(Frame frame, Selection selection, List<String> years, boolean isWhole) {
        var speech = frame.speech();
        var measures = new LinkedHashMap<String, List<StatisticsPages.Choice>>();
        if (isWhole) {
            for (var name : Selection.measures()) {
                var point = name.indexOf('.');
                var dataset = Objects.requireNonNull(Datasets.find(name.substring(0, point)));
                var measure = name.substring(point + 1);
                measures.computeIfAbsent(Titles.of(speech, dataset), _ -> new ArrayList<>())
                        .add(new StatisticsPages.Choice(
                                name,
                                Titles.measure(speech, dataset, measure),
                                dataset.equals(selection.dataset()) && measure.equals(selection.measure())));
            }
        }
        var levels = new ArrayList<StatisticsPages.Choice>();
        levels.add(new StatisticsPages.Choice("", frame.say("filter.every-level"), selection.level() == null));
        for (var level : Level.values()) {
            levels.add(new StatisticsPages.Choice(
                    level.name(), speech.of(level.vi(), level.en()), level == selection.level()));
        }
        var all = new ArrayList<StatisticsPages.Choice>();
        var chosen = selection.year() == null ? "" : Integer.toString(selection.year());
        all.add(new StatisticsPages.Choice("", frame.say("filter.every-year"), chosen.isEmpty()));
        if (!chosen.isEmpty() && !years.contains(chosen)) {
            all.add(new StatisticsPages.Choice(chosen, chosen, true));
        }
        years.forEach(year -> all.add(new StatisticsPages.Choice(year, year, year.equals(chosen))));
        return new Choices(selection, measures, levels, all, isWhole ? untouched(frame, selection) : "");
    }

    /// Which of the filters the measure in sight has no part in.
    private static String untouched(Frame frame, Selection selection) {
        var said = new ArrayList<String>();
        if (selection.level() != null && Selection.levelOf(selection.dataset()) == null) {
            said.add(frame.say("filter.no-level"));
        }
        if (selection.year() != null && StatisticsPages.time(selection.dataset()) == null) {
            said.add(frame.say("filter.no-year"));
        }
        return String.join(" ", said);
    }
}
