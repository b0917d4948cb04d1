package vn.cnnt.manners.security;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/// Whom the session of a request remembers. A request that says by itself who asks is not asked for its cookie, and no
/// session outlives a working day: what somebody may is asked of the provider anew.
final class SessionContexts extends HttpSessionSecurityContextRepository {
    /// The moment at which a session is over, however busy it is.
    static final String ENDS = SessionContexts.class.getName() + ".ends";

    private final Clock clock;
    private final Duration longest;

    SessionContexts(Clock clock, Duration longest) {
        this.clock = clock;
        this.longest = longest;
    }

    Instant endOfOneThatBegins() {
        return clock.instant().plus(longest);
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        if (request.getHeader(HttpHeaders.AUTHORIZATION) != null || endedJustNow(request)) {
            return new Nobody(SecurityContextHolder.createEmptyContext());
        }
        return super.loadDeferredContext(request);
    }

    private boolean endedJustNow(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null
                && session.getAttribute(ENDS) instanceof Instant end
                && !clock.instant().isBefore(end)) {
            session.invalidate();
            return true;
        }
        return false;
    }

    private record Nobody(SecurityContext context) implements DeferredSecurityContext {
        @Override
        public SecurityContext get() {
            return context;
        }

        @Override
        public boolean isGenerated() {
            return true;
        }
    }
}
