package vn.cnnt.manners.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import vn.cnnt.manners.CurrentActor;
import vn.cnnt.manners.ProblemWriter;

/// Identity for a whole service: tokens for programs, sessions for people, and the table of [Permissions], which each
/// service makes a bean of.
@AutoConfiguration(
        before = {
            ServletWebSecurityAutoConfiguration.class,
            OAuth2ResourceServerAutoConfiguration.class,
            OAuth2ClientAutoConfiguration.class
        })
@EnableConfigurationProperties(SecuritySettings.class)
public class SecurityConfiguration {
    static final String ISSUER = "spring.security.oauth2.resourceserver.jwt.issuer-uri";
    static final String LOGIN = "/login";
    static final String LOGOUT = "/logout";

    /// The provider among the registered clients: there is one, whoever it is.
    static final String REGISTRATION = "cnnt";

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    SecurityConfiguration(Environment environment) {
        if (!environment.containsProperty(ISSUER)) {
            throw new NoIssuer(ISSUER);
        }
    }

    @Bean
    CurrentActor currentActor() {
        return new SignedIn();
    }

    @Bean
    FilterRegistrationBean<KnownHosts> knownHosts(SecuritySettings settings, ProblemWriter problems) {
        var filter = new FilterRegistrationBean<>(new KnownHosts(settings.hosts(), problems));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    @Bean
    WebMvcConfigurer permissionCheck(Permissions permissions, CurrentActor actor) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                interceptors
                        .addInterceptor(new PermissionCheck(permissions, actor))
                        .addPathPatterns("/api/**")
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

    /// Programs: a token, or the cookie of a session; never a redirect.
    @Bean
    @Order(2)
    SecurityFilterChain programs(HttpSecurity http, Permissions permissions, ProblemWriter problems) throws Exception {
        var challenges = new Challenges(problems);
        return http.securityMatcher("/api/**")
                .authorizeHttpRequests(all -> all.anyRequest()
                        .access((authentication, context) -> new AuthorizationDecision(
                                SignedIn.current().isPresent() || isPublic(permissions, context))))
                .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults())
                        .authenticationEntryPoint(challenges)
                        .accessDeniedHandler(challenges))
                .exceptionHandling(failing -> failing.authenticationEntryPoint(challenges)
                        .accessDeniedHandler(challenges))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .requestCache(cache -> cache.disable())
                .csrf(csrf -> csrf.requireCsrfProtectionMatcher(SecurityConfiguration::isWriteOfSession))
                .headers(Customizer.withDefaults())
                .build();
    }

    private static boolean isPublic(Permissions permissions, RequestAuthorizationContext context) {
        var request = context.getRequest();
        return permissions.arePublic(request.getMethod(), request.getRequestURI());
    }

    /// A browser adds the cookie by itself, whoever wrote the page; a token is added by who has it.
    private static boolean isWriteOfSession(HttpServletRequest request) {
        if (READING.contains(request.getMethod())
                || request.getHeader(HttpHeaders.AUTHORIZATION) != null
                || "/api/v1/statistics".equals(request.getRequestURI())) {
            return false;
        }
        var session = request.getSession(false);
        return session != null
                && session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY)
                        instanceof SecurityContext;
    }
}
