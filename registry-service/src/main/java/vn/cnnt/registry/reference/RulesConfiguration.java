package vn.cnnt.registry.reference;

import java.io.IOException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;

/// Takes the rules from the file that `cnnt.registry.rules` names, so that a new ceiling needs no new build.
@Configuration(proxyBeanMethods = false)
class RulesConfiguration {
    @Bean
    Rules rules(@Value("${cnnt.registry.rules:classpath:vn/cnnt/registry/reference/rules.json}") Resource file)
            throws IOException {
        try (var in = file.getInputStream()) {
            return Rules.read(in);
        }
    }
}
