package vn.cnnt.reporting.questions.pages;

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
import vn.cnnt.events.Province;
import vn.cnnt.manners.page.Filter;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.manners.page.Pages;
import vn.cnnt.manners.security.SignedIn;
import vn.cnnt.reporting.questions.CutAnswers;
import vn.cnnt.reporting.questions.Request;
import vn.cnnt.reporting.statistics.Places;
import vn.cnnt.reporting.statistics.Question;
import vn.cnnt.reporting.statistics.Table;

/// The country at a glance.
@Hidden
@Controller
public class OverviewPages {
    private final FigurePages pages;
    private final Clock clock;

    OverviewPages(FigurePages pages, Clock clock) {
        this.pages = pages;
        this.clock = clock;
    }

    record Overview(
            FigureChoices choices,
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
            var headlines = Headlines.of(asked, here, sound, tables, links);
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
                    FigureChoices.of(here, sound, headlines.years(), true),
                    FigureChoices.filters(here, sound),
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

    /// A stock is of a year: where none is chosen, of that of the newest event.
    private Selection settled(Selection selection, CutAnswers.Asked asked) {
        if (!selection.dataset().name().equals("valid-certificates") || selection.year() != null) {
            return selection;
        }
        return new Selection(
                selection.places(),
                selection.province(),
                selection.level(),
                asked.year(clock),
                selection.dataset(),
                selection.measure());
    }

    /// The address says what is looked at, also where it was reached without saying so.
    private static Frame said(Frame frame, Selection selection) {
        return frame.at(frame.address().with("places", selection.places().code()));
    }
}
