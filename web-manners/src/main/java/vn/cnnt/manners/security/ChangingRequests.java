package vn.cnnt.manners.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/// Which requests change something, and so must not be made by a page of somebody else.
final class ChangingRequests {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    /// A question that is too long for an address.
    private static final String QUESTION = "/api/v1/statistics";

    private ChangingRequests() {}

    static boolean isWrite(HttpServletRequest request) {
        return !READING.contains(request.getMethod()) && !QUESTION.equals(request.getRequestURI());
    }

    /// A browser adds the cookie by itself, whoever wrote the page; a token is added by who has it.
    static boolean isWriteOfSession(HttpServletRequest request) {
        return isWrite(request)
                && request.getHeader(HttpHeaders.AUTHORIZATION) == null
                && remembersSomebody(request.getSession(false));
    }

    private static boolean remembersSomebody(@Nullable HttpSession session) {
        return session != null
                && session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY)
                        instanceof SecurityContext;
    }
}
