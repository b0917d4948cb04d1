package vn.cnnt.manners.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/// How long whoever asked is who they were: as long as their token, or as their session. An answer that goes on and on
/// ends with it. Nobody remains nobody for ever.
public final class Presence {
    private final @Nullable Instant end;
    private final @Nullable HttpSession session;

    Presence(@Nullable Instant end, @Nullable HttpSession session) {
        this.end = end;
        this.session = session;
    }

    /// Of who asks in the request in work.
    public static Presence ofRequest() {
        if (RequestContextHolder.currentRequestAttributes() instanceof ServletRequestAttributes attributes) {
            return of(attributes.getRequest());
        }
        throw new IllegalStateException("not in a servlet's request");
    }

    public static Presence of(HttpServletRequest request) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Jwt token) {
            return new Presence(token.getExpiresAt(), null);
        }
        var session = SignedIn.current().isPresent() ? request.getSession(false) : null;
        return session == null
                ? new Presence(null, null)
                : new Presence(session.getAttribute(SessionContexts.ENDS) instanceof Instant end ? end : null, session);
    }

    /// Null where it has none, or none that is known.
    @Nullable
    Instant end() {
        return end;
    }

    public boolean lasts(Instant now) {
        return (end == null || now.isBefore(end)) && (session == null || isValid(session));
    }

    /// The wait, cut where the presence is over before.
    public Duration within(Duration wait, Instant now) {
        if (end == null) {
            return wait;
        }
        var left = Duration.between(now, end);
        return left.compareTo(wait) < 0 ? left : wait;
    }

    /// A session has no other way of saying that somebody has signed out.
    private static boolean isValid(HttpSession session) {
        try {
            return session.getAttribute(SessionContexts.ENDS) != null;
        } catch (IllegalStateException _) {
            return false;
        }
    }
}
