package vn.cnnt.registry.publication;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.security.Role;
import vn.cnnt.registry.outbox.Publication;
import vn.cnnt.registry.updates.NewsSource;
import vn.cnnt.registry.updates.Notice;

/// How far the relay and what it sends again are, to auditors and operators.
@Component
class PublicationNews implements NewsSource {
    private final Publication publication;
    private final Clock clock;

    PublicationNews(Publication publication, Clock clock) {
        this.publication = publication;
        this.clock = clock;
    }

    /// How far the relay is; until when its instance is one stands at the address of the publication, as it is another
    /// time every few seconds.
    private record Relayed(
            Publication.Pending pending, @Nullable String holder, Publication.@Nullable LastError lastError) {}

    @Override
    public boolean concerns(Actor listener) {
        return Role.AUDITOR.isOf(listener) || Role.OPERATOR.isOf(listener);
    }

    @Override
    public List<Notice> now() {
        var report = publication.report();
        var lease = report.lease();
        var news = new ArrayList<Notice>();
        var relayed = new Relayed(report.pending(), lease == null ? null : lease.holder(), report.lastError());
        news.add(Notice.of("publication", "", relayed, this::concerns));
        var since = clock.instant().minus(REMEMBERED);
        report.republications().stream()
                .filter(it -> it.finishedAt() == null || it.finishedAt().isAfter(since))
                .forEach(it -> news.add(Notice.of("republication", it.id(), it, this::concerns)));
        return news;
    }
}
