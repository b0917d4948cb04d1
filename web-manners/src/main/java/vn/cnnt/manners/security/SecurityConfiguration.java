package vn.cnnt.manners.security;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.client.autoconfigure.ConditionalOnOAuth2ClientRegistrationProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientAutoConfiguration;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientPropertiesMapper;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.context.DelegatingSecurityContextRepository;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import vn.cnnt.manners.CurrentActor;
import vn.cnnt.manners.ProblemWriter;
import vn.cnnt.manners.audit.RequestTrail;
import vn.cnnt.manners.page.Pages;

/// Identity for a whole service: tokens for programs, sessions for people, and the table of [Permissions], which each
/// service makes a bean of.
@AutoConfiguration(
        before = {
            ServletWebSecurityAutoConfiguration.class,
            OAuth2ResourceServerAutoConfiguration.class,
            OAuth2ClientAutoConfiguration.class
        })
@EnableConfigurationProperties(SecuritySettings.class)
@Import({Me.class, MePage.class})
public class SecurityConfiguration {
    static final String ISSUER = "spring.security.oauth2.resourceserver.jwt.issuer-uri";

    /// The descriptions of the API and the pages that show them.
    private static final String[] DESCRIPTIONS = {
        "/v3/api-docs", "/v3/api-docs.yaml", "/v3/api-docs/**", "/swagger-ui.html", "/swagger-ui/**"
    };

    /// What pages are made of.
    private static final String[] FILES = {"/assets/**", "/favicon.ico"};

    /// Where load balancers and container engines look.
    private static final String[] PROBES = {"/actuator/health/liveness", "/actuator/health/readiness"};

    SecurityConfiguration(Environment environment) {
        if (!environment.containsProperty(ISSUER)) {
            throw new NoIssuer(ISSUER);
        }
    }

    @Bean
    CurrentActor currentActor() {
        return new SignedIn();
    }

    /// Whoever acts has a name, which events keep: a token without one is none.
    @Bean
    OAuth2TokenValidator<Jwt> named() {
        return new JwtClaimValidator<>(SignedIn.NAME, name -> name instanceof String text && !text.isBlank());
    }

