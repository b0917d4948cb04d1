package vn.cnnt.reporting.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.cnnt.reporting.figures.Figures;
import vn.cnnt.reporting.pages.Entity;
import vn.cnnt.reporting.parked.ParkedEvents;
import vn.cnnt.reporting.statistics.Parameters;
import vn.cnnt.reporting.view.EntityView;

/// The entity whose parked events are asked about.
@Component
public class AskedEntity {
    private final Figures<EntityView> figures;

    AskedEntity(Figures<EntityView> figures) {
        this.figures = figures;
    }

    /// Refuses one that isn't there.
    public void check(String entity) {
        if (!entity.equals(ParkedEvents.UNADDRESSED) && held(entity) == null) {
            throw Refusals.notFound("no-such-entity", Parameters.quote(entity));
        }
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
