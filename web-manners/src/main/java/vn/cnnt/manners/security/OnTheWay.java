package vn.cnnt.manners.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who has been sent to the provider and not come back. Each has a session that costs memory and that nobody's name
/// stands behind, so it is short, and they are so many: where one more begins, the one that has waited longest is over,
/// of the same address first. A flood therefore ends its own and can't keep others out once it is over.
final class OnTheWay {
    static final int MOST = 2_000;
    static final int MOST_OF_ONE = 200;

    /// Who has not signed in by then has gone.
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private static final String NAME = OnTheWay.class.getName();
    private static final String RETURN_TO = NAME + ".return-to";

    private final int most;
    private final int mostOfOne;
    private final Map<Traveller, HttpSession> all = new LinkedHashMap<>();
    private final Map<String, Map<Traveller, HttpSession>> byAddress = new HashMap<>();

    OnTheWay(int most, int mostOfOne) {
        this.most = most;
        this.mostOfOne = mostOfOne;
    }

    /// One that somebody signed in to stays what it is.
    ///
    /// @param returnTo the page to come back to; null where none was named
    void setOut(HttpServletRequest request, @Nullable String returnTo) {
        try {
            setOut(request.getSession(), request.getRemoteAddr(), returnTo);
        } catch (IllegalStateException _) { // it ended just now, by another's setting out; then it is a new one
            setOut(request.getSession(), request.getRemoteAddr(), returnTo);
        }
        // not under the lock: a session that ends holds its own and tells us of it; as many as are too many, since
        // whoever set out twice above has come once more than others went
        var tooMany = surplus(request.getRemoteAddr());
        while (tooMany.isPresent()) {
            end(tooMany.get());
            tooMany = surplus(request.getRemoteAddr());
        }
    }

    private void setOut(HttpSession session, String address, @Nullable String returnTo) {
        if (session.getAttribute(SessionContexts.ENDS) == null && session.getAttribute(NAME) == null) {
            session.setMaxInactiveInterval(Math.toIntExact(LONGEST.toSeconds()));
            session.setAttribute(NAME, new Traveller(address));
        }
        if (returnTo != null) {
            session.setAttribute(RETURN_TO, returnTo);
        }
    }

    /// Somebody has signed in, and is on the way no longer.
    ///
    /// @return where they wanted to be
    @Nullable
    String arrive(HttpSession session) {
        var returnTo = session.getAttribute(RETURN_TO) instanceof String asked ? asked : null;
        session.removeAttribute(RETURN_TO);
        session.removeAttribute(NAME);
        return returnTo;
    }

    synchronized int many() {
        return all.size();
    }

    private synchronized void join(Traveller traveller, HttpSession session) {
        all.put(traveller, session);
        byAddress.computeIfAbsent(traveller.address, _ -> new LinkedHashMap<>()).put(traveller, session);
    }

    private synchronized void leave(Traveller traveller) {
        all.remove(traveller);
        byAddress.computeIfPresent(traveller.address, (_, others) -> {
            others.remove(traveller);
            return others.isEmpty() ? null : others;
        });
    }

    /// Who has to go for those of this address, and counts no longer: another who sets out at the same moment finds the
    /// next one.
    private synchronized Optional<HttpSession> surplus(String address) {
        var ofOne = byAddress.getOrDefault(address, Map.of());
        var isOneTooMany = ofOne.size() > mostOfOne;
        if (!isOneTooMany && all.size() <= most) {
            return Optional.empty();
        }
        var oldest = (isOneTooMany ? ofOne : all).entrySet().iterator().next();
        var session = oldest.getValue();
        leave(oldest.getKey());
        return Optional.of(session);
    }

    private static void end(HttpSession session) {
        try {
            session.invalidate();
        } catch (IllegalStateException _) {
            // it was over already, and has said so
        }
    }

    /// Stands in a session for as long as nobody signs in to it; the container says when either ends. Each is another.
    private final class Traveller implements HttpSessionBindingListener {
        private final String address;

        Traveller(String address) {
            this.address = address;
        }

        @Override
        public void valueBound(HttpSessionBindingEvent begins) {
            join(this, begins.getSession());
        }

        @Override
        public void valueUnbound(HttpSessionBindingEvent ends) {
            leave(this);
        }
    }
}
