package vn.cnnt.servers.identity;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.DispatcherType;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.AbstractValidatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;

/// The protocol as Spring has it; ours are the people, their claims, the clients and the page that asks for a password.
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(LoginPage.class)
class ProviderConfiguration {

    private static final Set<String> HOSTS = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final Duration ACCESS = Duration.ofMinutes(15);

    @Bean
    @Order(1)
    SecurityFilterChain protocol(HttpSecurity http) {
        var server = new OAuth2AuthorizationServerConfigurer();
        var pages = new MediaTypeRequestMatcher(MediaType.TEXT_HTML);
        pages.setIgnoredMediaTypes(Set.of(MediaType.ALL));
        return http.securityMatcher(server.getEndpointsMatcher())
                .with(server, protocol -> protocol.oidc(Customizer.withDefaults()))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(failures -> failures.defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint(LoginPage.ADDRESS), pages))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http) {
        return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(LoginPage.STYLE, LoginPage.ADDRESS)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage(LoginPage.ADDRESS))
                .headers(headers ->
                        headers.contentSecurityPolicy(policy -> policy.policyDirectives(LoginPage.CONTENT_POLICY)))
                .build();
    }

    /// A page of another host name that leads here is not ours.
    @Bean
    StrictHttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedHostnames(HOSTS::contains);
        return firewall;
    }

    @Bean
    AuthorizationServerSettings issuer(Signer signer) {
        return AuthorizationServerSettings.builder().issuer(signer.issuer()).build();
    }

    @Bean
    JWKSource<SecurityContext> keys(Signer signer) {
        return new ImmutableJWKSet<>(new JWKSet(signer.key()));
    }

    @Bean
    UserDetailsService people(Accounts accounts) {
        return name -> accounts.named(name)
                .map(known -> User.withUsername(name)
                        .password(known.password())
                        .authorities(List.of())
                        .build())
                .orElseThrow(() -> new UsernameNotFoundException(name));
    }

    /// Passwords lie beside the tokens in the clear, and nobody can guess them: there is nothing that a slow hash
    /// would protect.
    @Bean
    PasswordEncoder passwords() {
        return new AbstractValidatingPasswordEncoder() {
            @Override
            protected String encodeNonNullPassword(String raw) {
                return raw;
            }

            @Override
            protected boolean matchesNonNull(String raw, String known) {
                return MessageDigest.isEqual(
                        raw.getBytes(StandardCharsets.UTF_8), known.getBytes(StandardCharsets.UTF_8));
            }
        };
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims(Accounts accounts) {
        return token -> {
            Authentication bearer = Objects.requireNonNull(token.getPrincipal(), "a token is somebody's");
            var account = accounts.bearer(bearer.getName())
                    .orElseThrow(() -> new UsernameNotFoundException(bearer.getName()));
            token.getClaims().claims(claims -> claims.putAll(account.claims()));
            if (OAuth2TokenType.ACCESS_TOKEN.equals(token.getTokenType())) {
                token.getClaims().audience(List.of(Account.AUDIENCE));
            }
        };
    }

    @Bean
    RegisteredClientRepository clients(IdentityProvider.Clients clients, Accounts accounts) {
        return new InMemoryRegisteredClientRepository(clients.addresses().entrySet().stream()
                .map(client -> client(client.getKey(), client.getValue(), accounts))
                .toList());
    }

    /// Browsers may have reached the service under either name of this machine.
    private static RegisteredClient client(String name, URI address, Accounts accounts) {
        var client = RegisteredClient.withId(name)
                .clientId(name)
                .clientSecret(accounts.secret(name))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .scope("openid")
                .scope("profile")
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(false)
                        .build())
                .tokenSettings(
                        TokenSettings.builder().accessTokenTimeToLive(ACCESS).build());
        for (var host : List.of("127.0.0.1", "localhost")) {
            var origin = "http://" + host + ":" + address.getPort();
            client.redirectUri(origin + "/login/oauth2/code/cnnt")
                    .postLogoutRedirectUri(origin)
                    .postLogoutRedirectUri(origin + "/");
        }
        if (name.equals(Accounts.REPORTING_SERVICE)) {
            client.authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS);
        }
        return client.build();
    }
}
