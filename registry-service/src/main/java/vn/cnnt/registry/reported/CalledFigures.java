package vn.cnnt.registry.reported;

import static vn.cnnt.registry.reported.ReportedFigureType.REPORTED_FIGURES;

import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.cnnt.manners.page.Speech;
import vn.cnnt.registry.desk.Called;
import vn.cnnt.registry.desk.FigureWords;
import vn.cnnt.registry.store.Aggregates;

/// A reported figure goes by its form, year, row and column.
@Component
class CalledFigures implements Called {
    private final Aggregates aggregates;

    CalledFigures(Aggregates aggregates) {
        this.aggregates = aggregates;
    }

    @Override
    public Optional<String> of(String id, Speech speech) {
        return id.startsWith(REPORTED_FIGURES.idPrefix())
                ? aggregates.get(REPORTED_FIGURES, id).map(it -> FigureWords.cell(it.state(), speech))
                : Optional.empty();
    }
}
