package vn.cnnt.reporting.view;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.Envelope;
import vn.cnnt.events.ReportedFigureDetails;

/// What officers report: one figure, or the page of a form with every figure reported on it. No dataset counts it.
///
/// @param figures by id; a withdrawn one only in its own view
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ReportedView(@JsonProperty("r") Map<String, Figure> figures) implements EntityView {
    static final ReportedView BLANK = new ReportedView(Map.of());

    public ReportedView {
        figures = figures == null || figures.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(figures));
    }

    /// A figure and the events behind it.
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Figure(
            @JsonProperty("d") ReportedFigureDetails details,
            @JsonProperty("h") List<Happening> events) {}

    /// A reported figure has no name.
    @Override
    @JsonIgnore
    public @Nullable String name() {
        return null;
    }

    @Override
    public List<Happening> behind(String thing) {
        var figure = figures.get(thing);
        return figure == null ? List.of() : figure.events();
    }

    @Override
    public @Nullable String grantTitle(String thing) {
        return null;
    }

    /// The pages that are told about a figure; none of a page's own view.
    public Collection<String> pages(String entity) {
        var figure = figures.get(entity);
        return figure == null ? List.of() : List.of(figure.details().page());
    }

    ReportedView with(String entity, ReportedFigureDetails now, Envelope envelope) {
        var id = envelope.subject();
        var after = new TreeMap<>(figures);
        var before = figures.get(id);
        if (now.withdrawn() && !id.equals(entity)) {
            after.remove(id);
        } else {
            var events = Happening.after(before == null ? List.of() : before.events(), envelope, null, List.of());
            after.put(id, new Figure(now, events));
        }
        return new ReportedView(after);
    }
}
