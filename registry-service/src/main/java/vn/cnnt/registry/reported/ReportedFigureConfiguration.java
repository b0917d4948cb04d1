package vn.cnnt.registry.reported;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.cnnt.events.ReportedFigureDetails;
import vn.cnnt.registry.store.AggregateType;

/// Tells the store that there are reported figures.
@Configuration(proxyBeanMethods = false)
class ReportedFigureConfiguration {
    @Bean
    AggregateType<ReportedFigureDetails> reportedFigureType() {
        return ReportedFigureType.REPORTED_FIGURES;
    }
}
