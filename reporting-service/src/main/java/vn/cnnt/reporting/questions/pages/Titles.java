package vn.cnnt.reporting.questions.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.cnnt.events.Province;
import vn.cnnt.manners.page.Filter;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.manners.page.Speech;
import vn.cnnt.reporting.statistics.Dataset;
import vn.cnnt.reporting.statistics.Dimension;
import vn.cnnt.reporting.statistics.Places;
import vn.cnnt.reporting.statistics.Question;
import vn.cnnt.reporting.statistics.Questions;
import vn.cnnt.reporting.statistics.Text;

/// What datasets, dimensions, values and measures are called in the language of a page.
public final class Titles {
    private Titles() {}

    public static String of(Speech speech, Text text) {
        return speech.of(text.vi(), text.en());
    }

    public static String of(Speech speech, Dataset dataset) {
        return of(speech, dataset.title());
    }

    static Dimension dimension(Dataset dataset, Places places, String name) {
        return new Question(dataset, places, Map.of(), List.of(), List.of(), List.of(), null).dimension(name);
    }

    /// The title of a measure of any kind, as it can stand without its dataset's beside it.
    static String measure(Speech speech, Dataset dataset, String name) {
        if (dataset.name().equals("recognitions") && name.equals("recognised")) {
            return speech.say("headline.recognitions");
        }
        return of(
                speech,
                new Question(dataset, Places.AS_DECIDED, Map.of(), List.of(), List.of(), List.of(), null).title(name));
    }

    static String value(Speech speech, Dimension dimension, Places places, String code) {
        if (dimension.name().equals(Places.PROVINCE)) {
            var province = Province.of(code);
            return places == Places.CURRENT ? PlaceNames.plain(speech, province) : PlaceNames.exact(speech, province);
        }
        return dimension.values().stream()
                .filter(value -> value.code().equals(code))
                .map(value -> of(speech, value.title()))
                .findFirst()
                .orElse(code);
    }

    /// What a question is narrowed by, in words, by the name of its filter: `Cấp: Cấp quốc gia, Cấp khu vực`.
    static Map<String, String> filters(Speech speech, Question question) {
        var filters = new LinkedHashMap<String, String>();
        for (var name : Questions.dimensions(question.dataset())) {
            Set<String> values = question.filters().get(name);
            if (values != null) {
                var dimension = question.dimension(name);
                var words = values.stream()
                        .sorted(Comparator.naturalOrder())
                        .map(value -> value(speech, dimension, question.places(), value))
                        .collect(Collectors.joining(", "));
                filters.put(name, of(speech, dimension.title()) + ": " + words);
            }
        }
        return filters;
    }

    /// The same, each with the page without it.
    static List<Filter> removable(Frame frame, Map<String, String> filters) {
        var removable = new ArrayList<Filter>();
        filters.forEach((name, words) -> removable.add(new Filter(
                words, frame.to(frame.address().without(name).without("page").without("cursor")))));
        return removable;
    }

    /// The view of the places in words.
    public static String places(Speech speech, Places places) {
        return speech.say(
                switch (places) {
                    case CURRENT -> "places.current";
                    case AS_DECIDED -> "places.as-decided";
                });
    }
}
