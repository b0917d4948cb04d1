package vn.cnnt.manners.describing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.extractor.MethodParameterPojoExtractor;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import tools.jackson.databind.json.JsonMapper;
import vn.cnnt.manners.ChangeToken;
import vn.cnnt.manners.Cursor;
import vn.cnnt.manners.IdempotencyKey;
import vn.cnnt.manners.Languages;
import vn.cnnt.manners.Problem;
import vn.cnnt.manners.Versions;
import vn.cnnt.manners.reading.Bound;
import vn.cnnt.manners.reading.CommandHeaders;
import vn.cnnt.manners.reading.DryRun;
import vn.cnnt.manners.reading.Present;
import vn.cnnt.manners.reading.RequestRecords;
import vn.cnnt.manners.reading.Shape;
import vn.cnnt.manners.reading.TextReader;
import vn.cnnt.manners.reading.Unversioned;
import vn.cnnt.manners.security.Permission;
import vn.cnnt.manners.security.Permissions;

/// The headers and problems that follow from a method's arguments, and what a request record says that springdoc
/// doesn't look at: that nothing else may be in it, that it may be missing, which of its types are texts.
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "springdoc.api-docs.enabled", matchIfMissing = true)
public class ApiDescription {
    private static final String TOKEN = "token";
    private static final String SCHEMAS = "#/components/schemas/";
    private static final String PRESENT = SCHEMAS + Present.class.getSimpleName();
    private static final String PROBLEM_JSON = org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE;

    ApiDescription(ObjectProvider<TextReader<?>> readers) {
        var springdoc = SpringDocUtils.getConfig();
        for (var reader : readers) {
            var text = new StringSchema().maxLength(reader.most());
            springdoc.replaceWithSchema(
                    reader.type(), reader.values().isEmpty() ? text : new StringSchema()._enum(reader.values()));
            MethodParameterPojoExtractor.addSimpleTypes(reader.type());
        }
        springdoc.replaceWithClass(Cursor.class, String.class);
        MethodParameterPojoExtractor.addSimpleTypes(Cursor.class);
        // what was read of a body is described as the body
        springdoc.addResponseWrapperToIgnore(Bound.class);
    }

    @Bean
    OpenApiCustomizer requestsAndProblems() {
        return api -> {
            if (api.getComponents() == null) {
                api.setComponents(new Components());
            }
            ModelConverters.getInstance(true).readAll(Problem.class).forEach(api.getComponents()::addSchemas);
            close(api);
            api.getComponents().getSchemas().remove(Present.class.getSimpleName());
        };
    }

    @Bean
    AnsweredMembers answeredMembers(JsonMapper writer) {
        var inclusion =
                writer.serializationConfig().getDefaultPropertyInclusion().getValueInclusion();
        return new AnsweredMembers(
                inclusion == JsonInclude.Include.ALWAYS || inclusion == JsonInclude.Include.USE_DEFAULTS);
    }

    /// After whoever describes paths of its own, which may need a schema that nobody else does.
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    OpenApiCustomizer requiredOfAnswers() {
        return AnsweredMembers::settle;
    }

    /// Who may call what, as the table of rights has it; what isn't in it has rules of its own, or nobody may.
    @Bean
    OpenApiCustomizer rights(ObjectProvider<Permissions> tables) {
        return api -> tables.ifAvailable(table -> {
            api.getComponents()
                    .addSecuritySchemes(
                            TOKEN,
                            new SecurityScheme()
                                    .type(SecurityScheme.Type.HTTP)
                                    .scheme("bearer")
                                    .bearerFormat("JWT")
                                    .description("Of the OpenID Connect provider, for the audience cnnt"));
            api.getPaths()
                    .forEach((path, item) -> item.readOperationsMap()
                            .forEach((method, operation) -> table.ofAddress(method.name(), path)
                                    .ifPresent(permission -> rights(operation, permission))));
        });
    }

    private static void rights(Operation operation, Permission permission) {
        if (permission.isPublic()) {
            // a token may be sent, and is judged then
            operation.addSecurityItem(new SecurityRequirement());
            operation.addSecurityItem(new SecurityRequirement().addList(TOKEN));
            problem(operation, "401", "The token that was sent does not count");
            return;
        }
        operation.addSecurityItem(new SecurityRequirement().addList(TOKEN));
        problem(operation, "401", "There is no token, or it does not count");
        problem(operation, "403", "Not for who asks. " + permission.whose());
    }

    /// Nothing may be in a body that isn't described.
    private static void close(OpenAPI api) {
        var closed = new HashSet<String>();
        for (var path : api.getPaths().values()) {
            for (var operation : path.readOperations()) {
                var body = operation.getRequestBody();
                if (body != null && body.getContent() != null) {
                    body.getContent().values().forEach(media -> close(api, media.getSchema(), closed));
                }
            }
        }
    }

    private static void close(OpenAPI api, @Nullable Schema<?> schema, Set<String> closed) {
        if (schema == null) {
            return;
        }
        if (schema.get$ref() != null) {
            var name = schema.get$ref().substring(SCHEMAS.length());
            if (closed.add(name)) {
                close(api, api.getComponents().getSchemas().get(name), closed);
            }
            return;
        }
        if (schema.getProperties() != null) {
            schema.setAdditionalProperties(false);
            // which members were there is no member
            schema.getProperties().values().removeIf(member -> PRESENT.equals(member.get$ref()));
            schema.getProperties().values().forEach(member -> close(api, member, closed));
        }
        close(api, schema.getItems(), closed);
    }

