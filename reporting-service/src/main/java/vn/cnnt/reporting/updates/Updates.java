package vn.cnnt.reporting.updates;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vn.cnnt.manners.stream.Watch;
import vn.cnnt.reporting.figures.Lag;
import vn.cnnt.reporting.figures.PageChanges;
import vn.cnnt.reporting.projection.Definition;
import vn.cnnt.reporting.slots.Store;
import vn.cnnt.reporting.statistics.ProvincePage;

/// Looks at the live figures, five times a second at most.
@Component
public class Updates extends Watch {
    private static final Logger log = LoggerFactory.getLogger(Updates.class);
    private static final Duration INTERVAL = Duration.ofMillis(200);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(1);

    private static final long NOTICES_INTERVAL = Duration.ofSeconds(1).toNanos();

    private final PageChanges changes;
    private final OperatorNews operatorNews;
    private PageChanges.@Nullable ChangedPages seen;
    private long looks;
    private long seenAt;
    private SortedMap<String, String> noticed = Collections.emptySortedMap();
    private long noticedAt;
    private long noticesDue = System.nanoTime();
    private int clients;
    private int operators;

    /// Who listens. What each may be told is decided by whoever lets them in, and kept to here.
    public enum Audience {
        /// The cut, which is everybody's.
        PUBLIC,
        /// What those who run the figures may see, too: see [OperatorNews].
        OPERATORS
    }

    Updates(Store store, Lag lag, Definition<?> definition, OperatorNews operatorNews, MeterRegistry registry) {
        this.operatorNews = operatorNews;
        this.changes =
                new PageChanges(store, lag, definition, ProvincePage.all().keySet());
        Gauge.builder("cnnt.updates.clients", this, Updates::clients)
                .description("Clients that are told when the figures move")
                .register(registry);
    }

    /// @param lastEventId the id of the last event it was told, null where it was told none
    public Client join(@Nullable String lastEventId, Audience audience) {
        lock.lock();
        try {
            clients++;
            if (audience == Audience.OPERATORS) {
                operators++;
            }
            changed.signalAll();
            return new Client(Position.of(lastEventId), audience, looks);
        } finally {
            lock.unlock();
        }
    }

    /// One who is told. Its first update comes at once and says how far the figures are; so it has an id to come back
    /// with.
    public final class Client implements AutoCloseable {
        private final Audience audience;
        private final long joinedAt;
        private final Map<String, String> told = new HashMap<>();
        private @Nullable Position last;
        private boolean greeted;

        private Client(@Nullable Position last, Audience audience, long joinedAt) {
            this.last = last;
            this.audience = audience;
            this.joinedAt = joinedAt;
        }

        /// Waits for the next news; empty where there are none within the timeout, or no more because the service
        /// stops.
        public Optional<News> next(Duration timeout) throws InterruptedException {
            return await(timeout, this::news);
        }

        private Optional<News> news() {
            var update = update();
            var notices = notices();
            return update == null && notices.isEmpty() ? Optional.empty() : Optional.of(new News(update, notices));
        }

        private @Nullable Update update() {
            var now = seen;
            if (now == null || seenAt <= joinedAt || !isNews(now)) {
                return null;
            }
            var update = Update.since(last, now);
            last = update.position();
            greeted = true;
            return update;
        }

        /// Whatever stands otherwise than the client was told.
        private List<News.Notice> notices() {
            if (audience != Audience.OPERATORS || noticedAt <= joinedAt) {
                return List.of();
            }
            var notices = new ArrayList<News.Notice>();
            noticed.forEach((name, data) -> {
                if (!data.equals(told.put(name, data))) {
                    notices.add(new News.Notice(name.split("/", 2)[0], data));
                }
            });
            return notices;
        }

        private boolean isNews(PageChanges.ChangedPages now) {
            var before = last;
            return !greeted
                    || before == null
                    || !before.run().equals(now.run())
                    || !before.offsets().equals(now.cut().offsets());
        }

        @Override
        public void close() {
            lock.lock();
            try {
                clients--;
                if (audience == Audience.OPERATORS) {
                    operators--;
                }
            } finally {
                lock.unlock();
            }
        }
    }

    @Override
    protected boolean isHeard() {
        return clients > 0;
    }

    @Override
    protected Duration look() {
        var began = System.nanoTime();
        var number = nextLook();
        Optional<PageChanges.ChangedPages> found;
        SortedMap<String, String> notices = null;
        try {
            found = changes.look();
            if (areNoticesDue()) {
                notices = operatorNews.now();
            }
        } catch (RuntimeException e) {
            log.atWarn().setCause(e).log("the figures can't be watched just now");
            return AFTER_A_FAILURE;
        }
        lock.lock();
        try {
            found.ifPresent(it -> {
                seen = it;
                seenAt = number;
                changed.signalAll();
            });
            if (notices != null) {
                noticed = notices;
                noticedAt = number;
                noticesDue = System.nanoTime() + NOTICES_INTERVAL;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
        return rest(INTERVAL, began);
    }

    /// Once a second, and only where somebody is there who may be told.
    private boolean areNoticesDue() {
        lock.lock();
        try {
            return operators > 0 && System.nanoTime() - noticesDue >= 0;
        } finally {
            lock.unlock();
        }
    }

    private long nextLook() {
        lock.lock();
        try {
            return ++looks;
        } finally {
            lock.unlock();
        }
    }

    private int clients() {
        lock.lock();
        try {
            return clients;
        } finally {
            lock.unlock();
        }
    }
}
