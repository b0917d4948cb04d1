package vn.cnnt.reporting;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.utils.Utils;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.cnnt.reporting.projection.CutWatch;
import vn.cnnt.reporting.projection.Definition;
import vn.cnnt.reporting.projection.Figures;
import vn.cnnt.reporting.projection.Lag;
import vn.cnnt.reporting.projection.Store;
import vn.cnnt.reporting.projection.StoredFigures;

/// Puts the pure parts together with those that speak to Kafka and MongoDB.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReportingProperties.class)
class ReportingConfiguration {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    <V> Figures<V> figures(Store store, Definition<V> definition, Lag lag, ReportingProperties properties) {
        Executor executor = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("figures-", 0).factory());
        return new StoredFigures<>(
                store,
                definition.viewType(),
                definition.version(),
                lag,
                ReportingConfiguration::partition,
                executor,
                properties.readPatience());
    }

    @Bean
    CutWatch cutWatch(Figures<?> figures) {
        return new CutWatch(figures::cut);
    }

    /// A database that doesn't answer is noticed in seconds: queries say so, the projector tries again.
    @Bean
    MongoClientSettingsBuilderCustomizer mongoTimeouts() {
        return settings -> settings.applyToClusterSettings(it -> it.serverSelectionTimeout(5, TimeUnit.SECONDS))
                .applyToSocketSettings(
                        it -> it.connectTimeout(5, TimeUnit.SECONDS).readTimeout(20, TimeUnit.SECONDS));
    }

    /// Where Kafka's producers put a key.
    private static int partition(String entity, int partitions) {
        return Utils.toPositive(Utils.murmur2(entity.getBytes(StandardCharsets.UTF_8))) % partitions;
    }
}
