package vn.cnnt.reporting.statistics;

import java.util.List;
import java.util.random.RandomGenerator;
import vn.cnnt.reporting.projection.Addressed;
import vn.cnnt.reporting.projection.ConformanceSuite;
import vn.cnnt.reporting.projection.Definition;
import vn.cnnt.reporting.view.EntityView;

/// The real definition, with every dataset, through everything that can happen to a projection.
class RegistryConformanceTest extends ConformanceSuite<EntityView> {
    @Override
    protected Definition<EntityView> definition() {
        return new RegistryDefinition();
    }

    @Override
    protected List<Addressed> history(RandomGenerator random, int events) {
        return RandomHistory.of(random, events).log().stream()
                .map(it -> new Addressed(it.key(), it.event(), it.envelope().joined()))
                .toList();
    }
}
