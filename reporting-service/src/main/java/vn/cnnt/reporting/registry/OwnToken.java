package vn.cnnt.reporting.registry;

import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.oauth2.client.AuthorizedClientServiceOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.stereotype.Component;

/// The token with which this service asks the register in its own name: client credentials, kept until they expire.
@Component
class OwnToken {
    private static final String REGISTRATION = "registry";
    private static final String PROPERTY = "spring.security.oauth2.client.registration." + REGISTRATION;

    private final Optional<OAuth2AuthorizedClientManager> clients;

    OwnToken(
            ObjectProvider<ClientRegistrationRepository> registrations,
            ObjectProvider<OAuth2AuthorizedClientService> kept) {
        this.clients = registrations.stream()
                .filter(all -> all.findByRegistrationId(REGISTRATION) != null)
                .findAny()
                .map(all -> clients(all, kept.getObject()));
    }

    private static OAuth2AuthorizedClientManager clients(
            ClientRegistrationRepository registrations, OAuth2AuthorizedClientService kept) {
        var clients = new AuthorizedClientServiceOAuth2AuthorizedClientManager(registrations, kept);
        clients.setAuthorizedClientProvider(OAuth2AuthorizedClientProviderBuilder.builder()
                .clientCredentials()
                .build());
        return clients;
    }

    String value() {
        var asking = clients.orElseThrow(() -> new RegistryUnreachable("registry-as-nobody", null, PROPERTY));
        try {
            var authorized = asking.authorize(OAuth2AuthorizeRequest.withClientRegistrationId(REGISTRATION)
                    .principal(REGISTRATION)
                    .build());
            if (authorized == null) {
                throw new RegistryUnreachable("registry-no-token", null, PROPERTY);
            }
            return authorized.getAccessToken().getTokenValue();
        } catch (OAuth2AuthorizationException e) {
            throw new RegistryUnreachable("registry-no-token", e, String.valueOf(e.getMessage()));
        }
    }
}
