package vn.cnnt.registry;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the register takes from outside: the time.
@Configuration(proxyBeanMethods = false)
class RegistryConfiguration {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
