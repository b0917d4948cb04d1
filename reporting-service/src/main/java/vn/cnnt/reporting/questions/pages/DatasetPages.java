package vn.cnnt.reporting.questions.pages;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.cnnt.manners.page.Address;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.manners.page.Pages;
import vn.cnnt.reporting.questions.DatasetsController;
import vn.cnnt.reporting.questions.Request;
import vn.cnnt.reporting.statistics.Dataset;
import vn.cnnt.reporting.statistics.Datasets;
import vn.cnnt.reporting.statistics.Definitions;
import vn.cnnt.reporting.statistics.Places;
import vn.cnnt.reporting.statistics.Questions;
import vn.cnnt.reporting.statistics.RegistryDefinition;
import vn.cnnt.reporting.statistics.Text;

/// What each number means, and how to take it along.
@Hidden
@Controller
class DatasetPages {
    private final FigurePages pages;

    DatasetPages(FigurePages pages) {
        this.pages = pages;
    }

    /// A dataset in the list of all.
    record Item(String title, String words, String address, String table) {}

    /// Something that can be asked for, in words.
    ///
    /// @param source what rules it, empty where nothing does
    record Term(String name, String title, String unit, String words, String source, boolean isDistinct) {}

    /// @param example the address of its whole table as CSV
    record Described(
            String title,
            String words,
            String source,
            String definition,
            List<Term> measures,
            List<Term> ratios,
            List<Term> dimensions,
            String table,
            String example,
            String structure) {}

    @GetMapping("/datasets")
    ResponseEntity<?> datasets(HttpServletRequest request) {
        return pages.page(request, Request.parameters(request), (asked, frame) -> {
            var title = frame.say("datasets.title");
            var items = Datasets.ALL.stream().map(it -> item(frame, it)).toList();
            var definition = asked.statistics().definition();
            return new FigurePages.Shown(
                    title,
                    Pages.content((output, forms) ->
                            JtedatasetsGenerated.render(output, forms, frame, title, definition, items)),
                    asked.figures().cut());
        });
    }

    @GetMapping("/datasets/{dataset}")
    ResponseEntity<?> dataset(@PathVariable("dataset") String name, HttpServletRequest request) {
        var dataset = DatasetsController.dataset(name);
        return pages.page(request, Request.parameters(request), (asked, frame) -> {
            var described = described(frame, dataset, origin(request));
            return new FigurePages.Shown(
                    described.title(),
                    Pages.content((output, forms) -> JtedatasetGenerated.render(output, forms, frame, described)),
                    asked.figures().cut());
        });
    }

    /// The service as the reader's browser calls it.
    private static String origin(HttpServletRequest request) {
        return request.getScheme() + "://" + request.getHeader("Host");
    }

    private static Item item(Frame frame, Dataset dataset) {
        return new Item(
                Titles.of(frame.speech(), dataset),
                Titles.of(frame.speech(), Definitions.of(dataset).words()),
                frame.to("/datasets/" + dataset.name()),
                frame.to("/statistics/" + dataset.name()));
    }

    private static Described described(Frame frame, Dataset dataset, String origin) {
        var speech = frame.speech();
        var measures = new ArrayList<Term>();
        var ratios = new ArrayList<Term>();
        for (var name : Questions.measures(dataset)) {
            if (name.endsWith(".rank")) {
                continue;
            }
            var definition = Definitions.of(dataset, name);
            var term = new Term(
                    name,
                    Titles.measure(speech, dataset, name),
                    Measured.of(dataset, name).unit(speech),
                    Titles.of(speech, definition.words()),
                    source(frame, definition.source()),
                    dataset.distinct().contains(name));
            (dataset.measure(name) < 0 ? ratios : measures).add(term);
        }
        var dimensions = Questions.dimensions(dataset).stream()
                .map(name -> {
                    var dimension = Titles.dimension(dataset, Places.AS_DECIDED, name);
                    var definition = Definitions.of(dimension);
                    return new Term(
                            name,
                            Titles.of(speech, dimension.title()),
                            "",
                            Titles.of(speech, definition.words()),
                            source(frame, definition.source()),
                            false);
                })
                .toList();
        var definition = Definitions.of(dataset);
        var time = StatisticsPages.time(dataset);
        var table = Address.of(FigurePages.API + "/statistics/" + dataset.name())
                .with("by", (time == null ? "" : time.name() + ",") + Places.PROVINCE)
                .with("places", Places.CURRENT.code())
                .with("format", "csv");
        return new Described(
                Titles.of(speech, dataset),
                Titles.of(speech, definition.words()),
                source(frame, definition.source()),
                RegistryDefinition.version(dataset),
                measures,
                ratios,
                dimensions,
                frame.to("/statistics/" + dataset.name()),
                origin + table,
                FigurePages.API + "/datasets/" + dataset.name() + "/structure");
    }

    private static String source(Frame frame, @Nullable Text source) {
        return source == null ? "" : Titles.of(frame.speech(), source);
    }
}
