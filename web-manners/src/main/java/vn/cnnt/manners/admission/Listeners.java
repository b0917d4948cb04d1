package vn.cnnt.manners.admission;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import vn.cnnt.manners.Refusal;
import vn.cnnt.manners.Refused;
import vn.cnnt.manners.security.SignedIn;

/// Whoever follows what happens holds a connection for as long as they like: so many at once, and few of the same
/// session, of the same actor without one, of the same address without a name.
///
/// A browser that goes from page to page leaves streams behind which nobody listens to and which are noticed only when
/// something is said. So where one has all their places, the holders are doubted for a moment before the next is
/// refused.
public final class Listeners {
    /// Within that, one who is doubted and has gone is noticed.
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final int most;
    private final int mostOfOne;
    private final Duration patience;
    private final Map<String, Set<Place>> byListener = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition left = lock.newCondition();
    private int all;
    private int waiting;

    public Listeners(int most, int mostOfOne) {
        this(most, mostOfOne, PATIENCE);
    }

    Listeners(int most, int mostOfOne, Duration patience) {
        this.most = most;
        this.mostOfOne = mostOfOne;
        this.patience = patience;
    }

    /// One of the places, until it is closed.
    public final class Place implements PlacesInWork.Place {
        private final String listener;
        private boolean isDoubted;

        private Place(String listener) {
            this.listener = listener;
        }

        /// Whether another one waits for it: something is to be said now, which shows whether anybody is there.
        public boolean isDoubted() {
            lock.lock();
            try {
                return isDoubted;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close() {
            leave(this);
        }
    }

    /// A place for who sends the request in work, until it is closed.
    public Place join() throws InterruptedException {
        if (RequestContextHolder.currentRequestAttributes() instanceof ServletRequestAttributes attributes) {
            return join(attributes.getRequest());
        }
        throw new IllegalStateException("not in a servlet's request");
    }

    Place join(HttpServletRequest request) throws InterruptedException {
        return join(listener(request));
    }

    private Place join(String listener) throws InterruptedException {
        lock.lock();
        try {
            if (!hasRoom(listener) && waiting < mostOfOne) {
                awaitRoom(listener);
            }
            if (!hasRoom(listener)) {
                throw new Refused(Refusal.overloaded());
            }
            var place = new Place(listener);
            byListener.computeIfAbsent(listener, _ -> new LinkedHashSet<>()).add(place);
            all++;
            return place;
        } finally {
            lock.unlock();
        }
    }

    private boolean hasRoom(String listener) {
        return all < most && placesOf(listener).size() < mostOfOne;
    }

    private Set<Place> placesOf(String listener) {
        return byListener.getOrDefault(listener, Set.of());
    }

    private void awaitRoom(String listener) throws InterruptedException {
        waiting++;
        placesOf(listener).forEach(place -> place.isDoubted = true);
        try {
            for (var nanos = patience.toNanos(); nanos > 0 && !hasRoom(listener); ) {
                nanos = left.awaitNanos(nanos);
            }
        } finally {
            waiting--;
            placesOf(listener).forEach(place -> place.isDoubted = false);
        }
    }

    int all() {
        lock.lock();
        try {
            return all;
        } finally {
            lock.unlock();
        }
    }

    private void leave(Place place) {
        lock.lock();
        try {
            var places = byListener.get(place.listener);
            if (places != null && places.remove(place)) {
                all--;
                if (places.isEmpty()) {
                    byListener.remove(place.listener);
                }
                left.signalAll();
            }
        } finally {
            lock.unlock();
        }
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
