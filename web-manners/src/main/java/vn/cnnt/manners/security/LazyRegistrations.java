package vn.cnnt.manners.security;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;

/// The registrations of this service with the provider, asked for when one is needed first: a service starts and
/// answers while the provider is away.
final class LazyRegistrations implements ClientRegistrationRepository {
    private static final String END_SESSION = "end_session_endpoint";
    private static final OAuth2Error UNREACHABLE = new OAuth2Error("provider-unreachable");

    private final Supplier<Map<String, ClientRegistration>> source;
    private final @Nullable URI endSession;
    private volatile @Nullable Map<String, ClientRegistration> known;

    /// @param endSession where the provider ends its own session, for one that isn't asked to describe itself
    LazyRegistrations(Supplier<Map<String, ClientRegistration>> source, @Nullable URI endSession) {
        this.source = source;
        this.endSession = endSession;
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        return all().get(id);
    }

    private Map<String, ClientRegistration> all() {
        var already = known;
        if (already != null) {
            return already;
        }
        try {
            var all = new HashMap<String, ClientRegistration>();
            source.get().forEach((id, registration) -> all.put(id, withEnd(registration)));
            known = Map.copyOf(all);
            return all;
        } catch (IllegalArgumentException | IllegalStateException e) {
            // what reading the provider's description throws, whatever was in the way
            throw new OAuth2AuthorizationException(UNREACHABLE, "the identity provider does not describe itself", e);
        }
    }

    private ClientRegistration withEnd(ClientRegistration registration) {
        var described = registration.getProviderDetails().getConfigurationMetadata();
        return endSession == null || described.containsKey(END_SESSION)
                ? registration
                : ClientRegistration.withClientRegistration(registration)
                        .providerConfigurationMetadata(Map.of(END_SESSION, endSession.toString()))
                        .build();
    }
}
