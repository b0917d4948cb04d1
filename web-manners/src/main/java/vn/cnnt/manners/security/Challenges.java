package vn.cnnt.manners.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import vn.cnnt.manners.ProblemWriter;
import vn.cnnt.manners.Refusal;

/// Tells a program that it must say who it is, or that it said so wrongly; never leads it elsewhere.
final class Challenges implements AuthenticationEntryPoint, AccessDeniedHandler {
    /// How Spring's check of times begins to say that a token's time is over.
    private static final String EXPIRED = "Jwt expired";

    private final ProblemWriter problems;

    Challenges(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        problems.write(refusal(request, e), request, response);
    }

    /// Of the filters only the one against forged requests of a session denies: the table is held against later.
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        problems.write(Denied.crossSite(), request, response);
    }

    private static Refusal refusal(HttpServletRequest request, AuthenticationException e) {
        if (e instanceof InvalidBearerTokenException) {
            return isExpired(e) ? Denied.tokenExpired() : Denied.tokenInvalid();
        }
        return request.getHeader(HttpHeaders.AUTHORIZATION) == null ? Denied.tokenMissing() : Denied.tokenInvalid();
    }

    private static boolean isExpired(AuthenticationException e) {
        return e.getCause() instanceof JwtValidationException invalid
                && invalid.getErrors().stream()
                        .allMatch(error -> String.valueOf(error.getDescription()).startsWith(EXPIRED));
    }
}
