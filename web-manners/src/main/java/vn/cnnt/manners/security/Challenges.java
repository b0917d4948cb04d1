package vn.cnnt.manners.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import vn.cnnt.manners.ProblemWriter;
import vn.cnnt.manners.Refusal;
import vn.cnnt.manners.audit.RequestTrail;

/// Tells a program that it must say who it is, or that it said so wrongly; never leads it elsewhere.
final class Challenges implements AuthenticationEntryPoint, AccessDeniedHandler {
    /// How Spring's check of times begins to say that a token's time is over.
    private static final String EXPIRED = "Jwt expired";

    private static final Logger log = LoggerFactory.getLogger(Challenges.class);

    private final ProblemWriter problems;
    private final RequestTrail trail;

    Challenges(ProblemWriter problems, RequestTrail trail) {
        this.problems = problems;
        this.trail = trail;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        problems.write(refusal(request, e), request, response);
    }

    /// The table is held against later: here nobody is denied but a forged request of a session, and whoever is no
    /// one inside.
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        var refusal = e instanceof CsrfException
                ? Denied.crossSite()
                : Denied.needsRole(Role.INSIDE).refusal();
        problems.write(trail.refused(refusal, request), request, response);
    }

    static Refusal refusal(HttpServletRequest request, AuthenticationException e) {
        if (e instanceof AuthenticationServiceException) {
            log.atWarn().setCause(e).log("the identity provider does not answer");
            return Refusal.unavailable();
        }
        if (e instanceof InvalidBearerTokenException) {
            return isExpired(e) ? Denied.tokenExpired() : Denied.tokenInvalid();
        }
        return request.getHeader(HttpHeaders.AUTHORIZATION) == null ? Denied.tokenMissing() : Denied.tokenInvalid();
    }

    private static boolean isExpired(AuthenticationException e) {
        return e.getCause() instanceof JwtValidationException invalid
                && invalid.getErrors().stream()
                        .allMatch(
                                error -> String.valueOf(error.getDescription()).startsWith(EXPIRED));
    }
}
