package vn.cnnt.registry.web;

import io.swagger.v3.oas.models.media.ObjectSchema;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;
import vn.cnnt.registry.command.WriteRequest;

/// What of the register's methods is no part of `/v3/api-docs`, and what any JSON is there.
@Configuration(proxyBeanMethods = false)
class ApiDescription {
    ApiDescription() {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(WriteRequest.class)
                .replaceWithSchema(JsonNode.class, new ObjectSchema());
    }
}
