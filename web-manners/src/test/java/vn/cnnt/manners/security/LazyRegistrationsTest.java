package vn.cnnt.manners.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;

class LazyRegistrationsTest {
    private static final ClientRegistration CNNT = ClientRegistration.withRegistrationId("cnnt")
            .clientId("registry-service")
            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
            .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
            .authorizationUri("https://provider.example/authorize")
            .tokenUri("https://provider.example/token")
            .build();

    @Test
    void a_provider_that_is_away_is_asked_again_the_next_time() {
        Queue<Supplier<Map<String, ClientRegistration>>> answers = new ArrayDeque<>(List.of(
                () -> {
                    throw new IllegalArgumentException("Unable to resolve Configuration");
                },
                () -> Map.of("cnnt", CNNT)));
        var registrations = new LazyRegistrations(() -> answers.remove().get(), null);

        assertThatThrownBy(() -> registrations.findByRegistrationId("cnnt"))
                .isInstanceOf(OAuth2AuthorizationException.class);
        assertThat(registrations.findByRegistrationId("cnnt")).isEqualTo(CNNT);
        assertThat(registrations.findByRegistrationId("cnnt")).isEqualTo(CNNT);
        assertThat(registrations.findByRegistrationId("other")).isNull();
    }

    @Test
    void where_a_provider_ends_its_session_can_be_said_for_it() {
        var registrations =
                new LazyRegistrations(() -> Map.of("cnnt", CNNT), URI.create("https://provider.example/logout"));

        assertThat(registrations.findByRegistrationId("cnnt"))
                .extracting(it -> it.getProviderDetails().getConfigurationMetadata())
                .isEqualTo(Map.of("end_session_endpoint", "https://provider.example/logout"));
    }
}
