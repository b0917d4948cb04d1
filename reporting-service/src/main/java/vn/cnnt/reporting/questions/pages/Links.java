package vn.cnnt.reporting.questions.pages;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.cnnt.manners.page.Address;
import vn.cnnt.reporting.figures.Cut;
import vn.cnnt.reporting.statistics.Question;

/// The addresses of tables and explanations, written from what is asked.
///
/// @param run the id of the run that is asked by name, null where none is
/// @param release the name of the release that is asked, null where none is
record Links(@Nullable String run, @Nullable String release) {
    /// Whose figures a page shows, its links lead to.
    static Links of(Address page) {
        return new Links(page.value("run"), page.value("release"));
    }

    Address kept(Address address) {
        return address.with("run", run).with("release", release);
    }

    /// Why a figure is what it is.
    ///
    /// @param row the values of the question's dimensions that the figure is of, besides its filters
    Address explanation(Question question, Map<String, String> row, String measure, Object figure, Cut cut) {
        var filtered = filtered(Address.of("/statistics/" + question.dataset().name() + "/explanation"), question, row);
        var address = kept(filtered.with("measure", measure)
                .with("places", question.places().code()));
        return cut.recordedAt() == null ? address : address.with("seen", figure + "@" + cut.recordedAt());
    }

    /// A table by some dimensions with the filters of a question.
    Address table(Question question, String by, String measures) {
        var filtered = filtered(Address.of("/statistics/" + question.dataset().name()), question, Map.of());
        return kept(filtered.with("by", by)
                .with("measures", measures)
                .with("places", question.places().code()));
    }

    private static Address filtered(Address address, Question question, Map<String, String> row) {
        var filtered = address;
        var names = new TreeSet<String>(question.filters().keySet());
        names.addAll(row.keySet());
        for (var name : names) {
            var value = row.get(name);
            Set<String> values = question.filters().get(name);
            filtered = filtered.with(
                    name, value != null || values == null ? value : String.join(",", new TreeSet<>(values)));
        }
        return filtered;
    }
}
