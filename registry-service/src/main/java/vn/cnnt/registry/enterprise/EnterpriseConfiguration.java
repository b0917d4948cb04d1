package vn.cnnt.registry.enterprise;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.cnnt.registry.store.AggregateType;

/// Tells the store that there are enterprises.
@Configuration(proxyBeanMethods = false)
class EnterpriseConfiguration {
    @Bean
    AggregateType<Enterprise> enterpriseType() {
        return EnterpriseType.ENTERPRISES;
    }
}
