package vn.cnnt.registry.intake;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.cnnt.registry.intake.list.Kind;
import vn.cnnt.registry.intake.list.Templates;
import vn.cnnt.registry.intake.list.WordReader;
import vn.cnnt.registry.intake.taking.RowOutcome;

/// What requests about imports call by its word.
@Configuration(proxyBeanMethods = false)
class WordsOfRequests {
    @Bean
    WordReader<Kind> kinds() {
        return new WordReader<>(Kind.class);
    }

    @Bean
    WordReader<RowOutcome> rowOutcomes() {
        return new WordReader<>(RowOutcome.class);
    }

    @Bean
    WordReader<Templates.Format> formatsOfTemplates() {
        return new WordReader<>(Templates.Format.class);
    }
}
