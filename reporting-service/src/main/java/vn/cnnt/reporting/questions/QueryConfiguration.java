package vn.cnnt.reporting.questions;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.cnnt.reporting.figures.Figures;
import vn.cnnt.reporting.projection.Definition;
import vn.cnnt.reporting.statistics.RegistryDefinition;
import vn.cnnt.reporting.statistics.Statistics;
import vn.cnnt.reporting.view.EntityView;

/// Puts the pure statistics together with the figures they are asked of.
@Configuration(proxyBeanMethods = false)
class QueryConfiguration {
    @Bean
    Definition<EntityView> definition() {
        return new RegistryDefinition();
    }

    @Bean
    Statistics statistics(Figures<EntityView> figures, Definition<EntityView> definition) {
        return new Statistics(figures, definition.version());
    }
}
