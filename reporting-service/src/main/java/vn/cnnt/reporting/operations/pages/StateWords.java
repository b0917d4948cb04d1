package vn.cnnt.reporting.operations.pages;

import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.cnnt.manners.Called;
import vn.cnnt.reporting.run.Run;

/// The states of runs in the words of refusals.
@Configuration(proxyBeanMethods = false)
class StateWords {
    @Bean
    Called statesInWords(MessageSource messages) {
        return (code, locale) -> code instanceof Run.State state
                ? messages.getMessage("run.state." + state, null, state.name(), locale)
                : null;
    }
}
