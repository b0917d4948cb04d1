package vn.cnnt.reporting;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.BaseUnits;
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
import vn.cnnt.reporting.figures.CutWatch;
import vn.cnnt.reporting.figures.Figures;
import vn.cnnt.reporting.figures.Lag;
import vn.cnnt.reporting.figures.StoredFigures;
import vn.cnnt.reporting.pages.KeptPages;
import vn.cnnt.reporting.projection.Definition;
import vn.cnnt.reporting.slots.Store;

/// Puts the pure parts together with those that speak to Kafka and MongoDB.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReportingProperties.class)
class ReportingConfiguration {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    <V> Figures<V> figures(
            Store store, Definition<V> definition, Lag lag, ReportingProperties properties, KeptPages kept) {
        Executor executor = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("figures-", 0).factory());
        return new StoredFigures<>(
                store, definition, lag, ReportingConfiguration::partition, executor, properties.readPatience(), kept);
    }

    @Bean
    KeptPages keptPages(ReportingProperties properties, MeterRegistry registry) {
        var kept = new KeptPages(properties.queryCache().toBytes());
        Gauge.builder("cnnt.figures.kept", kept, KeptPages::bytes)
                .description("Pages of cells that queries need not read again")
                .baseUnit(BaseUnits.BYTES)
                .register(registry);
        FunctionCounter.builder("cnnt.figures.pages", kept, KeptPages::found)
                .description("Pages of cells that queries asked for, by where they were")
                .tag("from", "memory")
                .register(registry);
        FunctionCounter.builder("cnnt.figures.pages", kept, KeptPages::read)
                .description("Pages of cells that queries asked for, by where they were")
                .tag("from", "store")
                .register(registry);
        FunctionCounter.builder("cnnt.figures.offered", kept, KeptPages::offered)
                .description("Pages of cells that the projector of this instance brought up to date for queries")
                .register(registry);
        return kept;
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