    @Bean
    OperationCustomizer manners() {
        return (operation, method) -> {
            var arguments = Arrays.asList(method.getMethodParameters());
            if (operation.getResponses() == null) {
                operation.setResponses(new ApiResponses());
            }
            problem(operation, "400", "The request can't be read");
            if (hasPath(arguments)) {
                problem(operation, "404", "There is nothing at this address");
            }
            problem(operation, "406", "None of the accepted forms can be given");
            problem(operation, "422", "Something in the request is wrong; every finding is named");
            problem(operation, "503", "Too much is asked at once, or something it needs is away; see Retry-After");
            header(operation, HttpHeaders.ACCEPT_LANGUAGE, "Vietnamese or English", new StringSchema().example("en"));
            arguments.stream().filter(ApiDescription::isBody).forEach(body -> body(operation, body));
            for (var argument : arguments) {
                var command = argument.getParameterType().getAnnotation(CommandHeaders.class);
                if (command != null) {
                    var isVersioned = command.versioned() && !argument.hasParameterAnnotation(Unversioned.class);
                    command(operation, method, isVersioned, hasPath(arguments));
                    if (List.of(command.parameters()).contains(DryRun.PARAMETER)) {
                        dryRun(operation);
                    }
                }
            }
            if (operation.getRequestBody() == null && arguments.stream().noneMatch(ApiDescription::isCommand)) {
                var languages = new StringSchema();
                Languages.CODES.forEach(languages::addEnumItem);
                operation.addParametersItem(new Parameter()
                        .in("query")
                        .name(Languages.PARAMETER)
                        .description("Before Accept-Language")
                        .schema(languages));
            }
            for (var refusal :
                    AnnotatedElementUtils.getMergedRepeatableAnnotations(method.getMethod(), Refuses.class)) {
                problem(operation, refusal.status(), refusal.when());
            }
            return operation;
        };
    }

    private static void body(Operation operation, MethodParameter argument) {
        bounded(operation);
        if (operation.getRequestBody() != null && argument.getParameterType().isRecord()) {
            var shape = Shape.of(RequestRecords.typeOf(argument));
            operation.getRequestBody().setRequired(!shape.mayBeMissing());
        }
    }

    private static void command(Operation operation, HandlerMethod method, boolean versioned, boolean changes) {
        bounded(operation);
        problem(operation, "409", "There already, not allowed now, or a confirmation is needed");
        if (method.hasMethodAnnotation(PostMapping.class)) {
            header(
                    operation,
                    IdempotencyKey.HEADER,
                    "The same request under the same key happens once; order of members and space make no other one",
                    new StringSchema()
                            .minLength(1)
                            .maxLength(IdempotencyKey.MOST)
                            .pattern(IdempotencyKey.FORM));
            answered(operation, IdempotencyKey.REPLAYED);
        }
        if (!versioned) {
            return;
        }
        answered(operation, HttpHeaders.ETAG);
        answered(operation, ChangeToken.HEADER);
        if (changes) {
            header(
                    operation,
                    HttpHeaders.IF_MATCH,
                    "The ETag of what is changed",
                    new StringSchema().pattern(Versions.FORM));
            problem(operation, "412", "It has changed since that version");
            problem(operation, "428", "If-Match is missing");
        }
    }

    private static void dryRun(Operation operation) {
        operation.addParametersItem(new Parameter()
                .in("query")
                .name(DryRun.PARAMETER)
                .description("Says what would come of it, under 200 `{warnings, confirm, changes}`; nothing is done")
                .schema(new BooleanSchema()._default(false)));
    }

    private static void bounded(Operation operation) {
        problem(operation, "413", "The body is too large");
        problem(operation, "415", "The body is not JSON, or compressed");
    }

    private static void answered(Operation operation, String header) {
        operation.getResponses().forEach((status, response) -> {
            if (status.startsWith("2")) {
                response.addHeaderObject(header, new Header().schema(new StringSchema()));
            }
        });
    }

    private static void header(Operation operation, String name, String description, Schema<?> schema) {
        operation.addParametersItem(
                new Parameter().in("header").name(name).description(description).schema(schema));
    }

    public static void problem(Operation operation, String status, String description) {
        var schema = new Schema<>().$ref(SCHEMAS + Problem.class.getSimpleName());
        operation
                .getResponses()
                .addApiResponse(
                        status,
                        new ApiResponse()
                                .description(description)
                                .content(new Content().addMediaType(PROBLEM_JSON, new MediaType().schema(schema))));
    }

    private static boolean isBody(MethodParameter argument) {
        return argument.hasParameterAnnotation(RequestBody.class);
    }

    private static boolean isCommand(MethodParameter argument) {
        return argument.getParameterType().isAnnotationPresent(CommandHeaders.class);
    }

    private static boolean hasPath(List<MethodParameter> arguments) {
        return arguments.stream().anyMatch(argument -> argument.hasParameterAnnotation(PathVariable.class));
    }
}
