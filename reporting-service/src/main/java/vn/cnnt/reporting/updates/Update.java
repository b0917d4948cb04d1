package vn.cnnt.reporting.updates;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.cnnt.reporting.figures.Cut;
import vn.cnnt.reporting.figures.PageChanges;
import vn.cnnt.reporting.statistics.ProvincePage;

/// What one client is told.
///
/// @param run the one whose figures are the live ones
/// @param datasets whose figures have changed since the client was last told
/// @param provinces where they have, under the keys as decided and those of today
public record Update(String run, Cut cut, List<String> datasets, List<String> provinces) {
    private static final Map<String, ProvincePage> PAGES = ProvincePage.all();

    /// @param last null for one that has been told nothing yet and knows nothing that could have changed
    static Update since(@Nullable Position last, PageChanges.ChangedPages seen) {
        var datasets = new TreeSet<String>();
        var provinces = new TreeSet<String>();
        if (last != null) {
            for (var name : seen.since(last.run(), last.offsets())) {
                var page = PAGES.get(name);
                if (page != null) {
                    datasets.add(page.dataset());
                    page.provinceKeys().forEach(provinces::add);
                }
            }
        }
        return new Update(seen.run(), seen.cut(), List.copyOf(datasets), List.copyOf(provinces));
    }

    /// The event's id.
    @JsonIgnore
    public String id() {
        return position().toString();
    }

    @JsonIgnore
    Position position() {
        return new Position(run, cut.offsets());
    }
}
