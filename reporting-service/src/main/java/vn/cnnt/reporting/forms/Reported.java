package vn.cnnt.reporting.forms;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.OfficialForm;
import vn.cnnt.events.Province;
import vn.cnnt.events.ReportedFigureDetails;
import vn.cnnt.reporting.statistics.Places;
import vn.cnnt.reporting.view.EntityView;
import vn.cnnt.reporting.view.ReportedView;

/// What an officer reported for a cell of a page: it stands beside the computed figure and is never added to it.
///
/// @param id of the reported figure in the register
public record Reported(String id, ReportedFigureDetails figure) {

    /// The entity that holds what is reported on a page; none where nobody reports on what the page is about. The whole
    /// country and a province of today with what it has taken in are put together from several pages, and what is
    /// reported is never added up.
    static List<String> pages(OfficialForm form, Scope scope) {
        var province = scope.province();
        if (province == null || (scope.places() == Places.CURRENT && hasTakenIn(province, scope.year()))) {
            return List.of();
        }
        return List.of(form.page(province, scope.year()));
    }

    /// Everything in these views, in the order of rows and columns.
    static List<Reported> in(OfficialForm form, Map<String, EntityView> views) {
        return views.values().stream()
                .filter(ReportedView.class::isInstance)
                .flatMap(view -> ((ReportedView) view).figures().entrySet().stream())
                .map(figure -> new Reported(figure.getKey(), figure.getValue().details()))
                .sorted(Comparator.comparingInt((Reported it) -> form.rows().indexOf(it.figure.row()))
                        .thenComparingInt(it -> form.columns().indexOf(it.figure.column())))
                .toList();
    }

    /// What is reported for one cell, null where nothing is.
    public static @Nullable ReportedFigureDetails of(List<Reported> all, String row, String column) {
        for (var reported : all) {
            if (reported.figure.row().equals(row) && reported.figure.column().equals(column)) {
                return reported.figure;
            }
        }
        return null;
    }

    private static boolean hasTakenIn(Province province, int year) {
        return Province.all().stream()
                .anyMatch(
                        other -> !other.equals(province) && other.current().equals(province) && other.existedIn(year));
    }
}
