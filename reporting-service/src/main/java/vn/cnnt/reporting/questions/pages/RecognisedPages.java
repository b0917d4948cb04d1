package vn.cnnt.reporting.questions.pages;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import vn.cnnt.events.Labelled;
import vn.cnnt.events.Level;
import vn.cnnt.events.ProductGroup;
import vn.cnnt.events.Province;
import vn.cnnt.manners.page.Address;
import vn.cnnt.manners.page.Filter;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.manners.page.Marked;
import vn.cnnt.manners.page.Pages;
import vn.cnnt.reporting.questions.RecognisedController;
import vn.cnnt.reporting.questions.Request;
import vn.cnnt.reporting.statistics.Datasets;
import vn.cnnt.reporting.statistics.Places;
import vn.cnnt.reporting.statistics.RecognisedProduct;
import vn.cnnt.reporting.statistics.RecognisedProducts;

/// The public list of recognised products: what official decisions say.
@Hidden
@Controller
class RecognisedPages {
    private static final int ITEMS = 100;

    private final FigurePages pages;

    RecognisedPages(FigurePages pages) {
        this.pages = pages;
    }

    /// @param total how many there are with these filters, null where the words were not counted
    /// @param now how many there are now, beside those of a release; null beside live ones
    /// @param next the address of the part that follows, null on the last
    record View(
            List<Line> lines,
            @Nullable Long total,
            @Nullable Long now,
            @Nullable String next,
            String words,
            List<StatisticsPages.Choice> provinces,
            List<StatisticsPages.Choice> years,
            List<StatisticsPages.Choice> levels,
            List<StatisticsPages.Choice> groups,
            List<Filter> filters) {}

    /// @param decision its number, null where it is not known
    /// @param decided its date
    record Line(
            Marked product,
            Marked firm,
            String level,
            String group,
            int year,
            String province,
            String provinceAddress,
            @Nullable Marked decision,
            String decided,
            String validity) {}

    @GetMapping("/recognised")
    ResponseEntity<?> recognised(HttpServletRequest request) {
        var parameters = Request.parameters(request);
        var wanted = RecognisedProducts.Asked.read(parameters);
        var after = RecognisedController.key(parameters);
        return pages.page(request, parameters, (asked, frame) -> {
            var sound = Objects.requireNonNull(wanted, "a list that was refused is asked for");
            var found = asked.statistics().recognised(sound, after, ITEMS);
            var live = asked.live();
            var recognitions = Objects.requireNonNull(Datasets.find("recognitions"));
            var time = Objects.requireNonNull(StatisticsPages.time(recognitions));
            var counted = List.of(RecognisedProducts.MEASURE);
            var years = StatisticsPages.years(
                    asked.statistics().answer(StatisticsPages.years(recognitions, Places.AS_DECIDED, time, counted)));
            var q = frame.address().value("q");
            var view = new View(
                    found.items().stream().map(it -> line(frame, it)).toList(),
                    found.total(),
                    live == null
                            ? null
                            : live.statistics().recognised(sound, null, 1).total(),
                    frame.next(RecognisedController.cursor(found.next())),
                    q == null ? "" : q,
                    provinces(frame),
                    choices(frame, "year", years, years),
                    choices(frame, "level", Level.values()),
                    choices(frame, "group", ProductGroup.values()),
                    Filter.of(
                            frame,
                            List.of("q", Places.PROVINCE, "year", "level", "group"),
                            (name, value) -> frame.say("recognised." + name) + ": " + shown(frame, name, value)));
            var title = frame.say("nav.recognised");
            return new FigurePages.Shown(
                    title,
                    Pages.content((output, forms) -> JterecognisedGenerated.render(output, forms, frame, title, view)),
                    found.cut());
        });
    }

    private static Line line(Frame frame, RecognisedProduct it) {
        var speech = frame.speech();
        var number = it.decisionNumber();
        var date = it.decisionDate();
        var until = it.validUntil();
        var q = frame.address().value("q");
        return new Line(
                Marked.anywhere(it.product(), q),
                Marked.anywhere(it.name(), q),
                speech.of(it.level().vi(), it.level().en()),
                speech.of(it.productGroup().vi(), it.productGroup().en()),
                it.votingYear(),
                PlaceNames.exact(speech, Province.of(it.province())),
                frame.to(Address.of("/provinces/" + it.province())
                        .with("year", frame.address().value("year"))
                        .with("level", frame.address().value("level"))
                        .with("release", frame.address().value("release"))),
                number == null ? null : Marked.anywhere(number, q),
                date == null ? "" : speech.notation().date(date),
                until == null ? "" : speech.notation().date(until));
    }

    private static List<StatisticsPages.Choice> provinces(Frame frame) {
        var codes = new ArrayList<String>();
        var words = new ArrayList<String>();
        for (var province : Province.all()) {
            codes.add(province.key());
            words.add(PlaceNames.exact(frame.speech(), province));
        }
        return choices(frame, Places.PROVINCE, codes, words);
    }

    private static List<StatisticsPages.Choice> choices(Frame frame, String name, Labelled[] values) {
        var codes = new ArrayList<String>();
        var words = new ArrayList<String>();
        for (var value : values) {
            codes.add(value.name());
            words.add(frame.speech().of(value.vi(), value.en()));
        }
        return choices(frame, name, codes, words);
    }

    private static List<StatisticsPages.Choice> choices(
            Frame frame, String name, List<String> codes, List<String> words) {
        var chosen = frame.address().value(name);
        var choices = new ArrayList<StatisticsPages.Choice>();
        choices.add(new StatisticsPages.Choice("", frame.say("filter.all"), chosen == null));
        if (chosen != null && !codes.contains(chosen)) {
            choices.add(new StatisticsPages.Choice(chosen, chosen, true));
        }
        for (var i = 0; i < codes.size(); i++) {
            choices.add(new StatisticsPages.Choice(
                    codes.get(i), words.get(i), codes.get(i).equals(chosen)));
        }
        return choices;
    }

    private static String shown(Frame frame, String name, String value) {
        var province = name.equals(Places.PROVINCE) ? Province.find(value) : null;
        if (province != null) {
            return PlaceNames.exact(frame.speech(), province);
        }
        var all = switch (name) {
            case "level" -> Level.values();
            case "group" -> ProductGroup.values();
            default -> new Labelled[0];
        };
        for (var one : all) {
            if (one.name().equals(value)) {
                return frame.speech().of(one.vi(), one.en());
            }
        }
        return value;
    }
}
