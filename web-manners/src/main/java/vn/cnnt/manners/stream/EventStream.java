package vn.cnnt.manners.stream;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import vn.cnnt.manners.admission.Listeners;
import vn.cnnt.manners.security.Presence;

/// Server-Sent Events: one thread for each listener, which costs little as long as threads are virtual, and waits with
/// it where the listener is slow. A stream ends with the token or the session of who listens: they have to come again
/// as who they are then.
public final class EventStream {
    private static final Logger log = LoggerFactory.getLogger(EventStream.class);

    /// After that long without news a comment is sent, so that one who has gone is noticed.
    public static final Duration QUIET = Duration.ofSeconds(10);

    /// Where another one waits for the place, whoever holds it is noticed to have gone by the second thing said.
    private static final Duration DOUBT = Duration.ofMillis(500);

    /// Pages of one browser share their stream; a few are several browsers.
    private static final int MOST_OF_ONE = 4;

    private final Listeners listeners;
    private final Duration quiet;
    private final Clock clock;

    /// @param most listeners at once
    /// @param quiet how long without news until a comment is sent; [#QUIET] where nobody wants another
    public EventStream(int most, Duration quiet, Clock clock) {
        this.listeners = new Listeners(most, MOST_OF_ONE);
        this.quiet = quiet;
        this.clock = clock;
    }

    /// What one listener is told.
    public interface Telling extends AutoCloseable {
        /// Whether there can be any more: not where the service stops.
        boolean goesOn();

        /// The next events as they are sent; empty where there are none within the timeout.
        String next(Duration timeout) throws InterruptedException;

        @Override
        void close();
    }

    /// Tells the listener of the request in work until one of both goes away.
    ///
    /// @param method of the request: of a HEAD only the headers are sent
    public void tell(Supplier<? extends Telling> join, HttpMethod method, HttpServletResponse response) {
        try (var place = listeners.join();
                var telling = join.get()) {
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE + ";charset=UTF-8");
            response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
            if (method.equals(HttpMethod.GET)) {
                tell(telling, place, Presence.ofRequest(), response.getOutputStream());
            }
        } catch (IOException e) {
            log.atDebug().setCause(e).log("a listener has gone");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(Telling telling, Listeners.Place place, Presence listener, OutputStream out)
            throws IOException, InterruptedException {
        send(out, "retry: 2000\n\n");
        var saidAt = clock.instant();
        while (telling.goesOn() && listener.lasts(clock.instant())) {
            var events = telling.next(listener.within(DOUBT, clock.instant()));
            var isDue = !clock.instant().isBefore(saidAt.plus(quiet)) || place.isDoubted();
            if (!events.isEmpty() || isDue) {
                send(out, events.isEmpty() ? ": nothing new\n\n" : events);
                saidAt = clock.instant();
            }
        }
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
