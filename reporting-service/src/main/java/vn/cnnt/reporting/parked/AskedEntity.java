package vn.cnnt.reporting.parked;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.cnnt.reporting.figures.Figures;
import vn.cnnt.reporting.pages.Entity;
import vn.cnnt.reporting.projection.Definition;
import vn.cnnt.reporting.statistics.CellName;
import vn.cnnt.reporting.statistics.Parameters;
import vn.cnnt.reporting.view.EntityView;
import vn.cnnt.reporting.web.Refusals;

/// The entity whose parked events are asked about.
@Component
public class AskedEntity {
    private final Figures<EntityView> figures;
    private final Definition<EntityView> definition;

    AskedEntity(Figures<EntityView> figures, Definition<EntityView> definition) {
        this.figures = figures;
        this.definition = definition;
    }

    /// Refuses one that isn't there.
    public void check(String entity) {
        if (!entity.equals(ParkedEvents.UNADDRESSED) && held(entity) == null) {
            throw Refusals.notFound("no-such-entity", Parameters.quote(entity));
        }
    }

    /// The datasets that the entity's figures are in at present: what waits for it could still change them.
    public SortedSet<String> couldChange(String entity) {
        var datasets = new TreeSet<String>();
        var held = held(entity);
        var view = held == null ? null : held.view();
        if (view != null) {
            definition.contribute(
                    entity,
                    view,
                    (page, cell, _) -> datasets.add(CellName.of(page, cell).dataset()));
        }
        return datasets;
    }

    @Nullable
    Entity<EntityView> held(String entity) {
        var partition = figures.partitionOf(entity);
        for (var found : figures.<Map<String, Entity<EntityView>>>read(
                        snapshot -> snapshot.partition() == partition ? snapshot.entities(List.of(entity)) : Map.of())
                .parts()) {
            if (found.containsKey(entity)) {
                return found.get(entity);
            }
        }
        return null;
    }
}
