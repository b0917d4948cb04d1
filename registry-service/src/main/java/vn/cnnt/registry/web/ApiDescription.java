package vn.cnnt.registry.web;

import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.Arrays;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;
import vn.cnnt.registry.command.WriteRequest;

/// Tells in `/v3/api-docs` of what surrounds a command.
@Configuration(proxyBeanMethods = false)
class ApiDescription {
    ApiDescription() {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(WriteRequest.class)
                .replaceWithSchema(JsonNode.class, new ObjectSchema());
    }

    @Bean
    OperationCustomizer dryRuns() {
        return (operation, method) -> {
            var writes = Arrays.stream(method.getMethodParameters())
                    .anyMatch(parameter -> parameter.getParameterType() == WriteRequest.class);
            if (writes) {
                operation.addParametersItem(new Parameter()
                        .in("query")
                        .name(WriteRequest.DRY_RUN)
                        .description(
                                "Says what would come of it, under 200 `{warnings, confirm, changes}`; nothing is done")
                        .schema(new BooleanSchema()._default(false)));
            }
            return operation;
        };
    }
}
