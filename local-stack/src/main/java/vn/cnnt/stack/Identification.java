package vn.cnnt.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.cnnt.servers.identity.IdentityProvider;

/// What a service is told of the identity provider: standard properties of Spring, as with any other provider.
///
/// Browsers sign in by the registration `cnnt`; reporting asks the registry in its own name by the registration
/// `registry`.
final class Identification {
    private static final String OAUTH = "--spring.security.oauth2.";
    private static final String REGISTRATIONS = OAUTH + "client.registration.";
    private static final String SECRET = "SPRING_SECURITY_OAUTH2_CLIENT_REGISTRATION_%s_CLIENTSECRET";

    private Identification() {}

    static List<String> arguments(String service, IdentityProvider identity) {
        var arguments = new ArrayList<>(List.of(
                OAUTH + "resourceserver.jwt.issuer-uri=" + identity.issuer(),
                OAUTH + "resourceserver.jwt.audiences=cnnt",
                OAUTH + "client.provider.cnnt.issuer-uri=" + identity.issuer(),
                OAUTH + "client.provider.cnnt.user-name-attribute=preferred_username",
                REGISTRATIONS + "cnnt.client-id=" + client(service),
                REGISTRATIONS + "cnnt.authorization-grant-type=authorization_code",
                REGISTRATIONS + "cnnt.redirect-uri={baseUrl}/login/oauth2/code/{registrationId}",
                REGISTRATIONS + "cnnt.scope=openid,profile"));
        if (client(service).equals(IdentityProvider.ASKS_THE_REGISTRY)) {
            arguments.addAll(List.of(
                    REGISTRATIONS + "registry.provider=cnnt",
                    REGISTRATIONS + "registry.client-id=" + client(service),
                    REGISTRATIONS + "registry.authorization-grant-type=client_credentials"));
        }
        return arguments;
    }

    /// Not as arguments: every user of the machine can read those.
    static Map<String, String> secrets(String service, IdentityProvider identity) {
        var secret = identity.secretOf(client(service));
        return client(service).equals(IdentityProvider.ASKS_THE_REGISTRY)
                ? Map.of(SECRET.formatted("CNNT"), secret, SECRET.formatted("REGISTRY"), secret)
                : Map.of(SECRET.formatted("CNNT"), secret);
    }

    private static String client(String service) {
        return service + "-service";
    }
}
