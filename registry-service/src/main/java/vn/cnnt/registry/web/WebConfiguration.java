package vn.cnnt.registry.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;
import vn.cnnt.events.WireFormat;

/// Lets the API write and read JSON exactly as the events do.
@Configuration(proxyBeanMethods = false)
class WebConfiguration {
    @Bean
    JsonMapper jsonMapper() {
        return WireFormat.JSON;
    }
}