    /// What stands before the handlers.
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    static class Filters {
        @Bean
        FilterRegistrationBean<SafeHeaders> safeHeaders() {
            var filter = new FilterRegistrationBean<>(new SafeHeaders());
            filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
            return filter;
        }

        @Bean
        FilterRegistrationBean<KnownHosts> knownHosts(SecuritySettings settings, ProblemWriter problems) {
            var filter = new FilterRegistrationBean<>(new KnownHosts(settings.hosts(), problems));
            filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
            return filter;
        }

        @Bean
        PermissionCheck permissionCheck(Permissions permissions, CurrentActor actor) {
            return new PermissionCheck(permissions, actor);
        }

        @Bean
        WebMvcConfigurer permissionsBeforeHandlers(PermissionCheck check) {
            return new WebMvcConfigurer() {
                @Override
                public void addInterceptors(InterceptorRegistry interceptors) {
                    interceptors
                            .addInterceptor(check)
                            .excludePathPatterns(PROBES)
                            .excludePathPatterns(DESCRIPTIONS)
                            .excludePathPatterns(SignIn.ADDRESS)
                            .order(Ordered.HIGHEST_PRECEDENCE);
                }
            };
        }

        /// What is odd in a request gets its own answer further on, with words; the rest of the firewall stays.
        @Bean
        HttpFirewall httpFirewall() {
            var firewall = new StrictHttpFirewall();
            firewall.setUnsafeAllowAnyHttpMethod(true);
            firewall.setAllowedParameterNames(_ -> true);
            firewall.setAllowedParameterValues(_ -> true);
            firewall.setAllowedHeaderValues(_ -> true);
            firewall.setAllowUrlEncodedLineFeed(true);
            firewall.setAllowUrlEncodedCarriageReturn(true);
            return firewall;
        }

        /// The management port is open to this machine's administrators only, and asks nobody.
        @Bean
        @Order(1)
        SecurityFilterChain management(HttpSecurity http) throws Exception {
            return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                    .authorizeHttpRequests(all -> all.anyRequest().permitAll())
                    .csrf(csrf -> csrf.disable())
                    .build();
        }

        @Bean
        SessionContexts sessionContexts(ObjectProvider<Clock> clock, SecuritySettings settings) {
            return new SessionContexts(clock.getIfAvailable(Clock::systemUTC), settings.longestSession());
        }

        /// Observing each filter of a chain costs more than what the filters do; requests and refusals have meters.
        @Bean
        SecurityObservationSettings chainsUnobserved() {
            return SecurityObservationSettings.noObservations();
        }

        @Bean
        KnownTokens knownTokens(JwtDecoder judge, ObjectProvider<Clock> clock) {
            return new KnownTokens(judge, clock.getIfAvailable(Clock::systemUTC), Ticker.systemTicker());
        }

        /// Programs: a token, or the cookie of a session; never a redirect. The table of [Permissions] is held against
        /// the request where its handler is known; here only whoever must say who they are is asked to.
        @Bean
        @Order(2)
        SecurityFilterChain programs(
                HttpSecurity http,
                Permissions permissions,
                KnownTokens tokens,
                SessionContexts sessions,
                ProblemWriter problems,
                RequestTrail trail)
                throws Exception {
            http.securityMatcher("/api/**")
                    .authorizeHttpRequests(all -> all.anyRequest().access(known(permissions)))
                    .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER));
            return known(http, tokens, sessions, problems, trail);
        }

        /// People: pages, and signing in and out. The probes are anybody's, and the description of the API is where it
        /// is said to be.
        @Bean
        @Order(3)
        SecurityFilterChain people(
                HttpSecurity http,
                Permissions permissions,
                SecuritySettings settings,
                KnownTokens tokens,
                SessionContexts sessions,
                ObjectProvider<SignIn> signIn,
                ProblemWriter problems,
                RequestTrail trail)
                throws Exception {
            http.authorizeHttpRequests(all -> {
                // what the container refuses by itself is put into words there
                all.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll();
                all.requestMatchers(PROBES).permitAll();
                all.requestMatchers(FILES).permitAll();
                all.requestMatchers(DESCRIPTIONS)
                        .access((_, _) -> new AuthorizationDecision(settings.descriptionsPublic() || isInside()));
                all.anyRequest().access(known(permissions));
            });
            signIn.ifAvailable(it -> it.offer(http));
            return known(http, tokens, sessions, problems, trail);
        }

        private static AuthorizationManager<RequestAuthorizationContext> known(Permissions permissions) {
            return (_, context) -> {
                var request = context.getRequest();
                return new AuthorizationDecision(SignedIn.current().isPresent()
                        || permissions.arePublic(request.getMethod(), request.getRequestURI())
                        || isNothing(permissions, request));
            };
        }

        /// A page's address that is none is nobody's secret: it is told so by a page.
        private static boolean isNothing(Permissions permissions, HttpServletRequest request) {
            return Pages.isPage(request) && !permissions.has(request.getRequestURI());
        }

        /// What both have in common: a token or a session says who asks, and no page of somebody else makes them act.
        private static SecurityFilterChain known(
                HttpSecurity http,
                KnownTokens tokens,
                SessionContexts sessions,
                ProblemWriter problems,
                RequestTrail trail)
                throws Exception {
            var challenges = new Challenges(problems, trail);
            // what a token said holds for the rest of its request, also where that goes on in another thread
            var contexts =
                    new DelegatingSecurityContextRepository(new RequestAttributeSecurityContextRepository(), sessions);
            return http.oauth2ResourceServer(server -> server.jwt(jwt -> jwt.decoder(tokens::decode))
                            .authenticationEntryPoint(challenges)
                            .accessDeniedHandler(challenges)
                            .withObjectPostProcessor(failingInWords(challenges)))
                    .securityContext(context -> context.securityContextRepository(contexts))
                    .csrf(csrf -> csrf.requireCsrfProtectionMatcher(ChangingRequests::isWriteOfSession))
                    .addFilterAfter(new CrossSite(problems, trail), BearerTokenAuthenticationFilter.class)
                    .exceptionHandling(failing ->
                            failing.authenticationEntryPoint(challenges).accessDeniedHandler(challenges))
                    .requestCache(cache -> cache.disable())
                    .build();
        }

        /// A provider that can't be asked for its keys is no fault of ours or of who asks: it is said so, too.
        private static ObjectPostProcessor<BearerTokenAuthenticationFilter> failingInWords(Challenges challenges) {
            return new ObjectPostProcessor<>() {
                @Override
                public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
                    filter.setAuthenticationFailureHandler(challenges::commence);
                    return filter;
                }
            };
        }

        private static boolean isInside() {
            return SignedIn.current()
                    .filter(actor -> Role.INSIDE.stream().anyMatch(role -> role.isOf(actor)))
                    .isPresent();
        }
    }

    /// For people at a browser, where the service is registered with the provider as [SignIn#REGISTRATION].
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    @ConditionalOnProperty("spring.security.oauth2.client.registration." + SignIn.REGISTRATION + ".client-id")
    @Import(Login.class)
    static class Browsers {
        @Bean
        OnTheWay onTheWay() {
            return new OnTheWay(OnTheWay.MOST, OnTheWay.MOST_OF_ONE);
        }

        @Bean
        SignIn signIn(
                ClientRegistrationRepository registrations,
                SessionContexts sessions,
                OnTheWay onTheWay,
                ProblemWriter problems) {
            return new SignIn(registrations, sessions, onTheWay, problems);
        }
    }

    /// What this service is registered as.
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnOAuth2ClientRegistrationProperties
    @EnableConfigurationProperties(OAuth2ClientProperties.class)
    static class Registrations {
        @Bean
        ClientRegistrationRepository clientRegistrations(OAuth2ClientProperties properties, SecuritySettings settings) {
            return new LazyRegistrations(
                    () -> new OAuth2ClientPropertiesMapper(properties).asClientRegistrations(), settings.endSession());
        }
    }
}
