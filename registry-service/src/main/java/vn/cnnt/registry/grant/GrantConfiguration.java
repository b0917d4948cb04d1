package vn.cnnt.registry.grant;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.cnnt.events.GrantDetails;
import vn.cnnt.registry.store.AggregateType;

/// Tells the store that there are grants.
@Configuration(proxyBeanMethods = false)
class GrantConfiguration {
    @Bean
    AggregateType<GrantDetails> grantType() {
        return GrantType.GRANTS;
    }
}
