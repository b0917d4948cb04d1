package vn.cnnt.registry.web;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.math.BigDecimal;
import java.util.Arrays;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;
import tools.jackson.databind.JsonNode;
import vn.cnnt.registry.command.WriteRequest;
import vn.cnnt.registry.store.Paging;

/// Tells in `/v3/api-docs` of the bodies and lists that are not read as records yet.
@Configuration(proxyBeanMethods = false)
class ApiDescription {
    private static final String JSON = org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

    ApiDescription() {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Members.class, Parameters.class, WriteRequest.class)
                .replaceWithSchema(JsonNode.class, new ObjectSchema());
    }

    @Bean
    OperationCustomizer membersAndLists() {
        return (operation, method) -> {
            if (takes(method, Members.class) && operation.getRequestBody() == null) {
                operation.setRequestBody(new RequestBody()
                        .required(true)
                        .content(new Content().addMediaType(JSON, new MediaType().schema(new ObjectSchema()))));
            }
            if (takes(method, WriteRequest.class)) {
                operation.addParametersItem(new Parameter()
                        .in("query")
                        .name(WriteRequests.DRY_RUN)
                        .description(
                                "Says what would come of it, under 200 `{warnings, confirm, changes}`; nothing is done")
                        .schema(new BooleanSchema()._default(false)));
            }
            if (method.hasMethodAnnotation(Paged.class)) {
                paged(operation);
            }
            return operation;
        };
    }

    private static boolean takes(HandlerMethod method, Class<?> type) {
        return Arrays.stream(method.getMethodParameters()).anyMatch(parameter -> parameter.getParameterType() == type);
    }

    private static void paged(Operation operation) {
        var limit = new IntegerSchema();
        limit.setMinimum(BigDecimal.ONE);
        limit.setMaximum(BigDecimal.valueOf(Paging.MOST));
        limit.setDefault(Paging.DEFAULT);
        operation.addParametersItem(new Parameter().in("query").name("limit").schema(limit));
        operation.addParametersItem(new Parameter()
                .in("query")
                .name("cursor")
                .description("The value of next in the answer before")
                .schema(new StringSchema()));
    }
}
