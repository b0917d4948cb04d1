package vn.cnnt.registry.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.method.HandlerMethod;
import tools.jackson.databind.JsonNode;
import vn.cnnt.manners.ChangeToken;
import vn.cnnt.manners.IdempotencyKey;
import vn.cnnt.manners.Versions;
import vn.cnnt.registry.command.WriteRequest;
import vn.cnnt.registry.store.Paging;

/// Tells in `/v3/api-docs` what the arguments of a controller's method stand for: the headers of a command, the
/// problems that reading a body or a query can end in. So no controller repeats it, and none can forget it.
@Configuration(proxyBeanMethods = false)
class ApiDescription {
    private static final String PROBLEM = "Problem";
    private static final String JSON = org.springframework.http.MediaType.APPLICATION_JSON_VALUE;
    private static final String PROBLEM_JSON = org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE;

    ApiDescription() {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Members.class, Parameters.class, WriteRequest.class)
                .replaceWithSchema(JsonNode.class, new ObjectSchema());
    }

    @Bean
    OpenApiCustomizer problemSchema() {
        return api -> {
            api.setInfo(new Info().title("Rural-industry register").version("v1"));
            components(api).addSchemas(PROBLEM, problem());
        };
    }

    @Bean
    OperationCustomizer manners() {
        return (operation, method) -> {
            var parameters = Arrays.asList(method.getMethodParameters());
            if (operation.getResponses() == null) {
                operation.setResponses(new ApiResponses());
            }
            problems(operation, "400", "The request can't be read");
            problems(operation, "401", "Nobody known asks: the token is missing, has expired or doesn't count");
            if (!isPublic(method)) {
                problems(operation, "403", "Who asks may not do this; errors says who may");
            }
            problems(operation, "404", "There is nothing at this address");
            problems(operation, "406", "None of the accepted forms can be given");
            problems(
                    operation,
                    "503",
                    "Too much is asked at once, or the store can't be reached; nothing was done, see Retry-After");
            if (has(parameters, Parameters.class) || has(parameters, Members.class) || hasPath(parameters)) {
                problems(operation, "422", "Something in the request is wrong; every finding is named");
            }
            if (has(parameters, Members.class)) {
                body(operation);
            }
            if (has(parameters, WriteRequest.class)) {
                write(operation, method, hasPath(parameters));
            }
            if (method.hasMethodAnnotation(Paged.class)) {
                paged(operation);
            }
            for (var refusal : method.getMethod().getAnnotationsByType(Refuses.class)) {
                problems(operation, refusal.status(), refusal.when());
            }
            return operation;
        };
    }

    private static boolean isPublic(HandlerMethod method) {
        return method.getBeanType().getPackageName().endsWith(".reference");
    }

    private static void body(Operation operation) {
        if (operation.getRequestBody() == null) {
            operation.setRequestBody(new RequestBody()
                    .required(true)
                    .content(new Content().addMediaType(JSON, new MediaType().schema(new ObjectSchema()))));
        }
        problems(operation, "413", "The body is too large");
        problems(operation, "415", "The body is not JSON");
    }

    private static void write(Operation operation, HandlerMethod method, boolean changes) {
        if (method.hasMethodAnnotation(PostMapping.class)) {
            header(
                    operation,
                    IdempotencyKey.HEADER,
                    "The same request under the same key happens once",
                    new StringSchema()
                            .minLength(1)
                            .maxLength(IdempotencyKey.MOST)
                            .pattern(IdempotencyKey.FORM));
        }
        problems(operation, "409", "There already, not allowed now, or a confirmation is needed");
        problems(operation, "422", "Something in the request is wrong; every finding is named");
        if (changes) {
            header(
                    operation,
                    HttpHeaders.IF_MATCH,
                    "The ETag of what is changed",
                    new StringSchema().pattern(Versions.FORM));
            problems(operation, "412", "It has changed since that version");
            problems(operation, "428", "If-Match is missing");
        }
        operation.getResponses().forEach((status, response) -> {
            if (status.startsWith("2")) {
                response.addHeaderObject(HttpHeaders.ETAG, new Header().schema(new StringSchema()));
                response.addHeaderObject(ChangeToken.HEADER, new Header().schema(new StringSchema()));
                response.addHeaderObject(IdempotencyKey.REPLAYED, new Header().schema(new StringSchema()));
            }
        });
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

    private static void header(Operation operation, String name, String description, Schema<?> schema) {
        operation.addParametersItem(
                new Parameter().in("header").name(name).description(description).schema(schema));
    }

    private static void problems(Operation operation, String status, String description) {
        var schema = new Schema<>().$ref("#/components/schemas/" + PROBLEM);
        operation
                .getResponses()
                .addApiResponse(
                        status,
                        new ApiResponse()
                                .description(description)
                                .content(new Content().addMediaType(PROBLEM_JSON, new MediaType().schema(schema))));
    }

    private static Schema<?> problem() {
        Schema<?> flaw = new ObjectSchema()
                .addProperty("field", new StringSchema())
                .addProperty("code", new StringSchema())
                .addProperty("message", new StringSchema());
        flaw.setRequired(List.of("field", "code", "message"));
        Schema<?> problem = new ObjectSchema()
                .addProperty("type", new StringSchema())
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("errors", new ArraySchema().items(flaw))
                .addProperty("existing", new StringSchema());
        problem.setRequired(List.of("type", "title", "status", "detail", "errors"));
        return problem;
    }

    private static Components components(OpenAPI api) {
        if (api.getComponents() == null) {
            api.setComponents(new Components());
        }
        return api.getComponents();
    }

    private static boolean has(List<MethodParameter> parameters, Class<?> type) {
        return parameters.stream().anyMatch(parameter -> parameter.getParameterType() == type);
    }

    private static boolean hasPath(List<MethodParameter> parameters) {
        return parameters.stream().anyMatch(parameter -> parameter.hasParameterAnnotation(PathVariable.class));
    }
}
