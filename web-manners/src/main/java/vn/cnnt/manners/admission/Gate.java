package vn.cnnt.manners.admission;

import io.micrometer.core.instrument.Counter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.PathContainer;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.util.pattern.PathPattern;
import vn.cnnt.manners.ProblemWriter;
import vn.cnnt.manners.Refusal;

/// Turns away at once what is more than can be done soon: 503 and when to come again, before anything of the request is
/// read.
final class Gate extends HttpFilter {
    private static final long serialVersionUID = 1;

    private final transient Admission admission;
    private final transient List<PathPattern> streams;
    private final transient ProblemWriter problems;
    private final transient Counter refused;

    Gate(Admission admission, List<PathPattern> streams, ProblemWriter problems, Counter refused) {
        this.admission = admission;
        this.streams = streams;
        this.problems = problems;
        this.refused = refused;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isStream(request.getRequestURI())) {
            chain.doFilter(request, response);
            return;
        }
        if (!isAdmitted(request)) {
            refused.increment();
            problems.write(Refusal.overloaded(), request, response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            admission.leave();
        }
    }

    private boolean isStream(String path) {
        var parsed = PathContainer.parsePath(path);
        return streams.stream().anyMatch(pattern -> pattern.matches(parsed));
    }

    /// One who is interrupted while waiting is in a service that stops.
    private boolean isAdmitted(HttpServletRequest request) {
        try {
            return admission.enter(isStranger(request));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Neither a token nor a session that somebody has signed in to; what a token is worth is found out inside, before
    /// anything is read.
    private static boolean isStranger(HttpServletRequest request) {
        if (request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
            return false;
        }
        var session = request.getSession(false);
        return session == null
                || session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY) == null;
    }
}
