package vn.cnnt.registry.intake;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.Languages;
import vn.cnnt.manners.security.Role;
import vn.cnnt.registry.store.Paging;
import vn.cnnt.registry.updates.NewsSource;
import vn.cnnt.registry.updates.Notice;

/// How imports go on: to their importer, and to auditors.
@Component
class ImportNews implements NewsSource {
    private static final Paging RUNNING = new Paging(50, null);
    private static final Paging LATEST = new Paging(20, null);

    private final Imports imports;
    private final ImportAnswers answers;
    private final Clock clock;

    ImportNews(Imports imports, ImportAnswers answers, Clock clock) {
        this.imports = imports;
        this.answers = answers;
        this.clock = clock;
    }

    @Override
    public boolean concerns(Actor listener) {
        return Role.OFFICER.isOf(listener) || Role.AUDITOR.isOf(listener);
    }

    @Override
    public List<Notice> now() {
        var since = clock.instant().minus(REMEMBERED);
        var told = new LinkedHashMap<String, Import>();
        imports.page(null, Import.State.RUNNING, null, RUNNING).items().forEach(job -> told.put(job.id(), job));
        imports.page(null, null, null, LATEST).items().stream()
                .filter(job -> job.endedAt() != null && job.endedAt().isAfter(since))
                .forEach(job -> told.put(job.id(), job));
        return told.values().stream()
                .map(job -> Notice.of(
                        "import",
                        job.id(),
                        answers.brief(job, Languages.VIETNAMESE),
                        listener -> listener.name().equals(job.actor()) || Role.AUDITOR.isOf(listener)))
                .toList();
    }
}
