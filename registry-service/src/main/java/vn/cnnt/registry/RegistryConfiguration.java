package vn.cnnt.registry;

import com.mongodb.WriteConcern;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the register takes from outside: the time, and a store that may be away.
@Configuration(proxyBeanMethods = false)
class RegistryConfiguration {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /// What was answered stays: a write is acknowledged when the majority has it. And a request is better told soon
    /// that the store is away than kept waiting.
    @Bean
    MongoClientSettingsBuilderCustomizer safeAndImpatient() {
        return settings -> settings.writeConcern(WriteConcern.MAJORITY)
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(3, TimeUnit.SECONDS))
                .applyToSocketSettings(
                        socket -> socket.connectTimeout(3, TimeUnit.SECONDS).readTimeout(15, TimeUnit.SECONDS));
    }
}
