package vn.cnnt.manners.admission;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import vn.cnnt.manners.Refusal;
import vn.cnnt.manners.Refused;
import vn.cnnt.manners.security.SignedIn;

/// Whoever follows what happens holds a connection for as long as they like: so many at once, and few of the same
/// session, of the same actor without one, of the same address without a name.
public final class Listeners {
    private final int most;
    private final int mostOfOne;
    private final Map<String, Integer> byListener = new HashMap<>();
    private int all;

    public Listeners(int most, int mostOfOne) {
        this.most = most;
        this.mostOfOne = mostOfOne;
    }

    /// A place for who sends the request in work, until it is closed.
    public Places.Place join() {
        if (RequestContextHolder.currentRequestAttributes() instanceof ServletRequestAttributes attributes) {
            return join(attributes.getRequest());
        }
        throw new IllegalStateException("not in a servlet's request");
    }

    Places.Place join(HttpServletRequest request) {
        return join(listener(request));
    }

    private synchronized Places.Place join(String listener) {
        var before = byListener.getOrDefault(listener, 0);
        if (all >= most || before >= mostOfOne) {
            throw new Refused(Refusal.overloaded());
        }
        all++;
        byListener.put(listener, before + 1);
        return () -> leave(listener);
    }

    synchronized int all() {
        return all;
    }

    private synchronized void leave(String listener) {
        all--;
        byListener.computeIfPresent(listener, (_, many) -> many == 1 ? null : many - 1);
    }

    /// A session without a name counts for nothing: whoever likes gets as many as they want.
    private static String listener(HttpServletRequest request) {
        return SignedIn.current()
                .map(actor -> request.getHeader(HttpHeaders.AUTHORIZATION) == null
                        ? "session " + request.getSession().getId()
                        : "actor " + actor.name())
                .orElseGet(() -> "address " + request.getRemoteAddr());
    }
}
