package vn.cnnt.manners.security;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.cnnt.manners.describing.ApiDescription;

/// The table of rights in the description of the API: who may call an address, and how it refuses the others.
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "springdoc.api-docs.enabled", matchIfMissing = true)
class RightsDescription {
    private static final String TOKEN = "token";

    @Bean
    OpenApiCustomizer rights(Permissions permissions) {
        return api -> {
            if (api.getComponents() == null) {
                api.setComponents(new Components());
            }
            api.getComponents()
                    .addSecuritySchemes(
                            TOKEN,
                            new SecurityScheme()
                                    .type(SecurityScheme.Type.HTTP)
                                    .scheme("bearer")
                                    .bearerFormat("JWT")
                                    .description("An access token of the identity provider, for the audience cnnt."));
            api.getPaths()
                    .forEach((path, item) -> item.readOperationsMap()
                            .forEach((method, operation) -> describe(permissions, method, path, operation)));
        };
    }

    private static void describe(Permissions permissions, HttpMethod method, String path, Operation operation) {
        ApiDescription.problem(operation, "401", "There is a token and it doesn't count, or there is none and one is needed");
        var permission = permissions.of(method.name(), path).filter(it -> !it.isPublic());
        if (permission.isEmpty()) {
            operation.setSecurity(List.of(new SecurityRequirement(), new SecurityRequirement().addList(TOKEN)));
            return;
        }
        operation.setSecurity(List.of(new SecurityRequirement().addList(TOKEN)));
        ApiDescription.problem(operation, "403", "Only for " + who(permission.get()) + "; errors says what is missing");
    }

    private static String who(Permission permission) {
        var roles = permission.roles().stream().map(Role::word).sorted().collect(Collectors.joining(", "));
        var authorities = permission.authorities().stream().map(Role::word).sorted().collect(Collectors.joining(" + "));
        return authorities.isEmpty() ? roles : roles + " with " + authorities;
    }
}
