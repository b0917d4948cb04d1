package vn.cnnt.manners.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import vn.cnnt.manners.Languages;
import vn.cnnt.manners.ProblemWriter;

/// People at a browser: the provider finds out who they are (authorization code with PKCE), a session remembers it.
/// Nothing that the provider gives away reaches the browser's scripts.
final class SignIn {
    /// The registration that people sign in by.
    static final String REGISTRATION = "cnnt";

    static final String ADDRESS = "/login";

    /// Where the protocol begins, as Spring has it.
    static final String PROVIDER = "/oauth2/authorization/" + REGISTRATION;

    private static final String OUT = "/logout";
    private static final OAuth2Error NAMELESS =
            new OAuth2Error("nameless", "the provider says no " + SignedIn.NAME + " of who signs in", null);
    private static final Logger log = LoggerFactory.getLogger(SignIn.class);

    private final ClientRegistrationRepository registrations;
    private final SessionContexts sessions;
    private final OnTheWay onTheWay;
    private final ProblemWriter problems;
    private final Languages languages = new Languages();
    private final OidcUserService people = new OidcUserService();

    SignIn(
            ClientRegistrationRepository registrations,
            SessionContexts sessions,
            OnTheWay onTheWay,
            ProblemWriter problems) {
        this.registrations = registrations;
        this.sessions = sessions;
        this.onTheWay = onTheWay;
        this.problems = problems;
    }

    void offer(HttpSecurity http) {
        var resolver = new DefaultOAuth2AuthorizationRequestResolver(registrations);
        resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce()
                .andThen(asked -> asked.additionalParameters(it ->
                        it.put("ui_locales", languages.resolveLocale(current()).getLanguage()))));
        http.oauth2Login(login -> login.loginPage(ADDRESS)
                        .clientRegistrationRepository(registrations)
                        .authorizedClientRepository(new NoTokensKept())
                        .authorizationEndpoint(asking -> asking.authorizationRequestResolver(resolver)
                                .authorizationRequestRepository(new AskedOfProvider(onTheWay)))
                        .userInfoEndpoint(person -> person.oidcUserService(this::person))
                        .successHandler(this::begin)
                        .failureHandler(this::fail))
                .logout(out -> out.logoutUrl(OUT).logoutSuccessHandler(leaving()));
    }

    private static HttpServletRequest current() {
        return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
    }

    /// Whoever acts has a name, which events keep.
    private OidcUser person(OidcUserRequest request) {
        OidcUser person;
        try {
            person = people.loadUser(request);
        } catch (IllegalArgumentException e) { // the claim that the registration takes for the name is not there
            throw new OAuth2AuthenticationException(NAMELESS, e);
        }
        var name = person.getPreferredUsername();
        if (name == null || name.isBlank()) {
            throw new OAuth2AuthenticationException(NAMELESS);
        }
        return person;
    }

    private void begin(HttpServletRequest request, HttpServletResponse response, Authentication person)
            throws IOException {
        var session = request.getSession();
        var to = ReturnAddress.of(onTheWay.arrive(session));
        session.setAttribute(SessionContexts.ENDS, sessions.endOfOneThatBegins());
        session.setMaxInactiveInterval(request.getServletContext().getSessionTimeout() * 60);
        response.sendRedirect(response.encodeRedirectURL(to));
    }

    /// Whoever signs in has turned back at the provider, or what came from there is not what was asked for: of another
    /// tab, of another browser, too late.
    private void fail(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        log.atWarn().addKeyValue("why", e.getMessage()).log("sign-in failed");
        problems.write(Denied.notSignedIn(), request, response);
    }

    /// Here the session is over already; the provider ends its own, and leads back.
    private LogoutSuccessHandler leaving() {
        var leaving = new OidcClientInitiatedLogoutSuccessHandler(registrations);
        leaving.setPostLogoutRedirectUri("{baseUrl}/");
        return leaving;
    }
}
